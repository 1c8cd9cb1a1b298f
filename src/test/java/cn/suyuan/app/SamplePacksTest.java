package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.finding.OverallConclusion;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.AuditTeam;
import cn.suyuan.rule.PointOutcome;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample company: every seeded defect is found under its requirement, subject and grade, no decoy is, the twin is clean. */
class SamplePacksTest {

    private static final Path SAMPLES = Path.of("sample-data");

    @TempDir
    Path folder;

    private JsonNode audit(String pack) throws Exception {
        return audit(pack, (workbench, silent) -> {});
    }

    /** What the auditors themselves do in a case. */
    private interface OwnWork {
        void doneIn(Workbench workbench, Progress progress) throws WorkbenchException;
    }

    private JsonNode audit(String pack, OwnWork own) throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        Wiring wiring = Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), 2);
        try (Workbench workbench = wiring.workbench()) {
            Progress silent = Progress.silent();
            workbench.createCase(folder.resolve(pack + ".sycase"), "x".toCharArray(), silent);
            workbench.choose(new CaseSettings(LocalDate.of(2026, 3, 18), Profile.DRAFT_AND_NOTE, 100_000, 1), silent);
            workbench.setTrust(SAMPLES.resolve("trust"), silent);
            workbench.sample().draw(DrawDecision.fromSeed("5eed".repeat(16)), silent);
            workbench.importPack(SAMPLES.resolve(pack), silent);
            own.doneIn(workbench, silent);
            return new ObjectMapper().readTree(workbench.results(silent));
        }
    }

    @Test
    void test_14_all_25_defects_are_found_and_no_decoy() throws Exception {
        JsonNode results = audit("demo-pack.zip");
        Map<String, String> grades = nonconformities(results);
        assertThat(results.at("/population/size").asInt()).isEqualTo(63);
        assertThat(results.at("/sample/size").asInt()).isEqualTo(7);
        List<String> missed = new ArrayList<>();
        for (NamedCsvRecord row : rows("expected-findings.csv")) {
            String key = row.getField("requirement") + " " + row.getField("subject");
            if (!row.getField("grade").equals(grades.get(key))) {
                missed.add(row.getField("defect") + ": " + key + " " + Optional.ofNullable(grades.get(key)));
            }
        }
        assertThat(missed).isEmpty();
        List<String> flagged = new ArrayList<>();
        for (NamedCsvRecord row : rows("decoys.csv")) {
            for (String subject : row.getField("subjects").split(";", -1)) {
                for (String requirement : row.getField("requirements").split(";", -1)) {
                    if (grades.containsKey(requirement + " " + subject)) {
                        flagged.add(row.getField("decoy") + ": " + requirement + " " + subject);
                    }
                }
            }
        }
        assertThat(flagged).isEmpty();
        assertEffects(results.at("/footprint_replay"));
    }

    /** Defects 20, 22 and 24: right values from the new ratio, the published factor and the third party. */
    private static void assertEffects(JsonNode replay) {
        assertThat(replay.at("/submitted").asDouble()).isCloseTo(76.7010, within(1e-4));
        Map<String, Double> right = new TreeMap<>();
        Map<String, Double> percent = new TreeMap<>();
        for (JsonNode effect : replay.at("/effects")) {
            right.put(effect.at("/datum").asText(), effect.at("/right").asDouble());
            percent.put(
                    effect.at("/datum").asText(), 100 * effect.at("/relative").asDouble());
        }
        assertThat(right.get("activity:A-E07")).isCloseTo(6_240_000, within(1.0));
        assertThat(right).containsEntry("factor:F-GRID", 0.5777).containsEntry("factor:F-GRA", 9.8);
        assertThat(percent.get("activity:A-E07")).isCloseTo(-0.08, within(0.01));
        assertThat(percent.get("factor:F-GRID")).isCloseTo(-1.07, within(0.02));
        assertThat(percent.get("factor:F-GRA")).isCloseTo(-1.06, within(0.02));
    }

    @Test
    void the_twin_without_defects_has_no_finding() throws Exception {
        JsonNode results = audit("clean-pack.zip");
        assertThat(nonconformities(results)).isEmpty();
        assertThat(results.at("/findings")).isEmpty();
        assertThat(results.at("/pack/integrity").asText()).isEqualTo("intact");
        assertThat(results.at("/conclusion").asText()).isEqualTo("none"); // nobody has answered the questions yet
    }

    @Test
    void the_twin_conforms_once_the_team_is_named_and_every_question_answered() throws Exception {
        JsonNode results = audit("clean-pack.zip", (workbench, silent) -> {
            AuditTeam.Member lead = new AuditTeam.Member("王审核", "lead", true, true, List.of("*"));
            AuditTeam.Member other = new AuditTeam.Member("李审核", "auditor", true, true, List.of("*"));
            CaseSnapshot open = workbench.setTeam(new AuditTeam(List.of(lead, other)), silent);
            for (String rule :
                    OverallConclusion.unchecked(open.judged().orElseThrow().observations())) {
                Map<String, PointOutcome> points = new TreeMap<>();
                open.rules()
                        .rule(rule)
                        .ifPresent(asked -> asked.points().keySet().forEach(p -> points.put(p, PointOutcome.YES)));
                AnswerSheet.Answer seen = new AnswerSheet.Answer(
                                rule, new Subject("case"), Verdict.MET, "现场查证", Optional.empty(), List.of())
                        .checked(points);
                workbench.answer(seen, "observation", silent);
            }
        });
        assertThat(results.at("/findings")).isEmpty();
        assertThat(results.at("/conclusion").asText()).isEqualTo("conforming");
    }

    /** Proposed grade by requirement and subject, of what is not met and not merely advisory. */
    private static Map<String, String> nonconformities(JsonNode results) {
        Map<String, String> grades = new TreeMap<>();
        for (JsonNode observation : results.path("observations")) {
            if (observation.path("verdict").asText().equals("not_met")
                    && !observation.path("advisory").asBoolean()) {
                grades.put(
                        observation.path("id").asText() + " "
                                + observation.path("subject").asText(),
                        observation.path("proposed_grade").asText());
            }
        }
        return grades;
    }

    private static List<NamedCsvRecord> rows(String file) throws Exception {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(SAMPLES.resolve(file))) {
            return reader.stream().toList();
        }
    }
}
