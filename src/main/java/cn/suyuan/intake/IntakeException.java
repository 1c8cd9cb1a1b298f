package cn.suyuan.intake;

import java.util.List;

/** What stops an import altogether; everything less is a problem in a list. */
public final class IntakeException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why the import stopped. */
    public enum Cause {
        /** There is no such file or folder. */
        NOT_FOUND,
        /** Neither a folder nor a ZIP file. */
        NOT_A_CONTAINER,
        /** The medium or the file system failed while the container was read. */
        CONTAINER_FAILED,
        /** The place that keeps the evidence failed, for example a full disk. */
        STORE_FAILED,
        /** The user cancelled. */
        CANCELLED
    }

    private final Cause kind;
    private final String subject;

    /**
     * @param kind why
     * @param subject container or file concerned
     */
    public IntakeException(Cause kind, String subject) {
        super(kind + ": " + subject);
        this.kind = kind;
        this.subject = subject;
    }

    IntakeException(Cause kind, String subject, Throwable cause) {
        super(kind + ": " + subject, cause);
        this.kind = kind;
        this.subject = subject;
    }

    /** Why the import stopped. */
    public Cause kind() {
        return kind;
    }

    /** Message key {@code intake.stopped.<kind>}. */
    public String messageKey() {
        return "intake.stopped." + kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Arguments of the message: the container or file concerned. */
    public List<String> messageArguments() {
        return List.of(subject);
    }
}
