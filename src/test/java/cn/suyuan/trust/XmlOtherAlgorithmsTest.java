package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.TestAuthority.Algorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** XML signatures by keys that the JDK does not know, made here; and the two ways of verifying compared. */
class XmlOtherAlgorithmsTest {
    private static final Instant STAMPED = Instant.parse("2025-06-02T00:00:00Z");

    private final Fixture sm2 = new Fixture(Algorithm.SM2);

    /** A small certificate; with a time stamp where asked. */
    private static String signed(Fixture by, String method, boolean stamped) throws IOException {
        String once = XmlSamples.text(by.company, method, "1.5", "");
        if (!stamped) {
            return once;
        }
        Element value = XmlSamples.element(XmlSamples.parsed(once), "SignatureValue");
        byte[] over = XmlCanonicalForm.of(value, XmlCanonicalForm.INCLUSIVE, "").orElseThrow();
        String token = XmlSamples.base64(by.stamper.timestamp(over, true, STAMPED, BigInteger.TWO));
        return once.replace(
                "</Signature>",
                "<Object><x:QualifyingProperties xmlns:x=\"http://uri.etsi.org/01903/v1.3.2#\"><x:UnsignedProperties>"
                        + "<x:UnsignedSignatureProperties><x:SignatureTimeStamp><x:EncapsulatedTimeStamp>" + token
                        + "</x:EncapsulatedTimeStamp></x:SignatureTimeStamp></x:UnsignedSignatureProperties>"
                        + "</x:UnsignedProperties></x:QualifyingProperties></Object></Signature>");
    }

    private SignatureCheck check(Fixture by, String xml) {
        return new XmlSignatureCheck(by.anchors(), Fixture.POLICY)
                .check(SignedThing.DCC, "x.xml", xml.getBytes(StandardCharsets.UTF_8))
                .get(0);
    }

    @Test
    void an_sm2_signature_over_sm3_is_valid_trusted_and_whole() throws Exception {
        SignatureCheck check = check(sm2, signed(sm2, "urn:x#sm2-sm3", false));
        assertThat(check.cryptographic()).as("%s", check.reasons()).isEqualTo(CryptographicFact.VALID);
        assertThat(check.usable()).isTrue();
        assertThat(check.covers().whole()).isTrue();
    }

    @Test
    void a_changed_value_attribute_digest_or_method_is_invalid() throws Exception {
        String xml = signed(sm2, "urn:x#sm2-sm3", false);
        for (String changed : List.of(
                xml.replace("1.5", "1.6"),
                xml.replace("kWh", "MWh"),
                xml.replace("#sm3\"/><DigestValue>", "#sm3\"/><DigestValue>AA"),
                xml.replace("urn:x#sm2-sm3", "urn:x#ecdsa-sm3"),
                xml.replace("<c:certificate xmlns:c=\"urn:c\">", "<c:certificate xmlns:c=\"urn:c\"><c:value/>"))) {
            assertThat(changed).isNotEqualTo(xml);
            assertThat(check(sm2, changed).cryptographic()).isEqualTo(CryptographicFact.INVALID);
        }
    }

    @Test
    void a_signature_time_stamp_proves_the_time_and_one_over_something_else_does_not() throws Exception {
        SignatureCheck check = check(sm2, signed(sm2, "urn:x#sm2-sm3", true));
        assertThat(check.timestamp()).as("%s", check.reasons()).isEqualTo(TimestampState.VALID);
        assertThat(check.time().orElseThrow()).isEqualTo(new SigningTime(STAMPED, SigningTime.Source.TIMESTAMP));

        String other = signed(sm2, "urn:x#sm2-sm3", true).replaceFirst("<SignatureValue>", "<SignatureValue> ");
        SignatureCheck moved = check(sm2, other);
        assertThat(moved.timestamp()).isEqualTo(TimestampState.INVALID);
        assertThat(moved.time().orElseThrow().proven()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"ED25519", "BRAINPOOL"})
    void keys_that_the_platform_lacks_are_verified(Algorithm algorithm) throws Exception {
        Fixture by = new Fixture(algorithm);
        String method = algorithm == Algorithm.ED25519 ? "urn:x#eddsa-ed25519" : "urn:x#ecdsa-sha256";
        // values of ECDSA are DER here and r‖s in the wild: the latter is tried by the published certificates
        assertThat(check(by, signed(by, method, false)).cryptographic()).isEqualTo(CryptographicFact.VALID);
    }

    @Test
    void both_ways_of_verifying_agree_on_the_published_certificates() throws Exception {
        Path folder = Path.of("..", "shared", "interop", "dcc");
        Assumptions.assumeTrue(Files.isDirectory(folder), "published certificates are not beside the project");
        assertThat(own(folder.resolve("dcc_gp_temperature_typical_v12_signed.xml")))
                .isEqualTo(CryptographicFact.VALID);
        assertThat(own(folder.resolve("dcc_gp_temperature_typical_v12_signed_manipulated.xml")))
                .isEqualTo(CryptographicFact.INVALID);
    }

    private static CryptographicFact own(Path file) throws IOException, org.xml.sax.SAXException {
        Document document = SecureXml.parse(Files.readAllBytes(file));
        XmlSignatureParts parts = new XmlSignatureParts(XmlSamples.element(document, "Signature"));
        SigningCertificate signer = parts.named(parts.certificates(4));
        List<Reason> reasons = new ArrayList<>();
        return new XmlArithmetic(parts, reasons)
                .check(VerificationKey.of(signer).orElseThrow());
    }
}
