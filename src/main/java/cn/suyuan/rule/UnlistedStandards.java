package cn.suyuan.rule;

import cn.suyuan.traceability.TraceabilityCertificate;
import java.util.Map;
import java.util.TreeMap;

/** Own standards that records of internal calibration name and that the list of own standards does not have. */
public final class UnlistedStandards {

    private UnlistedStandards() {}

    /** The first record that names each of them, by number of the standard. */
    public static Map<String, TraceabilityCertificate> of(CaseView view) {
        Map<String, TraceabilityCertificate> found = new TreeMap<>();
        for (TraceabilityCertificate certificate :
                view.facts().traceability().tables().certificates()) {
            if (certificate.kind() == TraceabilityCertificate.Kind.INTERNAL) {
                certificate.standardsUsed().stream()
                        .map(use -> use.instrumentNo().strip())
                        .filter(no -> !no.isEmpty() && view.instrument(no).isEmpty())
                        .forEach(no -> found.putIfAbsent(no, certificate));
            }
        }
        return found;
    }
}
