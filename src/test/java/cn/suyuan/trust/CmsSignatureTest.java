package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.trust.TestAuthority.Algorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.util.io.pem.PemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Forms of SM2 signatures that occur in the wild, and what each is worth. */
class CmsSignatureTest {
    private final Fixture sm2 = new Fixture(Algorithm.SM2);

    @ParameterizedTest
    @EnumSource(CmsSigner.Identifiers.class)
    void both_families_of_identifiers_verify_in_der_and_pem(CmsSigner.Identifiers identifiers) {
        byte[] der = sm2.company.signDetached(Fixture.CONTENT, Fixture.SIGNED, identifiers);

        assertThat(Fixture.check(sm2.anchors(), der, Fixture.CONTENT).usable()).isTrue();
        assertThat(Fixture.check(sm2.anchors(), TestAuthority.armoured("PKCS7", der), Fixture.CONTENT)
                        .usable())
                .isTrue();
    }

    @Test
    void attached_content_verifies_and_must_be_the_content_beside() {
        byte[] attached = new CmsSigner(sm2.company.signingKey(), TestAuthority.seeded(1))
                .signAttached(Fixture.CONTENT, Optional.empty(), CmsSigner.Identifiers.GB_T_35275);
        CmsSignatureVerifier verifier = new CmsSignatureVerifier(sm2.anchors(), Fixture.POLICY);

        SignatureCheck alone =
                verifier.checkAttached(SignedThing.FILE, "x.p7m", attached).get(0);

        assertThat(alone.usable()).isTrue();
        assertThat(alone.time().orElseThrow().source()).isEqualTo(SigningTime.Source.AS_OF);
        assertThat(CmsSignatureVerifier.embeddedContent(attached)).hasValue(Fixture.CONTENT);
        assertThat(Fixture.check(sm2.anchors(), attached, Fixture.CONTENT).usable())
                .isTrue();
        SignatureCheck other = Fixture.check(sm2.anchors(), attached, new byte[] {1});
        assertThat(other.cryptographic()).isEqualTo(CryptographicFact.INVALID);
        assertThat(codes(other)).contains(ReasonCode.CONTENT_DIFFERS);
    }

    @Test
    void without_attributes_but_with_identity_is_valid() throws Exception {
        byte[] cms = bare(Optional.empty(), value(Fixture.CONTENT, "1234567812345678", false));

        SignatureCheck check = Fixture.check(sm2.anchors(), cms, Fixture.CONTENT);

        assertThat(check.cryptographic()).isEqualTo(CryptographicFact.VALID);
        assertThat(check.time().orElseThrow().source()).isEqualTo(SigningTime.Source.AS_OF);
    }

    @Test
    void a_raw_value_is_valid_and_said() throws Exception {
        byte[] cms = bare(Optional.empty(), value(Fixture.CONTENT, "1234567812345678", true));

        SignatureCheck check = Fixture.check(sm2.anchors(), cms, Fixture.CONTENT);

        assertThat(check.usable()).isTrue();
        assertThat(codes(check)).contains(ReasonCode.RAW_VALUE);
    }

    @Test
    void a_raw_value_that_begins_with_zeros_is_valid_too() throws Exception {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(true, new ParametersWithID(key(), "1234567812345678".getBytes(StandardCharsets.US_ASCII)));
        byte[] value = {1};
        while (value[0] != 0 && value[value.length / 2] != 0) {
            signer.update(Fixture.CONTENT, 0, Fixture.CONTENT.length);
            value = signer.generateSignature();
        }
        SignatureCheck check = Fixture.check(sm2.anchors(), bare(Optional.empty(), value), Fixture.CONTENT);
        assertThat(check.usable()).as("%s", check).isTrue();
    }

    @Test
    void indefinite_lengths_of_ber_verify_as_der_does() throws Exception {
        ContentInfo message = ContentInfo.getInstance(sm2.signature());
        ASN1EncodableVector parts = new ASN1EncodableVector();
        ASN1Sequence.getInstance(message.getContent()).forEach(parts::add);
        ASN1EncodableVector outer = new ASN1EncodableVector();
        outer.add(message.getContentType());
        outer.add(new BERTaggedObject(true, 0, new BERSequence(parts)));
        byte[] ber = new BERSequence(outer).getEncoded(ASN1Encoding.BER);
        assertThat(ber[1]).isEqualTo((byte) 0x80);
        SignatureCheck check = Fixture.check(sm2.anchors(), ber, Fixture.CONTENT);
        assertThat(check.usable()).as("%s", check).isTrue();
        byte[] other = Fixture.CONTENT.clone();
        other[0] ^= 1;
        assertThat(Fixture.check(sm2.anchors(), ber, other).cryptographic()).isEqualTo(CryptographicFact.INVALID);
    }

    @Test
    void another_identity_is_invalid_and_named() throws Exception {
        byte[] cms = bare(Optional.empty(), value(Fixture.CONTENT, "", false));

        SignatureCheck check = Fixture.check(sm2.anchors(), cms, Fixture.CONTENT);

        assertThat(check.cryptographic()).isEqualTo(CryptographicFact.INVALID);
        assertThat(check.reasons()).contains(Reason.of(ReasonCode.OTHER_IDENTITY, ""));
    }

    @Test
    void without_identity_or_over_the_content_info_is_not_standard_and_never_valid() throws Exception {
        byte[] digest = DigestAlgorithm.SM3.bytesOf(Fixture.CONTENT);
        byte[] withoutIdentity = bare(Optional.empty(), prepared(digest));
        byte[] info =
                new ContentInfo(CmsMessage.DATA, new DEROctetString(Fixture.CONTENT)).getEncoded(ASN1Encoding.DER);
        byte[] overInfo = bare(Optional.empty(), prepared(DigestAlgorithm.SM3.bytesOf(info)));

        SignatureCheck first = Fixture.check(sm2.anchors(), withoutIdentity, Fixture.CONTENT);
        SignatureCheck second = Fixture.check(sm2.anchors(), overInfo, Fixture.CONTENT);

        assertThat(first.cryptographic()).isEqualTo(CryptographicFact.UNSUPPORTED);
        assertThat(codes(first)).contains(ReasonCode.WITHOUT_IDENTITY_DIGEST);
        assertThat(second.cryptographic()).isEqualTo(CryptographicFact.UNSUPPORTED);
        assertThat(codes(second)).contains(ReasonCode.OVER_CONTENT_INFO);
    }

    @Test
    void an_embedded_digest_is_compared() throws Exception {
        byte[] digest = DigestAlgorithm.SM3.bytesOf(Fixture.CONTENT);
        byte[] cms = bare(Optional.of(digest), value(digest, "1234567812345678", false));

        assertThat(Fixture.check(sm2.anchors(), cms, Fixture.CONTENT).usable()).isTrue();
        assertThat(codes(Fixture.check(sm2.anchors(), cms, Fixture.CONTENT))).contains(ReasonCode.EMBEDDED_DIGEST);
        assertThat(Fixture.check(sm2.anchors(), cms, new byte[] {7}).usable()).isFalse();
    }

    @Test
    void a_signature_over_attributes_does_not_pass_for_one_over_content() throws Exception {
        CmsMessage message = CmsMessage.read(sm2.signature()).orElseThrow();
        SignerInfo signer = message.signers().get(0);
        byte[] attributes = signer.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER);
        byte[] cms = bare(Optional.empty(), signer.getEncryptedDigest().getOctets());

        SignatureCheck check = Fixture.check(sm2.anchors(), cms, attributes);

        assertThat(check.cryptographic()).isEqualTo(CryptographicFact.INVALID);
    }

    @Test
    void a_time_stamp_on_the_signature_proves_its_time() {
        byte[] signature = sm2.signature();
        byte[] stamp = sm2.stamper.timestamp(
                CmsSigner.signatureValue(signature).orElseThrow(), true, Fixture.day("2025-06-02"), BigInteger.ONE);
        byte[] wrong = sm2.stamper.timestamp(new byte[] {1}, true, Fixture.day("2025-06-02"), BigInteger.TWO);

        SignatureCheck stamped =
                Fixture.check(sm2.anchors(), CmsSigner.withTimestamp(signature, stamp), Fixture.CONTENT);
        SignatureCheck other = Fixture.check(sm2.anchors(), CmsSigner.withTimestamp(signature, wrong), Fixture.CONTENT);

        assertThat(stamped.timestamp()).isEqualTo(TimestampState.VALID);
        assertThat(stamped.time()).contains(new SigningTime(Fixture.day("2025-06-02"), SigningTime.Source.TIMESTAMP));
        assertThat(stamped.usable()).isTrue();
        assertThat(other.timestamp()).isEqualTo(TimestampState.INVALID);
        assertThat(other.time().orElseThrow().source()).isEqualTo(SigningTime.Source.CLAIMED);
        assertThat(codes(other)).contains(ReasonCode.TIMESTAMP_IMPRINT_DIFFERS);
    }

    @Test
    void no_signer_is_absent_and_junk_is_invalid() throws Exception {
        byte[] none = message(Optional.empty(), new DERSet());

        assertThat(Fixture.check(sm2.anchors(), none, Fixture.CONTENT).cryptographic())
                .isEqualTo(CryptographicFact.ABSENT);
        assertThat(Fixture.check(sm2.anchors(), new byte[] {1, 2}, Fixture.CONTENT)
                        .cryptographic())
                .isEqualTo(CryptographicFact.INVALID);
    }

    private static List<ReasonCode> codes(SignatureCheck check) {
        return check.reasons().stream().map(Reason::code).toList();
    }

    private ParametersWithRandom key() throws IOException {
        try (PemReader reader = new PemReader(new java.io.InputStreamReader(
                new java.io.ByteArrayInputStream(sm2.company.secretPem()), java.nio.charset.StandardCharsets.UTF_8))) {
            return new ParametersWithRandom(
                    PrivateKeyFactory.createKey(reader.readPemObject().getContent()), TestAuthority.seeded(2));
        }
    }

    private byte[] value(byte[] message, String identity, boolean raw) throws IOException, CryptoException {
        SM2Signer signer = new SM2Signer(raw ? PlainDSAEncoding.INSTANCE : StandardDSAEncoding.INSTANCE);
        signer.init(true, new ParametersWithID(key(), identity.getBytes(StandardCharsets.US_ASCII)));
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    private byte[] prepared(byte[] digest) throws IOException, CryptoException {
        SM2Signer signer = new SM2Signer(new PreparedDigest(digest));
        signer.init(true, key());
        return signer.generateSignature();
    }

    private byte[] bare(Optional<byte[]> embedded, byte[] value) throws IOException {
        SignerInfo signer = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(
                        sm2.company.certificate().holder().toASN1Structure())),
                new AlgorithmIdentifier(DigestAlgorithm.SM3.identifier()),
                (ASN1Set) null,
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.156.10197.1.301.1")),
                new DEROctetString(value),
                (ASN1Set) null);
        return message(embedded, new DERSet(signer));
    }

    private byte[] message(Optional<byte[]> embedded, ASN1Set signers) throws IOException {
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        certificates.add(sm2.company.certificate().holder().toASN1Structure());
        ContentInfo inner = new ContentInfo(
                CmsMessage.DATA, embedded.map(DEROctetString::new).orElse(null));
        AlgorithmIdentifier sm3 = new AlgorithmIdentifier(DigestAlgorithm.SM3.identifier());
        SignedData data = new SignedData(new DERSet(sm3), inner, new DERSet(certificates), null, signers);
        return new ContentInfo(CmsMessage.SIGNED_DATA, data).getEncoded(ASN1Encoding.DER);
    }
}
