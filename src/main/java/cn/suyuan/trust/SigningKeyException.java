package cn.suyuan.trust;

import java.util.Locale;

/** A key container could not be opened, with the cause told apart. */
public final class SigningKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a container did not open. */
    public enum Cause {
        WRONG_PASSWORD,
        UNSUPPORTED_CONTAINER,
        DAMAGED,
        NO_KEY,
        /** The token's library cannot be loaded. */
        NO_LIBRARY,
        /** No token in the reader. */
        NO_TOKEN,
        /** The PIN is wrong; tries are counted by the token. */
        WRONG_PIN,
        /** The token is locked after too many wrong PINs. */
        PIN_LOCKED,
        /** The token does not do what is asked. */
        TOKEN_REFUSES
    }

    private final Cause why;

    SigningKeyException(Cause why) {
        super(why.name());
        this.why = why;
    }

    SigningKeyException(Cause why, Throwable source) {
        super(why.name(), source);
        this.why = why;
    }

    public Cause why() {
        return why;
    }

    /** Key of the wording. */
    public String key() {
        return "trust.signing_key." + why.name().toLowerCase(Locale.ROOT);
    }
}
