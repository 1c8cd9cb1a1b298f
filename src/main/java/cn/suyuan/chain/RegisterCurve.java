package cn.suyuan.chain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A register as one rising curve: over replacements and rollovers what lies between is bridged by their rows. */
final class RegisterCurve {

    private static final int MORE_DECIMALS = 6;

    private final ReadingSeries series;
    /** Records with a value that is proved. */
    private final List<Integer> points = new ArrayList<>();
    /** From which point on how much is added. */
    private final List<Shift> shifts = new ArrayList<>();

    private final List<List<String>> remarks = new ArrayList<>();
    private boolean usable = true;

    private record Shift(int point, BigDecimal amount) {}

    /**
     * The curve at a time.
     *
     * @param quantity register plus what was bridged
     * @param before time of the reading before, in ms
     * @param after time of the reading after, the same where there is a reading
     * @param span how much the register moved between the two
     */
    record Value(BigDecimal quantity, long before, long after, BigDecimal span) {

        boolean isInterpolated() {
            return before != after;
        }
    }

    RegisterCurve(ReadingSeries series, List<MeterEvent> events) {
        this.series = series;
        for (int i = 0; i < series.size(); i++) {
            boolean rises = points.isEmpty() || series.timeMillis(i) > time(points.size() - 1);
            if (series.hasValue(i) && series.isVerified(i) && rises) {
                points.add(i);
            }
        }
        for (MeterEvent event : events) {
            if (event.kind() != MeterEvent.Kind.RATIO_CHANGE) {
                bridge(event);
            }
        }
    }

    boolean isUsable() {
        return usable;
    }

    /** Keys and arguments of what has to be said. */
    List<List<String>> remarks() {
        return remarks;
    }

    private long time(int point) {
        return series.timeMillis(points.get(point));
    }

    private BigDecimal register(int point) {
        return series.value(points.get(point));
    }

    private void bridge(MeterEvent event) {
        int step = stepOf(event);
        if (step < 1) {
            return;
        }
        Optional<BigDecimal> shift = shiftOf(event);
        if (shift.isEmpty()) {
            usable = false;
            remarks.add(List.of("without_registers", series.streamId(), event.incidentId()));
            return;
        }
        shifts.add(new Shift(step, shift.get()));
        remarks.add(List.of(
                "bridged",
                series.streamId(),
                event.incidentId(),
                TimeText.of(time(step)),
                shift.get().toPlainString()));
    }

    /** What is added from the event on: last − first of a replacement, the range of the register at a rollover. */
    private static Optional<BigDecimal> shiftOf(MeterEvent event) {
        Optional<BigDecimal> last = event.lastRegister();
        if (event.kind() == MeterEvent.Kind.ROLLOVER) {
            return event.modulus().or(() -> last.map(shown -> shown.add(shown.ulp())));
        }
        return last.flatMap(old -> event.firstRegister().map(old::subtract));
    }

    /** The first point after the event: where the register falls near it, else the one after its end. */
    private int stepOf(MeterEvent event) {
        long begin = event.from().toEpochMilli();
        long end = event.to().toEpochMilli();
        int after = -1;
        for (int i = 1; i < points.size(); i++) {
            boolean near = time(i) >= begin && time(i - 1) <= end;
            if (near && register(i).compareTo(register(i - 1)) < 0) {
                return i;
            }
            if (after < 0 && time(i) >= end && time(i - 1) <= end) {
                after = i;
            }
        }
        return event.kind() == MeterEvent.Kind.ROLLOVER ? -1 : after;
    }

    /** The curve at a time; empty before the first and after the last reading. */
    Optional<Value> at(long time) {
        int after = firstAt(time);
        if (after == points.size()) {
            return Optional.empty();
        }
        if (time(after) == time) {
            return Optional.of(new Value(quantity(after), time, time, BigDecimal.ZERO));
        }
        if (after == 0) {
            return Optional.empty();
        }
        BigDecimal begin = quantity(after - 1);
        BigDecimal span = quantity(after).subtract(begin);
        BigDecimal part = span.multiply(BigDecimal.valueOf(time - time(after - 1)))
                .divide(
                        BigDecimal.valueOf(time(after) - time(after - 1)),
                        span.scale() + MORE_DECIMALS,
                        RoundingMode.HALF_EVEN);
        return Optional.of(new Value(begin.add(part), time(after - 1), time(after), span));
    }

    private int firstAt(long time) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private BigDecimal quantity(int point) {
        BigDecimal quantity = register(point);
        for (Shift shift : shifts) {
            quantity = shift.point <= point ? quantity.add(shift.amount) : quantity;
        }
        return quantity;
    }
}
