package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.trust.TestAuthority.Algorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSL verifies what is made here, and what OpenSSL makes verifies here. */
class OpenSslInteropTest {
    @TempDir
    private Path folder;

    private OpenSsl openssl = new OpenSsl(Path.of(""));

    @BeforeEach
    void openssl_is_there() throws Exception {
        openssl = OpenSsl.in(folder);
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"RSA_2048", "P256", "P384"})
    void openssl_verifies_our_signatures(Algorithm algorithm) throws Exception {
        Fixture fixture = new Fixture(algorithm);
        write(fixture);
        openssl.file("ours.p7s", fixture.signature());

        openssl.must("cms -verify -binary -inform DER -in ours.p7s -content content -CAfile root.pem"
                + " -purpose any -attime 1748743200 -out verified");

        assertThat(openssl.bytes("verified")).isEqualTo(Fixture.CONTENT);
    }

    @Test
    void openssl_verifies_our_sm2_value_over_the_signed_attributes() throws Exception {
        Fixture fixture = new Fixture(Algorithm.SM2);
        write(fixture);
        SignerInfo signer =
                CmsMessage.read(fixture.signature()).orElseThrow().signers().get(0);
        openssl.file("attributes", signer.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER));
        openssl.file("value", signer.getEncryptedDigest().getOctets());
        openssl.must("x509 -in company.pem -noout -pubkey -out public.pem");

        openssl.must("dgst -sm3 -verify public.pem -sigopt distid:1234567812345678" + " -signature value attributes");
        openssl.must("verify -CAfile root.pem -vfyopt distid:1234567812345678 -attime 1748743200 company.pem");
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"RSA_2048", "P256", "P384"})
    void openssl_signatures_verify_here(Algorithm algorithm) throws Exception {
        Fixture fixture = new Fixture(algorithm);
        write(fixture);
        List<String> variants = new ArrayList<>(List.of("-outform DER", "-outform PEM", "-outform DER -nodetach"));
        variants.add("-outform DER -noattr");
        if (algorithm == Algorithm.RSA_2048) {
            variants.add("-outform DER -keyopt rsa_padding_mode:pss");
            variants.add("-outform DER -md sha512 -keyopt rsa_padding_mode:pss");
            variants.add("-outform DER -keyid");
        }
        for (String variant : variants) {
            openssl.must("cms -sign -binary -in content -signer company.pem -inkey company.key -out theirs " + variant);

            SignatureCheck check = Fixture.check(fixture.anchors(), openssl.bytes("theirs"), Fixture.CONTENT);

            assertThat(check.usable()).as("%s: %s", variant, check).isTrue();
        }
    }

    @Test
    void sha1_digests_are_weak_and_named() throws Exception {
        Fixture fixture = new Fixture(Algorithm.RSA_2048);
        write(fixture);
        openssl.must("cms -sign -binary -in content -signer company.pem -inkey company.key -md sha1 -outform DER"
                + " -out theirs");

        SignatureCheck check = Fixture.check(fixture.anchors(), openssl.bytes("theirs"), Fixture.CONTENT);

        assertThat(check.cryptographic()).isEqualTo(CryptographicFact.VALID);
        assertThat(check.chain()).isEqualTo(CertificationPathState.WEAK);
        assertThat(check.usable()).isFalse();
    }

    @Test
    void an_sm2_signature_of_openssl_fits_only_the_identity_it_was_made_with() throws Exception {
        Fixture fixture = new Fixture(Algorithm.SM2);
        write(fixture);
        openssl.must("dgst -sm3 -sign company.key -sigopt distid:1234567812345678 -out value content");
        openssl.must("dgst -sm3 -sign company.key -out other content");
        RawSignatureVerifier verifier =
                RawSignatureVerifier.of(fixture.company.certificate()).orElseThrow();

        assertThat(verifier.verifies(Fixture.CONTENT, openssl.bytes("value"))).isTrue();
        assertThat(verifier.verifies(Fixture.CONTENT, openssl.bytes("other"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " -legacy", " -nomac", " -certpbe AES-256-CBC -keypbe AES-256-CBC -macalg sha512"})
    void key_containers_of_openssl_open(String options) throws Exception {
        for (Algorithm algorithm : List.of(Algorithm.SM2, Algorithm.RSA_2048, Algorithm.P256)) {
            Fixture fixture = new Fixture(algorithm);
            write(fixture);
            openssl.must("pkcs12 -export -in company.pem -inkey company.key -certfile root.pem -passout pass:geheim"
                    + " -out key.p12" + options);
            byte[] container = openssl.bytes("key.p12");

            try (SigningKey key = SigningKey.open(container, "geheim".toCharArray())) {
                assertThat(key.certificate()).isEqualTo(fixture.company.certificate());
                assertThat(key.chain()).hasSize(2);
            }
            assertThat(opening(container, "falsch")).isEqualTo(SigningKeyException.Cause.WRONG_PASSWORD);
        }
    }

    @Test
    void an_sm3_mac_opens_and_an_unknown_one_is_unsupported_not_a_wrong_password() throws Exception {
        Fixture fixture = new Fixture(Algorithm.SM2);
        write(fixture);
        openssl.file("ours.p12", fixture.company.pkcs12("geheim"));
        openssl.must("pkcs12 -in ours.p12 -passin pass:geheim -nodes -out opened");

        for (String mac : List.of("sm3", "blake2b512")) {
            String export = openssl.failure("pkcs12 -export -in company.pem -inkey company.key -macalg " + mac
                    + " -passout pass:geheim -out " + mac + ".p12");
            assumeTrue(export.isEmpty(), "this openssl writes no MAC with " + mac);
        }
        byte[] sm3 = openssl.bytes("sm3.p12");
        try (SigningKey key = SigningKey.open(sm3, "geheim".toCharArray())) {
            assertThat(key.algorithm()).isEqualTo("SM2withSM3");
            assertThat(key).hasToString("SigningKey");
        }
        assertThat(opening(sm3, "falsch")).isEqualTo(SigningKeyException.Cause.WRONG_PASSWORD);
        assertThat(opening(openssl.bytes("blake2b512.p12"), "geheim"))
                .isEqualTo(SigningKeyException.Cause.UNSUPPORTED_CONTAINER);
        assertThat(opening(new byte[] {1, 2, 3}, "geheim")).isEqualTo(SigningKeyException.Cause.DAMAGED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"RSA_2048", "P256"})
    void time_stamps_go_both_ways(Algorithm algorithm) throws Exception {
        Fixture fixture = new Fixture(algorithm);
        write(fixture);
        BigInteger nonce = BigInteger.valueOf(4711);
        openssl.file(
                "ours.tsr",
                fixture.stamper.timestamp(Fixture.CONTENT, false, Fixture.SIGNED, BigInteger.ONE, Optional.of(nonce)));
        openssl.file("ours.tsq", TimestampVerifier.request(Fixture.CONTENT, false, nonce));
        openssl.file("tsa.cnf", """
            [tsa]
            default_tsa = one
            [one]
            serial = serial
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256, sm3
            accuracy = secs:1
            """.getBytes(StandardCharsets.UTF_8));
        openssl.file("serial", "01\n".getBytes(StandardCharsets.US_ASCII));

        openssl.must("ts -verify -queryfile ours.tsq -in ours.tsr -CAfile root.pem -attime 1748743200");
        openssl.must("ts -reply -config tsa.cnf -queryfile ours.tsq"
                + " -signer stamper.pem -inkey stamper.key -out theirs.tsr");

        TimestampCheck check = new TimestampVerifier(fixture.anchors(), Fixture.POLICY)
                .check("theirs.tsr", openssl.bytes("theirs.tsr"), Fixture.CONTENT, Optional.of(nonce));
        assertThat(check.usable()).as("%s", check).isTrue();
        assertThat(check.token().orElseThrow().accuracy()).contains(java.time.Duration.ofSeconds(1));
    }

    private static SigningKeyException.Cause opening(byte[] container, String password) {
        try (SigningKey key = SigningKey.open(container, password.toCharArray())) {
            throw new AssertionError("opened as " + key.algorithm());
        } catch (SigningKeyException refused) {
            return refused.why();
        }
    }

    private void write(Fixture fixture) throws IOException {
        openssl.file("root.pem", fixture.root.pem());
        openssl.file("company.pem", fixture.company.pem());
        openssl.file("company.key", fixture.company.secretPem());
        openssl.file("stamper.pem", fixture.stamper.pem());
        openssl.file("stamper.key", fixture.stamper.secretPem());
        openssl.file("content", Fixture.CONTENT);
    }
}
