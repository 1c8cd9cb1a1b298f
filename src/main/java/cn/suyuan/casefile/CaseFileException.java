package cn.suyuan.casefile;

/** Why a case file cannot be used; the one exception of this room. */
public final class CaseFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    CaseFileException(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    CaseFileException(Reason reason, String detail, Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
    }

    /** The reason; its wording has the key {@code casefile.<reason in lower case>}. */
    public Reason reason() {
        return reason;
    }

    /** What stops a case from being used. */
    public enum Reason {
        /** No such file. */
        NOT_FOUND,
        /** A new case would overwrite a file. */
        ALREADY_EXISTS,
        /** Not a case file at all. */
        NOT_A_CASE,
        /** Made by a newer version of the program. */
        TOO_NEW,
        /** The passphrase does not open it. */
        WRONG_PASSPHRASE,
        /** Part of it was changed or is broken; nothing of it is shown. */
        DAMAGED,
        /** Another program holds it open. */
        IN_USE,
        /** The place is full. */
        DISK_FULL,
        /** It cannot be written or read: rights, medium. */
        NOT_ACCESSIBLE
    }
}
