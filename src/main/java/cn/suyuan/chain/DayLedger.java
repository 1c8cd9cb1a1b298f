package cn.suyuan.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Counts records by day, in bounded memory. */
final class DayLedger {

    /** More than a hundred years; what is further apart are damaged times. */
    private static final int MOST_DAYS = 40_000;
    /** A gap is drawn over as many days at most. */
    private static final int LONGEST_GAP_DAYS = 4_000;

    private final TreeMap<Long, Day> days = new TreeMap<>();
    private long lastDay = Long.MIN_VALUE;
    private Day last = new Day();

    /** Counts a record. */
    void count(RecordParser reading, boolean overOffset) {
        Day day = day(reading.localDay());
        day.records++;
        switch (reading.status()) {
            case ESTIMATED, REPLACED -> day.estimated++;
            case MISSING -> day.missing++;
            case ACTUAL -> {}
        }
        day.offset |= overOffset;
    }

    /** Marks the day of a defect. */
    void alter(long epochDay) {
        day(epochDay).altered = true;
    }

    /** Marks all days of a gap. */
    void gap(long fromDay, long toDay) {
        long end = Math.min(toDay, fromDay + LONGEST_GAP_DAYS);
        for (long day = fromDay; day <= end; day++) {
            day(day).gap = true;
        }
    }

    /** All days in order. */
    List<DaySummary> summaries() {
        List<DaySummary> summaries = new ArrayList<>(days.size());
        days.forEach((epochDay, day) -> summaries.add(
                new DaySummary(LocalDate.ofEpochDay(epochDay), day.records, day.estimated, day.missing, day.state())));
        return summaries;
    }

    private Day day(long epochDay) {
        if (epochDay == lastDay) {
            return last;
        }
        Day day = days.get(epochDay);
        if (day == null) {
            day = new Day();
            if (days.size() < MOST_DAYS) {
                days.put(epochDay, day);
            }
        }
        lastDay = epochDay;
        last = day;
        return day;
    }

    private static final class Day {
        private int records;
        private int estimated;
        private int missing;
        private boolean altered;
        private boolean gap;
        private boolean offset;

        DayState state() {
            if (altered) {
                return DayState.ALTERED;
            }
            if (gap || missing > 0) {
                return DayState.GAP;
            }
            if (estimated > 0) {
                return DayState.ESTIMATED;
            }
            return offset ? DayState.OFFSET : DayState.INTACT;
        }
    }
}
