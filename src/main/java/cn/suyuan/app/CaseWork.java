package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.PackDelivery;
import cn.suyuan.audit.Progress;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.report.JsonReport;
import cn.suyuan.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Work on case files from outside: show, replay, export. */
public final class CaseWork {

    private final Supplier<Workbench> workbenches;

    private final Messages messages;

    CaseWork(Supplier<Workbench> workbenches, Messages messages) {
        this.workbenches = workbenches;
        this.messages = messages;
    }

    /** What a case is, and its journal. */
    public Answer show(Path file, char[] passphrase, Progress progress) throws WorkbenchException {
        try (Workbench workbench = workbenches.get()) {
            CaseSnapshot open = workbench.openCase(file, passphrase, progress);
            List<List<String>> lines = new ArrayList<>();
            lines.add(List.of(
                    "cli.case.head",
                    open.caseId(),
                    Integer.toString(open.journal().entries().size())));
            List<Map<String, ?>> entries = new ArrayList<>();
            for (JournalEntry entry : open.journal().entries()) {
                lines.add(List.of(
                        "cli.case.entry",
                        Long.toString(entry.seq()),
                        entry.time().toString(),
                        entry.actor(),
                        "{log.kind." + entry.kind().wireName() + "}"));
                entries.add(ReportPaper.members(entry));
            }
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("case", open.caseId());
            members.put(
                    "conclusion",
                    open.judged().map(j -> j.conclusion().wireName()).orElse("none"));
            members.put(
                    "findings",
                    open.judged().map(j -> j.standingFindings().size()).orElse(0));
            members.put("reported", open.report().isPresent());
            members.put("journal", entries);
            return new Answer(JsonReport.object(members), lines, false);
        }
    }

    /** Derives everything anew and compares the results with those of the report issued last. */
    public Answer replay(Path file, char[] passphrase, Progress progress) throws WorkbenchException {
        try (Workbench workbench = workbenches.get()) {
            CaseSnapshot open = workbench.openCase(file, passphrase, progress);
            String results = workbench.results(progress);
            String sm3 = sm3(results);
            Optional<String> reported = reported(open.journal());
            boolean same = reported.isEmpty() || reported.get().equals(sm3);
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("results_sm3", sm3);
            members.put("reported_sm3", reported);
            members.put("agrees", reported.map(r -> r.equals(sm3)));
            String key = reported.isEmpty()
                    ? "cli.case.nothing_reported"
                    : same ? "cli.case.replay_agrees" : "cli.case.replay_differs";
            return new Answer(JsonReport.object(members), List.of(List.of(key, sm3)), !same);
        }
    }

    /** Writes the case as files for people, spreadsheets and programs. */
    public Answer export(Path file, char[] passphrase, Path out, Progress progress) throws WorkbenchException {
        try (Workbench workbench = workbenches.get()) {
            workbench.openCase(file, passphrase, progress);
            return written(workbench.archive(messages).export(out, progress));
        }
    }

    /** Writes the archive of a case. */
    public Answer archive(Path file, char[] passphrase, ArchiveWork.Request request, Progress progress)
            throws WorkbenchException {
        try (Workbench workbench = workbenches.get()) {
            workbench.openCase(file, passphrase, progress);
            return written(workbench.archive(messages).create(request, progress));
        }
    }

    /**
     * What is imported into a case that has evidence.
     *
     * @param pack folder or ZIP
     * @param relation what it does to the evidence before; empty leaves it to what the pack is
     * @param actor who imports it
     */
    public record Arrival(Path pack, Optional<PackDelivery.Relation> relation, String actor) {}

    /** Imports a pack and says what it changed; negative where findings stand. */
    public Answer take(Path file, char[] passphrase, Arrival arrival, Progress progress) throws WorkbenchException {
        try (Workbench workbench = workbenches.get()) {
            workbench.openJournal(file, passphrase);
            workbench.actAs(arrival.actor());
            AmendmentWork work = workbench.amendments();
            CaseSnapshot now = work.importPack(arrival.pack(), arrival.relation(), progress);
            int number = work.deliveries().size();
            int standing = now.judged().map(j -> j.standingFindings().size()).orElse(0);
            return new AmendmentAnswer(number, standing, messages.language()).of(work.amendment(number, progress));
        }
    }

    private static Answer written(List<Path> files) {
        List<String> names = files.stream().map(Path::toString).toList();
        return new Answer(
                JsonReport.object(Map.of("files", names)),
                names.stream().map(name -> List.of("cli.case.written", name)).toList(),
                false);
    }

    /** Digest of the results at the last issue; decisions after it make a later state that cannot be compared. */
    private static Optional<String> reported(Journal journal) {
        return journal.last(ActKind.REPORT_ISSUED).map(entry -> entry.value("results"));
    }

    private static String sm3(String text) {
        return DigestAlgorithm.SM3.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Writes one file of an export. */
    static Path write(Path folder, String name, byte[] bytes) throws WorkbenchException {
        try {
            Files.createDirectories(folder);
            Path part = Files.write(folder.resolve("." + name + ".part"), bytes);
            // a process that is killed leaves the file that was there, or the new one, never half of one
            return Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new WorkbenchException(
                    "app.file_unwritable", List.of(folder.resolve(name).toString()), e);
        }
    }
}
