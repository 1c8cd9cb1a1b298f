package cn.suyuan.chain;

/** Counts whole numbers from 0 on in buckets of equal width, which doubles as the numbers grow; memory stays the same. */
final class BucketCounts {

    private static final int BUCKETS = 1 << 18;

    private final long[] counts = new long[BUCKETS];
    private int shift;

    /**
     * A bucket.
     *
     * @param low its smallest number
     * @param width how many numbers it stands for
     * @param before how many numbers fell into the buckets before it
     */
    record Found(long low, long width, long before) {}

    /** @param number 0 or more */
    void count(long number) {
        while (number >>> shift >= BUCKETS) {
            for (int i = 0; i < BUCKETS / 2; i++) {
                counts[i] = counts[2 * i] + counts[2 * i + 1];
            }
            java.util.Arrays.fill(counts, BUCKETS / 2, BUCKETS, 0);
            shift++;
        }
        counts[(int) (number >>> shift)]++;
    }

    /** The bucket of the number of a rank, 0 for the smallest. */
    Found find(long rank) {
        long before = 0;
        int bucket = 0;
        while (bucket < BUCKETS - 1 && before + counts[bucket] <= rank) {
            before += counts[bucket++];
        }
        return new Found((long) bucket << shift, 1L << shift, before);
    }
}
