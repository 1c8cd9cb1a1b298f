package cn.suyuan.rule.check.clause6;

import cn.suyuan.evidence.DocumentEntry;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Given;
import cn.suyuan.uncertainty.DeclaredResult;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.OutputQuantity;
import cn.suyuan.uncertainty.RelativeUncertainty;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The figures that can stand for the total uncertainty: the three recomputed ones and the declared one; the largest
 * decides (evidence-pack.md, section 3).
 *
 * @param recomputed three figures of the evaluation
 * @param declared declared U over value at 95 %, NaN where none is declared for that probability
 */
record TotalUncertainty(RelativeUncertainty recomputed, double declared) {

    static Optional<TotalUncertainty> of(OutputQuantity output, CaseView view) {
        double declared = output.declared().map(TotalUncertainty::relative).orElse(Double.NaN);
        return OutputSubject.evaluation(output, view)
                .flatMap(OutputEvaluation::relative)
                .filter(r -> !Double.isNaN(r.largest()))
                .map(r -> new TotalUncertainty(r, declared));
    }

    private static double relative(DeclaredResult declared) {
        if (declared.value().filter(v -> v.signum() != 0).isEmpty()
                || declared.expandedUncertainty().isEmpty()) {
            return Double.NaN;
        }
        return declared.expandedUncertainty().get().doubleValue()
                / Math.abs(declared.value().get().doubleValue());
    }

    /** The document that is a sensitivity analysis, by its title; one that names another product only is not this one's. */
    static Optional<DocumentEntry> analysis(OutputQuantity output, CaseView view) {
        return Given.document(
                view,
                d -> (d.title().contains("敏感性分析")
                                || d.title().toLowerCase(java.util.Locale.ROOT).contains("sensitivity analysis"))
                        && (names(d.title(), output)
                                || OutputSubject.outputs(view).stream().noneMatch(other -> names(d.title(), other))));
    }

    private static boolean names(String title, OutputQuantity output) {
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(output.symbol()) + "(?![A-Za-z0-9_])")
                .matcher(title)
                .find();
    }

    double deciding() {
        return Double.isNaN(declared) ? recomputed.largest() : Math.max(declared, recomputed.largest());
    }

    double propagation() {
        return recomputed.propagation();
    }

    double halfLength() {
        return recomputed.halfLength();
    }

    double longerArm() {
        return recomputed.longerArm();
    }

    double noise() {
        return recomputed.noise();
    }

    RelativeUncertainty.State state(double limit) {
        if (!Double.isNaN(declared) && declared > limit) {
            return RelativeUncertainty.State.ABOVE;
        }
        return new RelativeUncertainty(
                        recomputed.propagation(),
                        recomputed.halfLength(),
                        recomputed.longerArm(),
                        recomputed.noise(),
                        limit)
                .state();
    }
}
