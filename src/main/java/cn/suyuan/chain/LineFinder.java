package cn.suyuan.chain;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds lines of a readings file by halving it, without reading the rest. */
public final class LineFinder {

    private static final int LONGEST_LINE = 1 << 16;
    /** Less than this is looked through line by line. */
    private static final int NEAR = 1 << 12;

    private final ReadingsWindow.Source source;
    /** Line 1 and line 2 with the CR they may end with. */
    private final byte[] first;

    private final byte[] second;
    private final long body;

    LineFinder(ReadingsWindow.Source source) throws IOException {
        this.source = source;
        this.first = line(0);
        this.second = line(first.length + 1L);
        this.body = first.length + 2L + second.length;
    }

    /**
     * Lines of the records of some numbers, as they stand. Where the numbers of the file do not rise, so that halving it
     * leads nowhere, it is read through once, line by line.
     *
     * @param fromSeq first number
     * @param toSeq last number
     * @param most lines at most
     * @throws IOException where the file cannot be read
     */
    public static List<String> records(ReadingsWindow.Source source, long fromSeq, long toSeq, int most)
            throws IOException {
        LineFinder finder = new LineFinder(source);
        long place =
                finder.placeOf(line -> seqOf(line).map(seq -> seq >= fromSeq).orElse(false));
        List<String> found = finder.lines(place, fromSeq, toSeq, most, true);
        return found.isEmpty() ? finder.lines(finder.body, fromSeq, toSeq, most, false) : found;
    }

    /** Lines from a place on; with an end where the numbers have been left behind by far. */
    private List<String> lines(long place, long fromSeq, long toSeq, int most, boolean rising) throws IOException {
        List<String> found = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(source.from(place), StandardCharsets.UTF_8))) {
            int behind = 0;
            String line = reader.readLine();
            while (line != null && found.size() < most && behind <= most) {
                long seq = seqOf(line).orElse(-1L);
                if (seq >= fromSeq && seq <= toSeq) {
                    found.add(line);
                }
                behind += rising && seq > toSeq ? 1 : 0;
                line = reader.readLine();
            }
        }
        return found;
    }

    /** Line 1 without a CR. */
    byte[] firstLine() {
        return withoutReturn(first);
    }

    /** Line 2 without a CR. */
    byte[] secondLine() {
        return withoutReturn(second);
    }

    /** Where the records begin. */
    long body() {
        return body;
    }

    /** Says whether a line comes after the place that is looked for. */
    interface Behind {
        boolean is(String line);
    }

    /** Place of the first line of the records that is behind; the end of the file where none is. */
    long placeOf(Behind behind) throws IOException {
        long low = body;
        long high = source.size();
        while (high - low > NEAR) {
            long start = lineEnd(low + (high - low) / 2) + 1;
            if (start >= high) {
                break;
            }
            if (behind.is(text(start))) {
                high = start;
            } else {
                low = lineEnd(start) + 1;
            }
        }
        return linear(low, high, behind);
    }

    /** From a place at the beginning of a line on, line by line: only ever a few. */
    private long linear(long from, long limit, Behind behind) throws IOException {
        long place = from;
        while (place < limit && !behind.is(text(place))) {
            place = lineEnd(place) + 1;
        }
        return Math.min(Math.min(place, limit), source.size());
    }

    String text(long start) throws IOException {
        return new String(line(start), StandardCharsets.UTF_8);
    }

    long lineEnd(long start) throws IOException {
        return start + line(start).length;
    }

    /** Bytes from a place to the next LF, without it. */
    byte[] line(long start) throws IOException {
        if (start >= source.size()) {
            return new byte[0];
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(160);
        byte[] buffer = new byte[256];
        try (InputStream in = source.from(start)) {
            for (int read = in.read(buffer); read > 0 && line.size() < LONGEST_LINE; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        line.write(buffer, 0, i);
                        return line.toByteArray();
                    }
                }
                line.write(buffer, 0, read);
            }
        }
        return line.toByteArray();
    }

    static byte[] withoutReturn(byte[] line) {
        boolean returned = line.length > 0 && line[line.length - 1] == '\r';
        return returned ? java.util.Arrays.copyOf(line, line.length - 1) : line;
    }

    /** Number of the record of a line. */
    static Optional<Long> seqOf(String line) {
        int comma = line.indexOf(',');
        String digits = comma < 0 ? "" : line.substring(0, comma);
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}
