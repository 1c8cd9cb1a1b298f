package cn.suyuan.intake;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads little-endian fields one after the other, from a place up to a limit. */
final class ByteCursor {
    private final RandomBytes bytes;
    private final long limit;
    private final byte[] buffer = new byte[1 << 14];
    private long bufferStart;
    private int bufferLength;
    private long position;

    ByteCursor(RandomBytes bytes, long position, long limit) throws IOException {
        this.bytes = bytes;
        this.position = position;
        this.limit = Math.min(limit, bytes.size());
    }

    long position() {
        return position;
    }

    long remaining() {
        return Math.max(0, limit - position);
    }

    int u8() throws IOException {
        if (position < 0 || position >= limit) {
            throw new EOFException("at " + position + " of " + limit);
        }
        if (position < bufferStart || position >= bufferStart + bufferLength) {
            bufferStart = position;
            bufferLength = bytes.read(position, buffer, 0, (int) Math.min(buffer.length, limit - position));
            if (bufferLength <= 0) {
                throw new EOFException("at " + position);
            }
        }
        return buffer[(int) (position++ - bufferStart)] & 0xFF;
    }

    int u16() throws IOException {
        int low = u8();
        return low | u8() << 8;
    }

    long u32() throws IOException {
        long low = u16();
        return low | (long) u16() << 16;
    }

    /** A 64-bit field; negative where it exceeds what Java can count. */
    long u64() throws IOException {
        long low = u32();
        return low | u32() << 32;
    }

    /** Bytes as characters U+0000 to U+00FF, so that they can be kept and compared as text. */
    String latin1(int length) throws IOException {
        if (length > remaining()) {
            throw new EOFException("at " + position + " of " + limit);
        }
        byte[] out = new byte[length];
        for (int i = 0; i < length; i++) {
            out[i] = (byte) u8();
        }
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    void skip(long count) throws IOException {
        if (count < 0 || count > remaining()) {
            throw new EOFException("at " + position + " of " + limit);
        }
        position += count;
    }
}
