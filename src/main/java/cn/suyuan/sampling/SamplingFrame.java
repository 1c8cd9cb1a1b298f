package cn.suyuan.sampling;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sampling frame (抽样框): every device that can be drawn, once, with its stratum; the order of rows has no meaning.
 *
 * @param entries canonical entries sorted by the UTF-8 bytes of {@code stratum TAB instrument_no}
 */
public record SamplingFrame(List<Entry> entries) {

    /** Order of Unicode texts by their UTF-8 bytes. */
    static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    public SamplingFrame {
        entries = List.copyOf(entries);
    }

    /**
     * @param stratum stratum, {@code all} where the population is not divided
     * @param instrumentNo identity of the device
     */
    public record Entry(String stratum, String instrumentNo) {
        String line() {
            return stratum + "\t" + instrumentNo + "\n";
        }
    }

    /** Why a row cannot stand in a frame. */
    public enum Refusal {
        EMPTY_TEXT,
        CONTROL_CHARACTER,
        DUPLICATE,
        EMPTY_FRAME
    }

    /**
     * A row that was refused.
     *
     * @param row number of the row as submitted, from 1; 0 where the whole frame is empty
     * @param refusal reason
     * @param firstRow for a duplicate, the row that has the same number; else 0
     * @param text the offending text as submitted
     */
    public record RefusedRow(int row, Refusal refusal, int firstRow, String text) {}

    /**
     * The outcome of reading rows: a frame, or the rows for which there is none.
     *
     * @param frame the frame, empty when any row was refused
     * @param refused refused rows in their order
     */
    public record Reading(Optional<SamplingFrame> frame, List<RefusedRow> refused) {
        public Reading {
            refused = List.copyOf(refused);
        }
    }

    /** Reads rows in any order; a single bad row means that there is no frame (sampling.md, step 1). */
    public static Reading read(List<Entry> rows) {
        List<RefusedRow> refused = new ArrayList<>();
        Map<String, Integer> firstRows = new LinkedHashMap<>();
        List<Entry> canonical = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Entry row = rows.get(i);
            Entry entry = new Entry(canonicalText(row.stratum()), canonicalText(row.instrumentNo()));
            Optional<RefusedRow> bad = badText(i + 1, entry.stratum());
            if (bad.isEmpty()) {
                bad = badText(i + 1, entry.instrumentNo());
            }
            Integer first = firstRows.putIfAbsent(entry.instrumentNo(), i + 1);
            if (bad.isEmpty() && first != null) {
                bad = Optional.of(new RefusedRow(i + 1, Refusal.DUPLICATE, first, row.instrumentNo()));
            }
            bad.ifPresentOrElse(refused::add, () -> canonical.add(entry));
        }
        if (rows.isEmpty()) {
            refused.add(new RefusedRow(0, Refusal.EMPTY_FRAME, 0, ""));
        }
        if (!refused.isEmpty()) {
            return new Reading(Optional.empty(), refused);
        }
        canonical.sort(Comparator.comparing(Entry::line, BY_BYTES));
        return new Reading(Optional.of(new SamplingFrame(canonical)), List.of());
    }

    /** Instrument numbers by stratum, strata in the order of their bytes. */
    public Map<String, List<String>> strata() {
        Map<String, List<String>> byStratum = new TreeMap<>(BY_BYTES);
        for (Entry entry : entries) {
            byStratum.computeIfAbsent(entry.stratum(), s -> new ArrayList<>()).add(entry.instrumentNo());
        }
        return byStratum;
    }

    /** Unicode NFC, then without blank, TAB, U+00A0 and U+3000 at both ends. */
    static String canonicalText(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        int from = 0;
        int to = normal.length();
        while (from < to && isTrimmed(normal.charAt(from))) {
            from++;
        }
        while (to > from && isTrimmed(normal.charAt(to - 1))) {
            to--;
        }
        return normal.substring(from, to);
    }

    private static boolean isTrimmed(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u3000';
    }

    private static Optional<RefusedRow> badText(int row, String text) {
        if (text.isEmpty()) {
            return Optional.of(new RefusedRow(row, Refusal.EMPTY_TEXT, 0, text));
        }
        return text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)
                ? Optional.of(new RefusedRow(row, Refusal.CONTROL_CHARACTER, 0, text))
                : Optional.empty();
    }
}
