package cn.suyuan.report;

/** A report could not be written, signed or filled in; the message key says why in the user's words. */
public final class ReportException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * @param key message key {@code report.failure.<key>}
     * @param cause what went wrong underneath
     */
    public ReportException(String key, Throwable cause) {
        super(key, cause);
        this.key = key;
    }

    /**
     * @param key message key {@code report.failure.<key>}
     */
    public ReportException(String key) {
        super(key);
        this.key = key;
    }

    /** Message key {@code report.failure.<key>}. */
    public String key() {
        return key;
    }
}
