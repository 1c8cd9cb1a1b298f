package cn.suyuan.trust;

import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import cn.suyuan.trust.TestAuthority.Validity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A root, a company and a time stamping authority of one algorithm, with a revocation list that covers all. */
final class Fixture {
    static final Validity DECADE = validity("2020-01-01", "2029-12-31");
    static final Instant SIGNED = Instant.parse("2025-06-01T02:00:00Z");
    static final TrustPolicy POLICY = TrustPolicy.at(LocalDate.of(2026, 3, 18));
    static final byte[] CONTENT = "tagmanifest 标签清单\n".getBytes(StandardCharsets.UTF_8);

    final TestAuthority root;
    final TestAuthority company;
    final TestAuthority stamper;

    Fixture(Algorithm algorithm) {
        root = TestAuthority.root(algorithm, "示例认证中心（虚构）", "root", DECADE, TestAuthority.seeded(11));
        company = root.issue(algorithm, "示例公司（虚构）", "company", DECADE, Profile.SIGNER);
        stamper = root.issue(algorithm, "示例时间戳（虚构）", "tsa", DECADE, Profile.STAMPER);
    }

    static Validity validity(String from, String until) {
        return new Validity(Instant.parse(from + "T00:00:00Z"), Instant.parse(until + "T23:59:59Z"));
    }

    static Instant day(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    /** Trusts the root and has a list of all years without entries. */
    TrustAnchors anchors() {
        return TrustAnchors.read(
                List.of(root.pem()), List.of(root.revocationList(day("2020-01-02"), day("2029-12-01"), Map.of())));
    }

    byte[] signature() {
        return company.signDetached(CONTENT, SIGNED, CmsSigner.Identifiers.RFC_5652);
    }

    static SignatureCheck check(TrustAnchors anchors, byte[] signature, byte[] content) {
        return new CmsSignatureVerifier(anchors, POLICY)
                .checkDetached(SignedThing.PACK, "signatures/x.p7s", signature, content)
                .get(0);
    }
}
