package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.trust.TestAuthority.Algorithm;
import java.io.IOException;
import java.nio.file.Path;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SM2 signatures in CMS whose value OpenSSL made; OpenSSL 3.0 makes the value, not the message. */
class OpenSslSm2Test {

    @TempDir
    Path folder;

    private OpenSsl openssl;

    private final Fixture fixture = new Fixture(Algorithm.SM2);

    @BeforeEach
    void write() throws Exception {
        openssl = OpenSsl.in(folder);
        openssl.file("company.pem", fixture.company.pem());
        openssl.file("company.key", fixture.company.secretPem());
        openssl.file("content", Fixture.CONTENT);
    }

    private SignatureCheck withValueOver(byte[] signed, String identity) throws Exception {
        openssl.file("signed", signed);
        String refused =
                openssl.failure("dgst -sm3 -sign company.key -sigopt distid:" + identity + " -out value signed");
        assumeTrue(refused.isEmpty(), "this openssl signs nothing with SM2");
        byte[] cms = withValue(fixture.signature(), openssl.bytes("value"));
        return Fixture.check(fixture.anchors(), cms, Fixture.CONTENT);
    }

    private static byte[] withValue(byte[] cms, byte[] value) throws IOException {
        ContentInfo outer = ContentInfo.getInstance(ASN1Sequence.getInstance(cms));
        SignedData data = SignedData.getInstance(outer.getContent());
        SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        SignerInfo other = new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                new DEROctetString(value),
                signer.getUnauthenticatedAttributes());
        SignedData with = new SignedData(
                data.getDigestAlgorithms(),
                data.getEncapContentInfo(),
                data.getCertificates(),
                data.getCRLs(),
                new DERSet(other));
        return new ContentInfo(outer.getContentType(), with).getEncoded(ASN1Encoding.DER);
    }

    private byte[] attributes() throws IOException {
        return CmsMessage.read(fixture.signature())
                .orElseThrow()
                .signers()
                .get(0)
                .getAuthenticatedAttributes()
                .getEncoded(ASN1Encoding.DER);
    }

    @Test
    void a_value_that_openssl_made_over_the_signed_attributes_verifies_here() throws Exception {
        SignatureCheck check = withValueOver(attributes(), "1234567812345678");
        assertThat(check.usable()).as("%s", check).isTrue();
        assertThat(check.algorithm()).isEqualTo("SM2withSM3");
    }

    @Test
    void a_value_under_another_identity_is_invalid_and_one_over_other_bytes_too() throws Exception {
        SignatureCheck identity = withValueOver(attributes(), "ALICE123@YAHOO.COM");
        assertThat(identity.cryptographic()).isEqualTo(CryptographicFact.INVALID);
        byte[] other = attributes();
        other[other.length - 1] ^= 1;
        assertThat(withValueOver(other, "1234567812345678").usable()).isFalse();
    }

    @Test
    void a_message_that_openssl_makes_whole_verifies_here() throws Exception {
        String refused = openssl.failure("cms -sign -binary -in content -signer company.pem -inkey company.key"
                + " -md sm3 -keyopt distid:1234567812345678 -outform DER -out theirs");
        assumeTrue(refused.isEmpty(), "this openssl makes no CMS with SM2 (3.0 does not)");
        byte[] theirs = openssl.bytes("theirs");
        assumeTrue(theirs.length > 0, "this openssl makes no CMS with SM2 (3.0 does not)");
        SignatureCheck check = Fixture.check(fixture.anchors(), theirs, Fixture.CONTENT);
        assertThat(check.usable()).as("%s", check).isTrue();
    }
}
