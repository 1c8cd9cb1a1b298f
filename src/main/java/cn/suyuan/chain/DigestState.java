package cn.suyuan.chain;

import java.io.IOException;
import java.io.InputStream;

/** A digest being computed; used by one thread, usable again after {@link #finish()}. */
public final class DigestState {

    private final DigestAlgorithm algorithm;
    private final org.bouncycastle.crypto.Digest digest;

    DigestState(DigestAlgorithm algorithm, org.bouncycastle.crypto.Digest digest) {
        this.algorithm = algorithm;
        this.digest = digest;
    }

    /** The algorithm. */
    public DigestAlgorithm algorithm() {
        return algorithm;
    }

    /** Feeds one byte. */
    public void update(byte value) {
        digest.update(value);
    }

    /** Feeds bytes. */
    public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** Feeds bytes. */
    public void update(byte[] bytes) {
        digest.update(bytes, 0, bytes.length);
    }

    /**
     * Feeds all that a stream still holds; the stream is not closed.
     *
     * @return number of bytes fed
     * @throws IOException where the stream fails
     */
    public long updateAll(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            total += read;
        }
        return total;
    }

    /** The value over everything fed since the last one; the state begins anew. */
    public Digest finish() {
        byte[] value = new byte[algorithm.length()];
        digest.doFinal(value, 0);
        return new Digest(algorithm, value);
    }

    /** As {@link #finish()}, written into an array that is there already. */
    public void finishInto(byte[] target, int offset) {
        digest.doFinal(target, offset);
    }
}
