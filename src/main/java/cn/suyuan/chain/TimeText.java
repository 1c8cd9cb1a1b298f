package cn.suyuan.chain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in messages: ISO 8601 at UTC+08:00. */
final class TimeText {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private TimeText() {}

    static String of(long millis) {
        return FORM.format(Instant.ofEpochMilli(millis).atOffset(CHINA));
    }
}
