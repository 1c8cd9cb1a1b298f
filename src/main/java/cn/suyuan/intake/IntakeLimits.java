package cn.suyuan.intake;

/**
 * Limits against containers that are made to exhaust the machine (evidence-pack.md, section 1).
 *
 * @param maxEntries entries in a container
 * @param maxBytes bytes in all after expansion
 * @param maxRatio expansion allowed for large entries
 * @param ratioFromBytes size from which the ratio counts
 */
public record IntakeLimits(int maxEntries, long maxBytes, int maxRatio, long ratioFromBytes) {

    public IntakeLimits {
        if (maxEntries < 1 || maxBytes < 1 || maxRatio < 1 || ratioFromBytes < 0) {
            throw new IllegalArgumentException(
                    "limits " + maxEntries + ", " + maxBytes + ", " + maxRatio + ", " + ratioFromBytes);
        }
    }

    /** 200,000 entries, 64 GiB, 200:1 above 16 MiB. */
    public static IntakeLimits standard() {
        return new IntakeLimits(200_000, 64L << 30, 200, 16L << 20);
    }

    /** Whether an entry that claims to grow from {@code compressed} to {@code size} bytes is beyond the ratio. */
    boolean expandsTooFar(long compressed, long size) {
        return size > ratioFromBytes && size > Math.max(0, compressed) * maxRatio;
    }
}
