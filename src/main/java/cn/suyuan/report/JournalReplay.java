package cn.suyuan.report;

import cn.suyuan.audit.CaseDecisions;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalFindings;
import cn.suyuan.audit.SampleReplay;
import cn.suyuan.finding.Finding;
import cn.suyuan.finding.OverallConclusion;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.RulePack;
import cn.suyuan.sampling.AuditSample;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replays the journal extract of a report: do settings, draw, answers and decisions in it, over the observations of
 * results.json and under the same edition of the standard, give the findings, the sample and the conclusion that
 * results.json says? What rests on the evidence alone, the verdicts of the checks, no extract can show.
 */
final class JournalReplay {

    private final Journal journal;
    private final JsonNode results;
    private final RulePack rules;
    private final CaseDecisions decisions;
    private final List<List<String>> differs = new ArrayList<>();

    private JournalReplay(Journal journal, JsonNode results, RulePack rules) {
        this.journal = journal;
        this.results = results;
        this.rules = rules;
        this.decisions = decisions(journal, results);
    }

    /**
     * What a replay gave.
     *
     * @param differs message keys with arguments, empty where all agrees
     * @param told what was replayed and what could not be, as message keys with arguments
     */
    record Outcome(List<List<String>> differs, List<List<String>> told) {}

    /** The decisions of a journal; settings that it does not have are those that the results name. */
    static CaseDecisions decisions(Journal journal, JsonNode results) {
        LocalDate asOf = LocalDate.parse(results.path("as_of").asText());
        return CaseDecisions.of(journal, CaseSettings.on(asOf));
    }

    /**
     * Replays.
     *
     * @param population bytes of population.csv, empty where there is none
     * @param rules edition of the standard of this program
     */
    static Outcome of(Journal journal, JsonNode results, Optional<byte[]> population, RulePack rules)
            throws IOException {
        return new JournalReplay(journal, results, rules).replayed(population);
    }

    private Outcome replayed(Optional<byte[]> population) throws IOException {
        List<List<String>> told = new ArrayList<>();
        compare("as_of", decisions.settings().asOf().toString(), results.path("as_of"));
        compare("profile", decisions.settings().profile().wireName(), results.at("/standard/profile"));
        sample(population);
        List<Observation> observations = new ArrayList<>();
        for (JsonNode node : results.path("observations")) {
            observations.add(ObservationReading.of(node));
        }
        long answered = answers(observations);
        List<Finding> findings = new JournalFindings(rules).findings(observations, decisions.findingActs());
        findings(findings);
        double materiality = rules.setting("materiality").value().doubleValue();
        compare(
                "conclusion",
                OverallConclusion.of(findings, observations, materiality).wireName(),
                results.path("conclusion"));
        if (differs.isEmpty()) {
            told.add(List.of(
                    "replay.done",
                    Integer.toString(journal.entries().size()),
                    Integer.toString(decisions.findingActs().size()),
                    Integer.toString(findings.size())));
        }
        told.add(List.of("replay.evidence", Long.toString(observations.size() - answered)));
        return new Outcome(List.copyOf(differs), List.copyOf(told));
    }

    private void compare(String what, String replayed, JsonNode said) {
        if (!replayed.equals(said.asText())) {
            differs.add(List.of("replay.differs", "{report.pdf.replay." + what + "}", replayed, said.asText("—")));
        }
    }

    private void sample(Optional<byte[]> population) {
        List<String> frame = population
                .map(bytes -> SampleTable.lines(new String(bytes, StandardCharsets.UTF_8)))
                .orElse(List.of());
        Optional<AuditSample> drawn = SampleReplay.of(decisions, frame);
        JsonNode sample = results.path("sample");
        compare("sample", drawn.map(s -> String.join(" ", s.selected())).orElse(""), words(sample.path("instruments")));
        compare("seed", drawn.map(AuditSample::seed).orElse(""), text(sample.path("seed")));
        if (!frame.isEmpty() || results.at("/population/size").asInt() > 0) {
            compare("population", SampleReplay.digest(decisions, frame), results.at("/population/digest"));
        }
        TreeSet<String> added = new TreeSet<>();
        sample.path("added").forEach(one -> added.add(one.path("instrument").asText()));
        if (!sample.isMissingNode() && !sample.isNull()) {
            compare("added", String.join(" ", decisions.added().keySet()), text(String.join(" ", added)));
        }
    }

    private static JsonNode words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(one -> words.add(one.asText()));
        return text(String.join(" ", words));
    }

    private static JsonNode text(JsonNode node) {
        return text(node.isNull() ? "" : node.asText(""));
    }

    private static JsonNode text(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text);
    }

    /** Observations that an answer of the auditor made, against the answers; gives how many there are. */
    private long answers(List<Observation> observations) {
        Map<String, Observation> byKey = new HashMap<>();
        observations.forEach(o -> byKey.put(o.key(), o));
        for (AnswerSheet.Answer answer : decisions.answers().answers().values()) {
            Observation said = byKey.get(answer.key());
            boolean manual = rules.rule(answer.ruleId())
                    .filter(rule -> rule.mode() == Rule.Mode.MANUAL)
                    .isPresent();
            if (manual && said != null && !isAnswered(said, answer)) {
                differs.add(List.of("replay.answer", answer.key()));
            }
        }
        long answered = 0;
        for (Observation o : observations) {
            if (isWordedAsAnswer(o)) {
                answered++;
                boolean given = decisions
                        .answers()
                        .find(o.ruleId(), o.subject())
                        .filter(answer -> isAnswered(o, answer))
                        .isPresent();
                if (!given) {
                    differs.add(List.of("replay.answer", o.key()));
                }
            }
        }
        return answered;
    }

    private static boolean isAnswered(Observation o, AnswerSheet.Answer answer) {
        return o.verdict() == answer.verdict() && o.statement().found().equals(answer.text());
    }

    private boolean isWordedAsAnswer(Observation o) {
        String lead = rules.word("answer." + o.verdict().wireName()).zh();
        return !lead.isEmpty()
                && o.statement().messageZh().equals(lead + o.statement().found());
    }

    private void findings(List<Finding> findings) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JudgementJson objects = new JudgementJson(new BothLanguages());
        List<JsonNode> said = new ArrayList<>();
        results.path("findings").forEach(said::add);
        results.path("remarks").forEach(said::add);
        List<JsonNode> replayed = new ArrayList<>();
        for (Finding finding : ordered(findings)) {
            replayed.add(json.readTree(JsonText.of(objects.finding(finding, rules))));
        }
        for (int i = 0; i < Math.max(said.size(), replayed.size()); i++) {
            JsonNode here = i < said.size() ? said.get(i) : json.createObjectNode();
            JsonNode there = i < replayed.size() ? replayed.get(i) : json.createObjectNode();
            if (!here.equals(there)) {
                differs.add(List.of(
                        "replay.finding",
                        (here.has("no") ? here : there).path("no").asText(),
                        String.join("、", fields(here, there))));
            }
        }
    }

    /** As results.json has them: those that stand and those withdrawn, then mere remarks. */
    private static List<Finding> ordered(List<Finding> findings) {
        List<Finding> ordered = new ArrayList<>(findings.stream()
                .filter(f -> f.status() != Finding.Status.OBSERVED)
                .toList());
        findings.stream().filter(f -> f.status() == Finding.Status.OBSERVED).forEach(ordered::add);
        return ordered;
    }

    private static Set<String> fields(JsonNode here, JsonNode there) {
        Set<String> names = new TreeSet<>();
        here.fieldNames().forEachRemaining(names::add);
        there.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> Objects.equals(here.get(name), there.get(name)));
        return names;
    }
}
