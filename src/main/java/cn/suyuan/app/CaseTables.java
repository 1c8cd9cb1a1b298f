package cn.suyuan.app;

import cn.suyuan.audit.FollowUp;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.Observation;
import cn.suyuan.text.Messages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case as tables of text under headings, for spreadsheets. */
final class CaseTables {

    private final CaseSnapshot snapshot;
    private final Messages messages;

    CaseTables(CaseSnapshot snapshot, Messages messages) {
        this.snapshot = snapshot;
        this.messages = messages;
    }

    /** Nonconformities, remarks and withdrawn ones with what became of them. */
    List<List<String>> findings() {
        List<List<String>> rows = heading(
                "no",
                "clause",
                "grade",
                "reason",
                "status",
                "description",
                "english",
                "mode",
                "observations",
                "evidence",
                "correction",
                "cause",
                "due",
                "state",
                "id");
        Map<String, FollowUpState> follow = snapshot.followUps().stream()
                .collect(Collectors.toMap(s -> s.follow().finding().findingId(), s -> s, (a, b) -> a));
        snapshot.judged().ifPresent(judged -> judged.findings().forEach(f -> rows.add(finding(f, follow))));
        return rows;
    }

    private List<String> finding(Finding f, Map<String, FollowUpState> followUps) {
        FollowUpState state = followUps.get(f.findingId());
        FollowUp follow = state == null ? null : state.follow();
        return List.of(
                f.no() == 0 ? "" : Integer.toString(f.no()),
                String.join("；", f.clauses()),
                word("grade", f.grade().wireName()),
                f.gradeReason(),
                word("findings.status", f.status().wireName()),
                f.descriptionZh(),
                f.descriptionEn(),
                f.verification().name(),
                String.join("\n", f.observationKeys()),
                references(restsOn(f)),
                follow == null ? "" : follow.correction(),
                follow == null ? "" : follow.cause(),
                follow == null ? "" : follow.due().toString(),
                state == null ? "" : word("follow.state", state.closing().key()),
                f.findingId());
    }

    /** The auditor's own evidence of a finding, then that of the results it rests on. */
    private List<EvidenceReference> restsOn(Finding f) {
        Stream<EvidenceReference> checked = snapshot.judged().stream()
                .flatMap(judged -> judged.observations().stream())
                .filter(o -> f.observationKeys().contains(o.key()))
                .flatMap(o -> o.evidence().stream());
        return Stream.concat(f.evidence().stream(), checked).toList();
    }

    /** What the checks found, subject by subject. */
    List<List<String>> observations() {
        List<List<String>> rows = heading(
                "rule",
                "clause",
                "subject",
                "verdict",
                "advisory",
                "grade",
                "reason",
                "wanted",
                "found",
                "limit",
                "source",
                "message",
                "english",
                "absolute",
                "relative",
                "evidence");
        snapshot.judged().ifPresent(judged -> judged.observations().forEach(o -> rows.add(observation(o))));
        return rows;
    }

    private List<String> observation(Observation o) {
        return List.of(
                o.ruleId(),
                o.clause(),
                o.subject().text(),
                word("verdict", o.verdict().wireName()),
                o.advisory() ? messages.text("export.yes") : "",
                o.proposedGrade().map(g -> word("grade", g.wireName())).orElse(""),
                o.statement().gradeReason(),
                o.statement().rule(),
                o.statement().found(),
                o.statement().limit(),
                o.statement().source(),
                o.statement().messageZh(),
                o.statement().messageEn(),
                o.effect().map(e -> number(e.absolute())).orElse(""),
                o.effect().map(e -> number(e.relative())).orElse(""),
                references(o.evidence()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).toPlainString() : "";
    }

    /** The journal, one entry a row. */
    List<List<String>> journal() {
        List<List<String>> rows = heading("seq", "time", "person", "kind", "content", "holds", "previous", "digest");
        List<JournalEntry> holding = snapshot.journal().effective();
        for (JournalEntry entry : snapshot.journal().entries()) {
            rows.add(List.of(
                    Long.toString(entry.seq()),
                    entry.time().toString(),
                    entry.actor(),
                    word("log.kind", entry.kind().wireName()),
                    entry.content().entrySet().stream()
                            .filter(field -> !field.getValue().isBlank())
                            .map(field -> field.getKey() + " = " + field.getValue())
                            .collect(Collectors.joining("\n")),
                    holding.contains(entry) ? "" : messages.text("export.taken_back"),
                    entry.previous(),
                    entry.digest()));
        }
        return rows;
    }

    private List<List<String>> heading(String... keys) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Arrays.stream(keys).map(key -> messages.text("export." + key)).toList());
        return rows;
    }

    private String word(String prefix, String name) {
        String key = prefix + "." + name.toLowerCase(Locale.ROOT);
        return messages.has(key) ? messages.text(key) : name;
    }

    private static String references(List<EvidenceReference> evidence) {
        return evidence.stream()
                .map(e -> e.row() > 0 ? e.file() + " : " + e.row() : e.file())
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
