package cn.suyuan.finding;

import cn.suyuan.rule.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * The findings as they stand: drafts, then the auditor's decisions in their order. Findings are numbered from 1 in the
 * order of clauses; remarks and withdrawn ones are kept without a number.
 *
 * @param findings in the order of their numbers, then remarks, then withdrawn ones
 */
public record FindingRegister(List<Finding> findings) {

    public FindingRegister {
        findings = List.copyOf(findings);
    }

    /** The register after all decisions. Decisions about findings that do not exist change nothing. */
    public static FindingRegister of(
            DraftFindings drafts, List<Observation> observations, List<AuditorDecision> decisions) {
        DecidedFindings decided = new DecidedFindings(drafts, observations);
        decisions.forEach(decided::apply);
        return new FindingRegister(numbered(decided.all()));
    }

    private static List<Finding> numbered(List<Finding> findings) {
        List<Finding> result = new ArrayList<>();
        int no = 0;
        for (Finding finding : findings) {
            if (finding.stands()) {
                no++;
                result.add(new FindingEdit(finding).numbered(no));
            }
        }
        for (Finding.Status status : List.of(Finding.Status.OBSERVED, Finding.Status.WITHDRAWN)) {
            findings.stream()
                    .filter(finding -> finding.status() == status)
                    .forEach(finding -> result.add(new FindingEdit(finding).numbered(0)));
        }
        return result;
    }

    /** Findings that stand on the form. */
    public List<Finding> standing() {
        return findings.stream().filter(Finding::stands).toList();
    }
}
