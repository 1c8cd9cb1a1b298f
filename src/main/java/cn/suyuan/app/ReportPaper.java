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
import cn.suyuan.report.ReportAssembler;
import cn.suyuan.report.ReportException;
import cn.suyuan.report.ReportFields;
import cn.suyuan.report.ReportFonts;
import cn.suyuan.report.ReportLanguage;
import cn.suyuan.report.ReportRequest;
import cn.suyuan.report.ReportSigner;
import cn.suyuan.report.SampleSheet;
import cn.suyuan.report.SampleTable;
import cn.suyuan.report.SignatureStatement;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Erratum;
import cn.suyuan.rule.RiskAdditions;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.trust.SigningKey;
import cn.suyuan.trust.SigningKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
    public byte[] report(JudgedCase judged, String recordNo, Journal journal) {
        ReportRequest request = ReportRequest.usual(recordNo);
        byte[] results = JsonReport.bytes(json.document(judged));
        return new PdfReport(fonts.get())
                .write(new ReportAssembler().assemble(judged, request, results, lines(journal), journal));
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
    public Signed sign(byte[] pdf, Signing signing) throws WorkbenchException {
        String file = signing.keyFile().toString();
        try (SigningKey key = SigningKey.open(Files.readAllBytes(signing.keyFile()), signing.password())) {
            ReportSigner signer = new ReportSigner(fonts.get(), chance);
            String field = field(signer.openFields(pdf), signing.representative());
            OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(CHINA);
            String name =
                    key.certificate().commonName().orElse(key.certificate().subject());
            byte[] signed = signer.sign(pdf, field, new SignatureStatement(name, now, ReportLanguage.ZH), key);
            return new Signed(signed, key.certificate().subject());
        } catch (IOException e) {
            throw new WorkbenchException("app.key_unreadable", List.of(file), e);
        } catch (SigningKeyException e) {
            throw new WorkbenchException(e.key(), List.of(file), e);
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

    /** The audited party has its own field; auditors take theirs in order. */
    private static String field(List<String> open, boolean representative) throws WorkbenchException {
        return open.stream()
                .filter(name -> name.equals(ReportFields.REPRESENTATIVE) == representative)
                .filter(name -> representative || name.startsWith("auditor"))
                .findFirst()
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
