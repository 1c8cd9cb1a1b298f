package cn.suyuan.sampledata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Values over the year 2025 at equal steps, made so that their total is exact. */
record Series(List<Point> points, int intervalSeconds) {

    static final LocalDateTime START = LocalDate.of(2025, 1, 1).atStartOfDay();
    static final int DAYS = 365;
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    record Point(LocalDateTime time, BigDecimal value) {}

    static String text(LocalDateTime time) {
        return OffsetDateTime.of(time, CHINA).format(TIME);
    }

    static int dayOf(int month, int day) {
        return (int) java.time.temporal.ChronoUnit.DAYS.between(START.toLocalDate(), LocalDate.of(2025, month, day));
    }

    /** Share of a year's total used up to a day: even, with a ripple that is nothing at both ends. */
    static double even(double day) {
        return day / DAYS;
    }

    /** As {@link #even}, with a ripple of a fifth of a day: months of main and sub-meters agree within what a balance allows. */
    static double rippled(double day, double phase) {
        double ripple = 0.2 * (StrictMath.sin(day * 0.9 + phase) - StrictMath.sin(phase));
        double fade = StrictMath.min(1, StrictMath.min(day, DAYS - day) / 3.0);
        return (day + ripple * fade) / DAYS;
    }

    /** A register read every day at midnight, 366 readings from the beginning of the year to its end. */
    static Series dailyRegister(BigDecimal start, BigDecimal total, int decimals, IntToDoubleFunction share) {
        List<Point> points = new ArrayList<>();
        for (int day = 0; day <= DAYS; day++) {
            BigDecimal used = total.multiply(BigDecimal.valueOf(day == DAYS ? 1.0 : share.applyAsDouble(day)));
            points.add(new Point(START.plusDays(day), start.add(used).setScale(decimals, RoundingMode.HALF_EVEN)));
        }
        return new Series(points, 86_400);
    }

    /** Values that belong to the day or hour beginning at their time, from a running total. */
    static Series intervals(List<BigDecimal> totals, int intervalSeconds) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i + 1 < totals.size(); i++) {
            points.add(new Point(
                    START.plusSeconds((long) i * intervalSeconds),
                    totals.get(i + 1).subtract(totals.get(i))));
        }
        return new Series(points, intervalSeconds);
    }

    /** Daily values of a state, such as a temperature. */
    static Series daily(double mean, double swing, double phase, int decimals) {
        List<Point> points = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            double value = mean + swing * StrictMath.sin(day * 0.43 + phase);
            points.add(new Point(
                    START.plusDays(day), BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN)));
        }
        return new Series(points, 86_400);
    }

    /** The next stage: every value multiplied. */
    Series scaled(BigDecimal factor) {
        return new Series(
                points.stream()
                        .map(p -> new Point(p.time(), p.value().multiply(factor)))
                        .toList(),
                intervalSeconds);
    }

    BigDecimal first() {
        return points.get(0).value();
    }

    BigDecimal last() {
        return points.get(points.size() - 1).value();
    }
}
