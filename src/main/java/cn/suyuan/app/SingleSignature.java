package cn.suyuan.app;

import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.ReasonCode;
import cn.suyuan.trust.SignatureCheck;
import java.util.List;
import java.util.Optional;

/**
 * What was found in one signature file.
 *
 * @param place name of the file
 * @param kind what the file is
 * @param content name of the file whose bytes the signature was compared with, where there was one
 * @param checks one a signature, in the order of the file
 */
public record SingleSignature(String place, Kind kind, Optional<String> content, List<SignatureCheck> checks) {

    public SingleSignature {
        checks = List.copyOf(checks);
    }

    /** Kinds of file, recognised by their bytes. */
    public enum Kind {
        CMS,
        TIMESTAMP,
        REQUEST,
        PDF,
        XML,
        OCMF,
        CERTIFICATE,
        RECEIPT,
        UNKNOWN
    }

    /** Whether there is a signature and all of them can be used; a countersignature has to be valid at least. */
    public boolean good() {
        return checks.stream().anyMatch(SignatureCheck::usable)
                && checks.stream()
                        .allMatch(c -> c.usable() || (counters(c) && c.cryptographic() == CryptographicFact.VALID));
    }

    private static boolean counters(SignatureCheck check) {
        return check.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.COUNTERSIGNATURE);
    }
}
