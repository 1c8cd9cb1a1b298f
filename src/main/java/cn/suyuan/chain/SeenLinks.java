package cn.suyuan.chain;

/** Remembers four bytes of the link of each of the last four million records, to recognise repeated ones. */
final class SeenLinks {

    private static final int SMALLEST = 1 << 10;
    private static final int LARGEST = 1 << 22;

    private int[] marks = new int[SMALLEST];
    private long first = -1;
    private long highest = -1;

    /** Remembers the link of a record. */
    void put(long seq, byte[] links, int place) {
        if (seq != highest + 1 || first < 0) {
            restart(seq);
        }
        if (seq - first >= marks.length && marks.length < LARGEST) {
            grow();
        }
        marks[(int) (seq & (marks.length - 1))] = mark(links, place);
        highest = seq;
    }

    /** Whether the record of this number had this link. */
    boolean has(long seq, byte[] links, int place) {
        return first >= 0
                && seq >= first
                && seq <= highest
                && seq > highest - marks.length
                && marks[(int) (seq & (marks.length - 1))] == mark(links, place);
    }

    /** After a jump forward the places between stay as they are: old marks, which fit no other record. */
    private void restart(long seq) {
        if (first < 0 || seq <= highest || seq - highest > marks.length) {
            first = seq;
        }
    }

    private void grow() {
        int[] larger = new int[2 * marks.length];
        for (long seq = Math.max(first, highest - marks.length + 1); seq <= highest; seq++) {
            larger[(int) (seq & (larger.length - 1))] = marks[(int) (seq & (marks.length - 1))];
        }
        marks = larger;
    }

    private static int mark(byte[] links, int place) {
        return (links[place] & 0xff)
                | (links[place + 1] & 0xff) << 8
                | (links[place + 2] & 0xff) << 16
                | (links[place + 3] & 0xff) << 24;
    }
}
