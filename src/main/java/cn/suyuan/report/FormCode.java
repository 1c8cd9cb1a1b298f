package cn.suyuan.report;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the QR code on every page says, so that a scanned page finds its report:
 * {@code SUYUAN1:<first 32 hex digits of the digest of results.json>:<page>/<pages>}.
 *
 * @param digest first 32 hex digits of the SM3 digest of the attached results, upper case
 * @param page page number from 1
 * @param pages pages in all
 */
public record FormCode(String digest, int page, int pages) {

    private static final int DIGITS = 32;
    private static final Pattern FORM = Pattern.compile("SUYUAN1:([0-9A-F]{32}):([1-9][0-9]{0,4})/([1-9][0-9]{0,4})");

    /** The code of a page of the report whose results have this digest. */
    public static FormCode of(String resultsSm3, int page, int pages) {
        return new FormCode(resultsSm3.substring(0, DIGITS).toUpperCase(Locale.ROOT), page, pages);
    }

    /** Reads the text of a code; empty where it is none of ours. */
    public static Optional<FormCode> read(String text) {
        Matcher found = FORM.matcher(text.strip());
        return found.matches()
                ? Optional.of(new FormCode(
                        found.group(1), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3))))
                : Optional.empty();
    }

    /** Whether the page belongs to the report whose results have this digest. */
    public boolean belongsTo(String resultsSm3) {
        return resultsSm3.toUpperCase(Locale.ROOT).startsWith(digest);
    }

    /** The text in the code. */
    public String text() {
        return "SUYUAN1:" + digest + ":" + page + "/" + pages;
    }
}
