package cn.suyuan.uncertainty;

/** Told how far an evaluation is, and asked whether it shall stop; called from working threads. */
public interface EvaluationProgress {
    /** Tells that {@code done} of {@code total} trials are done. */
    void progress(long done, long total);

    /** Returns whether the evaluation shall stop. */
    boolean cancelled();

    /** Returns a listener that says nothing and never stops. */
    static EvaluationProgress silent() {
        return new EvaluationProgress() {
            @Override
            public void progress(long done, long total) {
                // nobody listens
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
