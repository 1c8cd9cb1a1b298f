package cn.suyuan.ui.desk;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.KeyDevices;
import cn.suyuan.rule.Observation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Clauses, observations, findings.
 *
 * @param clauses every clause
 * @param observations what the checks found
 * @param findings findings in order of number, withdrawn ones last
 * @param conclusion key of the overall conclusion, as in results.json
 * @param keyDevices key devices by number, with the rule that makes them key
 * @param keyData key data, {@code activity:…} and {@code factor:…}
 */
public record JudgedView(
        List<ClauseRow> clauses,
        List<Observation> observations,
        List<Finding> findings,
        String conclusion,
        Map<String, KeyDevices.KeyReason> keyDevices,
        Set<String> keyData) {
    public JudgedView {
        keyData = Set.copyOf(keyData);
        keyDevices = Map.copyOf(keyDevices);
        clauses = List.copyOf(clauses);
        observations = List.copyOf(observations);
        findings = List.copyOf(findings);
    }

    /** Without knowledge of key devices. */
    public JudgedView(
            List<ClauseRow> clauses, List<Observation> observations, List<Finding> findings, String conclusion) {
        this(clauses, observations, findings, conclusion, Map.of(), Set.of());
    }
}
