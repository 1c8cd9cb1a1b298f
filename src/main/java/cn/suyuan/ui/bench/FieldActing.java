package cn.suyuan.ui.bench;

import cn.suyuan.app.CaseSnapshot;
import cn.suyuan.app.Workbench;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.Progress;
import cn.suyuan.rule.AuditTeam;
import cn.suyuan.ui.desk.Act;
import java.util.List;
import java.util.Optional;

/** Acts about the sample and on site, and taking acts back, as use cases of the workbench. */
final class FieldActing {
    private final Workbench workbench;
    private final Progress progress;

    FieldActing(Workbench workbench, Progress progress) {
        this.workbench = workbench;
        this.progress = progress;
    }

    /** Empty where the act is none of these. */
    Optional<CaseSnapshot> perform(Act act) throws WorkbenchException {
        Optional<CaseSnapshot> sampled = sample(act);
        if (sampled.isPresent()) {
            return sampled;
        }
        if (act instanceof Act.Observe observe) {
            return Optional.of(workbench.site().observe(observe.seen(), progress));
        }
        if (act instanceof Act.Attach attach) {
            return Optional.of(workbench.site().attach(attach.file(), attach.subject(), attach.note(), progress));
        }
        if (act instanceof Act.DivideWork work) {
            return Optional.of(divide(work));
        }
        return rules(act);
    }

    private Optional<CaseSnapshot> rules(Act act) throws WorkbenchException {
        if (act instanceof Act.ImportRules rules) {
            return Optional.of(workbench.rules().importPack(rules.pack(), rules.reason(), progress));
        }
        if (act instanceof Act.AdjustRule adjust) {
            return Optional.of(workbench.rules().adjust(adjust.name(), adjust.value(), adjust.reason(), progress));
        }
        return act instanceof Act.MarkKey mark
                ? Optional.of(workbench.rules().markKey(mark.subject(), mark.key(), mark.reason(), progress))
                : Optional.empty();
    }

    private CaseSnapshot divide(Act.DivideWork work) throws WorkbenchException {
        List<AuditTeam.Member> members = workbench.snapshot(Progress.silent()).decisions().team().members().stream()
                .map(m -> m.name().equals(work.member())
                        ? new AuditTeam.Member(
                                m.name(),
                                m.role(),
                                m.independenceDeclared(),
                                m.confidentialityDeclared(),
                                work.clauses())
                        : m)
                .toList();
        return workbench.setTeam(new AuditTeam(members), progress);
    }

    private Optional<CaseSnapshot> sample(Act act) throws WorkbenchException {
        if (act instanceof Act.PlanSample plan) {
            return Optional.of(workbench.sample().plan(plan.plan(), progress));
        }
        if (act instanceof Act.RecordCommitments recorded) {
            return Optional.of(workbench.sample().commit(recorded.commitments(), progress));
        }
        if (act instanceof Act.RefuseReveal refusal) {
            return Optional.of(workbench.sample().refuse(refusal.party(), refusal.reason(), progress));
        }
        if (act instanceof Act.DrawFromSeed draw) {
            return Optional.of(workbench.sample().draw(DrawDecision.fromSeed(draw.seed()), progress));
        }
        if (act instanceof Act.DrawFromContributions draw) {
            return Optional.of(workbench
                    .sample()
                    .draw(DrawDecision.fromContributions(draw.contributions(), draw.publicText()), progress));
        }
        if (act instanceof Act.ReplaceDevice replaced) {
            return Optional.of(workbench.sample().replace(replaced.instrumentNo(), replaced.reason(), progress));
        }
        if (act instanceof Act.AddDevice added) {
            return Optional.of(workbench.sample().add(added.instrumentNo(), added.reason(), progress));
        }
        if (act instanceof Act.ExtendSample more) {
            return Optional.of(workbench.sample().extend(more.stratum(), more.size(), more.reason(), progress));
        }
        return Optional.empty();
    }
}
