package cn.suyuan.ui.bench;

import cn.suyuan.app.CaseSnapshot;
import cn.suyuan.app.FindingActs;
import cn.suyuan.app.Workbench;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Progress;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.AuditTeam;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.Subject;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseHead;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An act of the window as a use case of the workbench. */
final class Acting {
    private final Workbench workbench;
    private final Progress progress;

    Acting(Workbench workbench, Progress progress) {
        this.workbench = workbench;
        this.progress = progress;
    }

    CaseSnapshot perform(Act act) throws WorkbenchException {
        if (act instanceof Act.AnswerClause answer) {
            return answer(answer);
        }
        if (act instanceof Act.SetTask task) {
            return setTask(task);
        }
        if (act instanceof Act.Undo undo) {
            return workbench.undo(undo.link(), undo.reason(), progress);
        }
        Optional<CaseSnapshot> followed = new FollowActing(workbench.followUp(), progress).perform(act);
        if (followed.isPresent()) {
            return followed.get();
        }
        Optional<CaseSnapshot> inTheField = new FieldActing(workbench, progress).perform(act);
        if (inTheField.isPresent()) {
            return inTheField.get();
        }
        Optional<FindingActs.FindingAct> decision = FindingDecisions.of(act);
        return decision.isPresent() ? workbench.decide(decision.get(), progress) : paper(act);
    }

    private CaseSnapshot paper(Act act) throws WorkbenchException {
        if (act instanceof Act.SignReport sign) {
            try {
                return workbench.signReport(sign.keyFile(), sign.password(), sign.representative(), progress);
            } finally {
                Arrays.fill(sign.password(), '\0');
            }
        }
        if (act instanceof Act.Confirm confirm) {
            return workbench.confirm(confirm.confirmed(), confirm.reason(), progress);
        }
        return workbench.issueReport(progress);
    }

    private CaseSnapshot answer(Act.AnswerClause answer) throws WorkbenchException {
        AnswerSheet.Answer given = new AnswerSheet.Answer(
                answer.ruleId(), new Subject("case"), answer.verdict(), answer.text(), Optional.empty(), List.of());
        return workbench.answer(given, answer.method(), progress);
    }

    private CaseSnapshot setTask(Act.SetTask task) throws WorkbenchException {
        CaseSettings before = workbench.snapshot(Progress.silent()).decisions().settings();
        CaseSettings settings = new CaseSettings(
                task.asOf().orElse(before.asOf()),
                Profile.named(task.profile()).orElse(before.profile()),
                before.trials(),
                before.monteCarloSeed());
        List<AuditTeam.Member> members =
                task.team().stream().map(Acting::member).toList();
        CaseSnapshot after = workbench.setTeam(new AuditTeam(members), progress);
        Optional<CaseHead.Member> lead =
                task.team().stream().filter(m -> m.role().equals("lead")).findFirst();
        lead.ifPresent(m -> workbench.actAs(m.name()));
        return settings.equals(before) ? after : workbench.choose(settings, progress);
    }

    private static AuditTeam.Member member(CaseHead.Member member) {
        List<String> clauses = member.role().equals("observer") ? List.of() : List.of("*");
        return new AuditTeam.Member(member.name(), member.role(), member.declared(), member.declared(), clauses);
    }
}
