package cn.suyuan.ui.bench;

import cn.suyuan.app.CaseSnapshot;
import cn.suyuan.app.IssuedReport;
import cn.suyuan.app.MergeWork;
import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.CaseDecisions;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.evidence.AuditScope;
import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.footprint.FootprintTables;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.KeyDevices;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.RiskAdditions;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.UncertaintyFacts;
import cn.suyuan.traceability.TraceabilityTables;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.ui.desk.AuditDesk;
import cn.suyuan.ui.desk.CaseHead;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.ClauseRow;
import cn.suyuan.ui.desk.DrawView;
import cn.suyuan.ui.desk.FilesView;
import cn.suyuan.ui.desk.JudgedView;
import cn.suyuan.ui.desk.PaperView;
import cn.suyuan.ui.desk.QualityView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** From a snapshot of the workbench to what the window shows. */
final class CaseViews {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    CaseView of(CaseSnapshot snapshot) {
        return snapshot.judged().map(judged -> full(snapshot, judged)).orElseGet(() -> bare(snapshot));
    }

    private CaseView full(CaseSnapshot snapshot, JudgedCase judged) {
        StreamEvidence evidence = judged.evaluated().verified().evidence();
        cn.suyuan.rule.CaseView looked = judged.view();
        return new CaseView(
                head(snapshot, judged.imported().scope()),
                new FilesView(
                        judged.imported().pack(),
                        evidence.integrity(),
                        signatures(evidence),
                        snapshot.decisions().fieldWork()),
                judged.imported().ledger(),
                judged.imported().traceability(),
                judged.imported().footprint(),
                draw(snapshot, judged, looked),
                judged.evaluated().chains(),
                evidence,
                judged.evaluated().facts().uncertainty(),
                QualityViews.of(looked),
                new JudgedView(
                        clauses(snapshot, judged.observations()),
                        judged.observations(),
                        judged.findings(),
                        judged.conclusion().wireName(),
                        keyDevices(looked),
                        looked.shares().keyData()),
                paper(snapshot));
    }

    private static DrawView draw(CaseSnapshot snapshot, JudgedCase judged, cn.suyuan.rule.CaseView looked) {
        SortedMap<String, String> risk = new TreeMap<>(RiskAdditions.of(looked));
        risk.putAll(judged.evaluated().population().added());
        return new DrawView(
                judged.evaluated().population(),
                snapshot.decisions().plan(),
                snapshot.decisions().commitments(),
                risk);
    }

    private static Map<String, KeyDevices.KeyReason> keyDevices(cn.suyuan.rule.CaseView looked) {
        Map<String, KeyDevices.KeyReason> keys = new HashMap<>();
        looked.keyDevices().all().forEach(no -> looked.keyDevices().reason(no).ifPresent(r -> keys.put(no, r)));
        return keys;
    }

    private CaseView bare(CaseSnapshot snapshot) {
        EvidencePack none = new EvidencePack(
                "", Optional.empty(), ContainerKind.FOLDER, false, List.of(), List.of(), List.of(), List.of());
        return new CaseView(
                head(snapshot, AuditScope.unknown()),
                new FilesView(none, PackIntegrity.NOT_VERIFIABLE, List.of()),
                LedgerTables.none(),
                TraceabilityTables.none(),
                FootprintTables.none(),
                DrawView.none(),
                List.of(),
                StreamEvidence.none(),
                UncertaintyFacts.none(),
                QualityView.none(),
                new JudgedView(clauses(snapshot, List.of()), List.of(), List.of(), "none"),
                paper(snapshot));
    }

    private CaseHead head(CaseSnapshot snapshot, AuditScope scope) {
        CaseSettings settings = snapshot.decisions().settings();
        cn.suyuan.rule.RulePack.Edition edition = snapshot.rules().edition();
        return new CaseHead(
                snapshot.file(),
                scope,
                Optional.of(settings.asOf()),
                settings.profile().wireName(),
                edition.standard().zh() + " · " + edition.label().zh(),
                snapshot.decisions().team().members().stream()
                        .map(m -> new CaseHead.Member(
                                m.name(),
                                m.role(),
                                m.independenceDeclared() && m.confidentialityDeclared(),
                                m.clauses()))
                        .toList(),
                snapshot.trustFolder(),
                RuleViews.of(snapshot.rules()));
    }

    private static List<SignatureCheck> signatures(StreamEvidence evidence) {
        List<SignatureCheck> all = new ArrayList<>(evidence.packSignatures());
        all.addAll(evidence.documentSignatures());
        evidence.streams().forEach(stream -> {
            all.addAll(alike(stream.checkpoints()));
            all.addAll(alike(stream.recordSignatures()));
        });
        return all;
    }

    /** Of signatures by one key that came out alike the first, whose place says how many there are. */
    private static List<SignatureCheck> alike(List<SignatureCheck> checks) {
        Map<String, List<SignatureCheck>> groups = checks.stream()
                .collect(Collectors.groupingBy(
                        check -> check.keyId().orElse("") + "\t" + check.cryptographic() + check.chain()
                                + check.usable(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return groups.values().stream()
                .map(group -> {
                    SignatureCheck first = group.get(0);
                    return group.size() == 1 ? first : first.at(first.place() + " … ×" + group.size());
                })
                .toList();
    }

    private List<ClauseRow> clauses(CaseSnapshot snapshot, List<Observation> observations) {
        Map<String, List<Observation>> byRule =
                observations.stream().collect(Collectors.groupingBy(Observation::ruleId));
        Map<String, Map<String, ClauseRow.Answer>> answers = new HashMap<>();
        for (JournalEntry entry : snapshot.journal().of(ActKind.ANSWER_GIVEN)) {
            for (AnswerSheet.Answer given : CaseDecisions.answersOf(entry)) {
                answers.computeIfAbsent(given.ruleId(), rule -> new LinkedHashMap<>())
                        .put(
                                given.subject().text(),
                                new ClauseRow.Answer(
                                        given.verdict(), given.method(), given.text(), entry.actor(), given.points()));
            }
        }
        return snapshot.rules().all().stream()
                .map(rule -> new ClauseRow(
                        rule.id(),
                        rule.clause(),
                        rule.mode().name().toLowerCase(Locale.ROOT),
                        rule.binding() == Rule.Binding.NORMATIVE,
                        rule.state().name().toLowerCase(Locale.ROOT),
                        rule.quote(),
                        rule.ask(),
                        rule.points(),
                        byRule.getOrDefault(rule.id(), List.of()),
                        answers.getOrDefault(rule.id(), Map.of())))
                .sorted(Comparator.comparing(row -> row.normative() ? 0 : 1)) // the text before its explanation
                .toList();
    }

    private static PaperView paper(CaseSnapshot snapshot) {
        Set<JournalEntry> holding = new HashSet<>(snapshot.journal().effective());
        List<PaperView.JournalLine> lines = snapshot.journal().entries().stream()
                .map(entry -> line(entry, holding.contains(entry)))
                .toList();
        return new PaperView(
                lines,
                snapshot.journal().firstBreak().isEmpty(),
                snapshot.report().map(CaseViews::report),
                snapshot.followUps(),
                new PaperView.Steps(
                        snapshot.journal().toUndo().map(entry -> line(entry, true)),
                        snapshot.journal().toRedo().map(entry -> line(entry, true))));
    }

    /** What a merge would bring, as the window shows entries. */
    static AuditDesk.MergePreview preview(MergeWork.Preview preview) {
        return new AuditDesk.MergePreview(
                preview.entries(),
                preview.conflicts().stream()
                        .map(conflict -> new AuditDesk.MergeConflict(
                                conflict.key(), lines(conflict.ours()), lines(conflict.theirs())))
                        .toList());
    }

    private static List<PaperView.JournalLine> lines(List<JournalEntry> entries) {
        return entries.stream().map(entry -> line(entry, true)).toList();
    }

    private static PaperView.JournalLine line(JournalEntry entry, boolean holds) {
        String summary = entry.content().entrySet().stream()
                .filter(field -> !field.getValue().isBlank())
                .map(field -> field.getKey() + " = " + field.getValue().replace('\t', ' '))
                .collect(Collectors.joining("; "));
        return new PaperView.JournalLine(
                entry.seq(),
                time(entry.time()),
                entry.actor(),
                entry.kind().wireName(),
                summary,
                entry.digest(),
                entry.content(),
                holds);
    }

    private static PaperView.IssuedReport report(IssuedReport report) {
        return new PaperView.IssuedReport(
                report.pdfSm3(), time(report.issued()), report.signers(), report.opinion(), report.refusal());
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
