package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseDecisions;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Checks;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.audit.Recomputation;
import cn.suyuan.audit.TrustMaterial;
import cn.suyuan.audit.VerifiedCase;
import cn.suyuan.casefile.CaseFile;
import cn.suyuan.casefile.CaseFileException;
import cn.suyuan.casefile.InventoryRecord;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.ReadingChoices;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.RulePackException;
import cn.suyuan.rule.RulePackFiles;
import cn.suyuan.uncertainty.SubmittedBudgets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One open case: its file, its journal, and what was derived from the two, kept as long as it holds. */
final class OpenCase implements AutoCloseable {

    private final CaseFile file;
    private final Doors doors;
    private Journal journal;
    private Optional<Evidence> evidence = Optional.empty();
    private Optional<Computed> computed = Optional.empty();
    private Optional<RulePack> oldRules = Optional.empty();

    OpenCase(CaseFile file, Doors doors) throws CaseFileException {
        this.file = file;
        this.doors = doors;
        this.journal = file.journal().read();
    }

    /**
     * Evidence as understood and verified.
     *
     * @param key what it depends on
     */
    private record Evidence(String key, EvidenceDoor.Understood understood, VerifiedCase verified) {}

    /**
     * What was recomputed.
     *
     * @param key what it depends on
     */
    private record Computed(String key, Recomputation recomputation) {}

    CaseFile file() {
        return file;
    }

    Journal journal() {
        return journal;
    }

    /** Adds an act to the journal; when this returns it is on disk. */
    void act(String actor, ActKind kind, Map<String, String> content) throws CaseFileException {
        JournalEntry entry = journal.next(doors.clock().instant(), actor, kind, content);
        file.journal().append(entry);
        journal = journal.with(entry);
    }

    /** Adds entries that were made elsewhere and follow the last one, all or none of them. */
    void append(List<JournalEntry> entries) throws CaseFileException {
        file.journal().append(entries);
        for (JournalEntry entry : entries) {
            journal = journal.with(entry);
        }
    }

    /** The files of the evidence imported last. */
    Optional<PackInventory> auditedInventory() throws WorkbenchException {
        return inventory(ActKind.EVIDENCE_IMPORTED);
    }

    /** What the journal says; settings that it lacks are those of the day on which the case was made. */
    CaseDecisions decisions() {
        LocalDate made = journal.entries().isEmpty()
                ? LocalDate.ofInstant(doors.clock().instant(), ZoneOffset.ofHours(8))
                : LocalDate.ofInstant(journal.entries().get(0).time(), ZoneOffset.ofHours(8));
        return CaseDecisions.of(journal, CaseSettings.on(made));
    }

    /** The bytes of the evidence imported last. */
    Optional<EvidenceContent> content() throws WorkbenchException {
        return inventory(ActKind.EVIDENCE_IMPORTED).map(found -> new StoredFolder(file.evidence(), found));
    }

    /** The evidence imported last as it was understood. */
    Optional<AuditPipeline.Submitted> submitted(Progress progress) throws WorkbenchException {
        Optional<PackInventory> found = auditedInventory();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Evidence known = verified(found.get(), decisions().settings(), progress);
        EvidenceContent content = new StoredFolder(file.evidence(), found.get());
        return Optional.of(new AuditPipeline.Submitted(known.verified().imported(), content, trust()));
    }

    /** The column mapping chosen last; none where the journal has none that can be read. */
    ColumnMapping mapping() {
        return journal.last(ActKind.MAPPING_CHOSEN)
                .flatMap(
                        entry -> doors.evidence().mapping(entry.value("mapping").getBytes(StandardCharsets.UTF_8)))
                .orElse(ColumnMapping.none());
    }

    private ReadingChoices choices() throws WorkbenchException {
        List<ReadingChoices.Transcript> transcripts = new ArrayList<>();
        for (JournalEntry entry : journal.of(ActKind.DOCUMENT_TRANSCRIBED)) {
            SortedMap<String, String> fields = new TreeMap<>(entry.content());
            fields.keySet().retainAll(ReadingChoices.Transcript.keys());
            transcripts.add(new ReadingChoices.Transcript(entry.value("file"), fields));
        }
        return new ReadingChoices(mapping(), transcripts, kept().documents());
    }

    /** The rule pack that judges the case, as the auditor settled it. */
    RulePack rules() throws WorkbenchException {
        return kept().adjusted(decisions().choices());
    }

    /** The pack imported last, else that of the day on which the case was made. */
    private RulePack kept() throws WorkbenchException {
        String blob = journal.last(ActKind.RULES_IMPORTED)
                .or(() -> journal.last(ActKind.CASE_CREATED))
                .map(entry -> entry.value("rules"))
                .orElse("");
        RulePack shipped = doors.pipeline().rulePack();
        String sm3 = journal.last(ActKind.RULES_IMPORTED)
                .or(() -> journal.last(ActKind.CASE_CREATED))
                .map(entry -> entry.value("rules_sm3"))
                .orElse("");
        if (blob.isEmpty() || sm3.equals(shipped.sm3())) {
            return shipped;
        }
        if (oldRules.filter(pack -> pack.sm3().equals(sm3)).isEmpty()) {
            oldRules = Optional.of(read(blob, sm3));
        }
        return oldRules.orElseThrow();
    }

    private RulePack read(String blob, String sm3) throws WorkbenchException {
        try {
            RulePackFiles files = RulePackFiles.ofZip(file.evidence().read(blob).orElse(new byte[0]));
            RulePack pack = RulePack.readKept(
                    files.source(), Checks.all(), doors.pipeline().rulePack());
            if (!pack.sm3().equals(sm3)) {
                throw new WorkbenchException(
                        "casefile.damaged", List.of(file.path().toString()));
            }
            return pack;
        } catch (CaseFileException e) {
            throw Failures.of(e, file.path());
        } catch (RulePackException e) {
            throw new WorkbenchException(
                    "app.rules.unreadable", List.of(sm3, e.faults().get(0)), e);
        } catch (IOException e) {
            throw new WorkbenchException("casefile.damaged", List.of(file.path().toString()), e);
        }
    }

    AuditPipeline pipeline() throws WorkbenchException {
        return doors.pipeline().with(rules());
    }

    /** Derives everything anew that the last acts have changed. */
    Optional<JudgedCase> judged(Progress progress) throws WorkbenchException {
        Optional<PackInventory> inventory = inventory(ActKind.EVIDENCE_IMPORTED);
        if (inventory.isEmpty()) {
            return Optional.empty();
        }
        CaseDecisions decisions = decisions();
        Evidence verified = verified(inventory.get(), decisions.settings(), progress);
        Computed numbers = computed(verified, decisions.settings(), progress);
        return Optional.of(pipeline()
                .judge(pipeline().evaluate(verified.verified(), numbers.recomputation(), decisions), progress));
    }

    CaseSnapshot snapshot(Progress progress) throws WorkbenchException {
        String trust = journal.last(ActKind.TRUST_SET)
                .map(entry -> entry.value("folder"))
                .orElse("");
        Optional<JudgedCase> judged = judged(progress);
        List<FollowUpState> followUps = judged.isEmpty() ? List.of() : FollowUpWork.states(this, judged.get(), doors);
        return new CaseSnapshot(
                file.path(), file.caseId(), journal, decisions(), trust, judged, issuedReport(), followUps, rules());
    }

    /** The case judged on evidence with corrections, beside the audited evidence. */
    Overlaid corrected(PackInventory correction, Progress progress) throws WorkbenchException {
        PackInventory audited = inventory(ActKind.EVIDENCE_IMPORTED)
                .orElseThrow(() -> new WorkbenchException("app.no_evidence", List.of()));
        CorrectedPack.Corrected corrected = CorrectedPack.of(audited, correction);
        return new Overlaid(judgedOn(corrected.inventory(), audited, progress), corrected.replaced());
    }

    /** The case judged on other evidence by the same decisions; what both have in common is not computed again. */
    JudgedCase judgedOn(PackInventory other, PackInventory audited, Progress progress) throws WorkbenchException {
        CaseDecisions decisions = decisions();
        Evidence before = verified(audited, decisions.settings(), progress);
        Computed numbers = computed(before, decisions.settings(), progress);
        Evidence after = understood(other, "", decisions.settings(), progress);
        boolean sameModel =
                after.understood().budgets().equals(before.understood().budgets());
        Recomputation fresh = pipeline()
                .recompute(
                        after.verified(),
                        sameModel
                                ? SubmittedBudgets.of(Optional.empty())
                                : after.understood().budgets(),
                        decisions.settings(),
                        progress);
        stopWhereCancelled(progress);
        // what the correction does not touch is not computed again
        Recomputation numbersNow = sameModel
                ? new Recomputation(fresh.chains(), numbers.recomputation().uncertainty())
                : fresh;
        return pipeline().judge(pipeline().evaluate(after.verified(), numbersNow, decisions), progress);
    }

    /**
     * A case on corrected evidence.
     *
     * @param replaced how many files are other or new
     */
    record Overlaid(JudgedCase judged, int replaced) {}

    /** The bytes of the report as it stands now. */
    Optional<byte[]> report() throws WorkbenchException {
        Optional<IssuedReport> issued = issuedReport();
        if (issued.isEmpty()) {
            return Optional.empty();
        }
        try {
            return file.evidence().read(issued.get().pdfSm3());
        } catch (CaseFileException e) {
            throw Failures.of(e, file.path());
        }
    }

    /** Forgets everything derived, for a replay from nothing. */
    void forgetDerived() {
        evidence = Optional.empty();
        computed = Optional.empty();
    }

    private Evidence verified(PackInventory inventory, CaseSettings settings, Progress progress)
            throws WorkbenchException {
        String key = String.join(
                "|",
                DigestAlgorithm.SM3.of(InventoryRecord.encode(inventory)).hex(),
                journal.last(ActKind.TRUST_SET).map(JournalEntry::digest).orElse(""),
                journal.last(ActKind.MAPPING_CHOSEN).map(JournalEntry::digest).orElse(""),
                journal.last(ActKind.DOCUMENT_TRANSCRIBED)
                        .map(JournalEntry::digest)
                        .orElse(""),
                settings.asOf().toString(),
                settings.profile().wireName(),
                kept().sm3());
        if (evidence.isPresent() && evidence.get().key().equals(key)) {
            return evidence.get();
        }
        Evidence fresh = understood(inventory, key, settings, progress);
        evidence = Optional.of(fresh);
        return fresh;
    }

    private Evidence understood(PackInventory inventory, String key, CaseSettings settings, Progress progress)
            throws WorkbenchException {
        TrustMaterial trust = trust();
        EvidenceContent content = new StoredFolder(file.evidence(), inventory);
        EvidenceDoor.Understood understood =
                doors.evidence().understand(inventory, content, trust, choices(), progress);
        VerifiedCase verified =
                verify(new AuditPipeline.Submitted(understood.imported(), content, trust), settings, progress);
        stopWhereCancelled(progress);
        return new Evidence(key, understood, verified);
    }

    private Computed computed(Evidence verified, CaseSettings settings, Progress progress) throws WorkbenchException {
        String key = verified.key() + "|" + settings.trials() + "|" + settings.monteCarloSeed();
        if (computed.isPresent() && computed.get().key().equals(key)) {
            return computed.get();
        }
        Recomputation recomputation =
                pipeline().recompute(verified.verified(), verified.understood().budgets(), settings, progress);
        stopWhereCancelled(progress);
        Computed fresh = new Computed(key, recomputation);
        computed = Optional.of(fresh);
        return fresh;
    }

    private VerifiedCase verify(AuditPipeline.Submitted submitted, CaseSettings settings, Progress progress)
            throws WorkbenchException {
        try {
            return pipeline().verify(submitted, settings, progress);
        } catch (IOException e) {
            throw new WorkbenchException("casefile.damaged", List.of(file.path().toString()), e);
        }
    }

    /** A result of which part was left out must not be taken for a result. */
    private static void stopWhereCancelled(Progress progress) throws WorkbenchException {
        if (progress.isCancelled()) {
            throw new WorkbenchException("app.cancelled", List.of());
        }
    }

    /** What the auditor trusts. */
    TrustMaterial trust() throws WorkbenchException {
        Optional<PackInventory> inventory = inventory(ActKind.TRUST_SET);
        if (inventory.isEmpty()) {
            return TrustMaterial.none();
        }
        return doors.evidence().trust(inventory.get(), new StoredFolder(file.evidence(), inventory.get()));
    }

    private Optional<PackInventory> inventory(ActKind kind) throws WorkbenchException {
        Optional<String> sm3 = journal.last(kind).map(entry -> entry.value("inventory"));
        return sm3.isEmpty() ? Optional.empty() : Optional.of(inventory(sm3.get()));
    }

    /** An inventory that the case keeps. */
    PackInventory inventory(String sm3) throws WorkbenchException {
        try {
            return file.evidence()
                    .read(sm3)
                    .flatMap(InventoryRecord::decode)
                    .orElseThrow(() -> new WorkbenchException(
                            "casefile.damaged", List.of(file.path().toString())));
        } catch (CaseFileException e) {
            throw Failures.of(e, file.path());
        }
    }

    private Optional<IssuedReport> issuedReport() {
        Optional<IssuedReport> report = Optional.empty();
        for (JournalEntry entry : journal.effective()) {
            report = switch (entry.kind()) {
                case REPORT_ISSUED ->
                    Optional.of(new IssuedReport(entry.value("pdf"), entry.time(), List.of(), "open", ""));
                case REPORT_SIGNED, REPORT_PEN_SIGNED -> report.map(r -> signed(r, entry));
                case REPORT_STAMPED -> report.map(r -> stamped(r, entry));
                case REPORT_CONFIRMED -> report.map(r -> opinion(r, entry, "confirmed"));
                case REPORT_REFUSED -> report.map(r -> opinion(r, entry, "refused"));
                default -> report;
            };
        }
        return report;
    }

    private static IssuedReport signed(IssuedReport report, JournalEntry entry) {
        List<String> signers = new ArrayList<>(report.signers());
        signers.add(entry.value("signer"));
        return new IssuedReport(entry.value("pdf"), report.issued(), signers, report.opinion(), report.refusal());
    }

    private static IssuedReport stamped(IssuedReport report, JournalEntry entry) {
        return new IssuedReport(
                entry.value("pdf"), report.issued(), report.signers(), report.opinion(), report.refusal());
    }

    private static IssuedReport opinion(IssuedReport report, JournalEntry entry, String word) {
        return new IssuedReport(entry.value("pdf"), report.issued(), report.signers(), word, entry.value("reason"));
    }

    @Override
    public void close() throws CaseFileException {
        file.close();
    }
}
