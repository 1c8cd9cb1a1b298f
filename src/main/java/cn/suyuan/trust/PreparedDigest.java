package cn.suyuan.trust;

import org.bouncycastle.crypto.Digest;

/** Stands in for a digest that was computed elsewhere: whatever it is fed, it gives the prepared value. */
final class PreparedDigest implements Digest {
    private final byte[] value;

    PreparedDigest(byte[] value) {
        this.value = value.clone();
    }

    @Override
    public String getAlgorithmName() {
        return "prepared";
    }

    @Override
    public int getDigestSize() {
        return value.length;
    }

    @Override
    public void update(byte in) {}

    @Override
    public void update(byte[] in, int offset, int length) {}

    @Override
    public int doFinal(byte[] out, int offset) {
        System.arraycopy(value, 0, out, offset, value.length);
        return value.length;
    }

    @Override
    public void reset() {}
}
