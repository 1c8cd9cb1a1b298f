package cn.suyuan.audit;

import cn.suyuan.chain.MeterEvent;
import cn.suyuan.footprint.ActivityDatum.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What one stream measured over a span of time (evidence-pack.md, sections 3 and 5). */
final class StreamQuantity {

    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private final ReadingSeries series;
    private final List<MeterEvent> events;
    private final BigDecimal scale;
    private final TreeSet<String> remarks = new TreeSet<>();

    /**
     * @param series readings in restored order
     * @param events replacements and rollovers of the meter
     * @param scale factor between the meter's own registers and the stream
     */
    StreamQuantity(ReadingSeries series, List<MeterEvent> events, BigDecimal scale) {
        this.series = series;
        this.events = events;
        this.scale = scale;
    }

    /** What had to be done: {@code interpolated}, {@code bridged}, {@code missing}. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Register at the end less register at the beginning, over replaced meters and rollovers. */
    Optional<BigDecimal> registerDifference(Span span) {
        long from = span.from().toInstant().toEpochMilli();
        long to = span.to().toInstant().toEpochMilli();
        Optional<BigDecimal> first = registerAt(from);
        Optional<BigDecimal> last = registerAt(to);
        if (first.isEmpty() || last.isEmpty()) {
            remarks.add("missing");
            return Optional.empty();
        }
        BigDecimal difference = last.get().subtract(first.get());
        for (MeterEvent event : events) {
            long at = event.to().toEpochMilli();
            if (at > from && event.from().toEpochMilli() < to) {
                difference = difference.add(bridge(event));
            }
        }
        return Optional.of(difference);
    }

    /** Sum over the intervals that begin in the span, the first and last by their share in it. */
    Optional<BigDecimal> intervalSum(Span span) {
        long from = span.from().toInstant().toEpochMilli();
        long to = span.to().toInstant().toEpochMilli();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < series.size(); i++) {
            long begin = series.time(i);
            long end = i + 1 < series.size() ? series.time(i + 1) : begin + (i > 0 ? begin - series.time(i - 1) : 0);
            if (end <= from || begin >= to) {
                continue;
            }
            if (!series.hasValue(i)) {
                remarks.add("missing");
                return Optional.empty();
            }
            sum = sum.add(share(series.value(i), begin, end, from, to));
        }
        return covers(from, to) ? Optional.of(sum) : Optional.empty();
    }

    /** Mean of the values read in the span. */
    Optional<BigDecimal> mean(Span span) {
        long from = span.from().toInstant().toEpochMilli();
        long to = span.to().toInstant().toEpochMilli();
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            if (series.time(i) >= from && series.time(i) < to && series.hasValue(i)) {
                values.add(series.value(i));
            }
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(sum.divide(BigDecimal.valueOf(values.size()), DIGITS));
    }

    /** An interval stream has no record at the end of the period: its last interval reaches it. */
    private boolean covers(long from, long to) {
        if (series.size() == 0) {
            return false;
        }
        int last = series.size() - 1;
        long length = last > 0 ? series.time(last) - series.time(last - 1) : 0;
        boolean covered = series.time(0) <= from && series.time(last) + length >= to;
        if (!covered) {
            remarks.add("missing");
        }
        return covered;
    }

    private BigDecimal share(BigDecimal value, long begin, long end, long from, long to) {
        long inside = Math.min(end, to) - Math.max(begin, from);
        if (inside == end - begin) {
            return value;
        }
        remarks.add("interpolated");
        return value.multiply(BigDecimal.valueOf(inside)).divide(BigDecimal.valueOf(end - begin), DIGITS);
    }

    /** The register at a moment; between two readings linear. */
    private Optional<BigDecimal> registerAt(long moment) {
        int before = -1;
        int after = -1;
        for (int i = 0; i < series.size() && after < 0; i++) {
            if (series.hasValue(i) && series.time(i) <= moment) {
                before = i;
            } else if (series.hasValue(i)) {
                after = i;
            }
        }
        if (before >= 0 && series.time(before) == moment) {
            return Optional.of(series.value(before));
        }
        if (before < 0 || after < 0) {
            return Optional.empty();
        }
        remarks.add("interpolated");
        BigDecimal whole = BigDecimal.valueOf(series.time(after) - series.time(before));
        BigDecimal part = BigDecimal.valueOf(moment - series.time(before));
        BigDecimal rise = series.value(after).subtract(series.value(before));
        return Optional.of(series.value(before).add(rise.multiply(part).divide(whole, DIGITS)));
    }

    /** What the register lost at a replacement or a rollover. */
    private BigDecimal bridge(MeterEvent event) {
        remarks.add("bridged");
        BigDecimal last = event.lastRegister().orElse(BigDecimal.ZERO);
        BigDecimal first = event.firstRegister().orElse(BigDecimal.ZERO);
        BigDecimal lost = switch (event.kind()) {
            case REPLACEMENT -> last.subtract(first);
            case ROLLOVER ->
                event.modulus().orElseGet(() -> last.add(last.ulp()).subtract(first));
            case RATIO_CHANGE -> BigDecimal.ZERO;
        };
        return lost.multiply(scale);
    }
}
