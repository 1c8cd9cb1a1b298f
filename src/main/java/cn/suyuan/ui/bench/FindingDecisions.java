package cn.suyuan.ui.bench;

import cn.suyuan.app.FindingActs;
import cn.suyuan.ui.desk.Act;
import java.util.Optional;

/** What the window decides about findings, as the workbench records it. */
final class FindingDecisions {

    private FindingDecisions() {}

    /** The decision; empty where the act is about something else. */
    static Optional<FindingActs.FindingAct> of(Act act) {
        if (act instanceof Act.Accept accept) {
            return Optional.of(FindingActs.accept(accept.findingId()));
        }
        if (act instanceof Act.Withdraw withdraw) {
            return Optional.of(FindingActs.withdraw(withdraw.findingId(), withdraw.reason()));
        }
        if (act instanceof Act.MakeRemark observe) {
            return Optional.of(FindingActs.observe(observe.findingId(), observe.reason()));
        }
        if (act instanceof Act.Regrade grade) {
            return Optional.of(FindingActs.regrade(grade.findingId(), grade.grade(), grade.reason()));
        }
        if (act instanceof Act.Reword word) {
            return Optional.of(FindingActs.reword(word.findingId(), word.wording(), word.english()));
        }
        if (act instanceof Act.ChooseMode mode) {
            return Optional.of(FindingActs.chooseMode(mode.findingId(), mode.mode()));
        }
        if (act instanceof Act.AssignClauses assign) {
            return Optional.of(FindingActs.assign(assign.findingId(), assign.clauses()));
        }
        return shaping(act);
    }

    private static Optional<FindingActs.FindingAct> shaping(Act act) {
        if (act instanceof Act.AttachEvidence attach) {
            return Optional.of(FindingActs.attach(attach.findingId(), attach.evidence()));
        }
        if (act instanceof Act.MergeFindings merge) {
            return Optional.of(FindingActs.merge(merge.findingId(), merge.absorbed()));
        }
        if (act instanceof Act.SplitFinding split) {
            return Optional.of(FindingActs.split(split.findingId(), split.observationKeys()));
        }
        if (act instanceof Act.Review review) {
            return Optional.of(FindingActs.review(review.findingId(), review.agreed(), review.note()));
        }
        if (act instanceof Act.AddFinding own) {
            return Optional.of(FindingActs.add(new FindingActs.Own(
                    own.clauses(),
                    own.grade(),
                    "",
                    own.wording(),
                    own.mode(),
                    own.observations(),
                    own.evidence(),
                    own.remark())));
        }
        return Optional.empty();
    }
}
