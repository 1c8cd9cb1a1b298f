package cn.suyuan.app;

import cn.suyuan.audit.JournalEntry;
import cn.suyuan.intake.SafeTables;
import cn.suyuan.report.JsonReport;
import cn.suyuan.text.Messages;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files that a case is exported as: for people, for spreadsheets, for programs. */
final class CaseFiles {

    private CaseFiles() {}

    /**
     * Files by name.
     *
     * @param results results.json; empty before evidence was imported
     * @param report the report as it stands, empty before one was issued
     */
    static Map<String, byte[]> of(
            CaseSnapshot snapshot, Optional<String> results, Optional<byte[]> report, Messages messages) {
        Map<String, byte[]> files = new TreeMap<>();
        CaseTables tables = new CaseTables(snapshot, messages);
        results.ifPresent(text -> files.put("results.json", text.getBytes(StandardCharsets.UTF_8)));
        files.put("journal.jsonl", ReportPaper.lines(snapshot.journal()));
        files.put("case.json", document(snapshot, results).getBytes(StandardCharsets.UTF_8));
        report.ifPresent(pdf -> files.put("report.pdf", pdf));
        put(files, "findings", messages.text("export.sheet.findings"), tables.findings());
        put(files, "observations", messages.text("export.sheet.observations"), tables.observations());
        put(files, "journal", messages.text("export.sheet.journal"), tables.journal());
        return files;
    }

    private static void put(Map<String, byte[]> files, String name, String sheet, List<List<String>> rows) {
        files.put(name + ".csv", SafeTables.csv(rows));
        files.put(name + ".xlsx", SafeTables.xlsx(sheet, rows));
    }

    /** The whole case as one JSON document: results, journal, follow-up. */
    static String document(CaseSnapshot snapshot, Optional<String> results) {
        List<Map<String, Object>> journal =
                snapshot.journal().entries().stream().map(ReportPaper::members).toList();
        List<Map<String, Object>> follow =
                snapshot.followUps().stream().map(CaseFiles::followUp).toList();
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put("journal", journal);
        rest.put("journal_head", snapshot.journal().head());
        rest.put(
                "entries_taken_back",
                snapshot.journal().entries().stream()
                        .filter(entry -> !snapshot.journal().effective().contains(entry))
                        .map(JournalEntry::seq)
                        .toList());
        rest.put("follow_up", follow);
        String tail = JsonReport.line(rest);
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("format", "suyuan-case");
        head.put("version", 1);
        head.put("case", snapshot.caseId());
        String begin = JsonReport.line(head);
        return begin.substring(0, begin.length() - 1) + ",\"results\":"
                + results.orElse("null").strip() + "," + tail.substring(1) + "\n";
    }

    private static Map<String, Object> followUp(FollowUpState state) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("finding", state.follow().finding().findingId());
        members.put("no", state.follow().finding().no());
        members.put("correction", state.follow().correction());
        members.put("cause", state.follow().cause());
        members.put("due", state.follow().due().toString());
        members.put("overdue", state.overdue());
        members.put(
                "evidence",
                state.follow().evidence().stream()
                        .map(e -> Map.of("file", e.file(), "sm3", e.sm3()))
                        .toList());
        members.put("rechecked", state.follow().recheck().isPresent());
        members.put("recheck_met", state.follow().recheck().map(recheck -> recheck.met()));
        members.put("closing", state.closing().key());
        members.put("signer", state.signer());
        return members;
    }
}
