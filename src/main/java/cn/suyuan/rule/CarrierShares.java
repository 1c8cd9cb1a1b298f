package cn.suyuan.rule;

import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.ledger.MeasuringInstrument;
import java.util.Map;
import java.util.TreeMap;

/** Share of each device in the total of its energy carrier, as activities of one unit give it (K3). */
final class CarrierShares {

    private final Map<String, ActivityDatum> activities = new TreeMap<>();
    private final Map<String, String> carriers = new TreeMap<>();

    CarrierShares(Facts facts) {
        facts.footprint().tables().activities().forEach(a -> activities.put(a.activityId(), a));
        for (MeasuringInstrument instrument : facts.ledger().ledger().instruments()) {
            carriers.put(instrument.instrumentNo(), instrument.place().carrier());
        }
    }

    Map<String, Double> of(Map<String, Map<String, Double>> feeds) {
        Map<String, Map<String, Double>> totals = new TreeMap<>();
        Map<String, Double> quantities = new TreeMap<>();
        feeds.forEach((instrument, parts) -> {
            String carrier = carriers.getOrDefault(instrument, "");
            if (carrier.isEmpty()) {
                return;
            }
            parts.forEach((activity, part) -> {
                double quantity = quantity(activity);
                totals.computeIfAbsent(key(carrier, activity), c -> new TreeMap<>())
                        .put(activity, quantity);
                quantities.merge(instrument + "\n" + key(carrier, activity), part * quantity, Double::sum);
            });
        });
        Map<String, Double> shares = new TreeMap<>();
        quantities.forEach((place, quantity) -> {
            int cut = place.indexOf('\n');
            double total = totals.getOrDefault(place.substring(cut + 1), Map.of()).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            if (total > 0) {
                shares.merge(place.substring(0, cut), quantity / total, Math::max);
            }
        });
        return shares;
    }

    private String key(String carrier, String activity) {
        ActivityDatum datum = activities.get(activity);
        String unit = datum == null ? "" : datum.quantity().map(q -> q.unit()).orElse("");
        return carrier + "|" + unit;
    }

    private double quantity(String activity) {
        ActivityDatum datum = activities.get(activity);
        return datum == null
                ? 0
                : datum.quantity().map(q -> Math.abs(q.value().doubleValue())).orElse(0.0);
    }
}
