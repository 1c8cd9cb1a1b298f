package cn.suyuan.chain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * A file with one damage, and what must be said of it.
 *
 * @param name what was done, for the message of a failing test
 * @param file the bytes
 * @param codes names under which it may be reported; empty where only the form of the file suffers
 * @param line line of the problem
 * @param seq number of the problem, −1 where any will do
 * @param count records touched, −1 where any will do
 */
record Mutation(String name, List<Byte> file, Set<StreamProblemCode> codes, long line, long seq, long count) {

    private static final int FIRST = 2;

    private static Mutation of(
            String name, byte[] file, Set<StreamProblemCode> codes, long line, long seq, long count) {
        List<Byte> bytes = new ArrayList<>(file.length);
        for (byte b : file) {
            bytes.add(b);
        }
        return new Mutation(name, bytes, codes, line, seq, count);
    }

    byte[] bytes() {
        byte[] bytes = new byte[file.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = file.get(i);
        }
        return bytes;
    }

    private static final Set<StreamProblemCode> CHANGED =
            Set.of(StreamProblemCode.LINK_MISMATCH, StreamProblemCode.MALFORMED);

    /** Every kind of damage, each at a place that chance chooses. */
    static List<Function<Random, Mutation>> every(StreamWriter stream, StreamWriter other) {
        return List.of(
                random -> flip(stream, random),
                random -> deleteByte(stream, random),
                random -> insertByte(stream, random),
                random -> truncate(stream, random),
                random -> remove(stream, random),
                random -> removeAndRenumber(stream, random),
                random -> insert(stream, random),
                random -> repeat(stream, random),
                random -> swapNeighbours(stream, random),
                random -> swapFar(stream, random),
                random -> move(stream, random),
                random -> splice(stream, other, random),
                random -> exchange(stream, other, random),
                random -> rewrite(stream, random));
    }

    /** One bit of the file. */
    static Mutation flip(StreamWriter stream, Random random) {
        byte[] file = stream.file();
        int place = random.nextInt(file.length);
        int bit = random.nextInt(8);
        int line = lineOf(file, place);
        file[place] ^= (byte) (1 << bit);
        return changed("flip bit " + bit + " at " + place, file, place, line);
    }

    /** One byte taken out. */
    static Mutation deleteByte(StreamWriter stream, Random random) {
        byte[] file = stream.file();
        int place = random.nextInt(file.length);
        int line = lineOf(file, place);
        byte[] shorter = new byte[file.length - 1];
        System.arraycopy(file, 0, shorter, 0, place);
        System.arraycopy(file, place + 1, shorter, place, file.length - place - 1);
        if (place == file.length - 1) {
            return of("last LF gone", shorter, Set.of(), 0, -1, -1);
        }
        return changed("delete byte " + place, shorter, place, line);
    }

    /** One byte put in. */
    static Mutation insertByte(StreamWriter stream, Random random) {
        byte[] file = stream.file();
        int place = random.nextInt(file.length);
        int line = lineOf(file, place);
        byte[] longer = new byte[file.length + 1];
        System.arraycopy(file, 0, longer, 0, place);
        longer[place] = (byte) random.nextInt(256);
        System.arraycopy(file, place, longer, place + 1, file.length - place);
        boolean carriageReturn = longer[place] == '\r' && longer[place + 1] == '\n';
        String name = "insert " + longer[place] + " at " + place;
        return carriageReturn ? of(name, longer, Set.of(), 0, -1, -1) : changed(name, longer, place, line);
    }

    private static Mutation changed(String name, byte[] file, int place, int line) {
        boolean cut = file[file.length - 1] != '\n' && place >= file.length - 1;
        return of(name, file, cut ? Set.of(StreamProblemCode.TAIL_CUT) : CHANGED, line, -1, -1);
    }

    private static int lineOf(byte[] file, int place) {
        int line = 1;
        for (int i = 0; i < place; i++) {
            line += file[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** The file cut anywhere. */
    static Mutation truncate(StreamWriter stream, Random random) {
        byte[] file = stream.file();
        int length = random.nextInt(file.length);
        byte[] cut = java.util.Arrays.copyOf(file, length);
        int line = lineOf(cut, length);
        String name = "truncate to " + length;
        if (length == file.length - 1) {
            return of(name, cut, Set.of(), 0, -1, -1);
        }
        boolean whole = file[length] == '\n';
        int seq = Math.max(1, whole ? line - FIRST + 1 : line - FIRST);
        return of(
                name, cut, Set.of(StreamProblemCode.TAIL_CUT), whole ? line + 1 : line, seq, stream.records - seq + 1);
    }

    /** Some records taken out. */
    static Mutation remove(StreamWriter stream, Random random) {
        List<String> lines = new ArrayList<>(stream.lines);
        int count = 1 + random.nextInt(5);
        int seq = 1 + random.nextInt(stream.records - count + 1);
        lines.subList(FIRST + seq - 1, FIRST + seq - 1 + count).clear();
        boolean tail = seq + count > stream.records;
        return of(
                "remove " + count + " from seq " + seq,
                StreamWriter.file(lines),
                Set.of(tail ? StreamProblemCode.TAIL_CUT : StreamProblemCode.RECORD_MISSING),
                seq + FIRST,
                seq,
                count);
    }

    /** Records taken out and the rest given new numbers. */
    static Mutation removeAndRenumber(StreamWriter stream, Random random) {
        int count = 1 + random.nextInt(3);
        int seq = 1 + random.nextInt(stream.records - count - 2);
        List<String> lines = new ArrayList<>(stream.lines.subList(0, FIRST + seq - 1));
        for (int from = seq + count; from <= stream.records; from++) {
            String line = stream.lines.get(FIRST + from - 1);
            lines.add((from - count) + line.substring(line.indexOf(',')));
        }
        return of(
                "remove " + count + " from seq " + seq + " and renumber",
                StreamWriter.file(lines),
                Set.of(StreamProblemCode.LINK_MISMATCH),
                seq + FIRST,
                seq,
                stream.records - count - seq + 1);
    }

    /** Invented records put in. */
    static Mutation insert(StreamWriter stream, Random random) {
        List<String> lines = new ArrayList<>(stream.lines);
        int count = 1 + random.nextInt(3);
        int before = 1 + random.nextInt(stream.records + 1);
        List<String> invented = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] link = new byte[32];
            random.nextBytes(link);
            invented.add((before + i) + "," + StreamWriter.time(before + i) + ",10.00,A,0," + StreamWriter.hex(link));
        }
        lines.addAll(FIRST + before - 1, invented);
        return of(
                "insert " + count + " before seq " + before,
                StreamWriter.file(lines),
                Set.of(StreamProblemCode.RECORD_INSERTED),
                before + FIRST,
                before,
                count);
    }

    /** Records put a second time, at once or later. */
    static Mutation repeat(StreamWriter stream, Random random) {
        List<String> lines = new ArrayList<>(stream.lines);
        int count = 1 + random.nextInt(20);
        int seq = 1 + random.nextInt(stream.records - count + 1);
        int after = random.nextBoolean()
                ? seq + count - 1
                : seq + count - 1 + random.nextInt(stream.records - seq - count + 2);
        lines.addAll(FIRST + after, stream.lines.subList(FIRST + seq - 1, FIRST + seq - 1 + count));
        return of(
                "repeat " + count + " from seq " + seq + " after " + after,
                StreamWriter.file(lines),
                Set.of(StreamProblemCode.RECORD_REPEATED),
                after + FIRST + 1L,
                seq,
                count);
    }

    /** Neighbours that change places. */
    static Mutation swapNeighbours(StreamWriter stream, Random random) {
        return swap(stream, 1 + random.nextInt(stream.records - 1), 1);
    }

    /** Records further apart that change places. */
    static Mutation swapFar(StreamWriter stream, Random random) {
        int distance = 2 + random.nextInt(stream.records - 3);
        return swap(stream, 1 + random.nextInt(stream.records - distance), distance);
    }

    private static Mutation swap(StreamWriter stream, int seq, int distance) {
        List<String> lines = new ArrayList<>(stream.lines);
        Collections.swap(lines, FIRST + seq - 1, FIRST + seq - 1 + distance);
        return of(
                "swap seq " + seq + " and " + (seq + distance),
                StreamWriter.file(lines),
                Set.of(StreamProblemCode.RECORD_SWAPPED),
                seq + FIRST,
                -1,
                2);
    }

    /** A record taken out and put in further down or up. */
    static Mutation move(StreamWriter stream, Random random) {
        List<String> lines = new ArrayList<>(stream.lines);
        int from = 1 + random.nextInt(stream.records);
        int to = 1 + random.nextInt(stream.records);
        if (Math.abs(from - to) < 2) {
            return swapNeighbours(stream, random);
        }
        String line = lines.remove(FIRST + from - 1);
        lines.add(FIRST + to - 1, line);
        return of(
                "move seq " + from + " to " + to,
                StreamWriter.file(lines),
                Set.of(StreamProblemCode.RECORD_SWAPPED),
                Math.min(from, to) + FIRST,
                -1,
                -1);
    }

    /** From some record on, the records of another stream; for a while or to the end. */
    static Mutation splice(StreamWriter stream, StreamWriter other, Random random) {
        int seq = 1 + random.nextInt(stream.records - 1);
        int end = random.nextBoolean() ? stream.records : seq + random.nextInt(stream.records - seq) + 1;
        List<String> lines = new ArrayList<>(stream.lines);
        for (int i = seq; i <= end; i++) {
            lines.set(FIRST + i - 1, other.lines.get(FIRST + i - 1));
        }
        return of(
                "splice seq " + seq + " to " + end,
                StreamWriter.file(lines),
                Set.of(StreamProblemCode.STREAM_EXCHANGED),
                seq + FIRST,
                seq,
                end - seq + 1);
    }

    /** Another stream under this name. */
    static Mutation exchange(StreamWriter stream, StreamWriter other, Random random) {
        List<String> lines = new ArrayList<>(other.lines);
        boolean ownHeader = random.nextBoolean();
        if (ownHeader) {
            lines.set(0, stream.lines.get(0));
        }
        return of(
                "exchange, own header " + ownHeader,
                StreamWriter.file(lines),
                Set.of(StreamProblemCode.STREAM_EXCHANGED),
                ownHeader ? FIRST + 1 : 1,
                1,
                other.records);
    }

    /** From some record on, other values with a chain that fits; the checkpoints stay. */
    static Mutation rewrite(StreamWriter stream, Random random) {
        int seq = 1 + random.nextInt(stream.records);
        List<String> lines = new ArrayList<>(stream.lines.subList(0, FIRST + seq - 1));
        byte[] link = java.util.HexFormat.of()
                .parseHex(
                        seq == 1
                                ? DigestAlgorithm.SM3
                                        .of(stream.lines.get(0).getBytes(StandardCharsets.UTF_8))
                                        .hex()
                                : stream.links.get(seq - 2));
        for (int i = seq; i <= stream.records; i++) {
            String[] fields = stream.lines.get(FIRST + i - 1).split(",");
            String body = fields[0] + "," + fields[1] + "," + fields[2] + "1,A," + fields[4];
            link = StreamWriter.next(link, body);
            lines.add(body + "," + StreamWriter.hex(link));
        }
        List<CheckpointFact> touched = stream.checkpoints().stream()
                .filter(checkpoint -> checkpoint.seq() >= seq)
                .toList();
        long first = touched.get(0).seq();
        return of(
                "rewrite from seq " + seq,
                StreamWriter.file(lines),
                Set.of(StreamProblemCode.CHECKPOINT_MISMATCH),
                first + FIRST,
                first,
                touched.size());
    }
}
