package cn.suyuan.app;

import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.report.AuditeeOpinion;
import cn.suyuan.report.FeedbackForm;
import cn.suyuan.report.FormFilling;
import cn.suyuan.report.JsonReport;
import cn.suyuan.report.PdfReport;
import cn.suyuan.report.PenSignature;
import cn.suyuan.report.ReportAssembler;
import cn.suyuan.report.ReportContent;
import cn.suyuan.report.ReportException;
import cn.suyuan.report.ReportFields;
import cn.suyuan.report.ReportFonts;
import cn.suyuan.report.ReportLanguage;
import cn.suyuan.report.ReportRequest;
import cn.suyuan.report.ReportSigner;
import cn.suyuan.report.ReportTimestamp;
import cn.suyuan.report.SampleSheet;
import cn.suyuan.report.SampleTable;
import cn.suyuan.report.SignatureStatement;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Erratum;
import cn.suyuan.rule.RiskAdditions;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.TimestampCheck;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reports out, through the writers of {@code report}. Fonts are loaded when the first page is made. */
final class ReportPaper implements PaperDoor {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final Supplier<ReportFonts> fonts;
    private final Clock clock;
    private final SecureRandom chance;
    private final JsonReport json = new JsonReport();

    ReportPaper(Supplier<ReportFonts> fonts, Clock clock, SecureRandom chance) {
        this.fonts = fonts;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public String results(JudgedCase judged) {
        return json.document(judged);
    }

    @Override
    public Written report(JudgedCase judged, ReportRequest request, Journal journal) {
        byte[] results = JsonReport.bytes(json.document(judged));
        ReportContent content = new ReportAssembler().assemble(judged, request, results, lines(journal), journal);
        PdfReport writer = new PdfReport(fonts.get());
        return new Written(writer.write(content), writer.missing(content));
    }

    @Override
    public byte[] sampleSheet(JudgedCase judged) {
        Messages zh = Messages.of(Language.ZH);
        SortedMap<String, String> risk = new TreeMap<>();
        RiskAdditions.of(new CaseView(
                        judged.evaluated().facts(),
                        judged.rulePack(),
                        judged.evaluated().decisions().settings().profile()))
                .forEach((no, why) -> risk.put(no, zh.text("sampling.risk." + why)));
        risk.putAll(judged.evaluated().population().added());
        return new SampleSheet(fonts.get(), ReportLanguage.ZH).write(judged, risk);
    }

    @Override
    public byte[] feedback(List<Erratum> errata) {
        return new FeedbackForm(fonts.get()).pdf(errata);
    }

    @Override
    public Optional<String> sample(JudgedCase judged) {
        SortedMap<String, String> contributions = judged.evaluated()
                .decisions()
                .draw()
                .map(DrawDecision::contributions)
                .orElse(new TreeMap<>());
        return judged.evaluated().population().sample().map(sample -> json.sample(sample, contributions));
    }

    @Override
    public String population(JudgedCase judged) {
        return SampleTable.of(judged.evaluated().population());
    }

    @Override
    public Signed sign(byte[] pdf, String field, KeySource source) throws WorkbenchException {
        return ReportKeys.use(source, key -> {
            try {
                ReportSigner signer = new ReportSigner(fonts.get(), chance);
                String place = field.isEmpty() ? firstFree(signer.openFields(pdf)) : field;
                OffsetDateTime now = now();
                String name =
                        key.certificate().commonName().orElse(key.certificate().subject());
                byte[] signed = signer.sign(pdf, place, new SignatureStatement(name, now, ReportLanguage.ZH), key);
                return new Signed(signed, key.certificate().subject(), place, signer.beside(signed, now, key));
            } catch (ReportException e) {
                throw failure(e);
            }
        });
    }

    @Override
    public List<String> free(byte[] pdf) throws WorkbenchException {
        try {
            return new ReportSigner(fonts.get(), chance).openFields(pdf);
        } catch (ReportException e) {
            throw failure(e);
        }
    }

    @Override
    public byte[] opinion(byte[] pdf, boolean confirmed, String reason) throws WorkbenchException {
        if (!confirmed && reason.isBlank()) {
            throw new WorkbenchException("app.refusal_needs_reason", List.of());
        }
        try {
            return new FormFilling(fonts.get()).opinion(pdf, new AuditeeOpinion(confirmed, reason));
        } catch (ReportException e) {
            throw failure(e);
        }
    }

    @Override
    public byte[] pen(byte[] pdf, String field, PenSignature signature) throws WorkbenchException {
        try {
            return new FormFilling(fonts.get()).pen(pdf, field, signature);
        } catch (ReportException e) {
            throw failure(e);
        }
    }

    @Override
    public Pending prepareStamp(byte[] pdf, boolean sm3) throws WorkbenchException {
        BigInteger nonce = new BigInteger(63, chance);
        try {
            return new Pending(ReportTimestamp.prepare(pdf, sm3, nonce), nonce.toString());
        } catch (ReportException e) {
            throw failure(e);
        }
    }

    @Override
    public Stamped stamp(byte[] prepared, byte[] answer, String nonce, TrustAnchors anchors) throws WorkbenchException {
        TrustPolicy policy = TrustPolicy.at(now().toLocalDate());
        TimestampCheck check =
                ReportTimestamp.check(prepared, answer, Optional.of(new BigInteger(nonce)), anchors, policy);
        if (check.signature().cryptographic() != CryptographicFact.VALID) {
            throw new WorkbenchException("report.failure.timestamp_unreadable", List.of());
        }
        try {
            return new Stamped(ReportTimestamp.complete(prepared, answer), check);
        } catch (ReportException e) {
            throw failure(e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(CHINA);
    }

    /** Auditors take their places in order. */
    private static String firstFree(List<String> open) throws WorkbenchException {
        return open.stream()
                .filter(name -> ReportFields.isFirst(name) && !name.equals(ReportFields.REPRESENTATIVE))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new WorkbenchException("app.no_field", List.of()));
    }

    private static WorkbenchException failure(ReportException e) {
        return new WorkbenchException("report.failure." + e.key(), List.of(), e);
    }

    /** The journal as JSON, one entry a line. */
    static byte[] lines(Journal journal) {
        StringBuilder text = new StringBuilder();
        for (JournalEntry entry : journal.entries()) {
            text.append(JsonReport.line(members(entry))).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An entry of the journal as members of a JSON object. */
    static Map<String, Object> members(JournalEntry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("seq", entry.seq());
        members.put("time", entry.time().toString());
        members.put("actor", entry.actor());
        members.put("kind", entry.kind().wireName());
        members.put("content", entry.content());
        members.put("previous", entry.previous());
        members.put("digest", entry.digest());
        return members;
    }
}
