package cn.suyuan.footprint;

import cn.suyuan.uncertainty.Formula;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputQuantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The footprint replayed through the company's own model: what each correction does to it alone, and what all do
 * together. Exact, not to first order: the formula is computed again with the corrected values.
 *
 * @param unit unit of the footprint
 * @param submitted footprint from the inputs as submitted
 * @param corrected footprint with all corrections
 * @param effects one for each correction that the model uses
 */
public record FootprintEffects(String unit, double submitted, double corrected, List<Effect> effects) {

    public FootprintEffects {
        effects = List.copyOf(effects);
    }

    /**
     * A datum whose submitted value is not the right one.
     *
     * @param reference datum as inputs name it, such as {@code activity:A-001}
     * @param basis key of what the right value rests on, {@code footprint.basis.<key>}
     * @param submitted value as submitted, in the unit of the input
     * @param right right value, in the same unit
     */
    public record Correction(String reference, String basis, double submitted, double right) {}

    /**
     * What a correction does alone.
     *
     * @param symbol input of the model
     * @param footprint footprint with this correction only
     * @param absolute submitted minus corrected footprint: negative where the company states too little
     * @param relative the same as a fraction of the corrected footprint
     */
    public record Effect(Correction correction, String symbol, double footprint, double absolute, double relative) {}

    /** Submitted minus corrected footprint of all corrections together. */
    public double together() {
        return submitted - corrected;
    }

    /** The same as a fraction of the corrected footprint. */
    public double togetherRelative() {
        return together() / corrected;
    }

    /** Replays the first output of a model; empty where its formula cannot be computed. */
    public static Optional<FootprintEffects> of(MeasurementModel model, List<Correction> corrections) {
        List<InputQuantity> inputs = model.inputs();
        List<String> symbols = inputs.stream().map(InputQuantity::symbol).toList();
        Optional<OutputQuantity> output = model.outputs().stream().findFirst();
        Optional<Formula> formula =
                output.flatMap(o -> Formula.read(o.formula(), symbols).formula());
        if (formula.isEmpty()) {
            return Optional.empty();
        }
        double[] submitted =
                inputs.stream().mapToDouble(i -> i.value().doubleValue()).toArray();
        double[] all = submitted.clone();
        double before = formula.get().value(submitted);
        List<Effect> effects = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (Correction correction : corrections) {
            for (int i = 0; i < submitted.length; i++) {
                boolean meant = inputs.get(i).reference().equals(Optional.of(correction.reference()));
                if (!meant || !done.add(correction.reference() + "|" + i)) {
                    continue;
                }
                double[] one = submitted.clone();
                one[i] = submitted[i] + correction.right() - correction.submitted();
                all[i] = one[i];
                double after = formula.get().value(one);
                effects.add(new Effect(correction, symbols.get(i), after, before - after, (before - after) / after));
            }
        }
        return Double.isFinite(before)
                ? Optional.of(new FootprintEffects(
                        output.map(OutputQuantity::unit).orElse(""),
                        before,
                        formula.get().value(all),
                        effects))
                : Optional.empty();
    }

    /**
     * The corrections that the evidence itself gives: quantities recomputed from verified readings beyond rounding, and
     * values that a third party found beyond 5 % (clause 6.2).
     */
    public static List<Correction> found(List<ReplayedActivity> replayed, List<CrossCheck> checks) {
        List<Correction> corrections = new ArrayList<>();
        for (ReplayedActivity activity : replayed) {
            ActivityReplay.Agreement agreement = ActivityReplay.compare(activity);
            boolean differs = agreement == ActivityReplay.Agreement.DIFFERS
                    || agreement == ActivityReplay.Agreement.DIFFERS_SERIOUSLY;
            if (differs) {
                corrections.add(new Correction(
                        "activity:" + activity.activityId(),
                        "readings",
                        activity.declared().orElseThrow().doubleValue(),
                        activity.recomputed().orElseThrow().doubleValue()));
            }
        }
        for (CrossCheck check : checks) {
            if (check.kind() == CrossCheck.Kind.THIRD_PARTY
                    && check.ownValue().isPresent()
                    && check.referenceValue().filter(v -> v.signum() != 0).isPresent()) {
                double own = check.ownValue().get().doubleValue();
                double other = check.referenceValue().get().doubleValue();
                if (Math.abs(own - other) > LIMIT * Math.abs(other)) {
                    corrections.add(new Correction(check.item(), "third_party", own, other));
                }
            }
        }
        return corrections;
    }

    // clause 6.2: third-party sampling within ±5 %
    private static final double LIMIT = 0.05;
}
