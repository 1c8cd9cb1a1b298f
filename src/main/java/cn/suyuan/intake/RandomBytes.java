package cn.suyuan.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read at any place: a file, or an array. */
interface RandomBytes {

    /** Number of bytes. */
    long size() throws IOException;

    /** Reads up to {@code length} bytes at a place; fewer only at the end, 0 behind it. */
    int read(long position, byte[] target, int offset, int length) throws IOException;

    /** The bytes of an open file. */
    static RandomBytes of(FileChannel file) {
        return new RandomBytes() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public int read(long position, byte[] target, int offset, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
                long at = position;
                while (buffer.hasRemaining()) {
                    int read = file.read(buffer, at);
                    if (read < 0) {
                        break;
                    }
                    at += read;
                }
                return length - buffer.remaining();
            }
        };
    }

    /** The bytes of an array, which must not change meanwhile. */
    static RandomBytes of(byte[] array) {
        return new RandomBytes() {
            @Override
            public long size() {
                return array.length;
            }

            @Override
            public int read(long position, byte[] target, int offset, int length) {
                if (position < 0 || position >= array.length) {
                    return 0;
                }
                int count = (int) Math.min(length, array.length - position);
                System.arraycopy(array, (int) position, target, offset, count);
                return count;
            }
        };
    }
}
