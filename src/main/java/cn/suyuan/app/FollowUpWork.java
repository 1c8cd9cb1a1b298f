package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseDecisions;
import cn.suyuan.audit.ClosingStatement;
import cn.suyuan.audit.FollowUp;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.CaseFileException;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CmsSigner;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Corrective actions after the audit: recorded, re-checked, closed under a signature, opened again. */
public final class FollowUpWork {

    private final Workbench workbench;
    private final Doors doors;

    FollowUpWork(Workbench workbench, Doors doors) {
        this.workbench = workbench;
        this.doors = doors;
    }

    /**
     * Records correction, cause, day and proof; what is left empty stays as it was.
     *
     * @param due day, empty for no change
     * @param files proof from outside, taken into the case
     */
    public CaseSnapshot record(
            String findingId, Map<String, String> texts, Optional<LocalDate> due, List<Path> files, Progress progress)
            throws WorkbenchException {
        open(findingId, progress);
        SortedMap<String, String> content = new TreeMap<>(texts);
        content.put("finding", findingId);
        due.ifPresent(day -> content.put("due", day.toString()));
        List<EvidenceReference> evidence = new ArrayList<>();
        for (Path file : files) {
            evidence.add(new EvidenceReference("follow-up/" + file.getFileName(), 0, workbench.keep(read(file))));
        }
        content.putAll(CaseDecisions.contentOf(evidence));
        return workbench.act(ActKind.CORRECTIVE_ACTION, content, progress);
    }

    /**
     * Checks again what a correction touches: the requirements and subjects of one finding, on the evidence with the
     * corrected files in place of the old ones. The audited evidence stays what it was.
     *
     * @param corrected folder or ZIP with the corrected files under their paths in the pack, or a whole corrected pack
     */
    public CaseSnapshot recheck(String findingId, Path corrected, Progress progress) throws WorkbenchException {
        FollowUp follow = open(findingId, progress);
        JudgedCase before = workbench.theCase().judged(progress).orElseThrow();
        SortedMap<String, String> content = new TreeMap<>();
        OpenCase.Overlaid after = workbench.corrected(corrected, content, progress);
        List<FollowUp.Line> lines = lines(follow, before, after.judged());
        content.putAll(FollowUp.contentOf(lines));
        content.put("finding", findingId);
        content.put("replaced", Integer.toString(after.replaced()));
        return workbench.act(ActKind.FOLLOW_UP_CHECKED, content, progress);
    }

    private static List<FollowUp.Line> lines(FollowUp follow, JudgedCase before, JudgedCase after) {
        Map<String, Observation> old = byKey(before);
        Map<String, Observation> fresh = byKey(after);
        Set<String> present = after.observations().stream()
                .filter(o -> o.verdict() == Verdict.MET)
                .map(o -> o.subject().text())
                .collect(Collectors.toSet());
        List<FollowUp.Line> lines = new ArrayList<>();
        for (String key : follow.finding().observationKeys()) {
            Observation was = old.get(key);
            Observation is = fresh.get(key);
            lines.add(new FollowUp.Line(
                    key,
                    was == null ? "gone" : was.verdict().wireName(),
                    is == null
                            ? present.contains(key.substring(key.indexOf('/') + 1)) ? "gone" : "absent"
                            : is.verdict().wireName(),
                    is != null
                            ? is.statement().messageZh()
                            : was == null ? "" : was.statement().messageZh()));
        }
        return lines;
    }

    /** The worst observation of each key. */
    private static Map<String, Observation> byKey(JudgedCase judged) {
        Map<String, Observation> byKey = new HashMap<>();
        List<Verdict> worstFirst =
                List.of(Verdict.NOT_MET, Verdict.NOT_VERIFIABLE, Verdict.NOT_APPLICABLE, Verdict.MET);
        judged.observations()
                .forEach(o -> byKey.merge(
                        o.key(),
                        o,
                        (a, b) -> worstFirst.indexOf(a.verdict()) <= worstFirst.indexOf(b.verdict()) ? a : b));
        return byKey;
    }

    /**
     * Closes a finding under a signature, which is verified before it counts.
     *
     * @param note the auditor's conclusion, not empty
     * @param password password of the key file, the caller's to wipe
     */
    public CaseSnapshot close(String findingId, String note, Path keyFile, char[] password, Progress progress)
            throws WorkbenchException {
        return close(findingId, note, new KeySource.KeyFile(keyFile, Optional.empty(), password), progress);
    }

    /**
     * The same with a key from anywhere: PKCS#12, PEM, PKCS#11 token.
     *
     * @param source where the key comes from; its password or PIN is the caller's to wipe
     */
    public CaseSnapshot close(String findingId, String note, KeySource source, Progress progress)
            throws WorkbenchException {
        FollowUp follow = open(findingId, progress);
        if (note.isBlank()) {
            throw new WorkbenchException("app.reason_needed", List.of());
        }
        if (follow.correction().isBlank()
                || follow.cause().isBlank()
                || follow.evidence().isEmpty()) {
            throw new WorkbenchException("app.closing_incomplete", List.of());
        }
        OpenCase open = workbench.theCase();
        Instant now = doors.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        byte[] statement = ClosingStatement.of(
                open.file().caseId(), follow, note, open.journal().head(), now);
        SortedMap<String, String> content = new TreeMap<>();
        return ReportKeys.use(source, key -> {
            byte[] signature = new CmsSigner(key, doors.chance())
                    .signDetached(statement, Optional.of(now), CmsSigner.Identifiers.RFC_5652);
            if (state(statement, signature, workbench.theCase(), follow) == FollowUpState.Closing.BROKEN) {
                throw new WorkbenchException(
                        "app.closing_signature", List.of(key.certificate().subject()));
            }
            content.put("finding", findingId);
            content.put("note", note);
            content.put("statement", workbench.keep(statement));
            content.put("signature", workbench.keep(signature));
            content.put(
                    "signer",
                    key.certificate().commonName().orElse(key.certificate().subject()));
            return workbench.act(ActKind.FOLLOW_UP_CLOSED, content, progress);
        });
    }

    /** Opens a closed finding again. */
    public CaseSnapshot reopen(String findingId, String reason, Progress progress) throws WorkbenchException {
        find(findingId, progress);
        if (reason.isBlank()) {
            throw new WorkbenchException("app.reason_needed", List.of());
        }
        return workbench.act(
                ActKind.FOLLOW_UP_REOPENED, new TreeMap<>(Map.of("finding", findingId, "reason", reason)), progress);
    }

    /** The follow-up of all findings that stand; every closing is verified anew. */
    static List<FollowUpState> states(OpenCase open, JudgedCase judged, Doors doors) throws WorkbenchException {
        LocalDate today = LocalDate.ofInstant(doors.clock().instant(), ZoneOffset.ofHours(8));
        LocalDate asOf = judged.evaluated().decisions().settings().asOf();
        List<FollowUpState> states = new ArrayList<>();
        for (FollowUp follow : FollowUp.all(open.journal(), judged.findings(), asOf)) {
            FollowUpState.Closing closing = closing(open, follow);
            String signer = follow.closing().map(entry -> entry.value("signer")).orElse("");
            boolean open0 = closing == FollowUpState.Closing.OPEN || closing == FollowUpState.Closing.BROKEN;
            states.add(new FollowUpState(follow, closing, signer, open0 && today.isAfter(follow.due())));
        }
        return states;
    }

    /** Findings whose closing holds, each with the {@link FollowUpState.Closing#key} that says by what key. */
    static Map<String, String> closings(OpenCase open, JudgedCase judged, Doors doors) throws WorkbenchException {
        return states(open, judged, doors).stream()
                .filter(FollowUpState::closed)
                .collect(Collectors.toMap(
                        state -> state.follow().finding().findingId(),
                        state -> state.closing().key()));
    }

    private static FollowUpState.Closing closing(OpenCase open, FollowUp follow) throws WorkbenchException {
        if (follow.closing().isEmpty()) {
            return FollowUpState.Closing.OPEN;
        }
        JournalEntry entry = follow.closing().get();
        try {
            Optional<byte[]> statement = open.file().evidence().read(entry.value("statement"));
            Optional<byte[]> signature = open.file().evidence().read(entry.value("signature"));
            return statement.isPresent() && signature.isPresent()
                    ? state(statement.get(), signature.get(), open, follow)
                    : FollowUpState.Closing.BROKEN;
        } catch (CaseFileException e) {
            throw Failures.of(e, open.file().path());
        }
    }

    private static FollowUpState.Closing state(byte[] statement, byte[] signature, OpenCase open, FollowUp follow)
            throws WorkbenchException {
        if (!ClosingStatement.fits(statement, open.file().caseId(), follow)) {
            return FollowUpState.Closing.BROKEN;
        }
        List<SignatureCheck> checks = new CmsSignatureVerifier(
                        open.trust().anchors(),
                        AuditPipeline.policy(open.decisions().settings()))
                .checkDetached(SignedThing.FILE, "closing", signature, statement);
        if (checks.isEmpty() || checks.stream().anyMatch(c -> c.cryptographic() != CryptographicFact.VALID)) {
            return FollowUpState.Closing.BROKEN;
        }
        return checks.stream().allMatch(SignatureCheck::usable)
                ? FollowUpState.Closing.TRUSTED
                : FollowUpState.Closing.UNTRUSTED;
    }

    /** A follow-up that is not closed, or whose closing no longer holds. */
    private FollowUp open(String findingId, Progress progress) throws WorkbenchException {
        FollowUp follow = find(findingId, progress);
        FollowUpState.Closing closing = closing(workbench.theCase(), follow);
        if (closing == FollowUpState.Closing.TRUSTED || closing == FollowUpState.Closing.UNTRUSTED) {
            throw new WorkbenchException("app.follow_closed", List.of());
        }
        return follow;
    }

    private FollowUp find(String findingId, Progress progress) throws WorkbenchException {
        OpenCase open = workbench.theCase();
        JudgedCase judged =
                open.judged(progress).orElseThrow(() -> new WorkbenchException("app.no_evidence", List.of()));
        LocalDate asOf = judged.evaluated().decisions().settings().asOf();
        return FollowUp.all(open.journal(), judged.findings(), asOf).stream()
                .filter(follow -> follow.finding().findingId().equals(findingId))
                .findFirst()
                .orElseThrow(() -> new WorkbenchException("app.no_finding", List.of(findingId)));
    }

    private static byte[] read(Path file) throws WorkbenchException {
        try {
            if (Files.size(file) > SiteWork.MOST_BYTES) {
                throw new WorkbenchException("app.attachment_too_large", List.of(file.toString()));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()), e);
        }
    }
}
