package cn.suyuan.chain;

import java.util.Arrays;

/**
 * Some 512 KiB of whole lines of a readings file, cut into lines, each with the answer whether its link follows from the
 * stored link of the line before. A pure function of the bytes, so blocks can be worked on side by side.
 */
final class LineBlock {

    static final int CAPACITY = 1 << 19;
    static final int LINK_BYTES = 32;
    static final int LINK_DIGITS = 64;
    private static final int COMMAS_BEFORE_LINK = 5;
    private static final byte[] HEX_VALUES = hexValues();

    final byte[] data = new byte[CAPACITY];
    /** Stored link of the last line before this block. */
    final byte[] linkBefore = new byte[LINK_BYTES];

    boolean linkBeforeKnown;
    int length;
    long firstLine;
    /** Whether the only line of the block is the beginning of one that is longer than a block. */
    boolean overlong;
    /** Whether the last line ends with LF. */
    boolean ended;

    int lines;
    int[] starts = new int[1 << 13];
    int[] ends = new int[1 << 13];
    /** Place of the comma before the link, or −1. */
    int[] bodyEnds = new int[1 << 13];
    /** Place of the decoded link in {@link #links}, or −1. */
    int[] linkPlaces = new int[1 << 13];

    boolean[] fits = new boolean[1 << 13];
    byte[] links = new byte[1 << 18];
    private int linksEnd;
    private final byte[] computed = new byte[LINK_BYTES];

    /** Cuts the lines and checks their links. */
    void work(DigestState sm3) {
        cut();
        check(sm3);
    }

    private void cut() {
        lines = 0;
        linksEnd = 0;
        int place = 0;
        while (place < length) {
            place = cutLine(place) + 1;
        }
    }

    /** Cuts one line and gives the place of its LF, or the end. */
    private int cutLine(int start) {
        int commas = 0;
        int bodyEnd = -1;
        int link = -1;
        int i = start;
        while (i < length) {
            byte b = data[i];
            if (b == '\n') {
                break;
            }
            if (b == ',' && ++commas == COMMAS_BEFORE_LINK) {
                bodyEnd = i;
                link = decode(i + 1);
                i += link >= 0 ? LINK_DIGITS : 0;
            }
            i++;
        }
        add(start, i, bodyEnd, link);
        return i;
    }

    private void add(int start, int end, int bodyEnd, int link) {
        if (lines == starts.length) {
            starts = Arrays.copyOf(starts, 2 * lines);
            ends = Arrays.copyOf(ends, 2 * lines);
            bodyEnds = Arrays.copyOf(bodyEnds, 2 * lines);
            linkPlaces = Arrays.copyOf(linkPlaces, 2 * lines);
            fits = Arrays.copyOf(fits, 2 * lines);
        }
        starts[lines] = start;
        ends[lines] = end;
        bodyEnds[lines] = bodyEnd;
        linkPlaces[lines] = link;
        lines++;
    }

    /** Decodes the 64 digits at a place if a whole link field stands there; gives its place in {@link #links} or −1. */
    private int decode(int place) {
        int after = place + LINK_DIGITS;
        if (after > length || (after < length && !endsField(after))) {
            return -1;
        }
        if (linksEnd + LINK_BYTES > links.length) {
            links = Arrays.copyOf(links, 2 * links.length);
        }
        if (!decodeHex(data, place, links, linksEnd)) {
            return -1;
        }
        linksEnd += LINK_BYTES;
        return linksEnd - LINK_BYTES;
    }

    private boolean endsField(int place) {
        byte b = data[place];
        return b == '\n' || b == ',' || (b == '\r' && (place + 1 == length || data[place + 1] == '\n'));
    }

    private void check(DigestState sm3) {
        byte[] previous = linkBefore;
        int previousPlace = linkBeforeKnown ? 0 : -1;
        for (int i = 0; i < lines; i++) {
            int link = linkPlaces[i];
            boolean fit = false;
            if (link >= 0 && previousPlace >= 0) {
                sm3.update(previous, previousPlace, LINK_BYTES);
                sm3.update(data, starts[i], bodyEnds[i] - starts[i]);
                sm3.finishInto(computed, 0);
                fit = Arrays.equals(computed, 0, LINK_BYTES, links, link, link + LINK_BYTES);
            }
            fits[i] = fit;
            previous = links;
            previousPlace = link;
        }
    }

    /**
     * Decodes 64 lower-case hex digits.
     *
     * @return whether they are such
     */
    static boolean decodeHex(byte[] text, int place, byte[] target, int targetPlace) {
        int bad = 0;
        for (int i = 0; i < LINK_BYTES; i++) {
            int value = (HEX_VALUES[text[place + 2 * i] & 0xff] << 4) | HEX_VALUES[text[place + 2 * i + 1] & 0xff];
            bad |= value;
            target[targetPlace + i] = (byte) value;
        }
        return bad >= 0;
    }

    private static byte[] hexValues() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < 16; i++) {
            values["0123456789abcdef".charAt(i)] = (byte) i;
        }
        return values;
    }
}
