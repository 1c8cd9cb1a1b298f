package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a proven time does to expiry and revocation, and weak keys by name. */
class ProvenTimeTest {
    private final Fixture fixture = new Fixture(Algorithm.P256);
    private final TestAuthority company = fixture.root.issue(
            Algorithm.P256, "示例公司（虚构）", "短期", Fixture.validity("2025-01-01", "2025-07-31"), Profile.SIGNER);

    private SignatureCheck stamped(String day, TrustAnchors anchors) {
        byte[] cms = company.signDetached(Fixture.CONTENT, Fixture.SIGNED, CmsSigner.Identifiers.RFC_5652);
        byte[] token = fixture.stamper.timestamp(
                CmsSigner.signatureValue(cms).orElseThrow(), false, Fixture.day(day), BigInteger.ONE);
        return Fixture.check(anchors, CmsSigner.withTimestamp(cms, token), Fixture.CONTENT);
    }

    @Test
    void a_time_stamp_made_after_the_certificate_expired_does_not_save_it() {
        SignatureCheck in = stamped("2025-07-01", fixture.anchors());
        SignatureCheck late = stamped("2025-08-15", fixture.anchors());

        assertThat(in.usable()).as("%s", in).isTrue();
        assertThat(late.cryptographic()).isEqualTo(CryptographicFact.VALID);
        assertThat(late.timestamp()).isEqualTo(TimestampState.VALID);
        assertThat(late.chain()).isEqualTo(CertificationPathState.EXPIRED);
        assertThat(late.usable()).isFalse();
    }

    @Test
    void a_list_that_ran_out_before_the_proven_time_leaves_revocation_open() {
        byte[] list = fixture.root.revocationList(Fixture.day("2025-05-01"), Fixture.day("2025-05-31"), Map.of());
        TrustAnchors anchors = TrustAnchors.read(List.of(fixture.root.pem()), List.of(list));

        SignatureCheck check = stamped("2025-06-15", anchors);

        assertThat(check.chain()).isEqualTo(CertificationPathState.REVOCATION_UNKNOWN);
        assertThat(check.reasons()).extracting(Reason::code).contains(ReasonCode.NO_REVOCATION_LIST);
        byte[] revoking = fixture.root.revocationList(
                Fixture.day("2025-05-01"),
                Fixture.day("2025-05-31"),
                Map.of(company.certificate().serialNumber(), Fixture.day("2025-05-02")));
        assertThat(stamped("2025-06-15", TrustAnchors.read(List.of(fixture.root.pem()), List.of(revoking)))
                        .chain())
                .isEqualTo(CertificationPathState.REVOKED);
    }

    @Test
    void a_weak_key_is_named_with_its_length() {
        TestAuthority weak = fixture.root.issue(Algorithm.RSA_1024, "示例公司（虚构）", "弱", Fixture.DECADE, Profile.SIGNER);
        byte[] cms = weak.signDetached(Fixture.CONTENT, Fixture.SIGNED, CmsSigner.Identifiers.RFC_5652);

        SignatureCheck check = Fixture.check(fixture.anchors(), cms, Fixture.CONTENT);

        assertThat(check.chain()).isEqualTo(CertificationPathState.WEAK);
        assertThat(check.usable()).isFalse();
        Optional<Reason> named = check.reasons().stream()
                .filter(r -> r.code() == ReasonCode.WEAK_KEY)
                .findFirst();
        assertThat(named).isPresent();
        assertThat(named.get().toString()).contains("RSA-1024");
    }
}
