package cn.suyuan.app;

import cn.suyuan.audit.FollowUp;
import java.util.Locale;

/**
 * The follow-up of a finding with what was verified today.
 *
 * @param follow what the journal says
 * @param closing whether its closing holds
 * @param signer who signed the closing, empty where nobody did
 * @param overdue whether it is open beyond its day
 */
public record FollowUpState(FollowUp follow, Closing closing, String signer, boolean overdue) {

    /** Whether a closing holds. */
    public enum Closing {
        /** Not closed. */
        OPEN,
        /** Signed by a key whose path ends in a root that the auditor trusts. */
        TRUSTED,
        /** The signature is valid, its key is not trusted: a test key, an unknown issuer. */
        UNTRUSTED,
        /** Signature or statement do not fit: it counts as open. */
        BROKEN;

        /** Name in keys of the wording. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is closed by a signature that holds. */
    public boolean closed() {
        return closing == Closing.TRUSTED || closing == Closing.UNTRUSTED;
    }
}
