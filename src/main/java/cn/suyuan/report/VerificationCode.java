package cn.suyuan.report;

import cn.suyuan.chain.DigestAlgorithm;
import java.util.Locale;

/** The short code on every page of a report: the first 60 bits of the SM3 digest of its results.json. */
public final class VerificationCode {

    private static final int HEX_DIGITS = 15;

    private VerificationCode() {}

    /** The code of the results, in three groups of five, such as {@code 7F3A9-1C20B-5D88E}. */
    public static String of(byte[] results) {
        return ofDigest(DigestAlgorithm.SM3.of(results).hex());
    }

    /** The same from the digest in lower-case hex. */
    public static String ofDigest(String sm3) {
        String hex = sm3.substring(0, HEX_DIGITS).toUpperCase(Locale.ROOT);
        return hex.substring(0, 5) + "-" + hex.substring(5, 10) + "-" + hex.substring(10);
    }
}
