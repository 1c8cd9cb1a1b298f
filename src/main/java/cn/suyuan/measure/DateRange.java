package cn.suyuan.measure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Calendar days from {@code from} to {@code to}, both included.
 *
 * @param from first day
 * @param to last day, not before {@code from}
 */
public record DateRange(LocalDate from, LocalDate to) {

    public DateRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("range ends before it begins: " + from + " … " + to);
        }
    }

    /** The range, or empty where {@code to} lies before {@code from}. */
    public static Optional<DateRange> between(LocalDate from, LocalDate to) {
        return to.isBefore(from) ? Optional.empty() : Optional.of(new DateRange(from, to));
    }

    /** Number of days, at least 1. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Whether {@code day} lies in the range, ends included. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The days common to both ranges. */
    public Optional<DateRange> intersection(DateRange other) {
        return between(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }
}
