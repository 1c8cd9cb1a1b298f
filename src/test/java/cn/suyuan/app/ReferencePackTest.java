package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.rule.Profile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs made by another implementation; expectations are its expected.json and expectations.json. */
class ReferencePackTest {

    private static final Path PACKS = Path.of("..", "shared", "reference", "pack-min");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEED = "5eed".repeat(16);

    @TempDir
    Path folder;

    @BeforeEach
    void packs_are_there() {
        Assumptions.assumeTrue(Files.isDirectory(PACKS), "reference packs are not beside the project");
    }

    private String audit(String pack, int threads) throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        Wiring wiring = Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), threads);
        try (Workbench workbench = wiring.workbench()) {
            Progress silent = Progress.silent();
            Path file = folder.resolve(pack + threads + Locale.getDefault() + ".sycase");
            workbench.createCase(file, "x".toCharArray(), silent);
            workbench.choose(new CaseSettings(LocalDate.of(2026, 3, 18), Profile.DRAFT_AND_NOTE, 20_000, 1), silent);
            workbench.setTrust(PACKS.resolve("trust"), silent);
            workbench.sample().draw(DrawDecision.fromSeed(SEED), silent);
            workbench.importPack(PACKS.resolve(pack), silent);
            return workbench.results(silent);
        }
    }

    @Test
    void the_clean_pack_is_clean_and_has_the_expected_values() throws Exception {
        JsonNode found = JSON.readTree(audit("pack.zip", 2));
        JsonNode expected = JSON.readTree(PACKS.resolve("expected.json").toFile());
        assertThat(found.at("/pack/integrity").asText()).isEqualTo("intact");
        assertThat(found.at("/findings")).isEmpty();
        assertThat(found.at("/population/digest")).isEqualTo(expected.at("/population/frame_digest"));
        assertThat(found.at("/sample/instruments")).isEqualTo(expected.at("/population/sample/selected"));
        assertThat(found.at("/streams")).hasSize(expected.at("/streams").size());
        for (JsonNode stream : found.at("/streams")) {
            assertThat(stream.path("verdict").asText()).as(stream.toString()).isEqualTo("intact");
            assertThat(stream.path("anchored").asText()).isEqualTo("yes");
        }
        for (JsonNode chain : found.at("/traceability")) {
            assertThat(chain.path("state").asText()).as(chain.toString()).isEqualTo("CLOSED");
        }
        assertThat(found.at("/replay")).hasSize(3);
        for (JsonNode activity : found.at("/replay")) {
            assertThat(activity.path("recomputed").decimalValue())
                    .isEqualByComparingTo(activity.path("declared").decimalValue());
        }
    }

    @Test
    void every_variant_is_caught_as_its_expectations_say() throws Exception {
        JsonNode clean = JSON.readTree(audit("pack.zip", 2));
        for (JsonNode variant : JSON.readTree(PACKS.resolve("expectations.json").toFile())) {
            JsonNode found = JSON.readTree(audit(variant.path("file").asText(), 2));
            assertThat(new Expectations(variant).faults(found, clean))
                    .as(variant.path("file").asText())
                    .isEmpty();
        }
    }

    @Test
    void results_are_equal_to_the_byte_for_any_threads_and_locale() throws Exception {
        String one = audit("variant-reading-changed.zip", 1);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(audit("variant-reading-changed.zip", 2)).isEqualTo(one);
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The words of expectations.json: must, may, must_not, and nothing else that the clean pack does not have. */
    private record Expectations(JsonNode variant) {

        List<String> faults(JsonNode found, JsonNode clean) {
            List<String> faults = new ArrayList<>();
            for (JsonNode must : variant.path("must")) {
                boolean met = must.has("any_of")
                        ? anyOf(must.path("any_of"), found)
                        : occurs(must, items(found, must.path("where").asText()));
                if (!met) {
                    faults.add("missing " + must);
                }
            }
            for (JsonNode mustNot : variant.path("must_not")) {
                if (occurs(mustNot, items(found, mustNot.path("where").asText()))) {
                    faults.add("forbidden " + mustNot);
                }
            }
            for (JsonNode item : items(found, "observations")) {
                boolean bad = item.path("verdict").asText().equals("not_met")
                        && !item.path("advisory").asBoolean();
                boolean usual = items(clean, "observations").stream()
                        .anyMatch(c -> c.path("id").equals(item.path("id"))
                                && c.path("subject").equals(item.path("subject"))
                                && c.path("verdict").equals(item.path("verdict")));
                boolean allowed = false;
                for (JsonNode may : variant.path("may")) {
                    allowed |= matches(may, item);
                }
                if (bad && !usual && !allowed) {
                    faults.add("unexpected " + item.path("id") + item.path("subject"));
                }
            }
            return faults;
        }

        private static boolean anyOf(JsonNode choices, JsonNode found) {
            for (JsonNode choice : choices) {
                if (occurs(choice, items(found, choice.path("where").asText()))) {
                    return true;
                }
            }
            return false;
        }

        /** Streams count twice: as they are, and once for each problem with the stream's own members added. */
        private static List<JsonNode> items(JsonNode found, String where) {
            List<JsonNode> items = new ArrayList<>();
            for (JsonNode item : found.path(where)) {
                items.add(item);
                for (JsonNode problem : item.path("problems")) {
                    items.add(((com.fasterxml.jackson.databind.node.ObjectNode) problem.deepCopy())
                            .setAll((com.fasterxml.jackson.databind.node.ObjectNode) withoutProblems(item)));
                }
            }
            return items;
        }

        private static JsonNode withoutProblems(JsonNode item) {
            return ((com.fasterxml.jackson.databind.node.ObjectNode) item.deepCopy()).without("problems");
        }

        private static boolean occurs(JsonNode wanted, List<JsonNode> items) {
            return items.stream().anyMatch(item -> matches(wanted, item));
        }

        private static boolean matches(JsonNode wanted, JsonNode item) {
            return wanted.properties().stream()
                    .filter(member -> !member.getKey().equals("where"))
                    .allMatch(member -> member.getValue().asText().equals("*")
                            || member.getValue()
                                    .asText()
                                    .equals(item.path(member.getKey()).asText()));
        }
    }
}
