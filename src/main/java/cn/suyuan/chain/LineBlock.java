package cn.suyuan.chain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Some 512 KiB of whole lines of a readings file, cut into lines, each with the answer whether its link follows from the
 * stored link of the line before. A pure function of the bytes, so blocks can be worked on side by side.
 */
final class LineBlock {

    static final int CAPACITY = 1 << 19;
    static final int LINK_BYTES = 32;
    static final int LINK_DIGITS = 64;
    private static final int COMMAS_BEFORE_LINK = 5;
    private static final SignatureOutcome[] NO_OUTCOMES = new SignatureOutcome[0];
    private static final byte[] HEX_VALUES = hexValues();
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long COMMAS = 0x2c2c2c2c2c2c2c2cL;
    private static final long FEEDS = 0x0a0a0a0a0a0a0a0aL;
    private static final long SEVEN_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final long HIGH_BITS = 0x8080808080808080L;

    byte[] data = new byte[1 << 12];
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
    int[] starts = new int[1 << 6];
    int[] ends = new int[1 << 6];
    /** Place of the comma before the link, or −1. */
    int[] bodyEnds = new int[1 << 6];
    /** Place of the decoded link in {@link #links}, or −1. */
    int[] linkPlaces = new int[1 << 6];

    boolean[] fits = new boolean[1 << 6];
    /** What the signatures of the lines are worth, as far as that was asked; empty where it was not. */
    private SignatureOutcome[] outcomes = NO_OUTCOMES;

    byte[] links = new byte[1 << 11];
    private int linksEnd;
    /** Link of the line before, then that of this line; behind it room for what is hashed with it. */
    private final byte[] computed = new byte[8 * LINK_BYTES];

    private boolean previousKnown;
    private boolean lastFits;

    /** Makes room for some bytes and keeps those that are there. */
    void hold(int bytes) {
        if (bytes > data.length) {
            data = Arrays.copyOf(data, Math.min(Math.max(bytes, 2 * data.length), CAPACITY));
        }
    }

    /** Cuts the lines and checks their links. */
    void work(DigestState sm3) {
        lines = 0;
        linksEnd = 0;
        System.arraycopy(linkBefore, 0, computed, 0, LINK_BYTES);
        previousKnown = linkBeforeKnown;
        int place = 0;
        while (place < length) {
            place = cutLine(place, sm3) + 1;
        }
    }

    /** Judges the signatures of lines that fit; those of others where they turn out to be records of the stream. */
    void judge(Optional<RecordSignatureJudge> judge) {
        outcomes = judge.isPresent() ? new SignatureOutcome[lines] : NO_OUTCOMES;
        byte[] link = new byte[LINK_BYTES];
        for (int i = 0; i < outcomes.length; i++) {
            if (fits[i]) {
                System.arraycopy(links, linkPlaces[i], link, 0, LINK_BYTES);
                int end = endOf(i);
                outcomes[i] = judge.orElseThrow().judge(link, SignatureTally.signature(data, bodyEnds[i], end));
            }
        }
    }

    /** Whether signatures were judged with the block. */
    boolean isJudged() {
        return outcomes.length > 0;
    }

    /** What the signature of a line is worth, where it was judged with its block. */
    Optional<SignatureOutcome> outcome(int index) {
        return index < outcomes.length ? Optional.ofNullable(outcomes[index]) : Optional.empty();
    }

    /** End of a line without LF and without a CR before it. */
    int endOf(int index) {
        int end = ends[index];
        return end > starts[index] && data[end - 1] == '\r' ? end - 1 : end;
    }

    /** Cuts one line, checks its link, and gives the place of its LF, or the end. */
    private int cutLine(int start, DigestState sm3) {
        int i = start;
        int commas = 0;
        // Eight bytes at a time: which of them are commas or line feeds.
        while (i + Long.BYTES <= length) {
            long word = (long) WORDS.get(data, i);
            long found = ends(word);
            while (found != 0) {
                int at = i + (Long.numberOfTrailingZeros(found) >>> 3);
                if (data[at] == '\n') {
                    add(start, at, -1, -1);
                    previousKnown = false;
                    return at;
                }
                if (++commas == COMMAS_BEFORE_LINK) {
                    return cutLink(start, at, sm3);
                }
                found &= found - 1;
            }
            i += Long.BYTES;
        }
        while (i < length && data[i] != '\n') {
            if (data[i] == ',' && ++commas == COMMAS_BEFORE_LINK) {
                return cutLink(start, i, sm3);
            }
            i++;
        }
        add(start, i, -1, -1);
        previousKnown = false;
        return i;
    }

    /** The line from its fifth comma on. */
    private int cutLink(int start, int bodyEnd, DigestState sm3) {
        int after = bodyEnd + 1 + LINK_DIGITS;
        boolean whole = after <= length && (after == length || endsField(after));
        int link = whole ? check(start, bodyEnd, sm3) : -1;
        int i = link >= 0 ? after : bodyEnd + 1;
        while (i < length && data[i] != '\n') {
            i++;
        }
        add(start, i, bodyEnd, link);
        fits[lines - 1] = link >= 0 && lastFits;
        previousKnown = link >= 0;
        return i;
    }

    /** Computes the link that should stand here and compares it with what does; gives the place of that or −1. */
    private int check(int start, int bodyEnd, DigestState sm3) {
        if (linksEnd + LINK_BYTES > links.length) {
            links = Arrays.copyOf(links, 2 * links.length);
        }
        lastFits = false;
        if (previousKnown) {
            int body = bodyEnd - start;
            if (body <= computed.length - LINK_BYTES) {
                // One message in one piece is hashed a little faster than in two.
                System.arraycopy(data, start, computed, LINK_BYTES, body);
                sm3.update(computed, 0, LINK_BYTES + body);
            } else {
                sm3.update(computed, 0, LINK_BYTES);
                sm3.update(data, start, body);
            }
            sm3.finishInto(computed, 0);
            lastFits = sameHex(computed, data, bodyEnd + 1);
        }
        if (!lastFits && !decodeHex(data, bodyEnd + 1, computed, 0)) {
            return -1;
        }
        System.arraycopy(computed, 0, links, linksEnd, LINK_BYTES);
        linksEnd += LINK_BYTES;
        return linksEnd - LINK_BYTES;
    }

    /** Marks the highest bit of each byte that is a comma or a line feed, and of none before the first such. */
    private static long ends(long word) {
        long comma = word ^ COMMAS;
        long feed = word ^ FEEDS;
        long commas = ~(((comma & SEVEN_BITS) + SEVEN_BITS) | comma) & HIGH_BITS;
        long feeds = ~(((feed & SEVEN_BITS) + SEVEN_BITS) | feed) & HIGH_BITS;
        return commas | feeds;
    }

    /** Whether 64 lower-case hex digits are those of 32 bytes, compared eight digits at a time. */
    private static boolean sameHex(byte[] value, byte[] text, int place) {
        long different = 0;
        for (int i = 0; i < LINK_BYTES; i += Integer.BYTES) {
            long digits = hexOf((int) INTS.get(value, i));
            different |= digits ^ (long) WORDS.get(text, place + 2 * i);
        }
        return different == 0;
    }

    /** Eight hex digits of four bytes, the first byte and its first digit lowest. */
    private static long hexOf(int four) {
        long spread = four & 0xffffffffL;
        spread = (spread | spread << 16) & 0x0000ffff0000ffffL;
        spread = (spread | spread << 8) & 0x00ff00ff00ff00ffL;
        long nibbles = (spread >>> 4 & 0x000f000f000f000fL) | (spread & 0x000f000f000f000fL) << 8;
        long letters = (nibbles + 0x0606060606060606L) >>> 4 & 0x0101010101010101L;
        return nibbles + 0x3030303030303030L + letters * ('a' - '0' - 10);
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
        fits[lines] = false;
        lines++;
    }

    private boolean endsField(int place) {
        byte b = data[place];
        return b == '\n' || b == ',' || (b == '\r' && (place + 1 == length || data[place + 1] == '\n'));
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
