package cn.suyuan.chain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Recognises a first record made over another header, and records that follow from a link of another stream. */
final class ForeignRecords {

    /** Links tried for one record, and records tried in one stream. */
    private static final int MOST_LINKS = 50_000;

    private static final int MOST_RECORDS = 16;
    private static final int BYTE_VALUES = 256;

    private final LinkProof proof;
    private final StreamOpening opening;
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
        for (Map.Entry<String, String> known : opening.others().all().entrySet()) {
            if (links++ >= MOST_LINKS) {
                break;
            }
            byte[] text = known.getKey().getBytes(StandardCharsets.ISO_8859_1);
            boolean another = !known.getValue().equals(opening.streamId());
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
     * Whether the first record was made over a header that differs from line 1 in one byte: then line 1 was changed and
     * not the record.
     *
     * @param nextFits whether the second record follows from the stored link of the first
     * @param first whether this is the first record
     */
    boolean isHeaderChanged(Line line, boolean nextFits, boolean first) {
        if (!first || !nextFits || opening.header().isEmpty()) {
            return false;
        }
        byte[] header = opening.line().clone();
        for (int i = 0; i < header.length; i++) {
            byte original = header[i];
            for (int value = 0; value < BYTE_VALUES; value++) {
                header[i] = (byte) value;
                if (proof.fits(HeaderParser.linkOf(header, linkBefore()), 0, line)) {
                    return true;
                }
            }
            header[i] = original;
        }
        return false;
    }

    private Optional<String> linkBefore() {
        return opening.header().flatMap(StreamHeader::linkBefore);
    }

    /** The stream of which a link is known. */
    Optional<String> owner(byte[] link) {
        return opening.others().streamOf(HexFormat.of().formatHex(link));
    }
}
