package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseDecisions;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.CaseFile;
import cn.suyuan.casefile.CaseFileException;
import cn.suyuan.casefile.InventoryRecord;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.evidence.Attachment;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.ReadingChoices;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.AuditTeam;
import cn.suyuan.rule.Subject;
import cn.suyuan.text.Messages;
import cn.suyuan.trust.TrustAnchors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The use cases. It alone writes to a case. Each act is in the journal, on disk, before its snapshot is returned. One
 * thread at a time; calls may take long and belong off the window's thread.
 */
public final class Workbench implements AutoCloseable {

    private static final int CONTRIBUTION_BYTES = 32;
    private static final int LARGEST_TABLE = 128 << 20;

    private final Doors doors;
    private Optional<OpenCase> open = Optional.empty();
    private String actor = "";

    Workbench(Doors doors) {
        this.doors = doors;
    }

    /** Names who acts from now on; the journal says so. */
    public synchronized void actAs(String name) {
        actor = name;
    }

    /** Makes a new case; the passphrase stays the caller's to wipe. */
    public synchronized CaseSnapshot createCase(Path file, char[] passphrase, Progress progress)
            throws WorkbenchException {
        close();
        try {
            OpenCase made = new OpenCase(CaseFile.create(file, passphrase, doors.derivation(), doors.chance()), doors);
            open = Optional.of(made);
            made.act(actor, ActKind.CASE_CREATED, withRules(made.file().caseId()));
            return made.snapshot(progress);
        } catch (CaseFileException e) {
            throw Failures.of(e, file);
        }
    }

    /** A case is judged by the rules of its first day until others are imported: their bytes are part of it. */
    private Map<String, String> withRules(String caseId) throws WorkbenchException {
        return Map.of(
                "case",
                caseId,
                "rules",
                keep(doors.shipped().zip()),
                "rules_sm3",
                doors.pipeline().rulePack().sm3());
    }

    /** Opens a case and derives everything from its evidence and journal. */
    public synchronized CaseSnapshot openCase(Path file, char[] passphrase, Progress progress)
            throws WorkbenchException {
        close();
        try {
            OpenCase opened = new OpenCase(CaseFile.open(file, passphrase, doors.chance()), doors);
            open = Optional.of(opened);
            return opened.snapshot(progress);
        } catch (CaseFileException e) {
            throw Failures.of(e, file);
        }
    }

    /** Opens a case without deriving anything, for work on its journal alone. */
    synchronized void openJournal(Path file, char[] passphrase) throws WorkbenchException {
        close();
        try {
            open = Optional.of(new OpenCase(CaseFile.open(file, passphrase, doors.chance()), doors));
        } catch (CaseFileException e) {
            throw Failures.of(e, file);
        }
    }

    /** Imports an evidence pack, a folder or a ZIP; an import that is stopped leaves nothing. */
    public synchronized CaseSnapshot importPack(Path pack, Progress progress) throws WorkbenchException {
        return amendments().importPack(pack, Optional.empty(), progress);
    }

    /** Later packs of the case: what they replace or complete, what changed, which findings that touches. */
    public AmendmentWork amendments() {
        return new AmendmentWork(this);
    }

    /** Takes in what the auditor trusts: roots, revocation lists, authorities. The case keeps a copy. */
    public synchronized CaseSnapshot setTrust(Path folder, Progress progress) throws WorkbenchException {
        SortedMap<String, String> content = new TreeMap<>();
        PackInventory inventory = take(folder, content, progress);
        content.put("folder", inventory.containerName());
        return act(ActKind.TRUST_SET, content, progress);
    }

    /** Chooses how tables are read; the whole mapping, in place of an earlier one. */
    public synchronized CaseSnapshot chooseMapping(ColumnMapping mapping, Progress progress) throws WorkbenchException {
        String text = new String(doors.evidence().mappingFile(mapping), StandardCharsets.UTF_8);
        return act(ActKind.MAPPING_CHOSEN, new TreeMap<>(Map.of("mapping", text)), progress);
    }

    /** Takes in the key fields of a scan on which two entries agreed. */
    public synchronized CaseSnapshot transcribe(ReadingChoices.Transcript transcript, Progress progress)
            throws WorkbenchException {
        SortedMap<String, String> content = new TreeMap<>(transcript.fields());
        content.put("file", transcript.file());
        return act(ActKind.DOCUMENT_TRANSCRIBED, content, progress);
    }

    /** The mapping that the case uses. */
    public synchronized ColumnMapping mapping() throws WorkbenchException {
        return theCase().mapping();
    }

    /** How a file of the pack could be read as a table, or would be by what was chosen so far. */
    public synchronized MappingProposal proposeMapping(String path, Optional<ColumnMapping.TableMapping> chosen)
            throws WorkbenchException {
        Optional<InputStream> found = evidence(path);
        try (InputStream in = found.orElseThrow(() -> new WorkbenchException("app.file_unreadable", List.of(path)))) {
            return doors.evidence().propose(path, in.readNBytes(LARGEST_TABLE), chosen);
        } catch (IOException e) {
            throw new WorkbenchException("app.evidence_unreadable", List.of(path), e);
        }
    }

    /** Column mappings as files, and what they may name. */
    public MappingFiles mappingFiles() {
        return new MappingFiles(doors.evidence());
    }

    /** Chooses reference day, profile, trials and seed of the Monte Carlo run. */
    public synchronized CaseSnapshot choose(CaseSettings settings, Progress progress) throws WorkbenchException {
        return act(ActKind.SETTINGS_CHOSEN, settings.content(), progress);
    }

    /** Names the audit team with its declarations. */
    public synchronized CaseSnapshot setTeam(AuditTeam team, Progress progress) throws WorkbenchException {
        return act(ActKind.TEAM_SET, CaseDecisions.contentOf(team), progress);
    }

    /** The time now, in China. */
    public OffsetDateTime now() {
        return doors.clock().instant().atOffset(ZoneOffset.ofHours(8));
    }

    /** A fresh random contribution to a draw, 64 hex. */
    public String contribution() {
        byte[] bytes = new byte[CONTRIBUTION_BYTES];
        doors.chance().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Plan, commitments, draw, replacement and extension of the sample. */
    public SampleWork sample() {
        return new SampleWork(this);
    }

    /** Single streams of the case. */
    public StreamLook streams() {
        return new StreamLook(this);
    }

    /** The rule pack of the case. */
    public RuleWork rules() {
        return new RuleWork(this, doors);
    }

    /** The errata of the standard. */
    public Errata errata() {
        return new Errata(this);
    }

    /** What is seen and taken in on site. */
    public SiteWork site() {
        return new SiteWork(this);
    }

    /**
     * Answers a question of a clause.
     *
     * @param method {@code documents}, {@code sampling}, {@code observation}, {@code interview}, {@code measurement}
     */
    public synchronized CaseSnapshot answer(AnswerSheet.Answer answer, String method, Progress progress)
            throws WorkbenchException {
        return act(ActKind.ANSWER_GIVEN, CaseDecisions.contentOf(answer, method), progress);
    }

    /** Answers a question of a clause about several subjects with one entry of the journal. */
    public synchronized CaseSnapshot answer(
            AnswerSheet.Answer answer, List<Subject> subjects, String method, Progress progress)
            throws WorkbenchException {
        return act(ActKind.ANSWER_GIVEN, CaseDecisions.contentOf(answer, subjects, method), progress);
    }

    /** Records a decision about a finding, as {@link FindingActs} words it. */
    public synchronized CaseSnapshot decide(FindingActs.FindingAct decision, Progress progress)
            throws WorkbenchException {
        FindingActs.FindingAct complete =
                new FindingDesk(theCase(), actor).complete(decision, theCase().judged(progress));
        return act(complete.kind(), complete.content(), progress);
    }

    /**
     * Takes an act back with another entry of the journal, or redoes it by taking the undo back.
     *
     * @param digest digest of the entry
     * @param reason why, may be empty
     */
    public synchronized CaseSnapshot undo(String digest, String reason, Progress progress) throws WorkbenchException {
        JournalEntry entry = theCase()
                .journal()
                .known(digest)
                .filter(found -> found.kind().undoable() || found.kind() == ActKind.ACT_UNDONE)
                .filter(this::theCaseHolds)
                .orElseThrow(() -> new WorkbenchException("app.not_undoable", List.of()));
        return act(ActKind.ACT_UNDONE, new TreeMap<>(Journal.undo(entry, reason)), progress);
    }

    private boolean theCaseHolds(JournalEntry entry) {
        return open.filter(o -> o.journal().effective().contains(entry)).isPresent();
    }

    /** Acts about the report: issue, sign, time-stamp, take a scan back. */
    public PaperWork paperWork() {
        return new PaperWork(this);
    }

    /** Issues the report of the decisions so far in Chinese with all annexes. */
    public CaseSnapshot issueReport(Progress progress) throws WorkbenchException {
        return paperWork().issue(PaperWork.Choice.usual(), progress);
    }

    /** Corrective actions, re-checks, closings. */
    public FollowUpWork followUp() {
        return new FollowUpWork(this, doors);
    }

    /** What is in a signature file outside the case, judged by what the open case trusts and on its day. */
    public synchronized SingleSignature signature(Path file, Optional<Path> content) throws WorkbenchException {
        TrustAnchors anchors = open.isPresent() ? open.get().trust().anchors() : TrustAnchors.none();
        CaseSettings settings = open.isPresent() ? open.get().decisions().settings() : CaseSettings.on(doors.today());
        return SignatureChecks.look(
                file, new SignatureChecks.Beside(content, Optional.empty()), anchors, AuditPipeline.policy(settings));
    }

    /** The case as it stands. */
    public synchronized CaseSnapshot snapshot(Progress progress) throws WorkbenchException {
        return theCase().snapshot(progress);
    }

    /** Derives everything anew from evidence and journal alone, as if it had never been derived. */
    public synchronized CaseSnapshot replay(Progress progress) throws WorkbenchException {
        theCase().forgetDerived();
        return theCase().snapshot(progress);
    }

    /** results.json of the case as it stands. */
    public synchronized String results(Progress progress) throws WorkbenchException {
        return doors.paper()
                .results(theCase()
                        .judged(progress)
                        .orElseThrow(() -> new WorkbenchException("app.no_evidence", List.of())));
    }

    /** The report as it stands, with all signatures so far; empty before one was issued. */
    public synchronized Optional<byte[]> report() throws WorkbenchException {
        return theCase().report();
    }

    /** The bytes of a file of the pack or of something taken in on site; empty where there is none. */
    public synchronized Optional<InputStream> evidence(String path) throws WorkbenchException {
        if (path.startsWith(Attachment.FOLDER)) {
            return site().bytes(path).map(ByteArrayInputStream::new);
        }
        try {
            var content = theCase().content();
            return content.isEmpty() ? Optional.empty() : content.get().open(path);
        } catch (IOException e) {
            throw new WorkbenchException("app.evidence_unreadable", List.of(path), e);
        }
    }

    /** The archive of the open case, with headings in a language. */
    public ArchiveWork archive(Messages messages) {
        return new ArchiveWork(this, doors, messages);
    }

    /** The merge with another auditor's copy of the open case. */
    public MergeWork merging() {
        return new MergeWork(this, doors);
    }

    /** Who acts. */
    public synchronized String actor() {
        return actor;
    }

    /** Whether a case is open. */
    public synchronized boolean isOpen() {
        return open.isPresent();
    }

    /** Closes the open case, if there is one. */
    @Override
    public synchronized void close() throws WorkbenchException {
        if (open.isEmpty()) {
            return;
        }
        OpenCase closing = open.get();
        open = Optional.empty();
        try {
            closing.close();
        } catch (CaseFileException e) {
            throw Failures.of(e, closing.file().path());
        }
    }

    synchronized CaseSnapshot act(ActKind kind, SortedMap<String, String> content, Progress progress)
            throws WorkbenchException {
        record(kind, content);
        return theCase().snapshot(progress);
    }

    synchronized void record(ActKind kind, SortedMap<String, String> content) throws WorkbenchException {
        try {
            theCase().act(actor, kind, content);
        } catch (CaseFileException e) {
            throw Failures.of(e, theCase().file().path());
        }
    }

    /** Takes corrected files in and judges the case with them; the audited evidence stays. */
    synchronized OpenCase.Overlaid corrected(Path folder, SortedMap<String, String> content, Progress progress)
            throws WorkbenchException {
        PackInventory inventory = take(folder, content, progress);
        content.put("container", inventory.containerName());
        return theCase().corrected(inventory, progress);
    }

    synchronized PackInventory take(Path folder, SortedMap<String, String> content, Progress progress)
            throws WorkbenchException {
        PackInventory inventory =
                doors.evidence().take(folder, new StoreSink(theCase().file().evidence()), progress);
        content.put("inventory", keep(InventoryRecord.encode(inventory)));
        content.put("files", Integer.toString(inventory.entries().size()));
        return inventory;
    }

    synchronized String keep(byte[] bytes) throws WorkbenchException {
        String sm3 = DigestAlgorithm.SM3.of(bytes).hex();
        try {
            theCase().file().evidence().keep(sm3, bytes);
            return sm3;
        } catch (CaseFileException e) {
            throw Failures.of(e, theCase().file().path());
        }
    }

    Doors doors() {
        return doors;
    }

    PaperDoor paper() {
        return doors.paper();
    }

    synchronized OpenCase theCase() throws WorkbenchException {
        return open.orElseThrow(() -> new WorkbenchException("app.no_case", List.of()));
    }
}
