package cn.suyuan.chain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges times, registers and clocks of the records in restored order, and counts them. */
final class SeriesJudgement {

    private final StreamContext context;
    private final StreamFindings findings;
    private final DayLedger days = new DayLedger();
    private final boolean register;
    private final TimeOrder times;
    private final long intervalMillis;
    private final long longestStep;
    private final long offsetLimit;

    private long records;
    private long estimated;
    private long missing;
    private long replaced;
    private long withoutOffset;
    private long firstWithoutOffset;

    private long lost;
    private boolean hasValue;
    private boolean compact;
    private long unscaled;
    private int scale;
    private BigDecimal value = BigDecimal.ZERO;
    private long valueTime;
    private Optional<Defect> offsets = Optional.empty();
    private long worstOffset;

    private boolean hasFirst;
    private long firstSeq;
    private long firstLine;
    private long firstTime;
    private long lastSeq;
    private long lastLine;
    private long lastTime;

    SeriesJudgement(StreamContext context, boolean register, StreamFindings findings) {
        this.context = context;
        this.findings = findings;
        this.register = register;
        this.intervalMillis =
                context.declaration().interval().map(Duration::toMillis).orElse(0L);
        this.longestStep = BigDecimal.valueOf(intervalMillis)
                .multiply(context.limits().gapFactor())
                .setScale(0, RoundingMode.FLOOR)
                .longValue();
        this.times = new TimeOrder(findings, days, intervalMillis, longestStep);
        this.offsetLimit = context.limits().clockOffsetMillis();
    }

    DayLedger days() {
        return days;
    }

    RecordCounts counts() {
        return new RecordCounts(records, estimated, missing, replaced);
    }

    long withoutOffset() {
        return withoutOffset;
    }

    long firstWithoutOffset() {
        return firstWithoutOffset;
    }

    /** Records that should stand here were lost to a defect that is reported already. */
    void lose(long count) {
        lost += count;
    }

    /** Whether no record has been counted yet. */
    boolean isEmpty() {
        return records == 0;
    }

    /** Marks the day of a record at which a defect shows. */
    void markAltered(RecordParser reading) {
        boolean far = times.isKnown() && Math.abs(reading.localDay() - times.latestDay()) > 1;
        days.alter(far ? times.latestDay() : reading.localDay());
    }

    /** Counts a record that came too late to be judged in its place. */
    void countAside(RecordParser reading) {
        count(reading, false);
    }

    /** Counts a record whose content is not that of the chain: its time and value say nothing. */
    void countBroken(RecordParser reading) {
        count(reading, false);
        days.alter(times.isKnown() ? times.latestDay() : reading.localDay());
        times.forget();
        lost = 0;
        hasValue = false;
    }

    /** Judges a record. */
    void judge(RecordParser reading) {
        boolean over = judgeClock(reading);
        count(reading, over);
        times.judge(reading, lost);
        if (register && reading.hasValue()) {
            judgeRegister(reading);
        }
        lost = 0;
    }

    private void count(RecordParser reading, boolean overOffset) {
        records++;
        switch (reading.status()) {
            case ESTIMATED -> estimated++;
            case MISSING -> missing++;
            case REPLACED -> replaced++;
            case ACTUAL -> {}
        }
        if (reading.isWithoutOffset() && withoutOffset++ == 0) {
            firstWithoutOffset = reading.line();
        }
        days.count(reading, overOffset);
        if (!hasFirst) {
            hasFirst = true;
            firstSeq = reading.seq();
            firstLine = reading.line();
            firstTime = reading.timeMillis();
        }
        lastSeq = reading.seq();
        lastLine = reading.line();
        lastTime = reading.timeMillis();
    }

    private void judgeRegister(RecordParser reading) {
        if (hasValue && decreases(reading) && !explained(reading.timeMillis())) {
            Defect defect = findings.add(StreamProblemCode.REGISTER_DECREASE, reading.line(), reading.seq(), 1);
            defect.more = List.of(lastValue().toPlainString(), reading.value().toPlainString());
        }
        hasValue = true;
        compact = reading.isCompact();
        unscaled = reading.unscaled();
        scale = reading.scale();
        if (!compact) {
            value = reading.value();
        }
        valueTime = reading.timeMillis();
    }

    private boolean decreases(RecordParser reading) {
        if (compact && reading.isCompact() && scale == reading.scale()) {
            return reading.unscaled() < unscaled;
        }
        return reading.value().compareTo(lastValue()) < 0;
    }

    private BigDecimal lastValue() {
        return compact ? BigDecimal.valueOf(unscaled, scale) : value;
    }

    /** Whether a replacement or rollover lies between the last value and this time. */
    private boolean explained(long time) {
        for (MeterEvent event : context.events()) {
            boolean jumps = event.kind() != MeterEvent.Kind.RATIO_CHANGE;
            if (jumps && event.from().toEpochMilli() <= time && event.to().toEpochMilli() >= valueTime) {
                return true;
            }
        }
        return false;
    }

    private boolean judgeClock(RecordParser reading) {
        if (!reading.hasClockOffset()) {
            return false;
        }
        long amount = Math.abs(reading.clockOffset());
        if (amount <= offsetLimit) {
            if (offsets.isPresent()) {
                offsets = Optional.empty();
            }
            return false;
        }
        if (offsets.isEmpty()) {
            offsets = Optional.of(findings.add(StreamProblemCode.CLOCK_OFFSET, reading.line(), reading.seq(), 0));
            worstOffset = 0;
        }
        Defect defect = offsets.get();
        defect.count++;
        if (amount > Math.abs(worstOffset)) {
            worstOffset = reading.clockOffset();
            defect.more = List.of(Long.toString(worstOffset), Long.toString(offsetLimit));
        }
        return true;
    }

    /** Where the records begin and end. */
    Optional<StreamSpan> span(String lastLink) {
        return hasFirst
                ? Optional.of(new StreamSpan(
                        firstSeq, Instant.ofEpochMilli(firstTime), lastSeq, Instant.ofEpochMilli(lastTime), lastLink))
                : Optional.empty();
    }

    /**
     * Judges whether the records reach both ends of the period.
     *
     * @param headLost whether records at the beginning are reported missing already
     * @param tailLost whether the end is reported cut already
     */
    void judgeCover(boolean headLost, boolean tailLost) {
        times.finish();
        if (context.service().isEmpty()) {
            return;
        }
        ServicePeriod period = context.service().get();
        long from = period.from().toEpochMilli();
        long to = period.to().toEpochMilli();
        if (to <= from) {
            return;
        }
        if (!hasFirst && tailLost) {
            return;
        }
        if (!hasFirst) {
            Defect empty = findings.add(StreamProblemCode.PERIOD_NOT_COVERED, 1, 0, 0);
            empty.variant = "empty";
            empty.more = List.of(text(from), text(to));
            return;
        }
        // A step may be half an interval longer than an interval, so an end may be half an interval off.
        long tolerance = Math.max(0, longestStep - intervalMillis);
        if (!headLost && firstTime > from + tolerance) {
            uncovered("start", firstLine, firstSeq, firstTime, from);
        }
        long reached = register ? lastTime : lastTime + intervalMillis;
        if (!tailLost && reached < to - tolerance) {
            uncovered("end", lastLine, lastSeq, lastTime, to);
        }
    }

    private void uncovered(String variant, long line, long seq, long time, long bound) {
        long absent = intervalMillis == 0 ? 1 : Math.max(1, Math.abs(bound - time) / intervalMillis);
        boolean closing = "end".equals(variant) && !register && absent > 1;
        Defect defect = findings.add(StreamProblemCode.PERIOD_NOT_COVERED, line, seq, closing ? absent - 1 : absent);
        defect.variant = variant;
        defect.more = List.of(text(time), text(bound));
    }

    private static String text(long millis) {
        return TimeText.of(millis);
    }
}
