package cn.suyuan.app;

import cn.suyuan.audit.CaseDecisions;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.rule.RulePack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An open case at one moment; every act gives a new one.
 *
 * @param file case file
 * @param caseId identity of the case
 * @param journal journal, verified
 * @param decisions what it says
 * @param trustFolder name of the trust folder taken in, empty where there is none
 * @param judged the judged case; empty before evidence was imported
 * @param report report last issued
 * @param followUps what became of the findings that stand
 * @param rules rule pack that judges the case, as the auditor settled it
 */
public record CaseSnapshot(
        Path file,
        String caseId,
        Journal journal,
        CaseDecisions decisions,
        String trustFolder,
        Optional<JudgedCase> judged,
        Optional<IssuedReport> report,
        List<FollowUpState> followUps,
        RulePack rules) {
    public CaseSnapshot {
        followUps = List.copyOf(followUps);
    }
}
