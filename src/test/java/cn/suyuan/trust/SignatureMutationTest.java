package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.TestAuthority.Algorithm;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureMutationTest {
    private final Fixture sm2 = new Fixture(Algorithm.SM2);

    @Test
    void no_flipped_byte_of_the_content_verifies() {
        byte[] signature = sm2.signature();
        TrustAnchors anchors = sm2.anchors();
        for (int i = 0; i < Fixture.CONTENT.length; i++) {
            byte[] content = Fixture.CONTENT.clone();
            content[i] ^= 0x01;
            assertThat(Fixture.check(anchors, signature, content).cryptographic())
                    .as("byte %d", i)
                    .isEqualTo(CryptographicFact.INVALID);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"SM2", "RSA_2048", "P256", "ED25519"})
    void a_flipped_byte_of_the_signature_is_refused_or_changes_nothing_that_is_said(Algorithm algorithm) {
        Fixture fixture = new Fixture(algorithm);
        TrustAnchors anchors = fixture.anchors();
        byte[] signature = fixture.signature();
        SignatureCheck whole = Fixture.check(anchors, signature, Fixture.CONTENT);
        assertThat(whole.usable()).as("%s", whole).isTrue();
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < signature.length; i++) {
            byte[] flipped = signature.clone();
            flipped[i] ^= (byte) (1 << random.nextInt(8));
            SignatureCheck check = Fixture.check(anchors, flipped, Fixture.CONTENT);
            if (check.usable()) {
                assertThat(check).as("byte %d", i).isEqualTo(whole);
            } else {
                refused++;
            }
        }
        // What may change without notice: version numbers and the set of digest algorithms, which nothing signs.
        assertThat(refused).isGreaterThan(signature.length - 40);
    }

    @Test
    void a_flipped_byte_of_a_time_stamp_is_refused_or_changes_nothing_that_is_said() {
        TrustAnchors anchors = sm2.anchors();
        TimestampVerifier verifier = new TimestampVerifier(anchors, Fixture.POLICY);
        byte[] response = sm2.stamper.timestamp(Fixture.CONTENT, true, Fixture.SIGNED, BigInteger.ONE);
        TimestampCheck whole = verifier.check("x.tsr", response, Fixture.CONTENT);
        assertThat(whole.usable()).as("%s", whole).isTrue();
        for (int i = 0; i < response.length; i++) {
            byte[] flipped = response.clone();
            flipped[i] ^= 0x10;
            TimestampCheck check = verifier.check("x.tsr", flipped, Fixture.CONTENT);
            if (check.usable()) {
                assertThat(check).as("byte %d", i).isEqualTo(whole);
            }
        }
    }

    @Test
    void truncated_and_random_bytes_give_a_result() {
        TrustAnchors anchors = sm2.anchors();
        byte[] signature = sm2.signature();
        for (int length = 0; length < signature.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(signature, length);
            assertThat(Fixture.check(anchors, cut, Fixture.CONTENT).usable()).isFalse();
        }
        Random random = new Random(9);
        for (int i = 0; i < 500; i++) {
            byte[] junk = new byte[random.nextInt(300)];
            random.nextBytes(junk);
            if (junk.length > 2 && i % 2 == 0) {
                junk[0] = 0x30;
                junk[1] = (byte) 0x80;
            }
            assertThat(Fixture.check(anchors, junk, Fixture.CONTENT).usable()).isFalse();
            assertThat(SigningCertificate.readAll(junk)).isEmpty();
        }
        byte[] deep = new byte[200_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        assertThat(Fixture.check(anchors, deep, Fixture.CONTENT).usable()).isFalse();
        assertThat(TrustAnchors.read(List.of(deep), List.of(deep)).isEmpty()).isTrue();
    }
}
