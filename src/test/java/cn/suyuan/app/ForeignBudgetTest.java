package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.ColumnChoice;
import cn.suyuan.evidence.ColumnMapping.Part;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.sampledata.ForeignBudget;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A budget whose headers nobody knows is read once an auditor has said what its columns are. */
class ForeignBudgetTest {
    @TempDir
    Path folder;

    @Test
    void columns_that_an_auditor_assigned_are_used_and_kept_in_the_case() throws Exception {
        Path pack = folder.resolve("pack");
        ForeignBudget.write(pack.resolve("uncertainty").resolve("Haushalt2025.xlsx"));
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        Progress silent = Progress.silent();
        try (Workbench workbench =
                Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), 2).workbench()) {
            workbench.createCase(folder.resolve("x.sycase"), "x".toCharArray(), silent);
            workbench.importPack(pack, silent);
            JsonNode before = first(workbench.results(silent));
            assertThat(before.path("budget").isNull()).isTrue();
            assertThat(before.path("issues"))
                    .anyMatch(issue -> issue.path("code").asText().equals("no_budget"));
            workbench.chooseMapping(
                    new ColumnMapping("", List.of())
                            .with(new TableMapping(
                                    ColumnMapping.BUDGET,
                                    before.path("file").asText(),
                                    List.of(),
                                    0,
                                    1,
                                    List.of(
                                            column("Größe", "SYMBOL"),
                                            column("Schätzwert", "ESTIMATE"),
                                            column("Unsicherheit", "STANDARD"),
                                            column("Empfindlichkeit", "SENSITIVITY")))),
                    silent);
            JsonNode after = first(workbench.results(silent));
            assertThat(after.path("budget").asText()).contains("Blatt");
            assertThat(after.path("model").asText()).contains("L1").contains("L2");
        }
    }

    private static JsonNode first(String results) throws Exception {
        return new ObjectMapper().readTree(results).at("/workbooks/0");
    }

    private static ColumnChoice column(String header, String meaning) {
        return new ColumnChoice(header, 0, List.of(new Part(meaning, "")), "");
    }
}
