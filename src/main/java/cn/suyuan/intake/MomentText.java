package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment as people write it.
 *
 * @param moment the moment, empty where it cannot be told
 * @param code kind of problem, meaningful with a problem only
 * @param problem message detail, empty where it is ISO 8601 with offset
 */
record MomentText(Optional<OffsetDateTime> moment, Code code, Optional<String> problem) {
    /** Times without offset are read so and reported (evidence-pack.md, section 2). */
    static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final Pattern LOCAL = Pattern.compile(
            "(\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*日?)[T\\s]*(\\d{1,2})[:时](\\d{1,2})(?:[:分](\\d{1,2}(?:\\.\\d{1,9})?)?秒?)?分?");

    /**
     * Reads a moment.
     *
     * @param text after NFKC, stripped
     * @param end whether a day alone means its end
     */
    static MomentText read(String text, boolean end) {
        try {
            return new MomentText(Optional.of(OffsetDateTime.parse(text)), Code.CONVERTED, Optional.empty());
        } catch (DateTimeParseException e) {
            return local(text, end);
        }
    }

    private static MomentText local(String text, boolean end) {
        Matcher local = LOCAL.matcher(text);
        if (local.matches()) {
            Optional<LocalDate> day = DateText.read(local.group(1).strip()).day();
            Optional<OffsetDateTime> moment = day.flatMap(d -> at(d, local));
            return moment.isPresent()
                    ? new MomentText(moment, Code.TIME_ZONE, Optional.of("time_without_offset"))
                    : unreadable();
        }
        DateText day = DateText.read(text);
        if (day.day().isEmpty()) {
            return day.code() == Code.AMBIGUOUS
                    ? new MomentText(Optional.empty(), Code.AMBIGUOUS, day.problem())
                    : unreadable();
        }
        LocalDate date = end ? day.day().get().plusDays(1) : day.day().get();
        return new MomentText(
                Optional.of(date.atStartOfDay().atOffset(CHINA)),
                Code.TIME_ZONE,
                Optional.of(end ? "day_as_end" : "day_as_beginning"));
    }

    private static Optional<OffsetDateTime> at(LocalDate day, Matcher parts) {
        int hour = Integer.parseInt(parts.group(2));
        int minute = Integer.parseInt(parts.group(3));
        String seconds = parts.group(4) == null ? "0" : parts.group(4);
        try {
            if (hour == 24 && minute == 0) { // 24:00 is the end of the day
                return Optional.of(day.plusDays(1).atStartOfDay().atOffset(CHINA));
            }
            long nanos = new java.math.BigDecimal(seconds).movePointRight(9).longValue();
            LocalTime time = LocalTime.of(hour, minute).plusNanos(nanos);
            return nanos < 60_000_000_000L ? Optional.of(day.atTime(time).atOffset(CHINA)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static MomentText unreadable() {
        return new MomentText(Optional.empty(), Code.UNREADABLE, Optional.of("time_unreadable"));
    }
}
