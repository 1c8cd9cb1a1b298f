package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The path validation test suite of NIST (PKITS 1.0.1): 4.1 to 4.16. The certificates come with the Debian package
 * {@code python3-cryptography-vectors}, or from the folder that {@code SUYUAN_PKITS} names; without them the test is
 * skipped. The expected verdict stands in the name of each end entity.
 */
class PathValidationSuiteTest {
    private static final String PACKAGED = "/usr/lib/python3/dist-packages/cryptography_vectors/x509/PKITS_data";

    private static final Instant DAY = Instant.parse("2020-06-01T00:00:00Z");

    /** DSA is refused; of a hold that a delta list lifts again, the base list alone is believed. */
    private static final Pattern NOT_DONE = Pattern.compile("ValidDSA.*|ValiddeltaCRLTest5EE");

    /** Paths without a policy left where one is required (4.8.4 to 4.8.9 and 4.8.12): invalid, whatever their name. */
    private static final Pattern NO_POLICY = Pattern.compile("DifferentPoliciesTest(4|5|7|8|9|12)EE");

    /** Made once for all tests of this class. */
    private static final Map<String, CertificationPathState> JUDGED = new TreeMap<>();

    private static List<byte[]> files(String folder) {
        Path root = Path.of(System.getenv().getOrDefault("SUYUAN_PKITS", PACKAGED));
        Assumptions.assumeTrue(
                Files.isDirectory(root), "PKITS is not here: install python3-cryptography-vectors or set SUYUAN_PKITS");
        try (Stream<Path> all = Files.list(root.resolve(folder))) {
            List<byte[]> bytes = new ArrayList<>();
            for (Path file : all.sorted().toList()) {
                bytes.add(Files.readAllBytes(file));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** State of every end entity of the suite, by name. */
    private static Map<String, CertificationPathState> states() throws IOException {
        if (JUDGED.isEmpty()) {
            JUDGED.putAll(judged());
        }
        return new TreeMap<>(JUDGED);
    }

    private static Map<String, CertificationPathState> judged() throws IOException {
        List<SigningCertificate> pool = new ArrayList<>();
        files("certs").forEach(file -> pool.addAll(SigningCertificate.readAll(file)));
        Path root = Path.of(System.getenv().getOrDefault("SUYUAN_PKITS", PACKAGED));
        TrustAnchors anchors = TrustAnchors.read(
                List.of(Files.readAllBytes(root.resolve("certs/TrustAnchorRootCertificate.crt"))), files("crls"));
        Map<String, CertificationPathState> states = new TreeMap<>();
        try (Stream<Path> all = Files.list(root.resolve("certs"))) {
            for (Path file : all.toList()) {
                String name = String.valueOf(file.getFileName()).replace(".crt", "");
                if (name.endsWith("EE")) {
                    SigningCertificate signer =
                            SigningCertificate.read(Files.readAllBytes(file)).orElseThrow();
                    states.put(
                            name,
                            CertificationPaths.find(signer, pool, anchors)
                                    .at(JudgementTime.claimed(DAY), CertificatePurpose.SIGNING, List.of())
                                    .state());
                }
            }
        }
        return states;
    }

    /** For the record in {@code src/docs/recorded}. */
    private static String counted(Map<String, CertificationPathState> states) {
        Map<CertificationPathState, Long> counts = new TreeMap<>();
        states.values().forEach(state -> counts.merge(state, 1L, Long::sum));
        return counts.toString();
    }

    @Test
    void no_invalid_path_is_trusted() throws IOException {
        Map<String, CertificationPathState> states = states();
        assertThat(states).hasSizeGreaterThan(200);
        states.keySet()
                .removeIf(name ->
                        !name.startsWith("Invalid") && !NO_POLICY.matcher(name).matches());
        assertThat(states).hasSizeGreaterThan(120);
        assertThat(states.values()).as(counted(states)).doesNotContain(CertificationPathState.TRUSTED);
    }

    @Test
    void a_path_that_is_wrongly_signed_expired_or_misused_is_never_usable() throws IOException {
        Map<String, CertificationPathState> states = states();
        states.keySet()
                .removeIf(
                        name -> !name.matches(
                                "Invalid((CA|EE)Signature.*|.*EE?(notBefore|notAfter).*|.*notAfterDate.*|.*notBeforeDate.*|NameChaining.*"
                                        + "|.*asicConstraints.*|.*pathLenConstraint.*|.*keyUsage.*keyCertSign.*|.*nameConstraints.*|.*Revoked.*)"));
        assertThat(states).hasSizeGreaterThan(40);
        assertThat(states.entrySet()).noneMatch(state -> state.getValue().usable(false));
    }

    @Test
    void valid_paths_are_refused_only_for_what_this_program_does_not_do() throws IOException {
        Map<String, CertificationPathState> states = states();
        states.entrySet()
                .removeIf(state -> state.getKey().startsWith("Invalid")
                        || NO_POLICY.matcher(state.getKey()).matches()
                        || state.getValue() == CertificationPathState.TRUSTED);
        assertThat(states.keySet()).allMatch(NOT_DONE.asMatchPredicate()).hasSize(3);
    }
}
