package cn.suyuan.rule.check.clause6;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.DeclaredResult;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.OutputQuantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The result is stated as an interval of 95 % with both ends, and 95 % is what it is (6.3, uncertainty). */
public final class IntervalIsStated implements Check {

    @Override
    public String name() {
        return "interval-is-stated";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met",
                3,
                "end_missing",
                0,
                "k_one",
                2,
                "inconsistent",
                2,
                "probability_missing",
                0,
                "probability_low",
                1,
                "not_verifiable",
                0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (OutputQuantity output : OutputSubject.outputs(view)) {
            found.add(output.declared()
                    .map(declared -> judge(rule, view, output, declared))
                    .orElseGet(() -> ObservationDraft.notVerifiable(rule, view, OutputSubject.of(output, view))
                            .on(view.file("data/uncertainty.json"))
                            .build()));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("uncertainty"))
                    .on(view.file("data/uncertainty.json"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, OutputQuantity output, DeclaredResult declared) {
        Subject subject = OutputSubject.of(output, view);
        Optional<BudgetRemark> wrongK = OutputSubject.evaluation(output, view).stream()
                .map(OutputEvaluation::remarks)
                .flatMap(List::stream)
                .filter(r ->
                        r.code() == BudgetRemark.Code.K_ONE_CALLED_95 || r.code() == BudgetRemark.Code.K_NOT_APPLIED)
                .findFirst();
        double least = view.pack().setting("coverage").value().doubleValue();
        double probability = declared.coverageProbability().orElse(least);
        boolean kOne = declared.coverageFactor().isPresent()
                && declared.coverageFactor().getAsDouble()
                        < rule.limit("k").value().doubleValue()
                && probability >= least;
        boolean low = probability < least;
        ObservationDraft draft = ObservationDraft.notMet(rule, view, subject);
        if (wrongK.isPresent() || kOne) {
            draft = draft.as("k_one")
                    .with(
                            declared.expandedUncertainty()
                                    .map(BigDecimal::toPlainString)
                                    .orElse("—"),
                            wrongK.map(r -> BudgetRemarks.argument(
                                            r, r.code() == BudgetRemark.Code.K_NOT_APPLIED ? 1 : 0))
                                    .orElse(String.valueOf(
                                            declared.coverageFactor().orElse(1))));
        } else if (lacksAnEnd(declared)) {
            draft = draft.as("end_missing");
        } else if (low) {
            draft = draft.as("probability_low")
                    .with(Figures.percent(declared.coverageProbability().getAsDouble()));
        } else if (isInconsistent(declared)) {
            draft = draft.as("inconsistent")
                    .with(
                            declared.intervalLow()
                                    .map(BigDecimal::toPlainString)
                                    .orElse("—"),
                            declared.intervalHigh()
                                    .map(BigDecimal::toPlainString)
                                    .orElse("—"));
        } else if (declared.coverageProbability().isEmpty()
                && declared.coverageFactor().isEmpty()) {
            draft = draft.as("probability_missing");
        } else {
            draft = ObservationDraft.met(rule, view, subject).with(low(declared), high(declared), output.unit());
        }
        return draft.on(view.file("data/uncertainty.json")).build();
    }

    /** One end without the other, or neither the ends nor a value with its U, from which they follow. */
    private static boolean lacksAnEnd(DeclaredResult declared) {
        boolean low = declared.intervalLow().isPresent();
        boolean high = declared.intervalHigh().isPresent();
        boolean derived =
                declared.expandedUncertainty().isPresent() && declared.value().isPresent();
        return low != high || (!low && !derived);
    }

    private static boolean isInconsistent(DeclaredResult declared) {
        if (declared.intervalLow().isEmpty() || declared.intervalHigh().isEmpty()) {
            return false;
        }
        BigDecimal low = declared.intervalLow().get();
        BigDecimal high = declared.intervalHigh().get();
        boolean outside = declared.value()
                .filter(v -> v.compareTo(low) < 0 || v.compareTo(high) > 0)
                .isPresent();
        return low.compareTo(high) >= 0 || outside;
    }

    private static String low(DeclaredResult declared) {
        return end(declared, declared.intervalLow(), -1);
    }

    private static String high(DeclaredResult declared) {
        return end(declared, declared.intervalHigh(), 1);
    }

    private static String end(DeclaredResult declared, Optional<BigDecimal> stated, int sign) {
        return stated.or(() -> declared.value()
                        .flatMap(v ->
                                declared.expandedUncertainty().map(u -> v.add(u.multiply(BigDecimal.valueOf(sign))))))
                .map(BigDecimal::toPlainString)
                .orElse("—");
    }
}
