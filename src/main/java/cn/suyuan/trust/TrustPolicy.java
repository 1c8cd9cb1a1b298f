package cn.suyuan.trust;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How strictly signatures are judged.
 *
 * @param asOf the time that counts where no signing time is known
 * @param revocationRequired the strict profile: unknown revocation is not usable
 * @param otherIdentities SM2 signer identities tried, and named, when the default identity does not fit
 */
public record TrustPolicy(Instant asOf, boolean revocationRequired, List<String> otherIdentities) {
    /**
     * Identities seen instead of the default: none at all (OpenSSL 3.0 without {@code distid}), those of the examples of
     * GM/T 0003 and GB/T 32918, half of the default, and the default in hexadecimal.
     */
    private static final List<String> KNOWN_IDENTITIES = List.of(
            "", "ALICE123@YAHOO.COM", "BILL456@YAHOO.COM", "12345678", "31323334353637383132333435363738", "default");

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    public TrustPolicy {
        otherIdentities = List.copyOf(otherIdentities);
    }

    /** The ordinary profile at the end of a day, UTC+08:00; tries the empty identity that some tools use. */
    public static TrustPolicy at(LocalDate day) {
        return new TrustPolicy(day.atTime(LocalTime.of(23, 59, 59)).toInstant(CHINA), false, KNOWN_IDENTITIES);
    }

    /** The same with revocation required. */
    public TrustPolicy strict() {
        return new TrustPolicy(asOf, true, otherIdentities);
    }
}
