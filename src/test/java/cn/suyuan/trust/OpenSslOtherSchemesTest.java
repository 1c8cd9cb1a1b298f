package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.trust.TestAuthority.Algorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RSASSA-PSS and Ed25519, between OpenSSL and this program, both ways. */
class OpenSslOtherSchemesTest {
    private static final String VERIFY = "cms -verify -binary -inform DER -in ours.p7s -content content -purpose any"
            + " -attime 1748743200 -out verified -CAfile ";

    @TempDir
    private Path folder;

    @Test
    void openssl_verifies_our_pss_and_so_do_we() throws Exception {
        OpenSsl openssl = OpenSsl.in(folder);
        Fixture fixture = new Fixture(Algorithm.RSA_2048);
        openssl.file("root.pem", fixture.root.pem());
        openssl.file("content", Fixture.CONTENT);
        SigningKey key = fixture.company.signingKey().withPss().orElseThrow();
        byte[] ours = signed(key);
        openssl.file("ours.p7s", ours);

        openssl.must(VERIFY + "root.pem");

        assertThat(openssl.bytes("verified")).isEqualTo(Fixture.CONTENT);
        SignatureCheck check = Fixture.check(fixture.anchors(), ours, Fixture.CONTENT);
        assertThat(check.usable()).as("%s", check).isTrue();
        assertThat(check.algorithm()).isEqualTo("SHA256withRSAandMGF1");
        assertThat(new Fixture(Algorithm.P256).company.signingKey().withPss()).isEmpty();
    }

    @Test
    void a_key_for_pss_only_signs_with_pss() throws Exception {
        OpenSsl openssl = OpenSsl.in(folder);
        openssl.must("req -x509 -newkey rsa-pss -pkeyopt rsa_keygen_bits:2048 -nodes -keyout key.pem -out own.pem"
                + " -subj /CN=pss -days 3650");
        openssl.file("content", Fixture.CONTENT);
        try (SigningKey key = SigningKey.openPem(openssl.bytes("key.pem"), openssl.bytes("own.pem"), new char[0])) {
            openssl.file("ours.p7s", signed(key));
        }

        openssl.must(VERIFY.replace("-attime 1748743200", "-no_check_time") + "own.pem");

        assertThat(openssl.bytes("verified")).isEqualTo(Fixture.CONTENT);
    }

    private static byte[] signed(SigningKey key) {
        return new CmsSigner(key, TestAuthority.seeded(3))
                .signDetached(Fixture.CONTENT, Optional.of(Fixture.SIGNED), CmsSigner.Identifiers.RFC_5652);
    }

    /** OpenSSL before 3.2 makes no CMS with Ed25519: the values over the same bytes are compared, which are unique. */
    @Test
    void the_ed25519_value_over_our_attributes_is_that_of_openssl() throws Exception {
        OpenSsl openssl = OpenSsl.in(folder);
        SignerInfo signer =
                CmsMessage.read(ed25519(openssl)).orElseThrow().signers().get(0);
        openssl.file("attributes", signer.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER));

        openssl.must("pkeyutl -sign -rawin -inkey company.key -in attributes -out value");

        assertThat(signer.getEncryptedDigest().getOctets()).isEqualTo(openssl.bytes("value"));
    }

    @Test
    void an_ed25519_value_of_openssl_without_attributes_verifies_here() throws Exception {
        OpenSsl openssl = OpenSsl.in(folder);
        byte[] ours = ed25519(openssl);
        openssl.must("pkeyutl -sign -rawin -inkey company.key -in content -out value");
        byte[] bare = withoutAttributes(ours, openssl.bytes("value"));

        TrustAnchors none = TrustAnchors.read(List.of(), List.of());
        SignatureCheck with = Fixture.check(none, ours, Fixture.CONTENT);
        SignatureCheck check = Fixture.check(none, bare, Fixture.CONTENT);
        SignatureCheck other = Fixture.check(none, bare, new byte[] {1});

        assertThat(with.cryptographic()).as("%s", with).isEqualTo(CryptographicFact.VALID);
        assertThat(check.cryptographic()).as("%s", check).isEqualTo(CryptographicFact.VALID);
        assertThat(other.cryptographic()).isEqualTo(CryptographicFact.INVALID);
    }

    /** Runs where OpenSSL is 3.2 or newer. */
    @ParameterizedTest
    @ValueSource(strings = {"", " -noattr", " -nodetach", " -nodetach -noattr"})
    void ed25519_messages_of_openssl_verify_here(String variant) throws Exception {
        OpenSsl openssl = OpenSsl.in(folder);
        ed25519(openssl);
        String failure = openssl.failure("cms -sign -binary -in content -signer company.pem -inkey company.key"
                + " -md sha512 -outform DER -out theirs" + variant);
        assumeTrue(failure.isEmpty(), "this openssl makes no CMS with Ed25519");

        SignatureCheck check =
                Fixture.check(TrustAnchors.read(List.of(), List.of()), openssl.bytes("theirs"), Fixture.CONTENT);

        assertThat(check.cryptographic()).as("%s", check).isEqualTo(CryptographicFact.VALID);
    }

    /** A key and a certificate by OpenSSL, and a signature by this program with them. */
    private static byte[] ed25519(OpenSsl openssl) throws Exception {
        openssl.must("req -x509 -newkey ed25519 -nodes -keyout company.key -out company.pem -subj /CN=ed -days 3650");
        openssl.file("content", Fixture.CONTENT);
        try (SigningKey key =
                SigningKey.openPem(openssl.bytes("company.key"), openssl.bytes("company.pem"), new char[0])) {
            return signed(key);
        }
    }

    private static byte[] withoutAttributes(byte[] cms, byte[] value) throws IOException {
        ContentInfo outer = ContentInfo.getInstance(cms);
        SignedData data = SignedData.getInstance(outer.getContent());
        SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        SignerInfo bare = new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                (ASN1Set) null,
                signer.getDigestEncryptionAlgorithm(),
                new DEROctetString(value),
                (ASN1Set) null);
        SignedData with = new SignedData(
                data.getDigestAlgorithms(),
                data.getEncapContentInfo(),
                data.getCertificates(),
                data.getCRLs(),
                new DERSet(bare));
        return new ContentInfo(outer.getContentType(), with).getEncoded(ASN1Encoding.DER);
    }
}
