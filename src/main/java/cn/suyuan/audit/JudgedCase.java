package cn.suyuan.audit;

import cn.suyuan.finding.Finding;
import cn.suyuan.finding.OverallConclusion;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.RulePack;
import java.util.List;
import java.util.Locale;

/**
 * Last station of a case: every requirement has its verdicts, and the findings stand as they were decided.
 *
 * @param evaluated the case as evaluated
 * @param rulePack edition of the standard that was applied
 * @param observations by rule id, then subject
 * @param findings in the order of their numbers, withdrawn ones last
 * @param conclusion what it comes to
 */
public record JudgedCase(
        EvaluatedCase evaluated,
        RulePack rulePack,
        List<Observation> observations,
        List<Finding> findings,
        OverallConclusion conclusion) {

    public JudgedCase {
        observations = List.copyOf(observations);
        findings = List.copyOf(findings);
    }

    /** What came, for short. */
    public ImportedCase imported() {
        return evaluated.verified().imported();
    }

    /** What all rules looked up: made anew at each call. */
    public CaseView view() {
        return new CaseView(
                evaluated.facts(), rulePack, evaluated.decisions().settings().profile());
    }

    /** Name of the pack as the auditor knows it. */
    public String packName() {
        return imported().pack().containerName();
    }

    /** Whether the pack is what was sealed, as written in results.json. */
    public String packIntegrity() {
        return evaluated.verified().evidence().integrity().name().toLowerCase(Locale.ROOT);
    }

    /** Findings that stand on the form: neither withdrawn nor mere remarks. */
    public List<Finding> standingFindings() {
        return findings.stream().filter(Finding::stands).toList();
    }
}
