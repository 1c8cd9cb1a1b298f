package cn.suyuan.app;

import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.Progress;
import cn.suyuan.report.JsonReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Acts on the report of a case file from outside the window: each opens the case, acts through the same use cases as the
 * window, and writes the report as it then stands.
 */
public final class ReportActs {

    private final Supplier<Workbench> workbenches;

    ReportActs(Supplier<Workbench> workbenches) {
        this.workbenches = workbenches;
    }

    /**
     * A case file that is acted on.
     *
     * @param file case file
     * @param passphrase its passphrase, the caller's to wipe
     * @param actor who acts, as the journal will say; may be empty
     * @param out folder for the report with its signatures beside it; empty to write nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // a secret, wiped by who asks
    public record On(Path file, char[] passphrase, String actor, Optional<Path> out) {
        @Override
        public String toString() {
            return "On " + file;
        }
    }

    /** One act. */
    private interface Acting {
        CaseSnapshot act(PaperWork paper) throws WorkbenchException;
    }

    /** Issues the report of the decisions so far. */
    public Answer issue(On on, PaperWork.Choice choice, Progress progress) throws WorkbenchException {
        return act(on, paper -> paper.issue(choice, progress));
    }

    /** Signs with a key; an empty place is the first auditor's that is free. */
    public Answer sign(On on, String place, KeySource key, Progress progress) throws WorkbenchException {
        return act(on, paper -> paper.sign(place, key, progress));
    }

    /** The audited party confirms, or refuses with a reason. */
    public Answer opinion(On on, boolean confirmed, String reason, Progress progress) throws WorkbenchException {
        return act(on, paper -> paper.opinion(confirmed, reason, progress));
    }

    /** Writes a request for a time stamp over the signed report. */
    public Answer requestStamp(On on, Path tsq, boolean sm3, Progress progress) throws WorkbenchException {
        return act(on, paper -> paper.requestStamp(tsq, sm3, progress));
    }

    /** Puts an authority's answer into the report. */
    public Answer stamp(On on, Path tsr, Progress progress) throws WorkbenchException {
        return act(on, paper -> paper.addStamp(tsr, progress));
    }

    /** Takes a scanned form back in. */
    public Answer scan(On on, Path scanned, Progress progress) throws WorkbenchException {
        return act(on, paper -> paper.takeScan(scanned, progress));
    }

    private Answer act(On on, Acting acting) throws WorkbenchException {
        try (Workbench workbench = workbenches.get()) {
            workbench.openJournal(on.file(), on.passphrase());
            workbench.actAs(on.actor());
            CaseSnapshot after = acting.act(workbench.paperWork());
            List<Path> written =
                    on.out().isPresent() ? workbench.paperWork().write(on.out().get()) : List.of();
            JournalEntry entry = after.journal().last().orElseThrow();
            List<List<String>> lines = new ArrayList<>();
            lines.add(List.of(
                    "cli.report.acted", "{log.kind." + entry.kind().wireName() + "}", Long.toString(entry.seq())));
            told(entry).forEach(lines::add);
            written.forEach(file -> lines.add(List.of("cli.case.written", file.toString())));
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("entry", ReportPaper.members(entry));
            members.put("files", written.stream().map(Path::toString).toList());
            return new Answer(JsonReport.object(members), lines, false);
        }
    }

    /** What of an entry a person has to be told at once. */
    private static List<List<String>> told(JournalEntry entry) {
        List<List<String>> lines = new ArrayList<>();
        for (String key : List.of("field", "signer", "missing", "authority", "time", "pages")) {
            if (!entry.value(key).isEmpty()) {
                lines.add(List.of("cli.report.acted." + key, entry.value(key)));
            }
        }
        if (entry.value("trusted").equals("false")) {
            lines.add(List.of("cli.report.acted.untrusted"));
        }
        return lines;
    }
}
