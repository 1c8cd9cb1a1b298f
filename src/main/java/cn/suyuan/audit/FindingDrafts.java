package cn.suyuan.audit;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.Observation;
import java.util.List;

/** Makes the findings of a case from what the checks observed and what the auditor decided about them. */
@FunctionalInterface
public interface FindingDrafts {

    /**
     * @param observations by rule id, then subject
     * @param acts entries of the journal about findings, in their order
     * @return findings in the order of their numbers, withdrawn ones last
     */
    List<Finding> findings(List<Observation> observations, List<JournalEntry> acts);
}
