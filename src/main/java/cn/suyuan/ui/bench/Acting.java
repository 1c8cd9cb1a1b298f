package cn.suyuan.ui.bench;

import cn.suyuan.app.CaseSnapshot;
import cn.suyuan.app.FindingActs;
import cn.suyuan.app.Workbench;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Progress;
import cn.suyuan.evidence.Attachment;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.AuditTeam;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.Subject;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseHead;
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
        return decision.isPresent()
                ? workbench.decide(decision.get(), progress)
                : new PaperActing(workbench.paperWork(), progress).perform(act);
    }

    private CaseSnapshot answer(Act.AnswerClause answer) throws WorkbenchException {
        AnswerSheet.Answer given = new AnswerSheet.Answer(
                        answer.ruleId(),
                        new Subject("case"),
                        answer.verdict(),
                        answer.text(),
                        Optional.empty(),
                        kept(answer.ruleId()))
                .checked(answer.points());
        return workbench.answer(
                given, answer.subjects().stream().map(Subject::new).toList(), answer.method(), progress);
    }

    /** Photographs and files that were taken in for a requirement are what its answer rests on. */
    private List<EvidenceReference> kept(String ruleId) throws WorkbenchException {
        return workbench.snapshot(Progress.silent()).decisions().fieldWork().about("rule:" + ruleId).stream()
                .map(Attachment::reference)
                .toList();
    }

    private CaseSnapshot setTask(Act.SetTask task) throws WorkbenchException {
        CaseSettings before = workbench.snapshot(Progress.silent()).decisions().settings();
        CaseSettings settings = new CaseSettings(
                task.asOf().orElse(before.asOf()),
                Profile.named(task.profile()).orElse(before.profile()),
                before.trials(),
                before.monteCarloSeed());
        List<AuditTeam.Member> members = task.team().stream().map(this::member).toList();
        CaseSnapshot after = workbench.setTeam(new AuditTeam(members), progress);
        Optional<CaseHead.Member> lead =
                task.team().stream().filter(m -> m.role().equals("lead")).findFirst();
        boolean stays = task.team().stream().anyMatch(m -> m.name().equals(workbench.actor()));
        lead.filter(m -> !stays).ifPresent(m -> workbench.actAs(m.name()));
        return settings.equals(before) ? after : workbench.choose(settings, progress);
    }

    /** A member as told; which clauses a known member examines stays as it was. */
    private AuditTeam.Member member(CaseHead.Member member) {
        List<String> usual = member.role().equals("observer") ? List.of() : List.of("*");
        List<String> clauses = before().members().stream()
                .filter(m -> m.name().equals(member.name()))
                .findFirst()
                .map(AuditTeam.Member::clauses)
                .orElse(usual);
        return new AuditTeam.Member(member.name(), member.role(), member.declared(), member.declared(), clauses);
    }

    private AuditTeam before() {
        try {
            return workbench.snapshot(Progress.silent()).decisions().team();
        } catch (WorkbenchException e) {
            return AuditTeam.none();
        }
    }
}
