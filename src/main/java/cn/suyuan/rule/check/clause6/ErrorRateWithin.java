package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.measure.Quantity;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declared values lie within ±5 % of what the third party verified; exactly 5 % passes (6.2). */
public final class ErrorRateWithin implements Check {

    @Override
    public String name() {
        return "error-rate-within";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 3, Rule.NOT_MET, 5, "own_differs", 2, "not_verifiable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (CrossCheck row : view.facts().footprint().tables().crossChecks()) {
            if (row.kind() == CrossCheck.Kind.THIRD_PARTY) {
                found.add(judge(rule, view, row));
            }
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .on(view.file("data/cross-checks.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, CrossCheck row) {
        Subject subject = new Subject(row.item());
        Optional<BigDecimal> verified = row.referenceValue().filter(v -> v.signum() != 0);
        if (row.ownValue().isEmpty() || verified.isEmpty()) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .on(row.row().source())
                    .build();
        }
        BigDecimal own = row.ownValue().get();
        BigDecimal difference = own.subtract(verified.get());
        boolean within = difference
                        .abs()
                        .compareTo(rule.limit("error")
                                .value()
                                .multiply(verified.get().abs()))
                <= 0;
        String rate = Figures.percent(
                difference.doubleValue() / Math.abs(verified.get().doubleValue()));
        Optional<BigDecimal> declared = declared(row, view);
        ObservationDraft draft;
        if (!within) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .with(own, verified.get(), rate, row.body(), row.report())
                    .effect(view.shares()
                            .effect(
                                    row.item(),
                                    "third_party",
                                    own.doubleValue(),
                                    verified.get().doubleValue()));
        } else if (declared.isPresent() && declared.get().compareTo(own) != 0) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("own_differs")
                    .with(own, declared.get());
        } else {
            draft = ObservationDraft.met(rule, view, subject).with(own, verified.get(), rate);
        }
        return draft.found(rate).on(row.row().source()).build();
    }

    private static Optional<BigDecimal> declared(CrossCheck row, CaseView view) {
        String id = row.item().substring(row.item().indexOf(':') + 1);
        Optional<Quantity> quantity = row.item().startsWith("factor:")
                ? view.factor(id).flatMap(EmissionFactor::value)
                : view.activity(id).flatMap(ActivityDatum::quantity);
        return quantity.filter(q -> row.unit().isBlank() || q.unit().equals(row.unit()))
                .map(Quantity::value);
    }
}
