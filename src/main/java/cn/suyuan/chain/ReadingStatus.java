package cn.suyuan.chain;

/** Status of a record. */
public enum ReadingStatus {
    /** A: as read. */
    ACTUAL('A'),
    /** E: estimated. */
    ESTIMATED('E'),
    /** M: missing, without a value. */
    MISSING('M'),
    /** R: replaced by another value. */
    REPLACED('R');

    private final char letter;

    ReadingStatus(char letter) {
        this.letter = letter;
    }

    /** The letter as files write it. */
    public char letter() {
        return letter;
    }
}
