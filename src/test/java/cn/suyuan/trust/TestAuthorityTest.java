package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import cn.suyuan.trust.TestAuthority.Validity;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestAuthorityTest {
    private static final Validity YEARS =
            new Validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));
    private static final Instant SIGNED = Instant.parse("2025-06-01T02:00:00Z");
    private static final byte[] CONTENT = "能源计量器具一览表".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"SM2", "RSA_2048", "P256", "P384", "ED25519"})
    void what_it_signs_is_trusted_and_the_same_seed_gives_the_same_bytes(Algorithm algorithm) throws Exception {
        List<byte[]> first = made(algorithm);
        List<byte[]> again = made(algorithm);

        for (int i = 0; i < first.size(); i++) {
            assertThat(again.get(i)).as("output %d", i).isEqualTo(first.get(i));
        }
        TrustAnchors anchors = TrustAnchors.read(List.of(first.get(0)), List.of(first.get(1)));
        SignatureCheck check = new CmsSignatureVerifier(anchors, TrustPolicy.at(LocalDate.of(2026, 1, 1)))
                .checkDetached(SignedThing.PACK, "x.p7s", first.get(2), CONTENT)
                .get(0);
        assertThat(check.chain()).as("%s", check).isEqualTo(CertificationPathState.TRUSTED);
        assertThat(check.usable()).isTrue();
        try (SigningKey key = SigningKey.open(first.get(3), "口令 secret".toCharArray())) {
            assertThat(key.chain()).hasSize(2);
            assertThat(key.certificate().commonName()).contains("company");
        }
        TimestampCheck stamp = new TimestampVerifier(anchors, TrustPolicy.at(LocalDate.of(2026, 1, 1)))
                .check("x.tsr", first.get(4), CONTENT);
        assertThat(stamp.usable()).as("%s", stamp).isTrue();
    }

    private static List<byte[]> made(Algorithm algorithm) {
        TestAuthority root = TestAuthority.root(algorithm, "示例认证中心（虚构）", "root", YEARS, TestAuthority.seeded(7));
        TestAuthority company = root.issue(algorithm, "示例公司（虚构）", "company", YEARS, Profile.SIGNER);
        TestAuthority stamper = root.issue(algorithm, "示例时间戳（虚构）", "tsa", YEARS, Profile.STAMPER);
        return List.of(
                root.pem(),
                root.revocationList(
                        Instant.parse("2025-01-01T00:00:00Z"),
                        Instant.parse("2027-01-01T00:00:00Z"),
                        Map.of(BigInteger.TWO, SIGNED)),
                company.signDetached(CONTENT, SIGNED, CmsSigner.Identifiers.RFC_5652),
                company.pkcs12("口令 secret"),
                stamper.timestamp(CONTENT, algorithm == Algorithm.SM2, SIGNED, BigInteger.TEN));
    }
}
