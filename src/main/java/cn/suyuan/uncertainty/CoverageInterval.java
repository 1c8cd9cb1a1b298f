package cn.suyuan.uncertainty;

/** An interval that contains the quantity with a stated probability. */
public record CoverageInterval(double low, double high, double probability) {
    /** Returns the length, in the unit of the quantity. */
    public double length() {
        return high - low;
    }
}
