package cn.suyuan.uncertainty;

import java.util.List;

/**
 * Declared against recomputed, item by item.
 *
 * @param verdict {@code NOT_COMPARABLE} when nothing comparable was declared or nothing could be computed
 */
public record DeclaredComparison(Verdict verdict, List<Item> items) {
    public DeclaredComparison {
        items = List.copyOf(items);
    }

    /** Whether the declared result reproduces. */
    public enum Verdict {
        REPRODUCES,
        DIFFERS,
        NOT_COMPARABLE
    }

    /** What is compared. */
    public enum Subject {
        VALUE,
        EXPANDED_UNCERTAINTY,
        INTERVAL_LOW,
        INTERVAL_HIGH
    }

    /**
     * One compared number.
     *
     * @param difference recomputed minus declared
     * @param tolerance largest difference that still agrees
     */
    public record Item(Subject subject, double declared, double recomputed, double difference, double tolerance) {
        /** Returns whether the two agree. */
        public boolean agrees() {
            return Math.abs(difference) <= tolerance;
        }
    }
}
