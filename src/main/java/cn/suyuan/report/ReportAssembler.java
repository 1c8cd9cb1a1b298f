package cn.suyuan.report;

import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.evidence.AuditScope;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.AuditTeam;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import java.util.ArrayList;
import java.util.List;

/** Turns a judged case into what its report says. */
public final class ReportAssembler {

    private final Messages zh = Messages.of(Language.ZH);
    private final Messages en = Messages.of(Language.EN);

    /**
     * What a report says of a case.
     *
     * @param judged the case
     * @param request what the auditor chose for this report
     * @param results the bytes of its results.json; their digest is the check code
     * @param lines the journal extract, one entry a line
     * @param journal the journal itself, for what became of the findings
     */
    public ReportContent assemble(
            JudgedCase judged, ReportRequest request, byte[] results, byte[] lines, Journal journal) {
        Wording wording = new Wording(request.language(), zh, en);
        List<AnnexSection> annexes = new ArrayList<>();
        annexes.addAll(new FollowUpAnnex(wording, request.closings()).sections(judged, journal));
        for (AnnexKind kind : AnnexKind.values()) {
            if (request.annexes().contains(kind)) {
                annexes.addAll(sections(kind, judged, wording));
            }
        }
        List<ReportAttachment> attachments = new ArrayList<>();
        attachments.add(attachment(wording, "results.json", "application/json", results));
        attachments.add(attachment(wording, "journal.jsonl", "application/jsonl", lines));
        attachments.add(attachment(
                wording,
                SampleTable.FILE,
                "text/csv",
                JsonReport.bytes(SampleTable.of(judged.evaluated().population()))));
        attachments.addAll(supplements(judged, wording));
        return new ReportContent(
                request.language(),
                header(judged, request),
                request.headerShown(),
                judged.standingFindings().stream()
                        .map(finding -> onPage(finding, judged, wording))
                        .toList(),
                annexes,
                attachments,
                DigestAlgorithm.SM3.of(results).hex(),
                marks(judged, wording));
    }

    /** The finding with its clauses in the language of the page. */
    private static Finding onPage(Finding finding, JudgedCase judged, Wording wording) {
        List<String> clauses = finding.clauses().stream()
                .map(label -> wording.clause(label, judged.rulePack().clauseInEnglish(label)))
                .toList();
        return finding.under(clauses);
    }

    /** What each supplement was drawn from. */
    private static List<ReportAttachment> supplements(JudgedCase judged, Wording wording) {
        List<ReportAttachment> frames = new ArrayList<>();
        judged.evaluated()
                .decisions()
                .draw()
                .map(DrawDecision::supplements)
                .orElse(List.of())
                .forEach(supplement -> frames.add(new ReportAttachment(
                        SampleTable.supplementFile(frames.size() + 1),
                        "text/csv",
                        wording.inline("report.attachment." + SampleTable.FILE) + " +" + (frames.size() + 1),
                        JsonReport.bytes(SampleTable.of(supplement.population())))));
        return frames;
    }

    /** The files of the pack, then what was seen and taken in on site. */
    private static List<AnnexSection> evidence(JudgedCase judged, Wording wording) {
        List<AnnexSection> sections = new ArrayList<>();
        sections.add(new ClauseAnnex(wording).files(judged));
        sections.addAll(new SiteAnnex(wording).sections(judged));
        return sections;
    }

    private static List<AnnexSection> sections(AnnexKind kind, JudgedCase judged, Wording wording) {
        return switch (kind) {
            case SAMPLE -> new SampleAnnex(wording).sections(judged);
            case VERIFICATION -> new VerificationAnnex(wording).sections(judged);
            case CALCULATION -> new CalculationAnnex(wording).sections(judged);
            case CLAUSES -> List.of(new ClauseAnnex(wording).clauses(judged), new KeyAnnex(wording).section(judged));
            case EVIDENCE -> evidence(judged, wording);
            case RECOMPUTE -> List.of(new RecomputeAnnex(wording).section(judged));
        };
    }

    private static ReportAttachment attachment(Wording wording, String name, String type, byte[] bytes) {
        return new ReportAttachment(name, type, wording.inline("report.attachment." + name), bytes);
    }

    private static ReportHeader header(JudgedCase judged, ReportRequest request) {
        AuditScope scope = judged.imported().scope();
        AuditTeam team = judged.evaluated().decisions().team();
        String product =
                scope.functionalUnit().isBlank() ? scope.product() : scope.product() + "，" + scope.functionalUnit();
        return new ReportHeader(
                request.recordNo(),
                scope.organization(),
                scope.creditCode(),
                scope.site(),
                product,
                scope.period().map(p -> p.from() + " … " + p.to()).orElse(""),
                judged.evaluated().decisions().settings().asOf().toString(),
                team.members().stream()
                        .map(member -> new ReportHeader.Member(member.role(), member.name()))
                        .toList());
    }

    private static List<String> marks(JudgedCase judged, Wording wording) {
        boolean drafts =
                judged.standingFindings().stream().anyMatch(finding -> finding.status() == Finding.Status.DRAFT);
        return drafts ? List.of(wording.inline("report.mark.draft")) : List.of();
    }
}
