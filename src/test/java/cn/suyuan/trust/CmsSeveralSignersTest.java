package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.util.CollectionStore;
import org.junit.jupiter.api.Test;

/** Messages with several signers and with countersignatures, made by the library's own generator. */
class CmsSeveralSignersTest {
    private final Fixture rsa = new Fixture(Algorithm.RSA_2048);
    private final TestAuthority second =
            rsa.root.issue(Algorithm.P256, "示例核验员（虚构）", "second", Fixture.DECADE, Profile.SIGNER);
    private final TestAuthority stranger = new Fixture(Algorithm.P256).company;

    @Test
    void each_signer_has_a_result_of_its_own() throws Exception {
        List<SignatureCheck> checks = check(message(Fixture.CONTENT, rsa.company, second, stranger));
        assertThat(checks).hasSize(3);
        assertThat(checks).extracting(SignatureCheck::cryptographic).containsOnly(CryptographicFact.VALID);
        assertThat(checks).filteredOn(SignatureCheck::usable).hasSize(2);
        assertThat(checks)
                .filteredOn(c -> !c.usable())
                .singleElement()
                .satisfies(c -> assertThat(c.chain()).isEqualTo(CertificationPathState.UNTRUSTED));
    }

    @Test
    void other_content_fails_every_signer() throws Exception {
        assertThat(check(message(new byte[] {1}, rsa.company, second)))
                .hasSize(2)
                .allSatisfy(c -> assertThat(c.cryptographic()).isEqualTo(CryptographicFact.INVALID));
    }

    @Test
    void a_countersignature_is_checked_over_the_value_and_never_stands_for_the_content() throws Exception {
        CMSSignedData once = new CMSSignedData(message(Fixture.CONTENT, rsa.company));
        List<SignatureCheck> checks = check(countersigned(once, once));
        assertThat(checks).hasSize(2);
        assertThat(checks.get(0).usable()).isTrue();
        SignatureCheck counter = checks.get(1);
        assertThat(counter.cryptographic()).as("%s", counter.reasons()).isEqualTo(CryptographicFact.VALID);
        assertThat(counter.signer()).contains("second");
        assertThat(counter.covers().whole()).isFalse();
        assertThat(counter.usable()).isFalse();
        assertThat(counter.reasons()).extracting(Reason::code).contains(ReasonCode.COUNTERSIGNATURE);
    }

    @Test
    void a_countersignature_of_another_value_is_invalid() throws Exception {
        CMSSignedData once = new CMSSignedData(message(Fixture.CONTENT, rsa.company));
        CMSSignedData other = new CMSSignedData(message(new byte[] {7}, rsa.company));
        List<SignatureCheck> checks = check(countersigned(once, other));
        assertThat(checks.get(1).cryptographic()).isEqualTo(CryptographicFact.INVALID);
    }

    private List<SignatureCheck> check(byte[] message) {
        return new CmsSignatureVerifier(rsa.anchors(), Fixture.POLICY)
                .checkDetached(SignedThing.FILE, "x.p7s", message, Fixture.CONTENT);
    }

    private static byte[] message(byte[] content, TestAuthority... signers) throws Exception {
        return generator(signers)
                .generate(new CMSProcessableByteArray(content), false)
                .getEncoded();
    }

    private static CMSSignedDataGenerator generator(TestAuthority... signers) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        for (TestAuthority signer : signers) {
            generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(new BcDigestCalculatorProvider())
                    .build(signs(signer), signer.certificate().holder()));
            generator.addCertificates(
                    new CollectionStore<>(List.of(signer.certificate().holder())));
        }
        return generator;
    }

    /** Adds a countersignature of the second signer over the value in {@code signed}. */
    private byte[] countersigned(CMSSignedData message, CMSSignedData signed) throws Exception {
        SignerInformationStore counter = generator(second)
                .generateCounterSigners(signed.getSignerInfos().iterator().next());
        SignerInformation with = SignerInformation.addCounterSigners(
                message.getSignerInfos().iterator().next(), counter);
        CMSSignedData both = CMSSignedData.replaceSigners(message, new SignerInformationStore(List.of(with)));
        return CMSSignedData.replaceCertificatesAndCRLs(
                        both,
                        new CollectionStore<>(List.of(
                                rsa.company.certificate().holder(),
                                second.certificate().holder())),
                        null,
                        null)
                .getEncoded();
    }

    private static ContentSigner signs(TestAuthority authority) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return authority.signingKey().scheme().identifier();
            }

            @Override
            public OutputStream getOutputStream() {
                bytes.reset();
                return bytes;
            }

            @Override
            public byte[] getSignature() {
                return authority.sign(bytes.toByteArray());
            }
        };
    }
}
