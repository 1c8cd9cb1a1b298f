package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The signatures of a reference pack that a separate program made. */
class ReferencePackSignaturesTest {
    private static final Path REFERENCE = Path.of("..", "shared", "reference", "pack-min");
    private static final TrustPolicy POLICY = TrustPolicy.at(LocalDate.of(2026, 3, 18));

    @BeforeEach
    void reference_is_there() {
        assumeTrue(Files.isDirectory(REFERENCE), "reference pack is not beside the project");
    }

    @Test
    void the_company_signature_is_valid_and_trusted_at_its_claimed_time() throws IOException {
        List<SignatureCheck> checks = company(trust(".pem", ".crl"), POLICY);

        assertThat(checks).hasSize(1);
        SignatureCheck check = checks.get(0);
        assertThat(check.algorithm()).isEqualTo("SM2withSM3");
        assertThat(check.cryptographic()).isEqualTo(CryptographicFact.VALID);
        assertThat(check.chain()).as("%s", check.reasons()).isEqualTo(CertificationPathState.TRUSTED);
        assertThat(check.time().orElseThrow().text()).isEqualTo("2026-01-10T10:30:00+08:00 (claimed)");
        assertThat(check.usable()).isTrue();
        assertThat(check.path().certificates()).hasSize(2);
    }

    @Test
    void without_revocation_lists_it_is_usable_and_said_unless_strict() throws IOException {
        TrustAnchors roots = trust(".pem", ".none");

        SignatureCheck ordinary = company(roots, POLICY).get(0);
        SignatureCheck strict = company(roots, POLICY.strict()).get(0);

        assertThat(ordinary.chain()).isEqualTo(CertificationPathState.REVOCATION_UNKNOWN);
        assertThat(ordinary.usable()).isTrue();
        assertThat(strict.usable()).isFalse();
    }

    @Test
    void without_roots_the_issuer_is_unknown() throws IOException {
        SignatureCheck check = company(TrustAnchors.none(), POLICY).get(0);

        assertThat(check.cryptographic()).isEqualTo(CryptographicFact.VALID);
        assertThat(check.chain()).isEqualTo(CertificationPathState.UNKNOWN_ISSUER);
        assertThat(check.usable()).isFalse();
    }

    @Test
    void the_time_stamp_over_the_checkpoints_is_trusted() throws IOException {
        byte[] stamped = Files.readAllBytes(REFERENCE.resolve("pack/data/checkpoints.csv"));
        byte[] response = Files.readAllBytes(REFERENCE.resolve("pack/data/anchors/checkpoints.tsr"));

        TimestampCheck check =
                new TimestampVerifier(trust(".pem", ".crl"), POLICY).check("checkpoints.tsr", response, stamped);

        assertThat(check.signature().reasons()).isEmpty();
        assertThat(check.usable()).isTrue();
        assertThat(check.token().orElseThrow().genTime()).isEqualTo("2025-12-31T16:10:00Z");
    }

    private static List<SignatureCheck> company(TrustAnchors anchors, TrustPolicy policy) throws IOException {
        byte[] content = Files.readAllBytes(REFERENCE.resolve("pack/tagmanifest-sm3.txt"));
        byte[] signature = Files.readAllBytes(REFERENCE.resolve("pack/signatures/company.p7s"));
        return new CmsSignatureVerifier(anchors, policy)
                .checkDetached(SignedThing.PACK, "signatures/company.p7s", signature, content);
    }

    static TrustAnchors trust(String certificates, String lists) throws IOException {
        return TrustAnchors.read(files(certificates), files(lists));
    }

    private static List<byte[]> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(REFERENCE.resolve("trust"))) {
            return files.filter(f -> f.toString().endsWith(ending))
                    .sorted()
                    .map(f -> {
                        try {
                            return Files.readAllBytes(f);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
