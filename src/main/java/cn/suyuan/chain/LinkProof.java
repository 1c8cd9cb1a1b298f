package cn.suyuan.chain;

import java.util.Arrays;

/** Tries whether a record's link follows from a given one. */
final class LinkProof {

    private final DigestState sm3 = DigestAlgorithm.SM3.begin();
    private final byte[] computed = new byte[LineBlock.LINK_BYTES];

    /** Whether the stored link of a line is that of its content after a link. */
    boolean fits(byte[] links, int place, Line line) {
        if (!line.hasBody() || !line.hasLink()) {
            return false;
        }
        digest(links, place, line, computed);
        return Arrays.equals(
                computed, 0, LineBlock.LINK_BYTES, line.links, line.linkPlace, line.linkPlace + LineBlock.LINK_BYTES);
    }

    /** Whether a line follows another one. */
    boolean fits(Line before, Line line) {
        return before.hasLink() && fits(before.links, before.linkPlace, line);
    }

    /** The link that the content of a line has after a link. */
    byte[] linkAfter(byte[] before, Line line) {
        byte[] link = new byte[LineBlock.LINK_BYTES];
        digest(before, 0, line, link);
        return link;
    }

    private void digest(byte[] links, int place, Line line, byte[] target) {
        sm3.update(links, place, LineBlock.LINK_BYTES);
        sm3.update(line.data, line.start, line.bodyEnd - line.start);
        sm3.finishInto(target, 0);
    }
}
