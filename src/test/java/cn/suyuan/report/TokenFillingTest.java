package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.TimestampVerifier;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenFillingTest {

    private static final byte[] STAMPED = "stamped".getBytes(StandardCharsets.UTF_8);
    private static final Instant TIME = Instant.parse("2026-03-18T09:00:00Z");

    @Test
    void a_token_of_any_length_fills_its_room_and_stays_valid() {
        byte[] token = PdfSamples.token(PdfSamples.STAMPER.timestamp(STAMPED, false, TIME, BigInteger.TWO));
        TimestampVerifier verifier = new TimestampVerifier(PdfSamples.ANCHORS, PdfSamples.POLICY);
        for (int room = token.length + 420; room < token.length + 1_000; room++) {
            assertThat(TokenFilling.filled(token, room)).hasSize(room);
        }
        byte[] filled = TokenFilling.filled(token, 16_384);
        assertThat(filled).hasSize(16_384);
        assertThat(verifier.check("x", filled, STAMPED).signature().cryptographic())
                .isEqualTo(CryptographicFact.VALID);
        assertThat(verifier.check("x", filled, new byte[1]).signature().cryptographic())
                .isNotEqualTo(CryptographicFact.VALID);
    }

    @Test
    void a_flip_of_any_bit_of_a_filled_token_shows() {
        byte[] token = PdfSamples.token(PdfSamples.STAMPER.timestamp(STAMPED, false, TIME, BigInteger.TWO));
        byte[] filled = TokenFilling.filled(token, token.length + 450);
        assertThat(TokenFilling.isUntouched(token)).isTrue();
        assertThat(TokenFilling.isUntouched(filled)).isTrue();
        for (int bit = 0; bit < 8 * filled.length; bit++) {
            byte[] flipped = filled.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(TokenFilling.isUntouched(flipped)).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void what_is_no_token_or_leaves_no_room_stays_as_it_is() {
        byte[] token = PdfSamples.token(PdfSamples.STAMPER.timestamp(STAMPED, false, TIME, BigInteger.TWO));
        assertThat(TokenFilling.filled(token, token.length + 10)).isSameAs(token);
        assertThat(TokenFilling.filled(STAMPED, 4_000)).isSameAs(STAMPED);
    }
}
