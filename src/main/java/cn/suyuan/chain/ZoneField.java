package cn.suyuan.chain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads the offset at the end of a time; records mostly have that of the record before, which is compared at once. */
final class ZoneField {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    /** Bytes of {@code +hh:mm}. */
    private static final int LENGTH = 6;

    private byte[] data = new byte[0];
    private int place;
    private int end;

    private boolean known;
    private int lastFour;
    private short lastTwo;
    private int lastMinutes;

    /** Reads an offset that is there, in minutes; {@code Integer.MIN_VALUE} where it is none. */
    int read(byte[] line, int from, int to) {
        if (data != line) {
            data = line;
        }
        place = from;
        end = to;
        boolean usual = from + LENGTH < to && line[from + LENGTH] == ',';
        if (usual && known && (int) INTS.get(line, from) == lastFour && two(from) == lastTwo) {
            place += LENGTH;
            return lastMinutes;
        }
        int minutes = readAnew();
        if (usual && minutes != Integer.MIN_VALUE && place == from + LENGTH) {
            known = true;
            lastFour = (int) INTS.get(line, from);
            lastTwo = two(from);
            lastMinutes = minutes;
        }
        return minutes;
    }

    /** Place after what was read. */
    int place() {
        return place;
    }

    private short two(int from) {
        return (short) SHORTS.get(data, from + Integer.BYTES);
    }

    private int readAnew() {
        byte sign = data[place++];
        if (sign == 'Z') {
            return 0;
        }
        int amount = sign == '+' || sign == '-' ? readAmount() : -1;
        if (amount < 0) {
            return Integer.MIN_VALUE;
        }
        return sign == '-' ? -amount : amount;
    }

    /** Reads {@code hh:mm}, {@code hhmm} or {@code hh} in minutes, or −1. */
    private int readAmount() {
        int hours = place + 2 <= end ? twoDigits(data, place) : -1;
        place += 2;
        if (hours < 0 || hours > 18 || place >= end || data[place] == ',') {
            return hours < 0 || hours > 18 ? -1 : 60 * hours;
        }
        place += data[place] == ':' ? 1 : 0;
        int minutes = place + 2 <= end ? twoDigits(data, place) : -1;
        place += 2;
        return minutes < 0 || minutes > 59 ? -1 : 60 * hours + minutes;
    }

    /** Two decimal digits, or −1. */
    static int twoDigits(byte[] data, int at) {
        int tens = data[at] - '0';
        int ones = data[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }
}
