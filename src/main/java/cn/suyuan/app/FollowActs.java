package cn.suyuan.app;

import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.Progress;
import cn.suyuan.finding.Finding;
import cn.suyuan.report.JsonReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The follow-up of a case file from outside the window, through the same use cases; findings go by their numbers. */
public final class FollowActs {

    private final Supplier<Workbench> workbenches;

    FollowActs(Supplier<Workbench> workbenches) {
        this.workbenches = workbenches;
    }

    /**
     * A case file that is acted on.
     *
     * @param file case file
     * @param passphrase its passphrase, the caller's to wipe
     * @param actor who acts, as the journal will say; may be empty
     */
    @SuppressWarnings("ArrayRecordComponent") // a secret, wiped by who asks
    public record On(Path file, char[] passphrase, String actor) {
        @Override
        public String toString() {
            return "On " + file;
        }
    }

    /**
     * A correction as the audited party tells it.
     *
     * @param text what was done
     * @param cause why it had come so far
     * @param due agreed day, empty for no change
     * @param files proof
     */
    public record Correction(String text, String cause, Optional<LocalDate> due, List<Path> files) {
        public Correction {
            files = List.copyOf(files);
        }
    }

    /** One act on the finding of a number. */
    private interface Acting {
        CaseSnapshot act(FollowUpWork work, String findingId) throws WorkbenchException;
    }

    /** Where every finding stands; negative while one is open. */
    public Answer list(On on, Progress progress) throws WorkbenchException {
        try (Workbench workbench = workbenches.get()) {
            return listed(workbench.openCase(on.file(), on.passphrase(), progress), List.of());
        }
    }

    /** Records a correction. */
    public Answer record(On on, int no, Correction correction, Progress progress) throws WorkbenchException {
        Map<String, String> texts = Map.of("text", correction.text(), "cause", correction.cause());
        return act(
                on, no, progress, (work, id) -> work.record(id, texts, correction.due(), correction.files(), progress));
    }

    /** Checks again what a correction touches. */
    public Answer recheck(On on, int no, Path corrected, Progress progress) throws WorkbenchException {
        return act(on, no, progress, (work, id) -> work.recheck(id, corrected, progress));
    }

    /** Closes a finding under a signature. */
    public Answer close(On on, int no, String note, KeySource key, Progress progress) throws WorkbenchException {
        return act(on, no, progress, (work, id) -> work.close(id, note, key, progress));
    }

    /** Opens a closed finding again. */
    public Answer reopen(On on, int no, String reason, Progress progress) throws WorkbenchException {
        return act(on, no, progress, (work, id) -> work.reopen(id, reason, progress));
    }

    private Answer act(On on, int no, Progress progress, Acting acting) throws WorkbenchException {
        try (Workbench workbench = workbenches.get()) {
            CaseSnapshot opened = workbench.openCase(on.file(), on.passphrase(), progress);
            workbench.actAs(on.actor());
            String id = opened.followUps().stream()
                    .map(state -> state.follow().finding())
                    .filter(finding -> finding.no() == no)
                    .map(Finding::findingId)
                    .findFirst()
                    .orElseThrow(() -> new WorkbenchException("app.no_finding", List.of(Integer.toString(no))));
            CaseSnapshot after = acting.act(workbench.followUp(), id);
            JournalEntry entry = after.journal().last().orElseThrow();
            List<String> done = List.of(
                    "cli.report.acted", "{log.kind." + entry.kind().wireName() + "}", Long.toString(entry.seq()));
            return listed(after, List.of(done));
        }
    }

    private static Answer listed(CaseSnapshot snapshot, List<List<String>> before) {
        List<List<String>> lines = new ArrayList<>(before);
        List<Map<String, Object>> members = new ArrayList<>();
        for (FollowUpState state : snapshot.followUps()) {
            String key = state.overdue() ? "overdue" : state.closing().key();
            lines.add(List.of(
                    "cli.follow.line",
                    Integer.toString(state.follow().finding().no()),
                    String.join("；", state.follow().finding().clauses()),
                    "{follow.state." + key + "}",
                    state.follow().due().toString(),
                    state.signer()));
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("no", state.follow().finding().no());
            member.put("state", key);
            member.put("due", state.follow().due().toString());
            member.put("correction", state.follow().correction());
            member.put("cause", state.follow().cause());
            member.put("signer", state.signer());
            members.add(member);
        }
        boolean open = snapshot.followUps().stream().anyMatch(state -> !state.closed());
        boolean listing = before.isEmpty();
        return new Answer(JsonReport.object(Map.of("follow_up", members)), lines, listing && open);
    }
}
