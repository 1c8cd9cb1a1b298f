package cn.suyuan.uncertainty;

/** How random draws are made. */
public enum DrawMethod {
    /** The engine's own fast streams and samplers. */
    FAST,
    /** Streams of NumPy's Philox generator, one uniform number a draw, through the quantile function: repeatable. */
    NUMPY
}
