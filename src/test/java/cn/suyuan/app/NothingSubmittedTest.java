package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.rule.Profile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of what nobody handed in, nothing is met: an empty folder, foreign files, a ledger and nothing else. */
class NothingSubmittedTest {

    private static final String LEDGER = """
        管理编号,计量器具名称,型号规格,准确度等级,生产厂家,安装使用地点,出厂编号,能源种类,管理级别,状态
        E01,三相电能表,DTSD,0.5S,示例仪表厂,进线柜,S1,电力,1,在用
        W01,冷水水表,LXL-80E,1,示例水表厂,泵房,S2,水,1,在用
        """;

    @TempDir
    Path folder;

    @Test
    void an_empty_folder_leaves_all_77_rows_open_and_gives_no_conclusion() throws Exception {
        assertAllOpen(audit(Files.createDirectory(folder.resolve("empty"))));
    }

    @Test
    void a_folder_of_foreign_files_is_no_evidence_for_anything() throws Exception {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        write(foreign, "readme.txt", "holiday");
        write(foreign, "table.csv", "a,b\n1,2\n");
        write(foreign, "picture.jpg", "\u0000\u0001");
        assertAllOpen(audit(foreign));
    }

    @Test
    void a_ledger_alone_proves_no_traceability_and_no_accuracy() throws Exception {
        Path alone = Files.createDirectory(folder.resolve("alone"));
        write(alone, "台账.csv", LEDGER);
        JsonNode results = audit(alone);
        assertThat(results.at("/ledger/instruments").asInt()).isEqualTo(2);
        assertThat(results.at("/conclusion").asText()).isEqualTo("none");
        // what a ledger can show by itself: that it is there, that its cells are filled; and what the team did
        assertThat(rules(results, "met"))
                .isSubsetOf("R-5.3-1", "R-5.3-2", "R-7.1-2", "R-7.3-1", "R-A-1", "R-A-2")
                .contains("R-5.3-1");
    }

    @Test
    void a_ledger_with_a_period_and_no_certificate_is_nonconforming() throws Exception {
        Path period = Files.createDirectory(folder.resolve("period"));
        write(period, "台账.csv", LEDGER);
        write(period, "pack.json", "{\"period\":{\"from\":\"2025-01-01\",\"to\":\"2025-12-31\"}}");
        JsonNode results = audit(period);
        assertThat(rules(results, "not_met")).contains("R-4.1-1", "R-4.1-3");
        assertThat(rules(results, "met")).doesNotContain("R-4.1-1", "R-5.1-1", "R-5.1-9", "R-7.2-2");
        assertThat(results.at("/conclusion").asText()).isIn("none", "nonconforming");
    }

    private static void assertAllOpen(JsonNode results) {
        assertThat(rules(results, "met")).isEmpty();
        assertThat(rules(results, "not_met")).isEmpty();
        assertThat(rules(results, "not_applicable")).isEmpty();
        assertThat(rules(results, "not_verifiable")).hasSize(77);
        assertThat(results.at("/observations"))
                .allSatisfy(o -> assertThat(o.at("/message_zh").asText()).isNotBlank());
        assertThat(results.at("/findings")).isEmpty();
        assertThat(results.at("/conclusion").asText()).isEqualTo("none");
    }

    private static Set<String> rules(JsonNode results, String verdict) {
        Set<String> found = new TreeSet<>();
        for (JsonNode observation : results.at("/observations")) {
            if (observation.at("/verdict").asText().equals(verdict)) {
                found.add(observation.at("/id").asText());
            }
        }
        return found;
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode audit(Path pack) throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        Wiring wiring = Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), 2);
        try (Workbench workbench = wiring.workbench()) {
            Progress silent = Progress.silent();
            workbench.createCase(folder.resolve("case.sycase"), "x".toCharArray(), silent);
            workbench.choose(new CaseSettings(LocalDate.of(2026, 3, 18), Profile.DRAFT_AND_NOTE, 1_000, 1), silent);
            workbench.importPack(pack, silent);
            return new ObjectMapper().readTree(workbench.results(silent));
        }
    }
}
