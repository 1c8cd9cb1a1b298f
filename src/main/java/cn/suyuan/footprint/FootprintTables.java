package cn.suyuan.footprint;

import java.util.List;

/**
 * What the footprint is calculated from, as submitted.
 *
 * @param activities activity data
 * @param factors emission factors
 * @param crossChecks cross-checks and third-party samples
 */
public record FootprintTables(
        List<ActivityDatum> activities, List<EmissionFactor> factors, List<CrossCheck> crossChecks) {

    public FootprintTables {
        activities = List.copyOf(activities);
        factors = List.copyOf(factors);
        crossChecks = List.copyOf(crossChecks);
    }

    /** Tables of a pack that has none. */
    public static FootprintTables none() {
        return new FootprintTables(List.of(), List.of(), List.of());
    }
}
