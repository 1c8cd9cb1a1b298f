package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published calibration certificates, signed and manipulated, with their published verdicts (SOURCE.md beside them). */
class XmlSignatureCheckTest {
    private static final Path CERTIFICATES = Path.of("..", "shared", "interop", "dcc");
    private static final String SIGNED = "dcc_gp_temperature_typical_v12_signed.xml";
    private static final TrustPolicy POLICY = TrustPolicy.at(LocalDate.of(2023, 6, 20));

    @Test
    void the_signed_certificate_is_valid_and_trusted_with_root_and_sub() throws IOException {
        SignatureCheck check = check(bytes(SIGNED));

        assertThat(check.cryptographic()).as("%s", check.reasons()).isEqualTo(CryptographicFact.VALID);
        assertThat(check.algorithm()).isEqualTo("ecdsa-sha256");
        assertThat(check.chain()).isEqualTo(CertificationPathState.REVOCATION_UNKNOWN);
        assertThat(check.covers().whole()).isTrue();
        assertThat(check.usable()).isTrue();
        assertThat(check.time().orElseThrow().text()).isEqualTo("2022-10-21T15:47:21+08:00 (claimed)");
    }

    @Test
    void the_manipulated_certificate_fails_at_the_document() throws IOException {
        SignatureCheck check = check(bytes("dcc_gp_temperature_typical_v12_signed_manipulated.xml"));

        assertThat(check.cryptographic()).isEqualTo(CryptographicFact.INVALID);
        assertThat(check.reasons()).contains(Reason.of(ReasonCode.REFERENCE_DIFFERS, "document"));
        assertThat(check.usable()).isFalse();
    }

    @Test
    void unsigned_ones_are_absent_and_other_bytes_unsupported() throws IOException {
        assertThat(check(bytes("dcc_gp_temperature_typical_v12.xml")).cryptographic())
                .isEqualTo(CryptographicFact.ABSENT);
        assertThat(check(new byte[] {1, 2, 3}).cryptographic()).isEqualTo(CryptographicFact.UNSUPPORTED);
        assertThat(check("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"
                                .getBytes(StandardCharsets.UTF_8))
                        .cryptographic())
                .isEqualTo(CryptographicFact.UNSUPPORTED);
    }

    @Test
    void a_changed_figure_a_changed_time_and_a_wrapped_document_are_refused() throws IOException {
        String signed = new String(bytes(SIGNED), StandardCharsets.UTF_8);
        int root = signed.indexOf("<dcc:digitalCalibrationCertificate");
        String wrapped = signed.substring(0, root) + "<wrapper>" + signed.substring(root) + "</wrapper>";

        for (String changed : List.of(
                signed.replaceFirst("<si:value>", "<si:value>1"),
                signed.replace("2022-10-21T07:47:21Z", "2022-11-21T07:47:21Z"),
                wrapped)) {
            assertThat(changed).isNotEqualTo(signed);
            SignatureCheck check = check(changed.getBytes(StandardCharsets.UTF_8));
            assertThat(check.cryptographic()).isEqualTo(CryptographicFact.INVALID);
        }
    }

    @Test
    void dangerous_transforms_and_foreign_targets_are_not_tried() throws IOException {
        String signed = new String(bytes(SIGNED), StandardCharsets.UTF_8);

        SignatureCheck transform = check(
                signed.replace("http://www.w3.org/2006/12/xml-c14n11", "http://www.w3.org/TR/1999/REC-xslt-19991116")
                        .getBytes(StandardCharsets.UTF_8));
        SignatureCheck target = check(
                signed.replace("URI=\"\"", "URI=\"http://example.invalid/x\"").getBytes(StandardCharsets.UTF_8));
        SignatureCheck part = check(signed.replace("URI=\"\"", "URI=\"#value-id-d4e6c60a14556a1024607adf2902d276\"")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(transform.reasons()).extracting(Reason::code).contains(ReasonCode.TRANSFORM_REFUSED);
        assertThat(target.reasons()).extracting(Reason::code).contains(ReasonCode.TRANSFORM_REFUSED);
        assertThat(part.covers().whole()).isFalse();
        assertThat(List.of(transform, target, part)).noneMatch(SignatureCheck::usable);
    }

    private static SignatureCheck check(byte[] xml) throws IOException {
        TrustAnchors anchors =
                TrustAnchors.read(List.of(bytes("trusted_certs/root.crt"), bytes("trusted_certs/sub.crt")), List.of());
        return new XmlSignatureCheck(anchors, POLICY)
                .check(SignedThing.DCC, "x.xml", xml)
                .get(0);
    }

    private static byte[] bytes(String file) throws IOException {
        Path path = CERTIFICATES.resolve(file);
        assumeTrue(Files.exists(path), "published certificates are not beside the project");
        return Files.readAllBytes(path);
    }
}
