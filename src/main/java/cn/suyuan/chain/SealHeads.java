package cn.suyuan.chain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code heads.csv} beside a seal.
 *
 * @param lines number of lines
 * @param root Merkle root over the lines
 * @param sorted whether the lines are sorted by bytes, each stream once
 * @param heads heads that could be read
 * @param unreadable lines, counted from 1, that are none
 */
public record SealHeads(int lines, Digest root, boolean sorted, List<SealHead> heads, List<Integer> unreadable) {

    private static final Pattern LINE = Pattern.compile("(.+),([0-9]{1,18}),([0-9]{1,18}),([0-9a-f]{64})");

    public SealHeads {
        heads = List.copyOf(heads);
        unreadable = List.copyOf(unreadable);
    }

    /** Reads the file; total. */
    public static SealHeads read(byte[] file) {
        List<byte[]> lines = cut(file);
        List<SealHead> heads = new ArrayList<>();
        List<Integer> unreadable = new ArrayList<>();
        boolean sorted = true;
        for (int i = 0; i < lines.size(); i++) {
            Optional<SealHead> head = readLine(new String(lines.get(i), StandardCharsets.UTF_8));
            head.ifPresent(heads::add);
            if (head.isEmpty()) {
                unreadable.add(i + 1);
            }
            sorted &= i == 0 || Arrays.compareUnsigned(lines.get(i - 1), lines.get(i)) < 0;
        }
        return new SealHeads(
                lines.size(), MerkleTree.over(DigestAlgorithm.SM3, lines).root(), sorted, heads, unreadable);
    }

    private static Optional<SealHead> readLine(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new SealHead(
                        matcher.group(1),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3)),
                        matcher.group(4)))
                : Optional.empty();
    }

    private static List<byte[]> cut(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(Arrays.copyOfRange(file, start, i));
                start = i + 1;
            }
        }
        if (start < file.length) {
            lines.add(Arrays.copyOfRange(file, start, file.length));
        }
        return lines;
    }

    /** The bytes of a heads file. */
    public static byte[] write(List<SealHead> heads) {
        return heads.stream()
                .map(head -> String.join(
                        ",",
                        head.streamId(),
                        Long.toString(head.firstSeq()),
                        Long.toString(head.lastSeq()),
                        head.lastLink()))
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .sorted(Arrays::compareUnsigned)
                .map(line -> new String(line, StandardCharsets.UTF_8) + "\n")
                .reduce("", String::concat)
                .getBytes(StandardCharsets.UTF_8);
    }
}
