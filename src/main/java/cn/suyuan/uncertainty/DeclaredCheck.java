package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.DeclaredComparison.Item;
import cn.suyuan.uncertainty.DeclaredComparison.Subject;
import cn.suyuan.uncertainty.DeclaredComparison.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares a declared result with the recomputed ones: figures agree within one unit of the last digit as written (a
 * declared U may have been rounded up, JCGM 100, 7.2.6) and the noise of both Monte Carlo runs. Less than recomputed, an
 * uncertainty agrees within a whole unit only where that is little of it; else within half a unit, as rounding leaves it.
 */
final class DeclaredCheck {
    /** What rounding to two digits takes from an uncertainty at most: 10.5 becomes 10. */
    private static final double LITTLE = 0.05;

    private final DeclaredResult declared;
    private final Optional<GumEvaluation> gum;
    private final Optional<MonteCarloEvaluation> monteCarlo;

    DeclaredCheck(DeclaredResult declared, Optional<GumEvaluation> gum, Optional<MonteCarloEvaluation> monteCarlo) {
        this.declared = declared;
        this.gum = gum;
        this.monteCarlo = monteCarlo;
    }

    DeclaredComparison compare() {
        boolean byTrials = declared.saysMonteCarlo() && monteCarlo.isPresent();
        List<Item> items = new ArrayList<>();
        if (byTrials || (gum.isEmpty() && monteCarlo.isPresent())) {
            compareTrials(monteCarlo.get(), items);
        } else if (gum.isPresent()) {
            comparePropagation(gum.get(), items);
        }
        if (items.isEmpty()) {
            return new DeclaredComparison(Verdict.NOT_COMPARABLE, items);
        }
        boolean agrees = items.stream().allMatch(Item::agrees);
        return new DeclaredComparison(agrees ? Verdict.REPRODUCES : Verdict.DIFFERS, items);
    }

    private void comparePropagation(GumEvaluation found, List<Item> items) {
        double k = fittingFactor(found);
        double expanded = k * found.standardUncertainty();
        value(items, List.of(found.estimate()), 0);
        expanded(items, expanded, 0);
        ends(items, found.estimate() - expanded, found.estimate() + expanded, 0);
    }

    private void compareTrials(MonteCarloEvaluation found, List<Item> items) {
        List<Double> estimates = new ArrayList<>(List.of(found.mean()));
        gum.ifPresent(law -> estimates.add(law.estimate()));
        // the noise of the declared figures is that of so many trials; unknown, it is taken as ours
        double trials = Math.max(1, declared.trials().orElse(found.trials()));
        double both = Math.sqrt(1 + found.trials() / trials);
        value(items, estimates, both * found.spread().mean());
        double noise = both * Math.max(found.spread().low(), found.spread().high());
        expanded(items, found.symmetric().length() / 2, noise);
        boolean shortest = declared.intervalLow().isPresent()
                && declared.intervalHigh().isPresent()
                && distance(found.shortest()) < distance(found.symmetric());
        CoverageInterval nearer = shortest ? found.shortest() : found.symmetric();
        ends(items, nearer.low(), nearer.high(), noise);
    }

    private double distance(CoverageInterval interval) {
        double low = declared.intervalLow().map(BigDecimal::doubleValue).orElse(interval.low());
        double high = declared.intervalHigh().map(BigDecimal::doubleValue).orElse(interval.high());
        return Math.abs(low - interval.low()) + Math.abs(high - interval.high());
    }

    /** The declared k where it fits the declared probability and nu_eff, else the exact one. */
    private double fittingFactor(GumEvaluation found) {
        double dof = found.effectiveDof().orElse(Double.POSITIVE_INFINITY);
        double k = declared.coverageFactor().orElse(Double.NaN);
        double p = declared.coverageProbability().orElse(found.interval().probability());
        if (CoverageFactorCheck.fits(k, p, dof)) {
            return k;
        }
        return p > 0 && p < 1
                ? Quantiles.coverageFactor(p, CoverageFactorCheck.truncated(dof))
                : found.coverageFactor();
    }

    private void value(List<Item> items, List<Double> recomputed, double noise) {
        declared.value().ifPresent(said -> {
            double nearest = recomputed.get(0);
            for (double candidate : recomputed) {
                if (Math.abs(candidate - said.doubleValue()) < Math.abs(nearest - said.doubleValue())) {
                    nearest = candidate;
                }
            }
            items.add(item(Subject.VALUE, said, nearest, tolerance(said, noise)));
        });
    }

    private void expanded(List<Item> items, double recomputed, double noise) {
        declared.expandedUncertainty()
                .ifPresent(said -> items.add(item(
                        Subject.EXPANDED_UNCERTAINTY,
                        said,
                        recomputed,
                        tolerance(said, recomputed - said.doubleValue(), recomputed, noise))));
    }

    private void ends(List<Item> items, double low, double high, double noise) {
        double half = (high - low) / 2;
        declared.intervalLow()
                .ifPresent(said -> items.add(
                        item(Subject.INTERVAL_LOW, said, low, tolerance(said, said.doubleValue() - low, half, noise))));
        declared.intervalHigh()
                .ifPresent(said -> items.add(item(
                        Subject.INTERVAL_HIGH, said, high, tolerance(said, high - said.doubleValue(), half, noise))));
    }

    private static double tolerance(BigDecimal said, double noise) {
        return lastDigit(said) + 3 * noise;
    }

    /**
     * @param missing by how much the declared figure makes the uncertainty smaller; negative where larger
     * @param uncertainty recomputed
     */
    private static double tolerance(BigDecimal said, double missing, double uncertainty, double noise) {
        double unit = lastDigit(said);
        double room = missing > 0 ? Math.min(unit, Math.max(unit / 2, LITTLE * Math.abs(uncertainty))) : unit;
        return room + 3 * noise;
    }

    /** One unit of the last digit as written. */
    private static double lastDigit(BigDecimal said) {
        return said.ulp().doubleValue();
    }

    private static Item item(Subject subject, BigDecimal said, double recomputed, double tolerance) {
        double value = said.doubleValue();
        // a difference of exactly the tolerance must not fail for a rounding error of binary numbers
        double room = tolerance * (1 + 1e-9) + Math.ulp(value);
        return new Item(subject, value, recomputed, recomputed - value, room);
    }
}
