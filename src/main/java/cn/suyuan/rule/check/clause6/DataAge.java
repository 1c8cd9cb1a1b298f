package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.EmissionFactor;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Age of a factor: from the last day of its year, or from the day since which it holds, to the end of the period
 * (evidence-pack.md, section 4).
 *
 * @param reference day from which the age counts
 * @param periodEnd last day of the period
 */
record DataAge(LocalDate reference, LocalDate periodEnd) {

    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");

    static Optional<DataAge> of(EmissionFactor factor, LocalDate periodEnd) {
        Optional<LocalDate> since = factor.validity().map(EmissionFactor.Validity::from);
        return since.or(() -> lastDay(factor.origin().year())).map(day -> new DataAge(day, periodEnd));
    }

    private static Optional<LocalDate> lastDay(String year) {
        Matcher matcher = YEAR.matcher(year);
        Optional<LocalDate> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.of(LocalDate.of(Integer.parseInt(matcher.group()), 12, 31));
        }
        return last;
    }

    /** Whether it is at most so many months; exactly that many passes. */
    boolean within(long months) {
        return !reference.plusMonths(months).isBefore(periodEnd);
    }

    /** Months begun, for print: 24 months and a day are 25. */
    long months() {
        long full = Math.max(0, ChronoUnit.MONTHS.between(reference, periodEnd));
        return reference.plusMonths(full).isBefore(periodEnd) ? full + 1 : full;
    }
}
