package cn.suyuan.audit;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.AuditConduct;
import cn.suyuan.rule.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the team's findings show of its own duties. */
final class Conduct {

    private Conduct() {}

    static AuditConduct of(List<Finding> findings, List<Observation> observations) {
        Map<String, Integer> evidence = new HashMap<>();
        observations.forEach(o -> evidence.merge(o.key(), o.evidence().size(), Integer::sum));
        return new AuditConduct(findings.stream()
                .filter(f -> f.status() != Finding.Status.WITHDRAWN)
                .map(f -> new AuditConduct.Item(
                        String.valueOf(f.no()),
                        f.clauses(),
                        f.descriptionZh(),
                        f.gradeReason(),
                        List.of(f.verification().name()),
                        f.evidence().size()
                                + f.observationKeys().stream()
                                        .mapToInt(key -> evidence.getOrDefault(key, 0))
                                        .sum(),
                        f.status() == Finding.Status.ACCEPTED))
                .toList());
    }
}
