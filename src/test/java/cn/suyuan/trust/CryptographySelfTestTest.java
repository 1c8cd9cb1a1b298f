package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

class CryptographySelfTestTest {
    @Test
    void all_known_answers_come_out() {
        assertThat(CryptographySelfTest.failures()).isEmpty();
    }

    @Test
    void the_slower_arithmetic_takes_over_where_the_fast_one_is_missing_and_says_so() {
        CurveArithmetic.Chosen usual = CurveArithmetic.Chosen.make(false);
        CurveArithmetic.Chosen without = CurveArithmetic.Chosen.make(true);
        assertThat(usual.slower()).isFalse();
        assertThat(without.slower()).isTrue();
        assertThat(without.failures()).isEmpty();
        assertThat(without.arithmetic()).isNotSameAs(usual.arithmetic());
    }

    @Test
    void an_arithmetic_that_has_no_curve_or_the_wrong_one_fails_the_known_answers() {
        assertThat(CryptographySelfTest.failures(curve -> null)).contains("GB/T 32918.5-2017 A.2");
        assertThat(CryptographySelfTest.failures(
                        curve -> org.bouncycastle.crypto.ec.CustomNamedCurves.getByName("secp256r1")))
                .contains("GB/T 32918.5-2017 A.2");
    }

    @Test
    void signing_gives_the_value_of_the_standard_for_its_key_and_chance() {
        // GB/T 32918.5-2017, annex A.2
        BigInteger d = new BigInteger("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8", 16);
        byte[] k = Hex.decode("59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21");
        ECPrivateKeyParameters key = new ECPrivateKeyParameters(
                d,
                VerificationKey.domain(new ASN1ObjectIdentifier("1.2.156.10197.1.301"))
                        .orElseThrow());

        byte[] signature = SignatureScheme.SM2_SM3.sign(
                key, "message digest".getBytes(StandardCharsets.US_ASCII), new Prepared(k));

        ASN1Sequence parts = ASN1Sequence.getInstance(signature);
        assertThat(ASN1Integer.getInstance(parts.getObjectAt(0)).getValue().toString(16))
                .isEqualTo("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3");
        assertThat(ASN1Integer.getInstance(parts.getObjectAt(1)).getValue().toString(16))
                .isEqualTo("b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    }

    /** Gives the bytes of the standard's example in place of chance. */
    private static final class Prepared extends SecureRandom {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final byte[] value;

        Prepared(byte[] value) {
            this.value = value;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(value, 0, bytes, 0, bytes.length);
        }
    }
}
