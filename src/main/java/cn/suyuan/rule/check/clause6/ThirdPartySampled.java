package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every key datum was verified by a third party's sample, dated in the period or the year after it (6.2). */
public final class ThirdPartySampled implements Check {

    @Override
    public String name() {
        return "third-party-sampled";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met",
                3,
                "absent",
                0,
                "none",
                1,
                "out_of_time",
                2,
                "not_verifiable",
                0,
                "no_accreditation",
                1,
                "unlinked",
                1);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>(UnlinkedInputs.of(rule, view));
        Set<String> key = view.shares().keyData();
        if (key.isEmpty() && !found.isEmpty()) {
            return found;
        }
        if (key.isEmpty()) {
            return List.of(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .on(view.file("data/cross-checks.csv"))
                    .build());
        }
        List<CrossCheck> rows = view.facts().footprint().tables().crossChecks().stream()
                .filter(c -> c.kind() == CrossCheck.Kind.THIRD_PARTY)
                .toList();
        if (rows.isEmpty()) {
            found.add(ObservationDraft.notMet(rule, view, new Subject("case"))
                    .as("none")
                    .with(key.size())
                    .graded(GradeProposal.serious(view, "G4"))
                    .on(view.file("data/cross-checks.csv"))
                    .build());
            return found;
        }
        for (String item : key) {
            found.add(judge(
                    rule,
                    view,
                    item,
                    rows.stream().filter(r -> r.item().equals(item)).toList()));
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, String item, List<CrossCheck> rows) {
        Subject subject = new Subject(item);
        if (rows.isEmpty()) {
            return ObservationDraft.notMet(rule, view, subject)
                    .as("absent")
                    .on(view.file("data/cross-checks.csv"))
                    .build();
        }
        long months = rule.limit("after").value().longValue();
        Optional<CrossCheck> timely =
                rows.stream().filter(r -> isTimely(r, view, months)).findFirst();
        CrossCheck row = timely.orElse(rows.get(0));
        ObservationDraft draft;
        if (timely.isEmpty()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("out_of_time")
                    .with(row.report(), row.date().map(Object::toString).orElse("—"));
        } else if (!Given.is(row.body()) || !Given.is(row.bodyNo()) || !Given.is(row.report())) {
            draft = ObservationDraft.notVerifiable(rule, view, subject)
                    .as("no_accreditation")
                    .with(row.body());
        } else {
            draft = ObservationDraft.met(rule, view, subject).with(row.body(), row.bodyNo(), row.report());
        }
        return draft.found(row.report()).on(row.row().source()).build();
    }

    private static boolean isTimely(CrossCheck row, CaseView view, long months) {
        Optional<DateRange> period = view.period();
        if (row.date().isEmpty() || period.isEmpty()) {
            return false;
        }
        return !row.date().get().isBefore(period.get().from())
                && !row.date().get().isAfter(period.get().to().plusMonths(months));
    }
}
