package cn.suyuan.ui.desk;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.Observation;
import java.util.List;

/**
 * Clauses, observations, findings.
 *
 * @param clauses every clause
 * @param observations what the checks found
 * @param findings findings in order of number, withdrawn ones last
 * @param conclusion key of the overall conclusion, as in results.json
 */
public record JudgedView(
        List<ClauseRow> clauses, List<Observation> observations, List<Finding> findings, String conclusion) {
    public JudgedView {
        clauses = List.copyOf(clauses);
        observations = List.copyOf(observations);
        findings = List.copyOf(findings);
    }
}
