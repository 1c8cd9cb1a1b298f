package cn.suyuan.audit;

/** How a long step tells where it stands and asks whether to go on; one implementation each for window and command line. */
public interface Progress {

    /**
     * Tells where the work stands.
     *
     * @param step message key {@code progress.<step>}
     * @param done work done, in any unit
     * @param total work in all in the same unit, or 0 where it is not known
     */
    void report(String step, long done, long total);

    /** Whether the user wants the work to stop; the pipeline asks often. */
    boolean isCancelled();

    /** Tells nobody and never cancels. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void report(String step, long done, long total) {}

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }
}
