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
 * @param corrected footprint with all corrections, and less the other effects
 * @param effects one for each correction that the model uses
 * @param others effects of findings that are no correction of one input of the model
 */
public record FootprintEffects(
        String unit, double submitted, double corrected, List<Effect> effects, List<Other> others) {

    public FootprintEffects {
        effects = List.copyOf(effects);
        others = List.copyOf(others);
    }

    /**
     * An effect of which only the size is known.
     *
     * @param finding rule and subject of the finding, such as {@code R-6.2-8/factor:F-GRA}
     * @param absolute submitted minus corrected footprint
     * @param relative the same as a fraction of the footprint
     */
    public record Other(String finding, double absolute, double relative) {}

    /** Returns the same with further effects, which also change what all do together. */
    public FootprintEffects with(List<Other> more) {
        double sum = more.stream().mapToDouble(Other::absolute).sum();
        return new FootprintEffects(unit, submitted, corrected - sum, effects, more);
    }

    /**
     * A datum whose submitted value is not the right one.
     *
     * @param reference datum as inputs name it, such as {@code activity:A-001}, or the symbol of an input
     * @param basis key of what the right value rests on, {@code budget.basis.<key>}
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
        Set<Integer> done = new HashSet<>();
        for (Correction correction : corrections) {
            for (int i = 0; i < submitted.length; i++) {
                boolean meant = inputs.get(i).reference().equals(Optional.of(correction.reference()))
                        || symbols.get(i).equals(correction.reference());
                if (!meant || !done.add(i)) {
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
                        effects,
                        List.of()))
                : Optional.empty();
    }
}
