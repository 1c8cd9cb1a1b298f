package cn.suyuan.chain;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/** Dates as readings files write them. */
final class CalendarText {

    /** What {@link #epochDay} gives for what is no date. */
    static final long NO_DAY = Long.MIN_VALUE;

    private CalendarText() {}

    /** Days since 1970-01-01 of {@code YYYY-MM-DD}. */
    static long epochDay(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            boolean hyphen = i == 4 || i == 7;
            if (hyphen ? text[i] != '-' : text[i] < '0' || text[i] > '9') {
                return NO_DAY;
            }
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (month < 1 || month > 12 || day < 1 || day > Month.of(month).length(Year.isLeap(year))) {
            return NO_DAY;
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private static int number(byte[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = 10 * value + text[i] - '0';
        }
        return value;
    }
}
