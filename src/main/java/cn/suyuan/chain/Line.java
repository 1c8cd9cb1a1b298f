package cn.suyuan.chain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A line of a readings file: a window into a block, or a copy. */
final class Line {

    byte[] data = new byte[0];
    int start;
    /** End without LF and without a CR before it. */
    int end;
    /** Place of the comma before the link, or −1. */
    int bodyEnd;

    byte[] links = new byte[0];
    /** Place of the decoded link, or −1. */
    int linkPlace;
    /** Whether the link follows from the stored link of the line before, whatever that line is. */
    boolean fits;

    boolean carriageReturn;
    boolean ended;
    boolean overlong;
    long number;
    /** What its signature is worth, where that was judged with the block. */
    Optional<SignatureOutcome> outcome = Optional.empty();

    boolean hasLink() {
        return linkPlace >= 0;
    }

    boolean hasBody() {
        return bodyEnd >= 0;
    }

    String text() {
        return new String(data, start, end - start, StandardCharsets.UTF_8);
    }

    /** The stored link as it stands, or the empty string. */
    String linkText() {
        return hasLink() ? new String(data, bodyEnd + 1, LineBlock.LINK_DIGITS, StandardCharsets.US_ASCII) : "";
    }

    boolean sameText(Line other) {
        return Arrays.equals(data, start, end, other.data, other.start, other.end);
    }

    /** Looks at a line of a block. */
    void look(LineBlock block, int index) {
        if (data != block.data) {
            data = block.data;
        }
        start = block.starts[index];
        end = block.endOf(index);
        carriageReturn = end < block.ends[index];
        bodyEnd = block.bodyEnds[index];
        if (links != block.links) {
            links = block.links;
        }
        linkPlace = block.linkPlaces[index];
        fits = block.fits[index];
        ended = index + 1 < block.lines || block.ended;
        overlong = block.overlong;
        number = block.firstLine + index;
        if (block.isJudged()) {
            outcome = block.outcome(index);
        }
    }

    /** A copy that outlives the block. */
    Line copy() {
        Line copy = new Line();
        copy.data = Arrays.copyOfRange(data, start, end);
        copy.start = 0;
        copy.end = end - start;
        copy.bodyEnd = bodyEnd < 0 ? -1 : bodyEnd - start;
        copy.links = hasLink() ? Arrays.copyOfRange(links, linkPlace, linkPlace + LineBlock.LINK_BYTES) : new byte[0];
        copy.linkPlace = hasLink() ? 0 : -1;
        copy.fits = fits;
        copy.carriageReturn = carriageReturn;
        copy.ended = ended;
        copy.overlong = overlong;
        copy.number = number;
        copy.outcome = outcome;
        return copy;
    }
}
