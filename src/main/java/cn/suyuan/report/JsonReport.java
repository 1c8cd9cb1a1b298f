package cn.suyuan.report;

import cn.suyuan.audit.EvaluatedCase;
import cn.suyuan.audit.ImportedCase;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.FootprintReplay;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.RulePack;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.uncertainty.SimulationCode;
import cn.suyuan.uncertainty.SubmittedWorkbook;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * results.json, version 1, and its parts for single commands. Equal cases give equal bytes: keys in fixed order, numbers
 * in their shortest form, both languages whatever the user's.
 */
public final class JsonReport {

    /** File name inside a report and a folder of results. */
    public static final String FILE_NAME = "results.json";

    private static final Comparator<ImportProblem> BY_PLACE = Comparator.comparing(ImportProblem::file)
            .thenComparing(ImportProblem::sheet)
            .thenComparingInt(ImportProblem::row)
            .thenComparing(ImportProblem::column)
            .thenComparing(ImportProblem::code)
            .thenComparing(ImportProblem::detail);

    private final BothLanguages words = new BothLanguages();
    private final EvidenceJson evidence = new EvidenceJson(words);
    private final JudgementJson judgement = new JudgementJson(words);
    private final UncertaintyJson uncertainty = new UncertaintyJson(words);
    private final SubmittedJson submitted = new SubmittedJson(words);

    /** The whole document. */
    public String document(JudgedCase judged) {
        return JsonText.of(whole(judged).map());
    }

    /** The whole document with the seconds that each step took; not for comparison. */
    public String document(JudgedCase judged, Map<String, Double> seconds) {
        return JsonText.of(whole(judged).put("timing", new TreeMap<>(seconds)).map());
    }

    /** The bytes of a text as they stand in a file. */
    public static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code pack verify}: pack and problems. */
    public String pack(EvidencePack pack, StreamEvidence found) {
        return JsonText.of(new JsonObject()
                .put("pack", evidence.pack(pack, found))
                .put("problems", problems(pack.problems()))
                .map());
    }

    /** {@code ledger}: rows and problems. */
    public String ledger(ImportedCase imported) {
        return JsonText.of(new JsonObject()
                .put(
                        "ledger",
                        ledgerObject(imported)
                                .put(
                                        "rows",
                                        imported.ledger().ledger().instruments().stream()
                                                .map(i -> new JsonObject()
                                                        .put(
                                                                "row",
                                                                i.row().source().row())
                                                        .put(
                                                                "kind_recognised",
                                                                i.kind().wireName())
                                                        .put("cells", i.row().cells())
                                                        .map())
                                                .toList()))
                .map());
    }

    /** {@code trace}: chains of all instruments. */
    public String chains(List<TraceabilityChain> chains) {
        return JsonText.of(
                new JsonObject().put("traceability", chainList(chains)).map());
    }

    /** {@code chain verify}: streams, seals, anchors. */
    public String streams(StreamEvidence found) {
        return JsonText.of(new JsonObject()
                .put("streams", evidence.streams(found.streams()))
                .put("seals", evidence.seals(found.seals()))
                .put("anchors", evidence.anchors(found.anchors()))
                .put("signed_readings", evidence.signedReadings(found.signedReadings()))
                .map());
    }

    /** {@code signature verify}. */
    public String signatures(List<SignatureCheck> checks) {
        return JsonText.of(
                new JsonObject().put("signatures", evidence.signatures(checks)).map());
    }

    /** Signature objects for a larger document. */
    public List<?> signatureObjects(List<SignatureCheck> checks) {
        return evidence.signatures(checks);
    }

    /** {@code uncertainty}. */
    public String uncertainty(UncertaintyEvaluation evaluation) {
        return JsonText.of(uncertainty.evaluation(evaluation).map());
    }

    /** {@code uncertainty} of a workbook: what its cells compute to, and the recomputed budget. */
    public String workbook(SubmittedWorkbook workbook, Optional<UncertaintyEvaluation> evaluation) {
        JsonObject object = evaluation.map(uncertainty::evaluation).orElseGet(JsonObject::new);
        return JsonText.of(object.put("workbook", submitted.workbook(workbook)).map());
    }

    /** {@code uncertainty} of code: what a reader must look at; the code is not run. */
    public String code(SimulationCode code) {
        return JsonText.of(new JsonObject().put("code", submitted.code(code)).map());
    }

    /**
     * {@code sample draw}.
     *
     * @param contributions what the parties revealed, by label; empty where one party gave the seed
     */
    public String sample(AuditSample sample, java.util.SortedMap<String, String> contributions) {
        return JsonText.of(SampleJson.draw(sample, contributions).map());
    }

    /** A flat object of texts, numbers, truth values and lists, for commands without an object in results.json. */
    public static String object(Map<String, ?> members) {
        return JsonText.of(members);
    }

    /** The same on one line, without an end of line. */
    public static String line(Map<String, ?> members) {
        return JsonText.line(members);
    }

    private JsonObject whole(JudgedCase judged) {
        EvaluatedCase evaluated = judged.evaluated();
        ImportedCase imported = judged.imported();
        StreamEvidence found = evaluated.verified().evidence();
        return new JsonObject()
                .put("format", "suyuan-results")
                .put("version", 1)
                .put("standard", standard(judged.rulePack(), judged))
                .put("as_of", evaluated.decisions().settings().asOf().toString())
                .put("pack", evidence.pack(imported.pack(), found))
                .put("ledger", ledgerObject(imported))
                .put("problems", problems(imported.pack().problems()))
                .put("population", SampleJson.population(evaluated.population()))
                .put("sample", sampleObject(evaluated))
                .put("traceability", chainList(evaluated.chains()))
                .put("streams", evidence.streams(found.streams()))
                .put("seals", evidence.seals(found.seals()))
                .put("anchors", evidence.anchors(found.anchors()))
                .put("signed_readings", evidence.signedReadings(found.signedReadings()))
                .put(
                        "replay",
                        evaluated.replayed().stream().map(judgement::replayed).toList())
                .put(
                        "uncertainty",
                        evaluated
                                .uncertainty()
                                .evaluation()
                                .map(e -> uncertainty.evaluation(e).map()))
                .putAll(submitted(judged))
                .put("key", KeyJson.of(judged.view()).map())
                .put("observations", observations(judged.observations()))
                .put(
                        "findings",
                        judged.findings().stream()
                                .filter(finding -> finding.status() != Finding.Status.OBSERVED)
                                .map(finding -> judgement.finding(finding, judged.rulePack()))
                                .toList())
                .put(
                        "remarks",
                        judged.findings().stream()
                                .filter(finding -> finding.status() == Finding.Status.OBSERVED)
                                .map(finding -> judgement.finding(finding, judged.rulePack()))
                                .toList())
                .put("conclusion", judged.conclusion().wireName());
    }

    /** What was submitted about uncertainty beside the model, and what corrections do to the footprint. */
    private JsonObject submitted(JudgedCase judged) {
        EvaluatedCase evaluated = judged.evaluated();
        return new JsonObject()
                .put(
                        "footprint_replay",
                        evaluated
                                .uncertainty()
                                .model()
                                .flatMap(model -> FootprintReplay.of(model, judged.observations()))
                                .map(SubmittedJson::effects))
                .put(
                        "workbooks",
                        evaluated.uncertainty().workbooks().stream()
                                .map(w -> submitted.workbook(w.workbook()))
                                .toList())
                .put(
                        "simulation_code",
                        evaluated.uncertainty().codes().stream()
                                .map(submitted::code)
                                .toList());
    }

    private static JsonObject standard(RulePack pack, JudgedCase judged) {
        JsonObject standard = new JsonObject()
                .put("id", pack.edition().id())
                .put("edition", pack.edition().label().zh())
                .put(
                        "profile",
                        judged.evaluated().decisions().settings().profile().wireName())
                .put("sm3", pack.sm3())
                .put("version", pack.edition().version());
        List<Object> choices = new ArrayList<>();
        pack.choices()
                .byName()
                .forEach((name, choice) -> choices.add(new JsonObject()
                        .put("name", name)
                        .put("value", choice.value())
                        .put("reason", choice.reason())
                        .put("by", choice.by())
                        .map()));
        return choices.isEmpty() ? standard : standard.put("choices", choices);
    }

    private JsonObject ledgerObject(ImportedCase imported) {
        return new JsonObject()
                .put("instruments", imported.ledger().ledger().instruments().size())
                .put("problems", problems(imported.pack().ledgerProblems()));
    }

    private List<Object> problems(List<ImportProblem> problems) {
        return problems.stream()
                .sorted(BY_PLACE)
                .map(problem -> (Object) words.problem(problem).map())
                .toList();
    }

    private static Optional<Map<String, Object>> sampleObject(EvaluatedCase evaluated) {
        return evaluated
                .population()
                .sample()
                .map(sample -> SampleJson.sample(evaluated.population(), sample).map());
    }

    private List<Object> chainList(List<TraceabilityChain> chains) {
        return chains.stream().map(judgement::chain).toList();
    }

    private List<Object> observations(List<Observation> observations) {
        return observations.stream()
                .sorted(Comparator.comparing(Observation::ruleId).thenComparing(Observation::subject))
                .map(judgement::observation)
                .toList();
    }
}
