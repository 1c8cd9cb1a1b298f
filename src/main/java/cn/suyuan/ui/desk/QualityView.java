package cn.suyuan.ui.desk;

import cn.suyuan.footprint.EnergyBalance;
import cn.suyuan.footprint.ReplayedActivity;
import java.util.List;

/**
 * What was recomputed from readings, for the screen about data quality.
 *
 * @param replay activities recomputed from readings
 * @param balances balances of main and sub-meters
 * @param limits limits that are drawn
 */
public record QualityView(List<ReplayedActivity> replay, List<BalanceView> balances, Limits limits) {

    public QualityView {
        replay = List.copyOf(replay);
        balances = List.copyOf(balances);
    }

    /** Nothing recomputed. */
    public static QualityView none() {
        return new QualityView(List.of(), List.of(), new Limits(0, 0, 0));
    }

    /**
     * A balance with what it is judged as.
     *
     * @param balance main and sub-meters by month
     * @param subject subject of its observations
     * @param jumps months in which its loss rate jumps
     */
    public record BalanceView(EnergyBalance balance, String subject, List<EnergyBalance.Month> jumps) {

        public BalanceView {
            jumps = List.copyOf(jumps);
        }
    }

    /**
     * Limits of the rule pack in force.
     *
     * @param robust limit of the modified z-score
     * @param fewest values of which the spread is known
     * @param errorRate largest difference from a third party's value, a fraction
     */
    public record Limits(double robust, int fewest, double errorRate) {}
}
