package cn.suyuan.chain;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Recognises a first record made over another header, and records that follow from a link of another stream. */
final class ForeignRecords {

    /** Links tried for one record, and records tried in one stream. */
    private static final int MOST_LINKS = 50_000;

    private static final int MOST_RECORDS = 16;
    private static final int BYTE_VALUES = 256;
    private static final int LONGEST_HEADER = 512;

    private final LinkProof proof;
    private final StreamOpening opening;
    private final byte[] given = new byte[LineBlock.LINK_BYTES];
    private int tried;

    ForeignRecords(LinkProof proof, StreamOpening opening) {
        this.proof = proof;
        this.opening = opening;
    }

    /** The stream from one of whose known links a record follows. */
    Optional<String> owner(Line line) {
        if (tried++ >= MOST_RECORDS) {
            return Optional.empty();
        }
        int links = 0;
        byte[] link = new byte[LineBlock.LINK_BYTES];
        for (Map.Entry<String, String> known : opening.others.all().entrySet()) {
            if (links++ >= MOST_LINKS) {
                break;
            }
            byte[] text = known.getKey().getBytes(StandardCharsets.ISO_8859_1);
            boolean another = !known.getValue().equals(opening.streamId);
            if (another
                    && text.length == LineBlock.LINK_DIGITS
                    && LineBlock.decodeHex(text, 0, link, 0)
                    && proof.fits(link, 0, line)) {
                return Optional.of(known.getValue());
            }
        }
        return Optional.empty();
    }

    /**
     * The header that the first record was made over, if it differs from line 1 in one byte changed, put in or taken
     * out: then line 1 was changed and not the record.
     *
     * @param nextFits whether the second record follows from the stored link of the first
     * @param first whether this is the first record
     */
    Optional<byte[]> originalHeader(Line line, boolean nextFits, boolean first) {
        if (!first || !nextFits || opening.header.isEmpty() || opening.line.length > LONGEST_HEADER) {
            return Optional.empty();
        }
        byte[] header = opening.line;
        for (int i = 0; i <= header.length; i++) {
            byte[] longer = new byte[header.length + 1];
            System.arraycopy(header, 0, longer, 0, i);
            System.arraycopy(header, i, longer, i + 1, header.length - i);
            byte[] same = header.clone();
            byte[] shorter = new byte[Math.max(0, header.length - 1)];
            System.arraycopy(header, 0, shorter, 0, Math.min(i, shorter.length));
            System.arraycopy(
                    longer,
                    Math.min(i + 2, longer.length),
                    shorter,
                    Math.min(i, shorter.length),
                    Math.max(0, shorter.length - i));
            if (fits(shorter, line)) {
                return Optional.of(shorter);
            }
            for (int value = 0; value < BYTE_VALUES; value++) {
                longer[i] = (byte) value;
                same[Math.min(i, same.length - 1)] = (byte) value;
                if (fits(same, line) || fits(longer, line)) {
                    return Optional.of(fits(same, line) ? same : longer);
                }
            }
        }
        return Optional.empty();
    }

    private boolean fits(byte[] header, Line line) {
        if (opening.linkBefore().isEmpty()) {
            return proof.fits(HeaderParser.linkOf(header, Optional.empty()), 0, line);
        }
        // A continued file states the link before it at the end of line 1, where it may be what was changed.
        int start = header.length - LineBlock.LINK_DIGITS;
        return start > 0
                && header[start - 1] == ','
                && LineBlock.decodeHex(header, start, given, 0)
                && proof.fits(HeaderParser.linkOf(header, given), 0, line);
    }
}
