package cn.suyuan.traceability;

import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Instruments that are calibrated with each other in a circle. Found without recursion, so that a hostile table of any
 * length cannot exhaust the stack (strongly connected components, two passes).
 */
final class StandardCycles {

    private final Map<String, Integer> circle = new HashMap<>();
    private final Map<String, Set<String>> uses = new LinkedHashMap<>();
    private final Map<String, Set<String>> usedBy = new HashMap<>();

    StandardCycles(List<TraceabilityCertificate> certificates) {
        for (TraceabilityCertificate certificate : certificates) {
            if (certificate.kind() == Kind.INTERNAL) {
                String user = certificate.instrumentNo().strip();
                certificate.standardsUsed().forEach(use -> {
                    String standard = use.instrumentNo().strip();
                    uses.computeIfAbsent(user, k -> new LinkedHashSet<>()).add(standard);
                    usedBy.computeIfAbsent(standard, k -> new LinkedHashSet<>()).add(user);
                });
            }
        }
        int number = 0;
        Set<String> placed = new HashSet<>();
        for (String start : finishingOrder()) {
            Deque<String> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                String node = open.pop();
                if (placed.add(node)) {
                    circle.put(node, number);
                    usedBy.getOrDefault(node, Set.of()).forEach(open::push);
                }
            }
            number++;
        }
    }

    /** Whether an instrument rests on a standard that rests, over others or directly, on the instrument. */
    boolean inOneCircle(String instrumentNo, String standardNo) {
        String a = instrumentNo.strip();
        String b = standardNo.strip();
        Integer one = circle.get(a);
        return a.equals(b) || (one != null && one.equals(circle.get(b)));
    }

    /** Nodes, the last finished of a depth-first walk along the uses first. */
    private Deque<String> finishingOrder() {
        Deque<String> finished = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        for (String start : uses.keySet()) {
            Deque<String> open = new ArrayDeque<>(List.of(start));
            Set<String> entered = new HashSet<>();
            while (!open.isEmpty()) {
                String node = open.peek();
                if (seen.add(node)) {
                    entered.add(node);
                    uses.getOrDefault(node, Set.of()).stream()
                            .filter(n -> !seen.contains(n))
                            .forEach(open::push);
                } else {
                    open.pop();
                    if (entered.remove(node)) {
                        finished.push(node);
                    }
                }
            }
        }
        return finished;
    }
}
