package cn.suyuan.audit;

import cn.suyuan.chain.CheckpointFact;
import cn.suyuan.chain.ReadingsWindow;
import cn.suyuan.chain.ServicePeriod;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.finding.Finding;
import cn.suyuan.finding.OverallConclusion;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Facts;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.UncertaintyFacts;
import cn.suyuan.sampling.TicketDraw;
import cn.suyuan.traceability.ChainClosure;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.traceability.TracingRules;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SigningKeyRegister;
import cn.suyuan.trust.TimestampVerifier;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import cn.suyuan.uncertainty.CertificateUncertainty;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.SubmittedBudgets;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The main job from station to station. Equal evidence, trust, journal and rules give equal results, whatever the number
 * of threads, the language and the day.
 */
public final class AuditPipeline {

    private final RulePack rulePack;
    private final Judge judge;
    private final FindingDrafts drafts;
    private final ModelEvaluation models;
    private final int threads;
    private final PdfVerifier pdfs;

    /**
     * @param rulePack edition of the standard
     * @param judge applies its rules
     * @param models evaluates measurement models
     * @param threads working threads, at least 1
     */
    public AuditPipeline(RulePack rulePack, Judge judge, ModelEvaluation models, int threads) {
        this(rulePack, judge, models, threads, (path, pdf, anchors, policy) -> List.of());
    }

    private AuditPipeline(RulePack rulePack, Judge judge, ModelEvaluation models, int threads, PdfVerifier pdfs) {
        this.rulePack = rulePack;
        this.judge = judge;
        this.drafts = new JournalFindings(rulePack);
        this.models = models;
        this.threads = threads;
        this.pdfs = pdfs;
    }

    /** The same, which also compares what signed PDF show with what was signed. */
    public AuditPipeline withPdfs(PdfVerifier verifier) {
        return new AuditPipeline(rulePack, judge, models, threads, verifier);
    }

    /** Checks the signatures inside a PDF; its reader lives behind a door. */
    @FunctionalInterface
    public interface PdfVerifier {
        /** One check a signature, none where it is not signed; any bytes give a result. */
        List<SignatureCheck> check(String path, byte[] pdf, TrustAnchors anchors, TrustPolicy policy);
    }

    /** Evaluates a measurement model. */
    @FunctionalInterface
    public interface ModelEvaluation {
        /** Always gives a result, whatever the model is like. */
        UncertaintyEvaluation evaluate(
                MeasurementModel model,
                EvaluationSettings settings,
                List<CertificateUncertainty> certificates,
                EvaluationProgress progress);
    }

    /**
     * What is verified.
     *
     * @param imported first station
     * @param content bytes of the pack
     * @param trust what the auditor trusts
     */
    public record Submitted(ImportedCase imported, EvidenceContent content, TrustMaterial trust) {}

    /** The same under another edition of the standard. */
    public AuditPipeline with(RulePack other) {
        return new AuditPipeline(other, judge, models, threads, pdfs);
    }

    /** The edition of the standard that is applied. */
    public RulePack rulePack() {
        return rulePack;
    }

    /** The draw with a hash, {@code sha256} or {@code sm3}. */
    public static TicketDraw sampling(String hash) {
        return SampleDraw.tickets(hash);
    }

    /**
     * Verifies digests, signatures, chains and anchors.
     *
     * @throws IOException where the store of the bytes fails; never for what is in them
     */
    public VerifiedCase verify(Submitted submitted, CaseSettings settings, Progress progress) throws IOException {
        ImportedCase imported = submitted.imported();
        EvidenceContent content = submitted.content();
        TrustPolicy policy = policy(settings);
        progress.report("signatures", 0, 0);
        PackVerification pack =
                new PackVerification(imported.pack(), imported.scope().organization(), content);
        CmsSignatureVerifier verifier =
                new CmsSignatureVerifier(submitted.trust().anchors(), policy);
        TimestampVerifier stamps = new TimestampVerifier(submitted.trust().anchors(), policy);
        List<SignatureCheck> packSignatures = pack.signatures(verifier);
        PackIntegrity integrity = pack.integrity(packSignatures);
        List<AnchorEvidence> anchors = anchors(submitted, stamps, policy);
        PackSeals seals = PackSeals.read(imported.pack(), content, verifier, stamps);
        SigningKeyRegister keys = PackKeys.read(
                imported.tables().keys(), content, submitted.trust().anchors(), policy);
        StreamRows rows = new StreamRows(imported.tables());
        List<CheckpointRows.Judged> checkpoints = checkpoints(imported, keys, rows, anchors, policy, row -> true);
        List<CheckpointFact> facts =
                checkpoints.stream().map(CheckpointRows.Judged::fact).toList();
        StreamWork work = new StreamWork(imported, content, rows, keys, facts);
        List<StreamWork.Done> done = new StreamVerifications(work, threads, StreamLimits.of(rulePack))
                .run(rows.declarations(), seals.heads(), progress);
        List<StreamVerification> streams =
                done.stream().map(StreamWork.Done::verification).toList();
        StreamEvidence evidence = new StreamEvidence(
                integrity,
                packSignatures,
                new StreamAnchoring(checkpoints, anchors, seals).joined(done),
                seals.judged(streams, keys),
                anchors,
                new DocumentSignatures(imported.pack(), content, pdfs)
                        .judged(submitted.trust().anchors(), policy),
                SignedReadings.read(imported, content, keys, policy));
        ReplayInputs inputs = new ReplayInputs(rows, byId(done));
        return new VerifiedCase(
                imported,
                evidence,
                new ActivityReplay(inputs).of(imported.footprint().activities()),
                new MonthlyQuantities(imported, inputs, rulePack.balanceBoundary()).all());
    }

    /** Streams of an instrument, or the stream of that identity, in the order of the table. */
    public List<String> streamsOf(ImportedCase imported, String device) {
        return new StreamRows(imported.tables())
                .declarations().stream()
                        .filter(one -> one.instrumentNo().equals(device)
                                || one.streamId().equals(device))
                        .map(StreamDeclaration::streamId)
                        .toList();
    }

    /** The same streams with all that they were made from. */
    public List<String> withSources(ImportedCase imported, List<String> streams) {
        StreamRows rows = new StreamRows(imported.tables());
        List<String> all = new ArrayList<>(streams);
        for (int i = 0; i < all.size(); i++) {
            rows.find(all.get(i)).map(StreamDeclaration::sources).orElse(List.of()).stream()
                    .filter(source -> !all.contains(source))
                    .forEach(all::add);
        }
        return all;
    }

    /**
     * Verifies some days of one stream, from the checkpoint or seal before them to the one after.
     *
     * @param source its readings file
     * @throws IOException where it cannot be read
     */
    public Optional<ReadingsWindow.Result> window(
            Submitted submitted, CaseSettings settings, String stream, ServicePeriod days, ReadingsWindow.Source source)
            throws IOException {
        ImportedCase imported = submitted.imported();
        EvidenceContent content = submitted.content();
        TrustPolicy policy = policy(settings);
        TimestampVerifier stamps = new TimestampVerifier(submitted.trust().anchors(), policy);
        PackSeals seals = PackSeals.read(
                imported.pack(),
                content,
                new CmsSignatureVerifier(submitted.trust().anchors(), policy),
                stamps);
        SigningKeyRegister keys = PackKeys.read(
                imported.tables().keys(), content, submitted.trust().anchors(), policy);
        StreamRows rows = new StreamRows(imported.tables());
        List<CheckpointFact> facts =
                checkpoints(imported, keys, rows, anchors(submitted, stamps, policy), policy, one(stream)).stream()
                        .map(CheckpointRows.Judged::fact)
                        .toList();
        StreamWork work = StreamWork.alone(imported, content, rows, keys, facts);
        Optional<StreamDeclaration> declaration = rows.find(stream);
        return declaration.isEmpty()
                ? Optional.empty()
                : work.verify(
                        declaration.get(),
                        seals.heads().getOrDefault(stream, List.of()),
                        days,
                        source,
                        rulePack.chain());
    }

    private static Predicate<TableRow> one(String stream) {
        return row -> row.textOrEmpty("stream_id").equals(stream);
    }

    /** Follows the traceability chains and evaluates the model. */
    public Recomputation recompute(
            VerifiedCase verified, SubmittedBudgets budgets, CaseSettings settings, Progress progress) {
        progress.report("traceability", 0, 0);
        List<TraceabilityChain> chains = chains(verified, settings, ChainRules.of(rulePack));
        progress.report("uncertainty", 0, 0);
        EvaluationSettings how = EvaluationSettings.standard()
                .withTrials(settings.trials())
                .withSeed(settings.monteCarloSeed())
                .withRelativeLimit(limitOfTotal(rulePack))
                .withThreads(threads);
        List<CertificateUncertainty> certificates =
                CertificateFacts.of(verified.imported().traceability().certificates());
        List<UncertaintyFacts.EvaluatedWorkbook> workbooks = budgets.workbooks().stream()
                .map(book -> new UncertaintyFacts.EvaluatedWorkbook(
                        book, book.model().map(m -> models.evaluate(m, how, List.of(), told(progress)))))
                .toList();
        UncertaintyFacts uncertainty = new UncertaintyFacts(
                budgets.model(),
                budgets.model().map(m -> models.evaluate(m, how, certificates, told(progress))),
                workbooks,
                budgets.codes());
        return new Recomputation(chains, uncertainty);
    }

    /** Puts together what was computed and what was decided. */
    public EvaluatedCase evaluate(VerifiedCase verified, Recomputation recomputed, CaseDecisions decisions) {
        return new EvaluatedCase(
                verified,
                decisions,
                recomputed.chains(),
                recomputed.uncertainty(),
                SampleDraw.draw(verified.imported(), decisions));
    }

    /** Applies every rule, and makes the findings. */
    public JudgedCase judge(EvaluatedCase evaluated, Progress progress) {
        progress.report("rules", 0, 0);
        Profile profile = evaluated.decisions().settings().profile();
        Facts facts = evaluated.facts();
        List<Observation> observations =
                new ArrayList<>(judge.judge(new CaseView(facts, rulePack, profile), rule -> !rule.isTeamDuty()));
        List<Finding> findings =
                drafts.findings(observations, evaluated.decisions().findingActs());
        // what the team owes shows in what it found, and makes no finding itself
        Facts done = facts.with(facts.team().with(Conduct.of(findings, observations)));
        observations.addAll(judge.judge(new CaseView(done, rulePack, profile), Rule::isTeamDuty));
        observations.sort(Judge.ORDER);
        return new JudgedCase(
                evaluated,
                rulePack,
                observations,
                findings,
                OverallConclusion.of(
                        findings,
                        observations,
                        rulePack.setting("materiality").value().doubleValue()));
    }

    /** How strictly signatures are judged under the settings of a case. */
    public static TrustPolicy policy(CaseSettings settings) {
        TrustPolicy policy = TrustPolicy.at(settings.asOf());
        return settings.profile() == Profile.STRICT ? policy.strict() : policy;
    }

    private static List<AnchorEvidence> anchors(Submitted submitted, TimestampVerifier stamps, TrustPolicy policy)
            throws IOException {
        EvidencePack pack = submitted.imported().pack();
        List<AnchorEvidence> anchors = new ArrayList<>(new AnchorTokens(pack, submitted.content(), stamps).read());
        anchors.addAll(
                new AnchorReceipts(pack, submitted.content(), submitted.trust().chains(), policy).read());
        anchors.sort(Comparator.comparing(AnchorEvidence::file));
        return anchors;
    }

    private static List<CheckpointRows.Judged> checkpoints(
            ImportedCase imported,
            SigningKeyRegister keys,
            StreamRows rows,
            List<AnchorEvidence> anchors,
            TrustPolicy policy,
            Predicate<TableRow> wanted) {
        Optional<Instant> proven = anchors.stream()
                .filter(a -> a.state() == AnchorEvidence.State.ANCHORED)
                .filter(a -> imported.tables().checkpoints().stream()
                        .anyMatch(row -> a.covers().contains(row.source().file())))
                .flatMap(a -> a.time().stream())
                .min(Comparator.naturalOrder());
        CheckpointRows judged = new CheckpointRows(keys, rows, policy.asOf(), proven, policy.revocationRequired());
        // each row by itself, in the order of the table whatever the number of threads
        return imported.tables().checkpoints().parallelStream()
                .filter(wanted)
                .map(judged::judge)
                .toList();
    }

    private static Map<String, StreamWork.Done> byId(List<StreamWork.Done> done) {
        Map<String, StreamWork.Done> streams = new LinkedHashMap<>();
        done.forEach(stream -> streams.put(stream.verification().stream(), stream));
        return streams;
    }

    /** Limit of the total uncertainty as the rule pack has it, a fraction. */
    private static double limitOfTotal(RulePack pack) {
        return pack.all().stream()
                .filter(rule -> rule.check().equals("total-uncertainty-within"))
                .flatMap(rule -> Optional.ofNullable(rule.limits().get("total")).stream())
                .mapToDouble(limit -> limit.value().doubleValue())
                .findFirst()
                .orElse(EvaluationSettings.standard().relativeLimit());
    }

    private static List<TraceabilityChain> chains(VerifiedCase verified, CaseSettings settings, TracingRules rules) {
        ImportedCase imported = verified.imported();
        return imported.scope()
                .period()
                .map(period -> new ChainClosure(new ChainClosure.Input(
                                imported.ledger().ledger(),
                                imported.ledger().incidents(),
                                DocumentDoubts.added(imported.traceability(), verified.evidence()),
                                period,
                                settings.asOf(),
                                rules))
                        .all())
                .orElse(List.of());
    }

    private static EvaluationProgress told(Progress progress) {
        return new EvaluationProgress() {
            @Override
            public void progress(long done, long total) {
                progress.report("uncertainty", done, total);
            }

            @Override
            public boolean cancelled() {
                return progress.isCancelled();
            }
        };
    }
}
