package cn.suyuan.rule;

import cn.suyuan.footprint.FootprintEffects;
import cn.suyuan.uncertainty.MeasurementModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the findings do to the footprint: each alone, and all together. */
public final class FootprintReplay {
    private FootprintReplay() {}

    /**
     * Replays the model with what the requirements that are not met say is right. Of several corrections of one datum the
     * largest counts; an effect that is no correction of an input of the model is added to what all do together.
     *
     * @param observations everything observed
     * @return empty where the model cannot be computed
     */
    public static Optional<FootprintEffects> of(MeasurementModel model, List<Observation> observations) {
        return of(model, observations, List.of());
    }

    /**
     * The same with further corrections, which go before those of the observations.
     *
     * @param own by the symbol of an input
     */
    public static Optional<FootprintEffects> of(
            MeasurementModel model, List<Observation> observations, List<FootprintEffects.Correction> own) {
        Map<String, Observation> largest = new TreeMap<>();
        List<Observation> plain = new ArrayList<>();
        for (Observation observation : observations) {
            if (observation.verdict() != Verdict.NOT_MET || observation.effect().isEmpty()) {
                continue;
            }
            Optional<FootprintEffects.Correction> correction =
                    observation.effect().get().correction();
            if (correction.isPresent()) {
                largest.merge(
                        correction.get().reference(),
                        observation,
                        (a, b) -> Math.abs(size(b)) > Math.abs(size(a)) ? b : a);
            } else {
                plain.add(observation);
            }
        }
        List<FootprintEffects.Correction> corrections = new ArrayList<>(own);
        largest.values().stream()
                .sorted(Comparator.comparingDouble(o -> -Math.abs(size(o))))
                .flatMap(o -> o.effect().stream())
                .flatMap(effect -> effect.correction().stream())
                .forEach(corrections::add);
        return FootprintEffects.of(model, corrections)
                .map(effects -> effects.with(plain.stream()
                        .map(o -> new FootprintEffects.Other(
                                o.key(), size(o), o.effect().orElseThrow().relative()))
                        .toList()));
    }

    private static double size(Observation observation) {
        return observation.effect().map(Observation.FootprintEffect::absolute).orElse(0.0);
    }
}
