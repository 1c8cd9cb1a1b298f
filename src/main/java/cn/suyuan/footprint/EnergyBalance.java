package cn.suyuan.footprint;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.measure.DateRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Balance of main and sub-meters (能量平衡) at one node of the metering network: what enters it against what the meters
 * below show, by month and for the period, within a tolerance.
 *
 * @param carrier energy carrier
 * @param mains meters above, several where they feed the same meters below
 * @param subs meters below
 * @param unit unit of all quantities, that of the first main meter
 * @param tolerance largest difference relative to the main meters that counts as closing, a fraction
 * @param least smallest difference of a month that is looked at, in the unit: in a month of standstill registers move by
 *     whole digits, and a fraction of next to nothing says nothing
 * @param months one for each calendar month of the period
 * @param streams streams that the quantities come from
 * @param doubts what keeps all months from being concluded from
 * @param rows rows of {@code network.csv}
 */
public record EnergyBalance(
        String carrier,
        List<String> mains,
        List<String> subs,
        String unit,
        BigDecimal tolerance,
        BigDecimal least,
        List<Month> months,
        List<String> streams,
        List<BalanceDoubt> doubts,
        List<EvidenceReference> rows) {

    public EnergyBalance {
        mains = List.copyOf(mains);
        subs = List.copyOf(subs);
        months = List.copyOf(months);
        streams = List.copyOf(streams);
        doubts = List.copyOf(doubts);
        rows = List.copyOf(rows);
    }

    /** How sub-meters stand to the main meter. */
    public enum State {
        /** The difference is within the tolerance. */
        CLOSES,
        /** The main meter shows more by more than the tolerance: losses, or use that no sub-meter sees. */
        REMAINDER,
        /** The sub-meters show more than the main meter by more than the tolerance: something is wrong. */
        EXCEEDS,
        /** Not known, or only known to be near the tolerance. */
        UNKNOWN
    }

    /**
     * A month, or the sum of those that are known.
     *
     * @param days its days
     * @param main quantity of the main meters
     * @param sub sum of the sub-meters
     * @param uncertain how much of both hangs on readings beside a change of month
     * @param doubts why a quantity is not known, and which sub-meters served for a part of the month only
     */
    public record Month(
            DateRange days,
            Optional<BigDecimal> main,
            Optional<BigDecimal> sub,
            BigDecimal uncertain,
            List<BalanceDoubt> doubts) {

        public Month {
            doubts = List.copyOf(doubts);
        }

        /** Main less sub-meters, in the unit of the balance. */
        public Optional<BigDecimal> difference() {
            return main.flatMap(all -> sub.map(all::subtract));
        }

        /** Loss rate (线损率): the difference as a fraction of the main meters, negative where sub-meters show more. */
        public Optional<Double> lossRate() {
            return difference()
                    .filter(difference -> main.orElseThrow().signum() > 0)
                    .map(difference ->
                            difference.doubleValue() / main.orElseThrow().doubleValue());
        }

        State state(BigDecimal tolerance, BigDecimal least) {
            if (difference().isEmpty() || main.orElseThrow().signum() < 0) {
                return State.UNKNOWN;
            }
            BigDecimal allowed = main.orElseThrow().multiply(tolerance).max(least);
            BigDecimal excess = difference().orElseThrow().negate();
            if (excess.compareTo(allowed.add(uncertain)) > 0) {
                return State.EXCEEDS;
            }
            if (excess.compareTo(allowed) > 0) {
                return State.UNKNOWN;
            }
            return excess.negate().compareTo(allowed) > 0 ? State.REMAINDER : State.CLOSES;
        }
    }

    /** How a month stands; nothing is said of numbers that cannot be concluded from. */
    public State state(Month month) {
        return BalanceDoubt.prevents(doubts, BalanceDoubt.Weight.NO_CONCLUSION)
                ? State.UNKNOWN
                : month.state(tolerance, least);
    }

    /** The period: the sum of the months in which both sides are known; empty where there is none. */
    public Optional<Month> whole() {
        BigDecimal main = BigDecimal.ZERO;
        BigDecimal sub = BigDecimal.ZERO;
        BigDecimal uncertain = BigDecimal.ZERO;
        List<Month> known =
                months.stream().filter(month -> month.difference().isPresent()).toList();
        for (Month month : known) {
            main = main.add(month.main().orElseThrow());
            sub = sub.add(month.sub().orElseThrow());
            uncertain = uncertain.max(month.uncertain());
        }
        if (known.isEmpty()) {
            return Optional.empty();
        }
        DateRange days = new DateRange(
                known.get(0).days().from(), known.get(known.size() - 1).days().to());
        return Optional.of(new Month(days, Optional.of(main), Optional.of(sub), uncertain, List.of()));
    }

    /** Months in which sub-meters show more than the main meters by more than the tolerance. */
    public List<Month> exceeding() {
        return months.stream().filter(month -> state(month) == State.EXCEEDS).toList();
    }

    /** Months of which nothing can be said. */
    public List<Month> unknown() {
        return months.stream().filter(month -> state(month) == State.UNKNOWN).toList();
    }

    /** Whether the main meters show so little in a month that a fraction of it says nothing. */
    private boolean isStandstill(Month month) {
        return month.main()
                .filter(main -> main.multiply(tolerance).compareTo(least) < 0)
                .isPresent();
    }

    /**
     * Whether in every month that is known the main meters show more by more than the tolerance: something below them has
     * no sub-meter, and what is called loss is mostly its use.
     */
    public boolean isMeteredInPart() {
        List<Month> known = months.stream()
                .filter(month -> state(month) != State.UNKNOWN && !isStandstill(month))
                .toList();
        return !known.isEmpty() && known.stream().allMatch(month -> state(month) == State.REMAINDER);
    }

    /** Whether readings prove what agrees. */
    public boolean isProved() {
        return !BalanceDoubt.prevents(doubts, BalanceDoubt.Weight.NO_PROOF);
    }

    /**
     * Months in which the loss rate jumps: far from the middle of all by their own spread, or far from the month before.
     * None where nothing can be concluded from the numbers; months in which a sub-meter did not serve all the time, and
     * those of standstill, are no part of the series.
     */
    public List<Month> jumps(LossLimits limits) {
        List<Double> rates = new ArrayList<>();
        for (Month month : months) {
            boolean counts = state(month) != State.UNKNOWN && month.doubts().isEmpty() && !isStandstill(month);
            rates.add(counts ? month.lossRate().orElse(Double.NaN) : Double.NaN);
        }
        List<Month> found = new ArrayList<>();
        for (int i : limits.jumps(rates, tolerance.doubleValue())) {
            found.add(months.get(i));
        }
        return found;
    }
}
