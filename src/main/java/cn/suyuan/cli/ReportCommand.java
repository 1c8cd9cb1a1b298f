package cn.suyuan.cli;

import cn.suyuan.app.Answer;
import cn.suyuan.app.CaseWork;
import cn.suyuan.app.PaperWork;
import cn.suyuan.app.ReportActs;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report issue|sign|confirm|refuse|request-stamp|stamp|scan}: what the window does with the report of a case. */
final class ReportCommand {

    private ReportCommand() {}

    /** Where an act writes the report. */
    abstract static class OnReport extends CaseCommand.Acting {

        @Option(names = "--out", paramLabel = "DIR", descriptionKey = "report-out")
        private Optional<Path> out = Optional.empty();

        OnReport(Desk desk) {
            super(desk);
        }

        @Override
        final Answer answer(CaseWork work, Path caseFile, char[] passphrase) throws WorkbenchException {
            return act(desk().wiring().reportActs(), new ReportActs.On(caseFile, passphrase, actor(), out));
        }

        abstract Answer act(ReportActs acts, ReportActs.On on) throws WorkbenchException;
    }

    /** Issues the report anew, of the decisions so far. */
    @Command(name = "issue")
    static final class Issue extends OnReport {

        @Option(names = "--language", paramLabel = "zh|en|both", descriptionKey = "report-language")
        private ReportWords words = ReportWords.zh;

        @Option(names = "--without-header", descriptionKey = "report-header")
        private boolean withoutHeader;

        @Option(names = "--annexes", paramLabel = "WORD,…", descriptionKey = "report-annexes")
        private Optional<String> annexes = Optional.empty();

        /** Languages of a report. */
        enum ReportWords {
            zh,
            en,
            both
        }

        Issue(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(ReportActs acts, ReportActs.On on) throws WorkbenchException {
            Set<String> usual = PaperWork.Choice.usual().annexes();
            Set<String> chosen = annexes.isEmpty()
                    ? usual
                    : new TreeSet<>(List.of(annexes.get().split(",", -1)));
            if (chosen.equals(Set.of("none"))) {
                chosen = Set.of();
            }
            if (!usual.containsAll(chosen)) {
                throw new WorkbenchException(
                        "cli.report.no_such_annex", List.of(String.join(" ", new TreeSet<>(usual))));
            }
            return acts.issue(
                    on,
                    new PaperWork.Choice(words.name(), !withoutHeader, chosen),
                    terminal().progress());
        }
    }

    /** Signs the issued report. */
    @Command(name = "sign")
    static final class Sign extends OnReport {

        @Mixin
        private KeyOptions key = new KeyOptions();

        @Option(names = "--place", paramLabel = "auditor1|…|representative", descriptionKey = "report-place")
        private String place = "";

        Sign(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(ReportActs acts, ReportActs.On on) throws WorkbenchException {
            return key.sign(
                    desk(), source -> acts.sign(on, place, source, terminal().progress()));
        }
    }

    /** The audited party confirms. */
    @Command(name = "confirm")
    static final class Confirm extends OnReport {
        Confirm(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(ReportActs acts, ReportActs.On on) throws WorkbenchException {
            return acts.opinion(on, true, "", terminal().progress());
        }
    }

    /** The audited party refuses to confirm, with a reason. */
    @Command(name = "refuse")
    static final class Refuse extends OnReport {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "report-reason")
        private String reason = "";

        Refuse(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(ReportActs acts, ReportActs.On on) throws WorkbenchException {
            return acts.opinion(on, false, reason, terminal().progress());
        }
    }

    /** Writes a request for a time stamp over the signed report. */
    @Command(name = "request-stamp")
    static final class RequestStamp extends OnReport {

        @Option(names = "--request", required = true, paramLabel = "FILE.tsq", descriptionKey = "request-out")
        private Path tsq = Path.of("");

        @Option(names = "--hash", paramLabel = "sm3|sha256", descriptionKey = "request-hash")
        private VerifyCommands.Request.Imprint hash = VerifyCommands.Request.Imprint.sm3;

        RequestStamp(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(ReportActs acts, ReportActs.On on) throws WorkbenchException {
            return acts.requestStamp(
                    on,
                    tsq,
                    hash == VerifyCommands.Request.Imprint.sm3,
                    terminal().progress());
        }
    }

    /** Puts the authority's answer into the report. */
    @Command(name = "stamp")
    static final class Stamp extends OnReport {

        @Parameters(index = "1", paramLabel = "FILE.tsr", descriptionKey = "stamp-file")
        private Path tsr = Path.of("");

        Stamp(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(ReportActs acts, ReportActs.On on) throws WorkbenchException {
            return acts.stamp(on, tsr, terminal().progress());
        }
    }

    /** Takes the scanned form back in. */
    @Command(name = "scan")
    static final class Scan extends OnReport {

        @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "scan-file")
        private Path scanned = Path.of("");

        Scan(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(ReportActs acts, ReportActs.On on) throws WorkbenchException {
            return acts.scan(on, scanned, terminal().progress());
        }
    }
}
