package cn.suyuan.casefile;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of one kept file, chunk by chunk; each chunk is proved before any byte of it is given out. */
final class SealedStream extends InputStream {

    private final EvidenceStore store;
    private final EvidenceStore.Stored stored;
    private byte[] chunk = new byte[0];
    private int position;
    private long number;
    private long given;

    SealedStream(EvidenceStore store, EvidenceStore.Stored stored) {
        this.store = store;
        this.stored = stored;
    }

    @Override
    public int read() throws IOException {
        return next() ? chunk[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!next()) {
            return -1;
        }
        int part = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, part);
        position += part;
        return part;
    }

    /** Goes on some bytes without opening the chunks between. */
    @Override
    public long skip(long bytes) throws IOException {
        if (bytes <= 0 || !next()) {
            return 0;
        }
        long before = given - chunk.length + position;
        long target = Math.min(before + bytes, stored.size());
        long end = given;
        if (target > end) {
            number = Math.min(target / EvidenceStore.CHUNK, stored.chunks());
            given = Math.min(number * EvidenceStore.CHUNK, stored.size());
            chunk = new byte[0];
            position = 0;
            if (target > given) {
                next();
                position = (int) (target - (given - chunk.length));
            }
        } else {
            position += (int) (target - before);
        }
        return target - before;
    }

    @Override
    public int available() {
        return chunk.length - position;
    }

    private boolean next() throws IOException {
        while (position == chunk.length) {
            if (number == stored.chunks()) {
                if (given != stored.size()) {
                    throw new IOException("evidence " + stored.id() + " has " + given + " bytes, not " + stored.size());
                }
                return false;
            }
            chunk = store.chunk(stored.id(), number);
            position = 0;
            given += chunk.length;
            number++;
        }
        return true;
    }
}
