package cn.suyuan.app;

import cn.suyuan.audit.CaseMerge;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.Progress;
import cn.suyuan.report.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Two auditors' case files of one audit made into a third; neither of the two is changed. */
public final class CaseMerging {

    private final Supplier<Workbench> workbenches;

    CaseMerging(Supplier<Workbench> workbenches) {
        this.workbenches = workbenches;
    }

    /**
     * What is merged.
     *
     * @param ours case file
     * @param theirs the other case file
     * @param out new file
     * @param choices {@code ours} or {@code theirs} by key of a conflict
     * @param actor who merges
     */
    public record Request(Path ours, Path theirs, Path out, Map<String, CaseMerge.Side> choices, String actor) {
        public Request {
            choices = Map.copyOf(choices);
        }
    }

    /**
     * Merges, or, where matters are open that nobody chose, lists them and writes nothing (negative).
     *
     * @param passphrase of both files, the caller's to wipe
     */
    public Answer merge(Request request, char[] passphrase, Progress progress) throws WorkbenchException {
        if (Files.exists(request.out())) {
            throw new WorkbenchException(
                    "app.file_exists", List.of(request.out().toString()));
        }
        List<CaseMerge.Conflict> open;
        int entries;
        try (Workbench workbench = workbenches.get()) {
            workbench.openJournal(request.ours(), passphrase);
            MergeWork.Preview preview = workbench.merging().preview(request.theirs(), passphrase);
            entries = preview.entries();
            open = preview.conflicts().stream()
                    .filter(conflict -> !request.choices().containsKey(conflict.key()))
                    .toList();
        }
        if (open.isEmpty()) {
            write(request, passphrase);
        }
        return answer(request, entries, open);
    }

    private void write(Request request, char[] passphrase) throws WorkbenchException {
        try {
            Files.copy(request.ours(), request.out());
        } catch (IOException e) {
            throw new WorkbenchException(
                    "app.file_unwritable", List.of(request.out().toString()), e);
        }
        try (Workbench workbench = workbenches.get()) {
            workbench.openJournal(request.out(), passphrase);
            workbench.actAs(request.actor());
            workbench.merging().take(request.theirs(), passphrase, request.choices());
        }
    }

    private static Answer answer(Request request, int entries, List<CaseMerge.Conflict> open) {
        List<List<String>> lines = new ArrayList<>();
        List<Map<String, Object>> conflicts = new ArrayList<>();
        for (CaseMerge.Conflict conflict : open) {
            lines.add(List.of("cli.case.conflict", conflict.key()));
            conflict.ours().forEach(entry -> lines.add(line("cli.case.conflict.ours", entry)));
            conflict.theirs().forEach(entry -> lines.add(line("cli.case.conflict.theirs", entry)));
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("key", conflict.key());
            members.put(
                    "ours", conflict.ours().stream().map(ReportPaper::members).toList());
            members.put(
                    "theirs",
                    conflict.theirs().stream().map(ReportPaper::members).toList());
            conflicts.add(members);
        }
        lines.add(
                open.isEmpty()
                        ? List.of("cli.case.merged", request.out().toString(), Integer.toString(entries))
                        : List.of("cli.case.unmerged", Integer.toString(open.size())));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("merged", open.isEmpty());
        members.put("entries", entries);
        members.put("conflicts", conflicts);
        return new Answer(JsonReport.object(members), lines, !open.isEmpty());
    }

    private static List<String> line(String key, JournalEntry entry) {
        return List.of(
                key,
                entry.time().toString(),
                entry.actor(),
                entry.kind().wireName(),
                entry.value("decision") + entry.value("verdict"),
                entry.value("value") + entry.value("text"));
    }
}
