package cn.suyuan.app;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseDecisions;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.EvaluatedCase;
import cn.suyuan.audit.ImportedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.audit.Recomputation;
import cn.suyuan.audit.TrustMaterial;
import cn.suyuan.audit.VerifiedCase;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.intake.EvidenceReader;
import cn.suyuan.intake.TrustFolder;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.RuleChoices;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.uncertainty.CertificateUncertainty;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The clean twin of the sample company in memory, judged again and again with one of its files changed. It is a plain
 * folder here, without manifests, as if the company itself had handed in the change.
 */
final class SweptPack {

    private static final Path SAMPLES = Path.of("sample-data");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 18);
    /** Files that the verification of streams looks at; with any other changed the streams are as they were. */
    private static final Set<String> OF_STREAMS = Set.of(
            "data/streams.csv",
            "data/checkpoints.csv",
            "data/incidents.csv",
            "data/keys.csv",
            "data/ledger.csv",
            "data/activity.csv",
            "data/pack.json");

    private final Map<Object, UncertaintyEvaluation> evaluations = new HashMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> digests = new HashMap<>();
    private final TrustMaterial trust;
    private final RulePack pack = ShippedRules.pack();
    private final AuditPipeline pipeline =
            new AuditPipeline(pack, new Judge(ShippedRules.checks()), this::evaluated, 1);
    private final CaseDecisions decisions;
    private final VerifiedCase base;

    /** @param papers whether the scanned certificates come along: they take most of the time */
    SweptPack(boolean papers) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(SAMPLES.resolve("clean-pack.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith("data/") && (papers || !name.endsWith(".pdf"))) {
                    files.put(name, zip.readAllBytes());
                }
            }
        }
        files.forEach((path, bytes) -> digests.put(path, sm3(bytes)));
        trust = trust();
        CaseSettings usual = CaseSettings.on(DAY);
        CaseSettings settings = new CaseSettings(usual.asOf(), Profile.DRAFT_AND_NOTE, 10_000, 1);
        CaseDecisions none = CaseDecisions.none(settings);
        decisions = new CaseDecisions(
                settings,
                none.team(),
                Optional.of(DrawDecision.fromSeed("5eed".repeat(16))),
                none.commitments(),
                none.unavailable(),
                none.added(),
                none.answers(),
                none.findingActs(),
                none.plan(),
                none.extended(),
                none.fieldWork(),
                RuleChoices.none());
        Submission whole = submission(files);
        base = pipeline.verify(
                new AuditPipeline.Submitted(whole.imported(), whole.content(), trust),
                decisions.settings(),
                Progress.silent());
    }

    /** Evaluations take most of the time, and few of the tables bear on them. */
    private UncertaintyEvaluation evaluated(
            MeasurementModel model,
            EvaluationSettings how,
            List<CertificateUncertainty> certificates,
            EvaluationProgress progress) {
        return evaluations.computeIfAbsent(
                List.of(model, certificates), k -> UncertaintyEvaluator.evaluate(model, how, certificates, progress));
    }

    private record Submission(PackInventory inventory, EvidenceContent content, ImportedCase imported) {}

    /** Tables and {@code pack.json}, sorted. */
    List<String> tables() {
        return files.keySet().stream()
                .filter(f -> f.matches("data/[^/]*\\.(csv|json)"))
                .toList();
    }

    /** The bytes of a file. */
    byte[] file(String path) {
        return files.getOrDefault(path, new byte[0]).clone();
    }

    /** What is observed with these files instead of the own ones; an empty value takes the file away. */
    List<Observation> with(Map<String, Optional<byte[]>> changes) throws IOException {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changes.forEach((path, bytes) -> bytes.ifPresentOrElse(b -> changed.put(path, b), () -> changed.remove(path)));
        Submission came = submission(changed);
        boolean streams = changes.keySet().stream().anyMatch(OF_STREAMS::contains);
        VerifiedCase verified = streams
                ? pipeline.verify(
                        new AuditPipeline.Submitted(came.imported(), came.content(), trust),
                        decisions.settings(),
                        Progress.silent())
                : new VerifiedCase(came.imported(), base.evidence(), base.replayed(), base.metered());
        Recomputation recomputed = pipeline.recompute(
                verified,
                new BudgetFiles(came.inventory(), came.content()).read(),
                decisions.settings(),
                Progress.silent());
        EvaluatedCase evaluated = pipeline.evaluate(verified, recomputed, decisions);
        return pipeline.judge(evaluated, Progress.silent()).observations();
    }

    private Submission submission(Map<String, byte[]> content) throws IOException {
        List<PackInventory.Entry> entries = new ArrayList<>();
        content.forEach((path, bytes) -> entries.add(new PackInventory.Entry(
                path, bytes.length, Map.of("sm3", bytes == files.get(path) ? digests.get(path) : sm3(bytes)))));
        PackInventory inventory = new PackInventory("clean", Optional.empty(), entries, List.of(), List.of());
        EvidenceContent open = path -> Optional.ofNullable(content.get(path)).map(ByteArrayInputStream::new);
        return new Submission(inventory, open, new EvidenceReader().read(inventory, open, trust.authorities()));
    }

    private static TrustMaterial trust() throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(SAMPLES.resolve("trust"))) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                found.put(
                        SAMPLES.resolve("trust").relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
        List<PackInventory.Entry> entries = new ArrayList<>();
        found.forEach(
                (path, bytes) -> entries.add(new PackInventory.Entry(path, bytes.length, Map.of("sm3", sm3(bytes)))));
        PackInventory inventory = new PackInventory("trust", Optional.empty(), entries, List.of(), List.of());
        return TrustFolder.read(
                inventory, path -> Optional.ofNullable(found.get(path)).map(ByteArrayInputStream::new));
    }

    private static String sm3(byte[] bytes) {
        return DigestAlgorithm.SM3.of(bytes).hex();
    }

    /** Ids of the rules of observations. */
    static Set<String> rules(List<Observation> observations) {
        Set<String> ids = new TreeSet<>();
        observations.forEach(o -> ids.add(o.ruleId()));
        return ids;
    }
}
