package cn.suyuan.chain;

import java.util.List;

/** Judges whether times rise and how far apart they are; one mistaken time is one problem and no gap beside it. */
final class TimeOrder {

    private final StreamFindings findings;
    private final DayLedger days;
    private final long interval;
    private final long longestStep;

    private boolean known;
    private long latest;
    private long latestDay;

    /** Records since the latest time that are not later than it, and whether they go on evenly. */
    private long behind;

    private boolean even;
    private long behindTime;
    private long behindLost;

    /** A gap that the next record may show to be one time that lay ahead. */
    private boolean pending;

    private long pendingLine;
    private long pendingSeq;
    private long pendingAbsent;
    private long pendingFrom;
    private long pendingDay;
    private long pendingReach;

    /**
     * @param interval time between records in ms, 0 where none is declared
     * @param longestStep longest time between records that is no gap, in ms
     */
    TimeOrder(StreamFindings findings, DayLedger days, long interval, long longestStep) {
        this.findings = findings;
        this.days = days;
        this.interval = interval;
        this.longestStep = longestStep;
    }

    /** Whether a time is known that the next record must be after. */
    boolean isKnown() {
        return known;
    }

    /** Day of the latest time. */
    long latestDay() {
        return latestDay;
    }

    /**
     * Judges a record.
     *
     * @param lost records that should stand before it and were lost to a defect that is reported already
     */
    void judge(RecordParser reading, long lost) {
        long time = reading.timeMillis();
        if (known && time <= latest) {
            if (pending && time > pendingFrom && time - pendingFrom <= pendingReach + lost * interval) {
                pending = false;
                report(reading);
                take(reading);
            } else {
                takeBehind(reading, lost);
            }
            return;
        }
        finish();
        if (known && longestStep > 0) {
            judgeStep(reading, lost + behindLost + (behind == 1 || !even ? behind : 0));
        }
        take(reading);
    }

    private void judgeStep(RecordParser reading, long between) {
        long step = reading.timeMillis() - latest;
        if (step <= longestStep + between * interval) {
            return;
        }
        pending = true;
        pendingLine = reading.line();
        pendingSeq = reading.seq();
        pendingAbsent = Math.max(1, (step + interval / 2) / interval - 1 - between);
        pendingFrom = latest;
        pendingDay = latestDay;
        pendingReach = longestStep + (between + 1) * interval;
    }

    private void take(RecordParser reading) {
        known = true;
        latest = reading.timeMillis();
        latestDay = reading.localDay();
        behind = 0;
        behindLost = 0;
        even = true;
    }

    private void takeBehind(RecordParser reading, long lost) {
        finish();
        long time = reading.timeMillis();
        if (behind == 0) {
            report(reading);
        } else {
            findings.addOrGrow(StreamProblemCode.TIME_BACKWARDS, reading.line(), reading.seq());
            even &= time > behindTime && time - behindTime <= longestStep;
        }
        behind++;
        behindTime = time;
        behindLost += lost;
    }

    private void report(RecordParser reading) {
        Defect defect = findings.add(StreamProblemCode.TIME_BACKWARDS, reading.line(), reading.seq(), 1);
        defect.more = List.of(TimeText.of(reading.timeMillis()), TimeText.of(latest));
    }

    /** Forgets the times before, because a record stands between that says nothing. */
    void forget() {
        finish();
        known = false;
        behind = 0;
        behindLost = 0;
    }

    /** Reports a gap that nothing came after to explain. */
    void finish() {
        if (!pending) {
            return;
        }
        pending = false;
        Defect gap = findings.add(StreamProblemCode.GAP, pendingLine, pendingSeq, pendingAbsent);
        gap.more = List.of(TimeText.of(pendingFrom), TimeText.of(latest));
        days.gap(pendingDay, latestDay);
    }
}
