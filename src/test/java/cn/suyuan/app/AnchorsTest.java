package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.chain.TestChain;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample company's clean pack with other anchors: what covers its streams, and what only seems to. */
class AnchorsTest {

    private static final Path SAMPLES = Path.of("sample-data");
    private static final String SEAL = "data/seals/2025-12-01.seal";

    @TempDir
    Path folder;

    private Path pack;
    private Path trust;

    @BeforeEach
    void unpack() throws IOException {
        UnpackedSample sample = UnpackedSample.clean(folder);
        pack = sample.pack();
        trust = sample.trust();
    }

    private void removeTokens() throws IOException {
        Files.delete(pack.resolve("data/anchors/checkpoints.tsr"));
        try (var files = Files.list(pack.resolve("data/seals"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".tsr")).toList()) {
                Files.delete(file);
            }
        }
    }

    private void trustTheChain() throws IOException {
        Path chain = Files.createDirectories(trust.resolve("chains/chain-of-tests"));
        Files.write(chain.resolve("ca.pem"), TestChain.authority());
        Files.writeString(
                chain.resolve("validators.csv"), "node_id,org_id\nnode1,org1\nnode2,org1\nnode3,org1\nnode4,org1\n");
    }

    private void anchor(byte[] what, String named) throws IOException {
        TestChain chain = TestChain.anchoring(what, Instant.parse("2026-01-02T00:00:00Z"));
        Files.writeString(pack.resolve("data/anchors/2025-12.chainmaker.json"), chain.json(named));
    }

    private JsonNode verify() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        Answer answer = Wiring.standard()
                .with(clock, new KeyDerivation(64, 1, 1), 2)
                .singleChecks()
                .chainVerify(
                        pack,
                        new SingleChecks.View(Optional.of(trust), Optional.of(LocalDate.of(2026, 3, 18))),
                        Progress.silent());
        return new ObjectMapper().readTree(answer.json());
    }

    private static JsonNode named(JsonNode list, String key, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(node -> node.path(key).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static String first(JsonNode results) {
        return results.path("streams").get(0).path("anchored").asText();
    }

    @Test
    void a_receipt_of_a_trusted_chain_over_the_last_seal_anchors_its_streams() throws Exception {
        removeTokens();
        trustTheChain();
        anchor(Files.readAllBytes(pack.resolve(SEAL)), SEAL);
        JsonNode results = verify();
        JsonNode receipt = named(results.path("anchors"), "kind", "chainmaker");
        assertThat(receipt.path("state").asText()).isEqualTo("anchored");
        assertThat(receipt.path("problems")).isEmpty();
        JsonNode stream = results.path("streams").get(0);
        assertThat(stream.path("anchored").asText()).isEqualTo("yes");
        assertThat(stream.path("independent_time").asText()).isEqualTo("2026-01-02T00:00:00Z");
        assertThat(stream.at("/latency/unbound").asLong()).isZero();
        assertThat(stream.at("/latency/worst_s").asLong()).isGreaterThan(364L * 86_400);
        assertThat(stream.at("/latency/median_s").asLong()).isBetween(183L * 86_400, 185L * 86_400);
    }

    @Test
    void tokens_over_the_monthly_seals_alone_anchor_and_shorten_the_latency() throws Exception {
        Files.delete(pack.resolve("data/anchors/checkpoints.tsr"));
        JsonNode stream = verify().path("streams").get(0);
        assertThat(stream.path("anchored").asText()).isEqualTo("yes");
        assertThat(stream.at("/latency/worst_s").asLong()).isBetween(30L * 86_400, 32L * 86_400);
    }

    @Test
    void without_the_chain_in_the_trust_folder_nothing_is_anchored() throws Exception {
        removeTokens();
        anchor(Files.readAllBytes(pack.resolve(SEAL)), SEAL);
        JsonNode results = verify();
        assertThat(named(results.path("anchors"), "kind", "chainmaker")
                        .path("state")
                        .asText())
                .isEqualTo("chain_not_trusted");
        assertThat(first(results)).isEqualTo("no");
    }

    @Test
    void a_receipt_of_another_file_and_a_receipt_that_names_no_seal_anchor_nothing() throws Exception {
        removeTokens();
        trustTheChain();
        anchor("something else".getBytes(StandardCharsets.UTF_8), SEAL);
        JsonNode other = verify();
        assertThat(named(other.path("anchors"), "kind", "chainmaker")
                        .path("state")
                        .asText())
                .isEqualTo("hash_differs");
        assertThat(first(other)).isEqualTo("no");
        anchor(Files.readAllBytes(pack.resolve("data/checkpoints.csv")), "data/checkpoints.csv");
        JsonNode none = verify();
        assertThat(named(none.path("anchors"), "kind", "chainmaker")
                        .path("state")
                        .asText())
                .isEqualTo("proof_incomplete");
        assertThat(first(none)).isEqualTo("not_verifiable");
    }

    @Test
    void a_token_over_another_table_of_the_same_name_anchors_nothing() throws Exception {
        removeTokens();
        try (InputStream token = Files.newInputStream(pack.resolve("data/checkpoints.csv"))) {
            Files.createDirectories(pack.resolve("data/documents/anchors"));
            Files.copy(token, pack.resolve("data/documents/checkpoints.csv"));
        }
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(SAMPLES.resolve("clean-pack.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("anchors/checkpoints.tsr")) {
                    Files.copy(zip, pack.resolve("data/documents/anchors/checkpoints.tsr"));
                }
            }
        }
        JsonNode results = verify();
        assertThat(results.path("anchors").get(0).path("state").asText()).isEqualTo("anchored");
        assertThat(first(results)).isEqualTo("no");
    }

    @Test
    void heads_that_are_not_those_of_the_signed_root_bind_and_anchor_nothing() throws Exception {
        Files.delete(pack.resolve("data/anchors/checkpoints.tsr"));
        Path heads = pack.resolve("data/seals/2025-12-01.heads.csv");
        String text = Files.readString(heads);
        int other = text.indexOf('\n', text.indexOf('\n') + 1) - 1;
        char changed = text.charAt(other) == '0' ? '1' : '0';
        Files.writeString(heads, text.substring(0, other) + changed + text.substring(other + 1));
        JsonNode results = verify();
        assertThat(named(results.path("seals"), "file", SEAL).path("fits").asBoolean())
                .isFalse();
        assertThat(first(results)).isEqualTo("not_verifiable");
    }

    @Test
    void an_altered_stream_is_not_anchored_by_tokens_over_what_it_was() throws Exception {
        JsonNode stream = verify().path("streams").get(0);
        Path file = pack.resolve("data/readings/" + stream.path("stream").asText() + ".csv");
        String text = Files.readString(file);
        int line = text.indexOf("\n100,") + 1;
        int value = text.indexOf(',', text.indexOf(',', line) + 1) + 1;
        char changed = text.charAt(value) == '9' ? '8' : '9';
        Files.writeString(file, text.substring(0, value) + changed + text.substring(value + 1));
        JsonNode altered = verify().path("streams").get(0);
        assertThat(altered.path("verdict").asText()).isEqualTo("altered");
        assertThat(altered.at("/problems/0/seq").asLong()).isEqualTo(100);
        assertThat(altered.path("anchored").asText()).isEqualTo("not_verifiable");
        assertThat(altered.at("/latency/unbound").asLong()).isEqualTo(1);
    }

    @Test
    void signed_meter_records_have_signature_identity_and_page_as_results_of_their_own() throws Exception {
        Path records = Path.of("..", "shared", "interop", "ocmf", "pyocmf", "base64_ocmf.xml");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(records), "OCMF records are not beside the project");
        Files.createDirectories(pack.resolve("data/signed-readings"));
        Files.copy(records, pack.resolve("data/signed-readings/a.xml"));
        Files.copy(records, pack.resolve("data/signed-readings/b.xml"));
        JsonNode found = verify().path("signed_readings");
        assertThat(found).isNotEmpty();
        JsonNode one = found.get(0);
        assertThat(one.at("/signature/cryptographic").asText()).isEqualTo("valid");
        assertThat(one.at("/signature/chain").asText()).isEqualTo("not_applicable");
        assertThat(one.at("/signature/usable").asBoolean()).isFalse();
        assertThat(one.path("identity").asText()).isEqualTo("not_in_ledger");
        assertThat(found.get(found.size() - 1).path("page_state").asText()).isEqualTo("repeated");
    }
}
