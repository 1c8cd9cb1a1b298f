package cn.suyuan.report;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.report.AnnexSection.Column;
import cn.suyuan.rule.Limit;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Annexes: every requirement with its verdicts, and the evidence with its digests. */
final class ClauseAnnex {

    /** More files than this are not all listed: those that findings rest on are, all are in results.json. */
    private static final int MOST_FILES = 200;

    private final Wording wording;

    ClauseAnnex(Wording wording) {
        this.wording = wording;
    }

    AnnexSection clauses(JudgedCase judged) {
        Map<String, Map<Verdict, Integer>> counts = new TreeMap<>();
        for (Observation observation : judged.observations()) {
            counts.computeIfAbsent(observation.ruleId(), id -> new EnumMap<>(Verdict.class))
                    .merge(observation.verdict(), 1, Integer::sum);
        }
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(wording.inline("report.column.requirement"), 2));
        columns.add(new Column(wording.inline("report.column.quote"), 5.6f));
        for (Verdict verdict : Verdict.values()) {
            columns.add(new Column(wording.inline("report.verdict." + verdict.name()), 1.65f));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Rule rule : judged.rulePack().all()) {
            Map<Verdict, Integer> of = counts.getOrDefault(rule.id(), Map.of());
            List<String> row = new ArrayList<>();
            row.add(rule.id());
            row.add(wording.pick(rule.quote().zh(), rule.quote().en()));
            for (Verdict verdict : Verdict.values()) {
                row.add(of.containsKey(verdict) ? of.get(verdict).toString() : "");
            }
            rows.add(row);
        }
        String profile = judged.evaluated().decisions().settings().profile().wireName();
        String about = wording.text(
                "report.clauses.about",
                judged.rulePack().edition().id(),
                judged.rulePack().sm3(),
                wording.inline("report.profile." + profile),
                wording.inline("report.conclusion." + judged.conclusion().name()),
                judged.rulePack().edition().version());
        List<String> text = new ArrayList<>(List.of(about));
        text.addAll(choices(judged.rulePack()));
        return new AnnexSection(wording.inline("report.clauses.title"), text, columns, rows, List.of());
    }

    /** What the team settled otherwise than the rule pack, each with its reason. */
    private List<String> choices(RulePack pack) {
        List<String> lines = new ArrayList<>();
        pack.choices().byName().forEach((name, choice) -> {
            String before = pack.shipped(name).map(Limit::text).orElse("—");
            lines.add(wording.text(
                    "report.clauses.choice",
                    wording.inline("rule.setting." + name),
                    choice.value(),
                    before,
                    choice.reason(),
                    choice.by().isEmpty() ? "—" : choice.by()));
        });
        return lines;
    }

    AnnexSection files(JudgedCase judged) {
        List<EvidenceFile> all = judged.imported().pack().files();
        List<String> text = new ArrayList<>();
        List<EvidenceFile> listed = all;
        if (all.size() > MOST_FILES) {
            Set<String> used = judged.observations().stream()
                    .filter(Observation::isNonconformity)
                    .flatMap(observation -> observation.evidence().stream())
                    .map(EvidenceReference::file)
                    .collect(Collectors.toSet());
            listed = all.stream().filter(file -> used.contains(file.path())).toList();
            text.add(wording.text("report.files.some", listed.size(), all.size()));
        }
        List<Column> columns = List.of(
                new Column(wording.inline("report.column.file"), 4),
                new Column(wording.inline("report.column.size"), 1.4f),
                new Column("SM3", 6),
                new Column(wording.inline("report.column.state"), 1.4f));
        List<List<String>> rows = listed.stream()
                .map(file -> List.of(
                        file.path(),
                        Long.toString(file.size()),
                        file.sm3().isEmpty() ? "—" : file.sm3(),
                        wording.inline("report.file." + file.state().name())))
                .toList();
        return new AnnexSection(wording.inline("report.files.title"), text, columns, rows, List.of());
    }
}
