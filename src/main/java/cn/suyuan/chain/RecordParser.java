package cn.suyuan.chain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;

/** Reads one line as a record, without an object for each; the reader is the record. */
final class RecordParser implements StreamReading {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONG_DIGITS = 18;
    /** No register shows more; reading a number of half a million digits would take longer than all the rest. */
    private static final int MOST_DIGITS = 200;

    private static final long MILLIS_PER_DAY = 86_400_000L;
    /** A time without an offset is read as UTC+08:00 (evidence-pack 2). */
    private static final int DEFAULT_OFFSET_MINUTES = 480;

    private final boolean signed;
    private byte[] data = new byte[0];
    private int place;
    private int end;

    private long seq;
    private long line;
    private long timeMillis;
    private long localDay;
    private boolean withoutOffset;
    private ReadingStatus status = ReadingStatus.ACTUAL;
    private boolean hasValue;
    private boolean compact;
    private long unscaled;
    private int scale;
    private int valueStart;
    private int valueEnd;
    private boolean hasOffset;
    private long clockOffset;
    private boolean verified;

    /** Last date read, which most records share with the one before. */
    private final byte[] lastDate = new byte[10];

    private long lastDay;
    private boolean lastDateKnown;
    private long lastEight;
    private short lastTwo;
    private final ZoneField zone = new ZoneField();
    private long number;

    RecordParser(boolean signed) {
        this.signed = signed;
    }

    /** Reads a line; what could be read before the first fault is there. */
    Malformation read(Line source) {
        if (data != source.data) {
            data = source.data;
        }
        place = source.start;
        end = source.bodyEnd >= 0 ? source.bodyEnd : source.end;
        line = source.number;
        seq = -1;
        verified = false;
        if (source.overlong) {
            return Malformation.LENGTH;
        }
        if (!readNumber() || number < 0) {
            return Malformation.SEQ;
        }
        seq = number;
        if (source.bodyEnd < 0) {
            return Malformation.FIELDS;
        }
        Malformation fault = readFields();
        if (fault != Malformation.NONE) {
            return fault;
        }
        return readEnd(source);
    }

    private Malformation readFields() {
        place++;
        if (!readTime()) {
            return Malformation.TIME;
        }
        place++;
        if (!readValue()) {
            return Malformation.VALUE;
        }
        place++;
        if (!readStatus()) {
            return Malformation.STATUS;
        }
        if (hasValue == (status == ReadingStatus.MISSING)) {
            return Malformation.VALUE;
        }
        place++;
        return readClockOffset() ? Malformation.NONE : Malformation.OFFSET;
    }

    private Malformation readEnd(Line source) {
        if (!source.hasLink()) {
            return Malformation.LINK;
        }
        int after = source.bodyEnd + 1 + LineBlock.LINK_DIGITS;
        if (signed != after < source.end) {
            return Malformation.FIELDS;
        }
        return Malformation.NONE;
    }

    /** Whether the field ends here. */
    private boolean atEnd() {
        return place == end || data[place] == ',';
    }

    /** Reads digits up to the end of the field. */
    private boolean readNumber() {
        int start = place;
        long value = 0;
        while (place < end && data[place] >= '0' && data[place] <= '9') {
            value = 10 * value + data[place++] - '0';
        }
        number = value;
        return place > start && place - start <= LONG_DIGITS && atEnd();
    }

    private boolean readTime() {
        if (place + 16 > end || !readDate()) {
            return false;
        }
        byte separator = data[place + 10];
        int hour = twoDigits(place + 11);
        int minute = twoDigits(place + 14);
        if ((separator != 'T' && separator != ' ') || data[place + 13] != ':' || hour < 0 || minute < 0) {
            return false;
        }
        place += 16;
        long millis = readSeconds();
        // 24:00 is the end of the day (ISO 8601-1:2019, 4.3.8).
        if (millis < 0 || minute > 59 || hour > 24 || (hour == 24 && minute + millis > 0)) {
            return false;
        }
        int offset = readZone();
        timeMillis = localDay * MILLIS_PER_DAY + hour * 3_600_000L + minute * 60_000L + millis - offset * 60_000L;
        return offset != Integer.MIN_VALUE && atEnd();
    }

    /** Most records share the date with the one before: eight bytes and two are compared at once. */
    private boolean readDate() {
        long eight = (long) LONGS.get(data, place);
        short two = (short) SHORTS.get(data, place + Long.BYTES);
        if (!lastDateKnown || eight != lastEight || two != lastTwo) {
            System.arraycopy(data, place, lastDate, 0, lastDate.length);
            lastDay = CalendarText.epochDay(lastDate);
            lastDateKnown = true;
            lastEight = eight;
            lastTwo = two;
        }
        localDay = lastDay;
        return lastDay != CalendarText.NO_DAY;
    }

    /** Reads {@code :SS} and a fraction, if they are there; milliseconds, or −1. */
    private long readSeconds() {
        if (place == end || data[place] != ':') {
            return 0;
        }
        int seconds = place + 3 <= end ? twoDigits(place + 1) : -1;
        // 60 is a leap second.
        if (seconds < 0 || seconds > 60) {
            return -1;
        }
        place += 3;
        long millis = 0;
        if (place < end && (data[place] == '.')) {
            int weight = 100;
            place++;
            while (place < end && data[place] >= '0' && data[place] <= '9') {
                millis += (long) weight * (data[place++] - '0');
                weight /= 10;
            }
        }
        return seconds * 1000L + millis;
    }

    /** Reads an offset in minutes; {@code Integer.MIN_VALUE} where it is none. */
    private int readZone() {
        withoutOffset = atEnd();
        if (withoutOffset) {
            return DEFAULT_OFFSET_MINUTES;
        }
        int minutes = zone.read(data, place, end);
        place = zone.place();
        return minutes;
    }

    private int twoDigits(int at) {
        return ZoneField.twoDigits(data, at);
    }

    private boolean readValue() {
        valueStart = place;
        boolean negative = place < end && data[place] == '-';
        if (negative || (place < end && data[place] == '+')) {
            place++;
        }
        int digits = place;
        int point = readDigits(negative);
        valueEnd = place;
        int count = place - digits - (point >= 0 ? 1 : 0);
        hasValue = count > 0;
        compact = count <= LONG_DIGITS;
        scale = point < 0 ? 0 : place - point - 1;
        // 17. and .5 are no decimal numbers as a recorder writes them.
        boolean whole = hasValue ? point != digits && point != place - 1 : place == valueStart;
        return whole && count <= MOST_DIGITS && atEnd();
    }

    /** Reads digits and at most one point; gives the place of the point, or −1. */
    private int readDigits(boolean negative) {
        long value = 0;
        int point = -1;
        while (place < end) {
            byte b = data[place];
            if (b >= '0' && b <= '9') {
                value = 10 * value + b - '0';
            } else if (b == '.' && point < 0) {
                point = place;
            } else {
                break;
            }
            place++;
        }
        unscaled = negative ? -value : value;
        return point;
    }

    private boolean readStatus() {
        if (place + 1 > end) {
            return false;
        }
        ReadingStatus found;
        switch (data[place++]) {
            case 'A' -> found = ReadingStatus.ACTUAL;
            case 'E' -> found = ReadingStatus.ESTIMATED;
            case 'M' -> found = ReadingStatus.MISSING;
            case 'R' -> found = ReadingStatus.REPLACED;
            default -> {
                return false;
            }
        }
        if (found != status) {
            status = found;
        }
        return atEnd();
    }

    private boolean readClockOffset() {
        hasOffset = place < end;
        clockOffset = 0;
        if (!hasOffset) {
            return true;
        }
        boolean negative = data[place] == '-';
        if (negative || data[place] == '+') {
            place++;
        }
        if (!readNumber()) {
            return false;
        }
        clockOffset = negative ? -number : number;
        return true;
    }

    /** The day by the record's own offset, in days since 1970-01-01. */
    long localDay() {
        return localDay;
    }

    boolean isWithoutOffset() {
        return withoutOffset;
    }

    boolean hasClockOffset() {
        return hasOffset;
    }

    /** Offset to the national time service in ms. */
    long clockOffset() {
        return clockOffset;
    }

    /** Takes the number of the place in the chain, where the own number was changed. */
    void standsFor(long place) {
        seq = place;
    }

    void verified(boolean proved) {
        verified = proved;
    }

    @Override
    public long seq() {
        return seq;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public long timeMillis() {
        return timeMillis;
    }

    @Override
    public ReadingStatus status() {
        return status;
    }

    @Override
    public boolean hasValue() {
        return hasValue;
    }

    @Override
    public boolean isCompact() {
        return compact;
    }

    @Override
    public long unscaled() {
        return unscaled;
    }

    @Override
    public int scale() {
        return scale;
    }

    @Override
    public BigDecimal value() {
        if (!hasValue) {
            return BigDecimal.ZERO;
        }
        if (compact) {
            return BigDecimal.valueOf(unscaled, scale);
        }
        char[] digits = new char[valueEnd - valueStart];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (char) data[valueStart + i];
        }
        return new BigDecimal(digits);
    }

    @Override
    public boolean isVerified() {
        return verified;
    }
}
