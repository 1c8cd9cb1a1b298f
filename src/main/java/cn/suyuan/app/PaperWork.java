package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.CaseFileException;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.report.AnnexKind;
import cn.suyuan.report.FormPages;
import cn.suyuan.report.PenSignature;
import cn.suyuan.report.ReportFields;
import cn.suyuan.report.ReportLanguage;
import cn.suyuan.report.ReportRequest;
import cn.suyuan.report.ReportVerifier;
import cn.suyuan.rule.AuditTeam;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Acts about the report: issue it, sign it with keys or pen, record the audited party's opinion, have it time-stamped by
 * files, take a scanned form back. Each is an entry of the journal with the digest of the report's new bytes.
 */
public final class PaperWork {

    private final Workbench workbench;

    PaperWork(Workbench workbench) {
        this.workbench = workbench;
    }

    /**
     * What the auditor chooses for a report.
     *
     * @param language {@code zh}, {@code en} or {@code both}
     * @param headerShown whether organisation, product, dates and team stand above the form
     * @param annexes words of the parts of the annex: {@code sample}, {@code verification}, {@code calculation},
     *     {@code clauses}, {@code evidence}, {@code recompute}
     */
    public record Choice(String language, boolean headerShown, Set<String> annexes) {
        public Choice {
            annexes = Set.copyOf(annexes);
        }

        /** Chinese, with everything. */
        public static Choice usual() {
            return new Choice(
                    "zh",
                    true,
                    EnumSet.allOf(AnnexKind.class).stream().map(AnnexKind::word).collect(Collectors.toSet()));
        }
    }

    /**
     * A person's place on the form.
     *
     * @param field name of the field
     * @param name name of the person, empty where the team is not named
     * @param representative whether it is the audited party's
     * @param free whether a first signature by key can be made
     * @param secondFree whether a second one, with a key of another kind, can be made
     */
    public record Place(String field, String name, boolean representative, boolean free, boolean secondFree) {}

    /** Issues the report of the decisions so far. */
    public CaseSnapshot issue(Choice choice, Progress progress) throws WorkbenchException {
        synchronized (workbench) {
            OpenCase open = workbench.theCase();
            JudgedCase judged =
                    open.judged(progress).orElseThrow(() -> new WorkbenchException("app.no_evidence", List.of()));
            String results = DigestAlgorithm.SM3
                    .of(workbench.paper().results(judged).getBytes(StandardCharsets.UTF_8))
                    .hex();
            Set<AnnexKind> annexes = choice.annexes().stream()
                    .flatMap(word -> AnnexKind.named(word).stream())
                    .collect(Collectors.toSet());
            ReportRequest request = new ReportRequest(
                    recordNo(),
                    language(choice.language()),
                    choice.headerShown(),
                    annexes,
                    FollowUpWork.closings(open, judged, workbench.doors()));
            PaperDoor.Written written = workbench.paper().report(judged, request, open.journal());
            SortedMap<String, String> content = new TreeMap<>();
            content.put("pdf", workbench.keep(written.pdf()));
            content.put("results", results);
            content.put("language", choice.language());
            if (!written.missing().isEmpty()) {
                content.put("missing", String.join(" ", written.missing()));
            }
            return workbench.act(ActKind.REPORT_ISSUED, content, progress);
        }
    }

    private static ReportLanguage language(String word) {
        return switch (word) {
            case "en" -> ReportLanguage.EN;
            case "both" -> ReportLanguage.BOTH;
            default -> ReportLanguage.ZH;
        };
    }

    /** The places of the form with what is still free in each. */
    public List<Place> places() throws WorkbenchException {
        synchronized (workbench) {
            List<String> free = workbench.paper().free(present());
            List<String> names = workbench.theCase().decisions().team().members().stream()
                    .filter(m -> m.role().equals("lead") || m.role().equals("auditor"))
                    .map(AuditTeam.Member::name)
                    .toList();
            List<Place> places = new ArrayList<>();
            for (int i = 1; i <= Math.max(names.isEmpty() ? 2 : 1, names.size()); i++) {
                String field = ReportFields.auditor(i);
                places.add(place(field, i <= names.size() ? names.get(i - 1) : "", free));
            }
            places.add(place(ReportFields.REPRESENTATIVE, "", free));
            return places;
        }
    }

    private static Place place(String field, String name, List<String> free) {
        return new Place(
                field,
                name,
                field.equals(ReportFields.REPRESENTATIVE),
                free.contains(field),
                free.contains(ReportFields.second(field)));
    }

    /**
     * Signs the issued report with a key. A place whose first field is taken gets the second signature, with a key of another
     * kind.
     *
     * @param field a person's place; empty for the first auditor's place that is free
     */
    public CaseSnapshot sign(String field, KeySource key, Progress progress) throws WorkbenchException {
        synchronized (workbench) {
            byte[] pdf = present();
            List<String> free = workbench.paper().free(pdf);
            boolean again = !field.isEmpty() && !free.contains(field) && free.contains(ReportFields.second(field));
            PaperDoor.Signed signed = workbench.paper().sign(pdf, again ? ReportFields.second(field) : field, key);
            SortedMap<String, String> content = new TreeMap<>();
            content.put("pdf", workbench.keep(signed.pdf()));
            content.put("signer", signed.signer());
            content.put("field", signed.field());
            content.put("role", signed.field().startsWith(ReportFields.REPRESENTATIVE) ? "representative" : "auditor");
            if (signed.beside().isPresent()) {
                content.put("p7s", workbench.keep(signed.beside().get()));
            }
            return workbench.act(ActKind.REPORT_SIGNED, content, progress);
        }
    }

    /**
     * Puts a signature by pen into a person's place; its strokes are kept under their digest.
     *
     * @param strokes points from 0 to 10,000 from the left and from the top of the drawing area
     * @param ratio width of the drawing area divided by its height
     */
    public CaseSnapshot pen(String field, String name, List<List<int[]>> strokes, double ratio, Progress progress)
            throws WorkbenchException {
        List<List<PenSignature.Point>> points = strokes.stream()
                .map(stroke -> stroke.stream()
                        .map(p -> new PenSignature.Point(p[0], p[1]))
                        .toList())
                .toList();
        if (!PenSignature.suffices(points)) {
            throw new WorkbenchException("app.pen_empty", List.of());
        }
        synchronized (workbench) {
            PenSignature signature =
                    new PenSignature(name, workbench.now().truncatedTo(ChronoUnit.SECONDS), points, ratio);
            SortedMap<String, String> content = new TreeMap<>();
            content.put("pdf", workbench.keep(workbench.paper().pen(present(), field, signature)));
            content.put("signer", name);
            content.put("field", field);
            content.put("strokes", workbench.keep(signature.encoded()));
            return workbench.act(ActKind.REPORT_PEN_SIGNED, content, progress);
        }
    }

    /** The audited party confirms the report, or refuses with a reason. */
    public CaseSnapshot opinion(boolean confirmed, String reason, Progress progress) throws WorkbenchException {
        synchronized (workbench) {
            SortedMap<String, String> content = new TreeMap<>();
            content.put("pdf", workbench.keep(workbench.paper().opinion(present(), confirmed, reason)));
            content.put("reason", reason);
            return workbench.act(confirmed ? ActKind.REPORT_CONFIRMED : ActKind.REPORT_REFUSED, content, progress);
        }
    }

    /** Writes a request for a time stamp over the signed report, to be carried to an authority. */
    public CaseSnapshot requestStamp(Path tsq, boolean sm3, Progress progress) throws WorkbenchException {
        synchronized (workbench) {
            byte[] pdf = present();
            PaperDoor.Pending pending = workbench.paper().prepareStamp(pdf, sm3);
            write(tsq, pending.waiting().request());
            SortedMap<String, String> content = new TreeMap<>();
            content.put("report", DigestAlgorithm.SM3.of(pdf).hex());
            content.put("prepared", workbench.keep(pending.waiting().pdf()));
            content.put("request", workbench.keep(pending.waiting().request()));
            content.put("nonce", pending.nonce());
            return workbench.act(ActKind.REPORT_STAMP_REQUESTED, content, progress);
        }
    }

    /** Puts an authority's answer into the report; refused where the report went on after the request. */
    public CaseSnapshot addStamp(Path tsr, Progress progress) throws WorkbenchException {
        synchronized (workbench) {
            JournalEntry asked = workbench
                    .theCase()
                    .journal()
                    .last(ActKind.REPORT_STAMP_REQUESTED)
                    .orElseThrow(() -> new WorkbenchException("app.no_stamp_request", List.of()));
            if (!asked.value("report").equals(DigestAlgorithm.SM3.of(present()).hex())) {
                throw new WorkbenchException("app.stamp_outdated", List.of());
            }
            PaperDoor.Stamped stamped = workbench
                    .paper()
                    .stamp(
                            kept(asked.value("prepared")),
                            read(tsr),
                            asked.value("nonce"),
                            workbench.theCase().trust().anchors());
            SortedMap<String, String> content = new TreeMap<>();
            content.put("pdf", workbench.keep(stamped.pdf()));
            content.put("authority", stamped.check().signature().signer());
            content.put(
                    "time",
                    stamped.check().token().map(t -> t.genTime().toString()).orElse(""));
            content.put("trusted", Boolean.toString(stamped.check().usable()));
            return workbench.act(ActKind.REPORT_STAMPED, content, progress);
        }
    }

    /** Takes a scanned form back in: matched by the code on its pages, kept as evidence under its digest. */
    public CaseSnapshot takeScan(Path file, Progress progress) throws WorkbenchException {
        byte[] bytes = read(file);
        ScannedForm scan = ScannedForm.read(bytes);
        synchronized (workbench) {
            if (scan.pages().isEmpty()) {
                throw new WorkbenchException("app.scan_no_code", List.of(file.toString()));
            }
            JournalEntry issued = workbench.theCase().journal().of(ActKind.REPORT_ISSUED).stream()
                    .filter(entry -> scan.belongsTo(entry.value("results")))
                    .reduce((first, second) -> second)
                    .orElseThrow(() -> new WorkbenchException(
                            "app.scan_other_report",
                            List.of(scan.pages().get(0).digest().substring(0, 15))));
            SortedMap<String, String> content = new TreeMap<>();
            content.put("scan", workbench.keep(bytes));
            content.put("name", String.valueOf(file.getFileName()));
            content.put("report", issued.value("pdf"));
            content.put("results", issued.value("results"));
            content.put("pages", scan.pageList());
            content.put("of", Integer.toString(scan.pages().get(0).pages()));
            return workbench.act(ActKind.REPORT_SCANNED, content, progress);
        }
    }

    /** Writes the report, and the SM2 signatures that lie beside it, into a folder. */
    public List<Path> write(Path folder) throws WorkbenchException {
        synchronized (workbench) {
            List<Path> written = new ArrayList<>();
            written.add(CaseWork.write(folder, "report.pdf", present()));
            int number = 0;
            JournalEntry issued =
                    workbench.theCase().journal().last(ActKind.REPORT_ISSUED).orElseThrow();
            for (JournalEntry entry : workbench.theCase().journal().of(ActKind.REPORT_SIGNED)) {
                if (entry.seq() > issued.seq() && !entry.value("p7s").isEmpty()) {
                    number++;
                    written.add(CaseWork.write(
                            folder, String.format(Locale.ROOT, "report.pdf.%d.p7s", number), kept(entry.value("p7s"))));
                }
            }
            return written;
        }
    }

    /** On how many pages, from the first, the form stands in the issued report; 0 where not known. */
    public int formPages() {
        synchronized (workbench) {
            try {
                return FormPages.of(present());
            } catch (WorkbenchException none) {
                return 0;
            }
        }
    }

    /** Verifies a report file, or the issued report, by what the open case trusts and on its day. */
    public Answer verify(Optional<Path> file) throws WorkbenchException {
        synchronized (workbench) {
            OpenCase open = workbench.theCase();
            TrustPolicy policy = AuditPipeline.policy(open.decisions().settings());
            byte[] bytes = file.isPresent() ? read(file.get()) : present();
            Path path = file.orElse(
                    Path.of("report.pdf").toAbsolutePath().resolveSibling("-").resolve("report.pdf"));
            TrustAnchors anchors = open.trust().anchors();
            ReportVerifier verifier = new ReportVerifier(anchors, policy, SignatureChecks.rules(workbench.doors()));
            return SignatureChecks.report(path, bytes, verifier, anchors, policy);
        }
    }

    private byte[] present() throws WorkbenchException {
        return workbench.report().orElseThrow(() -> new WorkbenchException("app.no_report", List.of()));
    }

    private byte[] kept(String sm3) throws WorkbenchException {
        try {
            Optional<byte[]> bytes = workbench.theCase().file().evidence().read(sm3);
            return bytes.orElseThrow(() -> new WorkbenchException("casefile.damaged", List.of(sm3)));
        } catch (CaseFileException e) {
            throw Failures.of(e, workbench.theCase().file().path());
        }
    }

    private static byte[] read(Path file) throws WorkbenchException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()), e);
        }
    }

    private static void write(Path file, byte[] bytes) throws WorkbenchException {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unwritable", List.of(file.toString()), e);
        }
    }

    /** First eight characters of the case's identity and the number of reports so far. */
    private String recordNo() throws WorkbenchException {
        int number = 1 + workbench.theCase().journal().of(ActKind.REPORT_ISSUED).size();
        return workbench.theCase().file().caseId().substring(0, 8).toUpperCase(Locale.ROOT) + "-" + number;
    }
}
