package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.app.Wiring;
import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalFindings;
import cn.suyuan.audit.SampleReplay;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.finding.Finding;
import cn.suyuan.finding.OverallConclusion;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a journal says has to come out again as the results of the same report say it. */
class JournalReplayTest {

    private static final RulePack RULES = Wiring.standard().rulePack();
    private static final Instant TIME = Instant.parse("2026-03-18T01:00:00Z");
    private static final String SEED = "ab".repeat(32);
    private static final String POPULATION =
            "stratum,instrument_no\nall,E01\nall,\"E,02\"\nall,E03\nall,E04\nall,E05\n";

    private static Journal journal() {
        Journal journal = Journal.empty();
        journal = journal.with(journal.next(TIME, "林示例", ActKind.CASE_CREATED, Map.of()));
        journal = journal.with(journal.next(
                TIME,
                "林示例",
                ActKind.SETTINGS_CHOSEN,
                CaseSettings.on(LocalDate.of(2026, 3, 18)).content()));
        journal = journal.with(journal.next(
                TIME, "林示例", ActKind.SAMPLE_DRAWN, DrawDecision.fromSeed(SEED).content()));
        Map<String, String> own =
                Map.of("finding", "own-1", "clause", "7.2", "grade", "general", "description", "经查，台账与现场不一致。");
        journal = journal.with(journal.next(TIME, "林示例", ActKind.FINDING_ADDED, own));
        return journal.with(journal.next(
                TIME, "林示例", ActKind.FINDING_DECIDED, Map.of("finding", "own-1", "decision", "mode", "value", "B")));
    }

    private static Observation observation() {
        String said = "总配电室电能表（管理编号E05）未能提供有效检定/校准证书。";
        return new Observation(
                "R-4.1-1",
                "4.1",
                Subject.instrument("E05"),
                Verdict.NOT_MET,
                false,
                Optional.of(NonconformityGrade.SERIOUS),
                new Observation.Statement("规则", "", "无证书", "标准", "G1", said, "Meter E05 has no certificate."),
                List.of(new EvidenceReference("data/ledger.csv", 12, "00".repeat(32))),
                Optional.of(new Observation.FootprintEffect(0.25, 0.01)));
    }

    /** The results of that journal, as the program would have written them. */
    private static ObjectNode results() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JudgementJson words = new JudgementJson(new BothLanguages());
        List<Observation> observations = List.of(observation());
        List<Finding> findings = new JournalFindings(RULES)
                .findings(
                        observations,
                        JournalReplay.decisions(journal(), json.readTree("{\"as_of\":\"2026-03-18\"}"))
                                .findingActs());
        ObjectNode results = json.createObjectNode();
        results.put("as_of", "2026-03-18");
        results.putObject("standard")
                .put("profile", CaseSettings.on(LocalDate.EPOCH).profile().wireName());
        var decisions = JournalReplay.decisions(journal(), results);
        var frame = SampleTable.lines(POPULATION);
        results.putObject("population").put("size", 5).put("digest", SampleReplay.digest(decisions, frame));
        ObjectNode sample = results.putObject("sample").put("seed", SEED);
        ArrayNode drawn = sample.putArray("instruments");
        SampleReplay.of(decisions, frame).orElseThrow().selected().forEach(drawn::add);
        ArrayNode seen = results.putArray("observations");
        seen.add(json.readTree(JsonText.of(words.observation(observation()))));
        ArrayNode listed = results.putArray("findings");
        for (Finding finding : findings) {
            listed.add(json.readTree(JsonText.of(words.finding(finding, RULES))));
        }
        results.put("conclusion", OverallConclusion.of(findings, observations).wireName());
        return results;
    }

    private static List<List<String>> replayed(Journal journal, JsonNode results) throws IOException {
        byte[] population = POPULATION.getBytes(StandardCharsets.UTF_8);
        return JournalReplay.of(journal, results, Optional.of(population), RULES)
                .differs();
    }

    private static List<String> afterwards(Consumer<ObjectNode> forging) throws IOException {
        ObjectNode results = results();
        forging.accept(results);
        return replayed(journal(), results).stream()
                .map(line -> line.get(0) + line.get(1))
                .toList();
    }

    @Test
    void the_journal_gives_draw_findings_and_conclusion_again() throws IOException {
        JournalReplay.Outcome outcome =
                JournalReplay.of(journal(), results(), Optional.of(POPULATION.getBytes(StandardCharsets.UTF_8)), RULES);
        assertThat(outcome.differs()).isEmpty();
        assertThat(outcome.told()).extracting(line -> line.get(0)).containsExactly("replay.done", "replay.evidence");
        assertThat(results().path("findings")).hasSize(2);
    }

    @Test
    void whatever_the_results_say_otherwise_is_named() throws IOException {
        assertThat(afterwards(r -> ((ArrayNode) r.path("findings")).remove(0))).contains("replay.finding2");
        assertThat(afterwards(r -> ((ObjectNode) r.at("/findings/1")).put("verification", "A")))
                .containsExactly("replay.finding2");
        assertThat(afterwards(r -> ((ObjectNode) r.at("/findings/0")).put("status", "withdrawn")))
                .containsExactly("replay.finding1");
        assertThat(afterwards(r -> ((ObjectNode) r.at("/findings/0")).put("grade", "general")))
                .containsExactly("replay.finding1");
        assertThat(afterwards(r -> r.put("conclusion", "conforming")))
                .containsExactly("replay.differs{report.pdf.replay.conclusion}");
        assertThat(afterwards(r ->
                        ((ObjectNode) r.path("sample")).putArray("instruments").add("E99")))
                .containsExactly("replay.differs{report.pdf.replay.sample}");
        assertThat(afterwards(r -> ((ObjectNode) r.path("population")).put("digest", "00")))
                .containsExactly("replay.differs{report.pdf.replay.population}");
        assertThat(afterwards(r -> r.put("as_of", "2026-03-19")))
                .containsExactly("replay.differs{report.pdf.replay.as_of}");
    }

    @Test
    void an_observation_turned_to_met_makes_a_finding_that_nothing_supports() throws IOException {
        assertThat(afterwards(r -> ((ObjectNode) r.at("/observations/0")).put("verdict", "met")))
                .isNotEmpty();
    }

    @Test
    void a_decision_more_in_the_journal_is_missed_in_the_results() throws IOException {
        Journal longer = journal();
        longer = longer.with(longer.next(
                TIME,
                "林示例",
                ActKind.FINDING_DECIDED,
                Map.of("finding", "own-1", "decision", "withdraw", "reason", "x")));
        assertThat(replayed(longer, results())).isNotEmpty();
    }
}
