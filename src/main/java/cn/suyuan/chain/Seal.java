package cn.suyuan.chain;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code .seal} file: the heads of all streams of a period under one root (anchors.md).
 *
 * @param name period, the name of the file without its ending
 * @param organization unified social credit code and site, as written
 * @param from beginning of the period
 * @param to end of the period, not included
 * @param heads number of lines of {@code heads.csv}
 * @param root Merkle root over those lines
 * @param previous SM3 of the previous seal; zeros in the first
 * @param sealedAt when it was sealed
 * @param keyId key that signs it
 * @param digest SM3 of the bytes of this file
 */
public record Seal(
        String name,
        String organization,
        OffsetDateTime from,
        OffsetDateTime to,
        long heads,
        Digest root,
        Digest previous,
        OffsetDateTime sealedAt,
        String keyId,
        Digest digest) {

    private static final String FIRST_LINE = "suyuan-seal-v1";
    private static final int LINES = 8;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    /** Reads a seal; empty where the bytes are not exactly the eight lines. */
    public static Optional<Seal> read(String name, byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        List<String> lines = List.of(text.split("\n", -1));
        boolean formed = lines.size() == LINES + 1
                && lines.get(LINES).isEmpty()
                && lines.get(0).equals(FIRST_LINE)
                && COUNT.matcher(lines.get(3)).matches();
        String[] span = formed ? lines.get(2).split(" ", -1) : new String[0];
        if (span.length != 2) {
            return Optional.empty();
        }
        Optional<Digest> root = link(lines.get(4));
        Optional<Digest> previous = link(lines.get(5));
        if (root.isEmpty() || previous.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Seal(
                    name,
                    lines.get(1),
                    OffsetDateTime.parse(span[0]),
                    OffsetDateTime.parse(span[1]),
                    Long.parseLong(lines.get(3)),
                    root.get(),
                    previous.get(),
                    OffsetDateTime.parse(lines.get(6)),
                    lines.get(7),
                    DigestAlgorithm.SM3.of(file)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Digest> link(String hex) {
        boolean lower = hex.equals(hex.toLowerCase(Locale.ROOT));
        return lower ? Digest.fromHex(DigestAlgorithm.SM3, hex) : Optional.empty();
    }

    /** Whether this is the first of a row of seals. */
    public boolean isFirst() {
        return previous.equals(new Digest(DigestAlgorithm.SM3, new byte[DigestAlgorithm.SM3.length()]));
    }

    /** The bytes of a seal file. */
    public static byte[] write(
            String organization, String span, SealHeads heads, Digest previous, String sealedAt, String keyId) {
        return String.join(
                        "\n",
                        FIRST_LINE,
                        organization,
                        span,
                        Integer.toString(heads.lines()),
                        heads.root().hex(),
                        previous.hex(),
                        sealedAt,
                        keyId,
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
