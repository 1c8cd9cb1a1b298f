package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificationPathTest {
    private static final Instant DAY = Fixture.SIGNED;

    private final Fixture fixture = new Fixture(Algorithm.SM2);
    private final TestAuthority root = fixture.root;

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"SM2", "RSA_2048", "P256", "P384", "ED25519"})
    void a_path_over_an_intermediate_is_trusted(Algorithm algorithm) {
        Fixture other = new Fixture(algorithm);
        TestAuthority middle = other.root.issue(algorithm, "中级", "middle", Fixture.DECADE, Profile.AUTHORITY);
        TestAuthority signer = middle.issue(algorithm, "公司", "signer", Fixture.DECADE, Profile.SIGNER);
        TrustAnchors anchors = TrustAnchors.read(List.of(other.root.pem()), List.of(empty(other.root), empty(middle)));

        CertificationPath path = path(signer, List.of(middle), anchors, JudgementTime.claimed(DAY));

        assertThat(path.state()).as("%s", path.reasons()).isEqualTo(CertificationPathState.TRUSTED);
        assertThat(path.certificates()).hasSize(3);
    }

    @Test
    void without_the_list_of_the_intermediate_revocation_is_unknown() {
        TestAuthority middle = root.issue(Algorithm.SM2, "中级", "middle", Fixture.DECADE, Profile.AUTHORITY);
        TestAuthority signer = middle.issue(Algorithm.SM2, "公司", "signer", Fixture.DECADE, Profile.SIGNER);

        CertificationPath path = path(signer, List.of(middle), fixture.anchors(), JudgementTime.claimed(DAY));

        assertThat(path.state()).isEqualTo(CertificationPathState.REVOCATION_UNKNOWN);
    }

    @Test
    void validity_is_judged_at_the_time_given() {
        TestAuthority signer =
                root.issue(Algorithm.SM2, "公司", "x", Fixture.validity("2025-01-01", "2025-07-31"), Profile.SIGNER);

        assertThat(state(signer, "2025-07-31T23:59:59Z")).isEqualTo(CertificationPathState.TRUSTED);
        assertThat(state(signer, "2025-08-01T00:00:00Z")).isEqualTo(CertificationPathState.EXPIRED);
        assertThat(state(signer, "2024-12-31T23:59:59Z")).isEqualTo(CertificationPathState.NOT_YET_VALID);
    }

    @Test
    void a_revoked_certificate_is_revoked_even_for_an_earlier_claimed_time_but_not_for_a_proven_one() {
        BigInteger serial = fixture.company.certificate().serialNumber();
        byte[] list = root.revocationList(
                Fixture.day("2025-09-01"), Fixture.day("2026-09-01"), Map.of(serial, Fixture.day("2025-08-01")));
        TrustAnchors anchors = TrustAnchors.read(List.of(root.pem()), List.of(list));

        CertificationPath claimed = path(fixture.company, List.of(), anchors, JudgementTime.claimed(DAY));
        CertificationPath proven = path(fixture.company, List.of(), anchors, JudgementTime.proven(DAY));
        CertificationPath after =
                path(fixture.company, List.of(), anchors, JudgementTime.proven(Fixture.day("2025-08-02")));

        assertThat(claimed.state()).isEqualTo(CertificationPathState.REVOKED);
        assertThat(claimed.reasons().get(0).code()).isEqualTo(ReasonCode.REVOKED_AFTER_CLAIM);
        assertThat(proven.state()).isEqualTo(CertificationPathState.TRUSTED);
        assertThat(after.state()).isEqualTo(CertificationPathState.REVOKED);
    }

    @Test
    void a_list_covers_its_own_span_and_all_time_before_it() {
        byte[] list = root.revocationList(Fixture.day("2025-05-01"), Fixture.day("2025-05-31"), Map.of());
        TrustAnchors anchors = TrustAnchors.read(List.of(root.pem()), List.of(list));

        assertThat(at(anchors, "2025-04-01")).isEqualTo(CertificationPathState.TRUSTED);
        assertThat(at(anchors, "2025-05-31")).isEqualTo(CertificationPathState.TRUSTED);
        assertThat(at(anchors, "2025-06-01")).isEqualTo(CertificationPathState.REVOCATION_UNKNOWN);
    }

    @Test
    void a_list_signed_by_someone_else_of_the_same_name_says_nothing() {
        TestAuthority impostor =
                TestAuthority.root(Algorithm.SM2, "示例认证中心（虚构）", "root", Fixture.DECADE, TestAuthority.seeded(99));
        byte[] list = impostor.revocationList(
                Fixture.day("2025-01-01"),
                Fixture.day("2026-01-01"),
                Map.of(fixture.company.certificate().serialNumber(), Fixture.day("2025-02-01")));
        TrustAnchors anchors = TrustAnchors.read(List.of(root.pem()), List.of(list));

        assertThat(at(anchors, "2025-06-01")).isEqualTo(CertificationPathState.REVOCATION_UNKNOWN);
    }

    @Test
    void usage_constraints_and_weak_keys_are_named() {
        TestAuthority encipherer = root.issue(Algorithm.SM2, "公司", "enc", Fixture.DECADE, Profile.ENCIPHERER);
        TestAuthority below = fixture.company.issue(Algorithm.SM2, "公司", "b", Fixture.DECADE, Profile.SIGNER);
        TestAuthority weak = root.issue(Algorithm.RSA_1024, "公司", "w", Fixture.DECADE, Profile.SIGNER);
        TestAuthority strange = root.issue(
                Algorithm.SM2,
                "公司",
                "s",
                Fixture.DECADE,
                Profile.SIGNER,
                e -> e.addExtension(new ASN1ObjectIdentifier("1.2.3.4"), true, new DERUTF8String("?")));

        assertThat(state(encipherer)).isEqualTo(CertificationPathState.WRONG_USAGE);
        assertThat(path(below, List.of(fixture.company), fixture.anchors(), JudgementTime.claimed(DAY))
                        .state())
                .isEqualTo(CertificationPathState.WRONG_USAGE);
        assertThat(state(weak)).isEqualTo(CertificationPathState.WEAK);
        assertThat(state(strange)).isEqualTo(CertificationPathState.UNTRUSTED);
    }

    @Test
    void issuers_are_told_apart() {
        TestAuthority foreign =
                TestAuthority.root(Algorithm.SM2, "别家", "root", Fixture.DECADE, TestAuthority.seeded(3));
        TestAuthority theirs = foreign.issue(Algorithm.SM2, "公司", "t", Fixture.DECADE, Profile.SIGNER);
        TestAuthority alone = TestAuthority.selfSigned(
                Algorithm.SM2, "公司", "alone", Fixture.DECADE, Profile.SIGNER, TestAuthority.seeded(4));
        TestAuthority impostor =
                TestAuthority.root(Algorithm.SM2, "示例认证中心（虚构）", "root", Fixture.DECADE, TestAuthority.seeded(5));
        TestAuthority forged = impostor.issue(Algorithm.SM2, "公司", "f", Fixture.DECADE, Profile.SIGNER);

        assertThat(state(theirs)).isEqualTo(CertificationPathState.UNKNOWN_ISSUER);
        assertThat(path(theirs, List.of(foreign), fixture.anchors(), JudgementTime.claimed(DAY))
                        .state())
                .isEqualTo(CertificationPathState.UNTRUSTED);
        assertThat(state(alone)).isEqualTo(CertificationPathState.SELF_SIGNED);
        assertThat(state(forged)).isEqualTo(CertificationPathState.UNTRUSTED);
        assertThat(state(alone, "2031-01-01T00:00:00Z"))
                .as("expired comes before self-signed")
                .isEqualTo(CertificationPathState.EXPIRED);
    }

    @Test
    void path_length_and_names_are_constrained() {
        TestAuthority shortest = root.issue(
                Algorithm.SM2,
                "中级",
                "m0",
                Fixture.DECADE,
                Profile.AUTHORITY,
                e -> e.replaceExtension(Extension.basicConstraints, true, new BasicConstraints(0)));
        TestAuthority second = shortest.issue(Algorithm.SM2, "中级", "m1", Fixture.DECADE, Profile.AUTHORITY);
        TestAuthority deep = second.issue(Algorithm.SM2, "公司", "d", Fixture.DECADE, Profile.SIGNER);
        GeneralSubtree permitted = new GeneralSubtree(new GeneralName(new X500Name("C=CN,O=甲公司")));
        TestAuthority narrow = root.issue(
                Algorithm.SM2,
                "中级",
                "n",
                Fixture.DECADE,
                Profile.AUTHORITY,
                e -> e.addExtension(
                        Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {permitted}, null)));
        TestAuthority inside = narrow.issue(Algorithm.SM2, "甲公司", "i", Fixture.DECADE, Profile.SIGNER);
        TestAuthority outside = narrow.issue(Algorithm.SM2, "乙公司", "o", Fixture.DECADE, Profile.SIGNER);
        TrustAnchors anchors = TrustAnchors.read(List.of(root.pem()), List.of(empty(root), empty(narrow)));
        JudgementTime time = JudgementTime.claimed(DAY);

        assertThat(path(deep, List.of(second, shortest), anchors, time).reasons())
                .extracting(Reason::code)
                .contains(ReasonCode.PATH_TOO_LONG);
        assertThat(path(inside, List.of(narrow), anchors, time).state()).isEqualTo(CertificationPathState.TRUSTED);
        assertThat(path(outside, List.of(narrow), anchors, time).reasons())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.NAME_NOT_PERMITTED);
    }

    @Test
    void a_stamping_certificate_needs_its_own_critical_purpose() {
        CertificationPaths signer =
                CertificationPaths.find(fixture.company.certificate(), List.of(), fixture.anchors());
        CertificationPaths stamper =
                CertificationPaths.find(fixture.stamper.certificate(), List.of(), fixture.anchors());
        JudgementTime time = JudgementTime.claimed(DAY);

        assertThat(signer.at(time, CertificatePurpose.TIMESTAMPING, List.of()).state())
                .isEqualTo(CertificationPathState.WRONG_USAGE);
        assertThat(stamper.at(time, CertificatePurpose.TIMESTAMPING, List.of()).state())
                .isEqualTo(CertificationPathState.TRUSTED);
    }

    @Test
    void dates_of_the_register_and_of_the_certificate_must_both_hold() {
        KeyRow row = new KeyRow(
                "GW-01",
                "网关",
                Optional.of(fixture.company.pem()),
                Optional.of(java.time.LocalDate.of(2025, 1, 1)),
                Optional.of(java.time.LocalDate.of(2025, 6, 30)));
        SigningKeyRegister register = SigningKeyRegister.of(List.of(row), fixture.anchors(), Fixture.POLICY);
        RegisteredKey key = register.find("GW-01").orElseThrow();
        byte[] message = {1, 2, 3};
        byte[] signature = fixture.company.sign(message);

        SignatureCheck good = key.check(
                SignedThing.CHECKPOINT,
                "data/checkpoints.csv:2",
                message,
                signature,
                JudgementTime.claimed(Instant.parse("2025-06-30T15:59:59Z")));
        SignatureCheck late = key.check(
                SignedThing.CHECKPOINT,
                "data/checkpoints.csv:3",
                message,
                signature,
                JudgementTime.claimed(Instant.parse("2025-06-30T16:00:00Z")));

        assertThat(good.outcome()).isEqualTo(cn.suyuan.chain.SignatureOutcome.VALID);
        assertThat(good.keyId()).contains("GW-01");
        assertThat(late.outcome()).isEqualTo(cn.suyuan.chain.SignatureOutcome.EXPIRED);
        assertThat(register.fitting(message, signature)).contains(key);
        assertThat(key.recordJudge(JudgementTime.claimed(DAY)).judge(message, signature))
                .isEqualTo(cn.suyuan.chain.SignatureOutcome.VALID);
        assertThat(key.recordJudge(JudgementTime.claimed(DAY)).judge(new byte[] {9}, signature))
                .isEqualTo(cn.suyuan.chain.SignatureOutcome.INVALID);
    }

    private CertificationPathState state(TestAuthority signer) {
        return path(signer, List.of(), fixture.anchors(), JudgementTime.claimed(DAY))
                .state();
    }

    private CertificationPathState state(TestAuthority signer, String time) {
        return path(signer, List.of(), fixture.anchors(), JudgementTime.claimed(Instant.parse(time)))
                .state();
    }

    private CertificationPathState at(TrustAnchors anchors, String day) {
        return path(fixture.company, List.of(), anchors, JudgementTime.claimed(Fixture.day(day)))
                .state();
    }

    private static CertificationPath path(
            TestAuthority signer, List<TestAuthority> pool, TrustAnchors anchors, JudgementTime time) {
        return CertificationPaths.find(
                        signer.certificate(),
                        pool.stream().map(TestAuthority::certificate).toList(),
                        anchors)
                .at(time, CertificatePurpose.SIGNING, List.of());
    }

    private static byte[] empty(TestAuthority issuer) {
        return issuer.revocationList(Fixture.day("2020-01-02"), Fixture.day("2029-12-01"), Map.of());
    }
}
