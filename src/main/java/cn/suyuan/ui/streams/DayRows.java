package cn.suyuan.ui.streams;

import cn.suyuan.chain.DayState;
import cn.suyuan.chain.DaySummary;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.measure.DateRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Devices or streams by days, one byte for each day, so that thousands of devices are drawn without waiting. */
final class DayRows {

    private static final List<DayState> STATES = List.of(DayState.values());

    private final DateRange days;
    private final List<Row> rows;

    private DayRows(DateRange days, List<Row> rows) {
        this.days = days;
        this.rows = List.copyOf(rows);
    }

    /** A row of the map; the state of a device is the gravest of its streams. */
    static final class Row {
        private final String name;
        private final List<StreamVerification> streams;
        private final byte[] states;

        Row(String name, List<StreamVerification> streams, DateRange days) {
            this.name = name;
            this.streams = List.copyOf(streams);
            this.states = new byte[(int) Math.min(days.days(), 36_600)];
            for (StreamVerification stream : streams) {
                for (DaySummary day : stream.days()) {
                    long at = ChronoUnit.DAYS.between(days.from(), day.day());
                    if (at >= 0 && at < states.length) {
                        states[(int) at] = (byte) graver(states[(int) at], STATES.indexOf(day.state()) + 1);
                    }
                }
            }
        }

        /** States are declared from the gravest to none; 0 is a day without records. */
        private static int graver(int one, int other) {
            return one == 0 ? other : other == 0 ? one : Math.min(one, other);
        }

        String name() {
            return name;
        }

        List<StreamVerification> streams() {
            return streams;
        }

        /** State of a day, counted from the first; empty where there are no records. */
        Optional<DayState> state(int day) {
            return day < 0 || day >= states.length || states[day] == 0
                    ? Optional.empty()
                    : Optional.of(STATES.get(states[day] - 1));
        }

        /** The stream that gives a day its state. */
        Optional<StreamVerification> streamOf(int day, DateRange days) {
            LocalDate date = days.from().plusDays(day);
            Optional<DayState> state = state(day);
            return streams.stream()
                    .filter(stream -> stream.days().stream()
                            .anyMatch(d -> d.day().equals(date)
                                    && Optional.of(d.state()).equals(state)))
                    .findFirst();
        }
    }

    /** One row for each device, or for each stream, in the order of the streams. */
    static DayRows of(List<StreamVerification> streams, Optional<DateRange> period, boolean byDevice) {
        DateRange days = period.orElseGet(() -> covered(streams));
        Map<String, List<StreamVerification>> groups = new LinkedHashMap<>();
        for (StreamVerification stream : streams) {
            groups.computeIfAbsent(byDevice ? stream.instrument() : stream.stream(), key -> new ArrayList<>())
                    .add(stream);
        }
        List<Row> rows = new ArrayList<>();
        groups.forEach((name, own) -> rows.add(new Row(name, own, days)));
        return new DayRows(days, rows);
    }

    private static DateRange covered(List<StreamVerification> streams) {
        List<LocalDate> all = streams.stream()
                .flatMap(stream -> stream.days().stream())
                .map(DaySummary::day)
                .sorted()
                .toList();
        return all.isEmpty()
                ? new DateRange(LocalDate.EPOCH, LocalDate.EPOCH)
                : new DateRange(all.get(0), all.get(all.size() - 1));
    }

    DateRange days() {
        return days;
    }

    int dayCount() {
        return (int) Math.min(days.days(), 36_600);
    }

    List<Row> rows() {
        return rows;
    }
}
