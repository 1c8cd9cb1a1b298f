package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.BudgetRemark.Code;
import cn.suyuan.uncertainty.BudgetRemark.Weight;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** Looks for what is wrong in a declared result itself: factor, probability, interval, trials. */
final class DeclaredLint {
    private static final double LEAST_PROBABILITY = 0.95;
    /** A factor this near to 1 is taken as "no factor". */
    private static final double NEAR_ONE = 0.1;

    private static final double NEAR = 0.05;

    private final DeclaredResult declared;
    private final Optional<GumEvaluation> gum;
    private final Remarks remarks;

    DeclaredLint(DeclaredResult declared, Optional<GumEvaluation> gum, Remarks remarks) {
        this.declared = declared;
        this.gum = gum;
        this.remarks = remarks;
    }

    void look() {
        probability();
        factor();
        interval();
        if (declared.saysMonteCarlo()) {
            trials();
        }
    }

    private void probability() {
        OptionalDouble p = declared.coverageProbability();
        OptionalDouble k = declared.coverageFactor();
        if (p.isEmpty() && k.isEmpty()) {
            remarks.add(Code.PROBABILITY_NOT_STATED, Weight.SUSPICION, Remarks.word("probability"));
            return;
        }
        // k alone stands for the probability of a normal distribution; k = 2 is 95.45 %
        double stated = p.orElseGet(() -> Quantiles.coverageProbability(k.orElse(0), Double.POSITIVE_INFINITY));
        if (stated < LEAST_PROBABILITY - 1e-9) {
            remarks.add(Code.PROBABILITY_BELOW_95, Weight.DEFECT, Remarks.number(stated));
        }
    }

    private void factor() {
        double p = declared.coverageProbability().orElse(LEAST_PROBABILITY);
        double dof = gum.map(found -> found.effectiveDof().orElse(Double.POSITIVE_INFINITY))
                .orElse(Double.POSITIVE_INFINITY);
        OptionalDouble k = declared.coverageFactor();
        double implied = impliedFactor();
        boolean probable = p > 0.9 && p < 1;
        if (k.isPresent()) {
            double said = k.getAsDouble();
            if (Math.abs(said - 1) <= NEAR_ONE && probable) {
                remarks.add(Code.K_ONE_CALLED_95, Weight.DEFECT, Remarks.number(said), Remarks.number(p));
            } else if (declared.coverageProbability().isPresent() && !CoverageFactorCheck.fits(said, p, dof)) {
                double exact =
                        p > 0 && p < 1 ? Quantiles.coverageFactor(p, CoverageFactorCheck.truncated(dof)) : Double.NaN;
                remarks.add(
                        Code.K_NOT_FITTING_DOF,
                        Weight.DEFECT,
                        Remarks.number(said),
                        Remarks.number(exact),
                        Remarks.number(p),
                        Remarks.number(dof));
            }
            boolean otherFactor = Math.abs(implied - said) > NEAR * said;
            if (otherFactor && said > 1.2 && (near(implied, 1) || near(implied, said * said))) {
                remarks.add(
                        Code.K_NOT_APPLIED,
                        Weight.DEFECT,
                        declared.expandedUncertainty()
                                .map(BigDecimal::toPlainString)
                                .orElse(""),
                        Remarks.number(implied),
                        Remarks.number(said));
            }
        } else if (probable && Math.abs(implied - 1) <= NEAR_ONE) {
            remarks.add(Code.K_ONE_CALLED_95, Weight.DEFECT, Remarks.number(implied), Remarks.number(p));
        }
    }

    private static boolean near(double found, double expected) {
        return Math.abs(found - expected) <= NEAR_ONE * expected;
    }

    /** Returns the declared U over the recomputed u_c, NaN where one is missing. */
    private double impliedFactor() {
        return gum.filter(found -> found.standardUncertainty() > 0)
                .flatMap(found -> declared.expandedUncertainty()
                        .map(expanded -> expanded.doubleValue() / found.standardUncertainty()))
                .orElse(Double.NaN);
    }

    private void interval() {
        Optional<BigDecimal> low = declared.intervalLow();
        Optional<BigDecimal> high = declared.intervalHigh();
        boolean onlyInterval = declared.expandedUncertainty().isEmpty();
        if (low.isEmpty() && (high.isPresent() || onlyInterval)) {
            remarks.add(Code.INTERVAL_END_MISSING, Weight.DEFECT, Remarks.word("low"));
        }
        if (high.isEmpty() && (low.isPresent() || onlyInterval)) {
            remarks.add(Code.INTERVAL_END_MISSING, Weight.DEFECT, Remarks.word("high"));
        }
        if (low.isPresent() && high.isPresent()) {
            BigDecimal value = declared.value().orElse(low.get());
            boolean ordered = low.get().compareTo(high.get()) <= 0;
            boolean inside = low.get().compareTo(value) <= 0 && value.compareTo(high.get()) <= 0;
            if (!ordered || !inside) {
                remarks.add(
                        Code.INTERVAL_INCONSISTENT,
                        Weight.DEFECT,
                        low.get().toPlainString(),
                        high.get().toPlainString(),
                        value.toPlainString());
            }
        }
    }

    private void trials() {
        double p = declared.coverageProbability().orElse(LEAST_PROBABILITY);
        // JCGM 101:2008, 7.2.2: at least 10^4 times 1/(1-p)
        double least = p > 0 && p < 1 ? Math.rint(1e4 / (1 - p)) : 0;
        if (declared.trials().isEmpty()) {
            remarks.add(Code.TRIALS_OR_SEED_NOT_STATED, Weight.SUSPICION, Remarks.word("trials"));
        } else if (declared.trials().getAsLong() < least) {
            remarks.add(
                    Code.TOO_FEW_TRIALS,
                    Weight.DEFECT,
                    String.valueOf(declared.trials().getAsLong()),
                    String.valueOf((long) least));
        }
        if (declared.seed().isEmpty()) {
            remarks.add(Code.TRIALS_OR_SEED_NOT_STATED, Weight.SUSPICION, Remarks.word("seed"));
        }
    }
}
