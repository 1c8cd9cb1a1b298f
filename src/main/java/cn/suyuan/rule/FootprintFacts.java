package cn.suyuan.rule;

import cn.suyuan.footprint.FootprintTables;
import cn.suyuan.footprint.MeterQuantity;
import cn.suyuan.footprint.ReplayedActivity;
import java.util.List;

/**
 * Activity data and factors as submitted, and activities recomputed from readings.
 *
 * @param tables activities, factors, cross-checks
 * @param replayed one entry for each activity that names streams
 * @param metered what each meter of the network measured by month
 */
public record FootprintFacts(FootprintTables tables, List<ReplayedActivity> replayed, List<MeterQuantity> metered) {

    public FootprintFacts {
        replayed = List.copyOf(replayed);
        metered = List.copyOf(metered);
    }

    /** Facts of a pack without activity data. */
    public static FootprintFacts none() {
        return new FootprintFacts(FootprintTables.none(), List.of(), List.of());
    }
}
