package cn.suyuan.rule;

import cn.suyuan.traceability.TraceabilityCertificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which own standards devices depend on, followed upwards through the standards used. */
final class StandardsInUse {

    private StandardsInUse() {}

    /** Standards that any of the devices depends on. */
    static Set<String> of(Facts facts, Collection<String> devices) {
        Map<String, List<String>> uses = new HashMap<>();
        for (TraceabilityCertificate certificate : facts.traceability().tables().certificates()) {
            certificate
                    .standardsUsed()
                    .forEach(use -> uses.computeIfAbsent(certificate.instrumentNo(), i -> new ArrayList<>())
                            .add(use.instrumentNo()));
        }
        Set<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(devices);
        while (!open.isEmpty()) {
            for (String standard : uses.getOrDefault(open.pop(), List.of())) {
                if (found.add(standard)) {
                    open.add(standard);
                }
            }
        }
        return found;
    }
}
