package cn.suyuan.rule;

import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.measure.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Values of data as others found them: a third party (6.2), or the readings when they are added up again (6.3). */
final class RightValues {

    private RightValues() {}

    /** How many times the declared value the found one is, the largest of several; positive and finite, by datum. */
    static Map<String, Double> ratios(FootprintFacts facts) {
        Map<String, Quantity> declared = new TreeMap<>();
        for (ActivityDatum activity : facts.tables().activities()) {
            activity.quantity().ifPresent(q -> declared.putIfAbsent("activity:" + activity.activityId(), q));
        }
        for (EmissionFactor factor : facts.tables().factors()) {
            factor.value().ifPresent(q -> declared.putIfAbsent("factor:" + factor.factorId(), q));
        }
        Map<String, Double> ratios = new TreeMap<>();
        for (CrossCheck row : facts.tables().crossChecks()) {
            Quantity own = declared.get(row.item());
            if (row.kind() == CrossCheck.Kind.THIRD_PARTY
                    && own != null
                    && (row.unit().isBlank() || row.unit().equals(own.unit()))) {
                put(ratios, row.item(), own, row.referenceValue());
            }
        }
        for (ReplayedActivity replayed : facts.replayed()) {
            String item = "activity:" + replayed.activityId();
            Quantity own = declared.get(item);
            if (own != null && replayed.unit().equals(own.unit())) {
                put(ratios, item, own, replayed.recomputed());
            }
        }
        return ratios;
    }

    private static void put(Map<String, Double> ratios, String item, Quantity own, Optional<BigDecimal> found) {
        double ratio = found.map(BigDecimal::doubleValue).orElse(Double.NaN)
                / own.value().doubleValue();
        if (Double.isFinite(ratio) && ratio > 0) {
            ratios.merge(item, ratio, Math::max);
        }
    }
}
