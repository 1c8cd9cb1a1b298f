package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.trust.TestAuthority.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    private final Fixture fixture = new Fixture(Algorithm.SM2);

    @BeforeEach
    void write() throws Exception {
        boolean there;
        try {
            there = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException missing) {
            there = false;
        }
        assumeTrue(there, "openssl is not installed");
        Files.write(folder.resolve("company.pem"), fixture.company.pem());
        Files.write(folder.resolve("company.key"), fixture.company.secretPem());
        Files.write(folder.resolve("content"), Fixture.CONTENT);
    }

    private int openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private SignatureCheck withValueOver(byte[] signed, String identity) throws Exception {
        Files.write(folder.resolve("signed"), signed);
        int made = openssl(
                "dgst", "-sm3", "-sign", "company.key", "-sigopt", "distid:" + identity, "-out", "value", "signed");
        assumeTrue(made == 0, "this openssl signs nothing with SM2");
        byte[] cms = withValue(fixture.signature(), Files.readAllBytes(folder.resolve("value")));
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
        int made = openssl(
                "cms",
                "-sign",
                "-binary",
                "-in",
                "content",
                "-signer",
                "company.pem",
                "-inkey",
                "company.key",
                "-md",
                "sm3",
                "-keyopt",
                "distid:1234567812345678",
                "-outform",
                "DER",
                "-out",
                "theirs");
        assumeTrue(made == 0, "this openssl makes no CMS with SM2 (3.0 does not)");
        byte[] theirs = Files.readAllBytes(folder.resolve("theirs"));
        assumeTrue(theirs.length > 0, "this openssl makes no CMS with SM2 (3.0 does not)");
        SignatureCheck check = Fixture.check(fixture.anchors(), theirs, Fixture.CONTENT);
        assertThat(check.usable()).as("%s", check).isTrue();
    }
}
