package cn.suyuan.trust;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time at which a signature is judged, and where it comes from. */
public record SigningTime(Instant at, Source source) {
    /** Where a time comes from, from the best to the weakest. */
    public enum Source {
        /** A trusted time stamp over the signature. */
        TIMESTAMP,
        /** The signer says so, in a signed attribute or beside the signature. */
        CLAIMED,
        /** Nobody says: the day of the audit is taken. */
        AS_OF;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Times of a pack are written at UTC+08:00. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /** ISO 8601 with the offset +08:00, seconds. */
    public String iso() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.withLocale(Locale.ROOT).format(at.atOffset(CHINA));
    }

    /** The text of results.json: time and source. */
    public String text() {
        return iso() + " (" + source.word() + ")";
    }

    /** Whether a signer could not have chosen this time alone. */
    public boolean proven() {
        return source == Source.TIMESTAMP;
    }
}
