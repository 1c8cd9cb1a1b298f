package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import cn.suyuan.trust.TestAuthority.Validity;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignedDataFormTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
    private static final Validity YEARS =
            new Validity(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"SM2", "P256", "RSA_2048"})
    void a_flip_in_any_byte_of_a_signature_value_breaks_it_or_its_form(Algorithm algorithm) {
        TestAuthority root = TestAuthority.root(algorithm, "示例", "根", YEARS, TestAuthority.seeded(5));
        SigningKey key =
                root.issue(algorithm, "示例", "签名人", YEARS, Profile.SIGNER).signingKey();
        byte[] value = new CmsSigner(key, new SecureRandom())
                .signDetached(CONTENT, Optional.empty(), CmsSigner.Identifiers.RFC_5652);
        TrustAnchors anchors = TrustAnchors.none();
        CmsSignatureVerifier verifier = new CmsSignatureVerifier(anchors, TrustPolicy.at(LocalDate.of(2026, 3, 18)));
        assertThat(SignedDataForm.isProper(value, anchors)).isTrue();
        assertThat(SignedDataForm.isProper(Arrays.copyOf(value, value.length + 9), anchors))
                .as("zeros behind it are room that was left")
                .isTrue();
        for (int at = 0; at < value.length; at++) {
            byte[] flipped = value.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            boolean proper = SignedDataForm.isProper(flipped, anchors);
            assertThat(proper
                            && verifier.checkDetached(SignedThing.FILE, "x", flipped, CONTENT).stream()
                                    .allMatch(check -> check.cryptographic() == CryptographicFact.VALID))
                    .as("byte %d", at)
                    .isFalse();
        }
    }
}
