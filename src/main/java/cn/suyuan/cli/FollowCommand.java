package cn.suyuan.cli;

import cn.suyuan.app.Answer;
import cn.suyuan.app.CaseWork;
import cn.suyuan.app.FollowActs;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code follow-up list|record|recheck|close|reopen}: what screen 跟踪 does. */
final class FollowCommand {

    private FollowCommand() {}

    /** An act on the follow-up of a case. */
    abstract static class OnFollowUp extends CaseCommand.Acting {

        OnFollowUp(Desk desk) {
            super(desk);
        }

        @Override
        final Answer answer(CaseWork work, Path caseFile, char[] passphrase) throws WorkbenchException {
            return act(desk().wiring().followActs(), new FollowActs.On(caseFile, passphrase, actor()));
        }

        abstract Answer act(FollowActs acts, FollowActs.On on) throws WorkbenchException;
    }

    /** An act on one finding. */
    abstract static class OnFinding extends OnFollowUp {

        @Parameters(index = "1", paramLabel = "NO", descriptionKey = "finding-no")
        private int no;

        OnFinding(Desk desk) {
            super(desk);
        }

        final int no() {
            return no;
        }
    }

    /** Where every finding stands. */
    @Command(name = "list")
    static final class Listing extends OnFollowUp {
        Listing(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(FollowActs acts, FollowActs.On on) throws WorkbenchException {
            return acts.list(on, terminal().progress());
        }
    }

    /** Records a correction. */
    @Command(name = "record")
    static final class Recording extends OnFinding {

        @Option(names = "--correction", required = true, paramLabel = "TEXT", descriptionKey = "follow-correction")
        private String text = "";

        @Option(names = "--cause", paramLabel = "TEXT", descriptionKey = "follow-cause")
        private String cause = "";

        @Option(names = "--due", paramLabel = "DATE", descriptionKey = "follow-due")
        private Optional<LocalDate> due = Optional.empty();

        @Option(names = "--proof", paramLabel = "FILE", descriptionKey = "follow-proof")
        private List<Path> files = List.of();

        Recording(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(FollowActs acts, FollowActs.On on) throws WorkbenchException {
            FollowActs.Correction correction = new FollowActs.Correction(text, cause, due, files);
            return acts.record(on, no(), correction, terminal().progress());
        }
    }

    /** Checks again on corrected evidence. */
    @Command(name = "recheck")
    static final class Recheck extends OnFinding {

        @Option(names = "--evidence", required = true, paramLabel = "PACK", descriptionKey = "follow-evidence")
        private Path corrected = Path.of("");

        Recheck(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(FollowActs acts, FollowActs.On on) throws WorkbenchException {
            return acts.recheck(on, no(), corrected, terminal().progress());
        }
    }

    /** Closes a finding under a signature. */
    @Command(name = "close")
    static final class Close extends OnFinding {

        @Option(names = "--note", required = true, paramLabel = "TEXT", descriptionKey = "follow-note")
        private String note = "";

        @Mixin
        private KeyOptions key = new KeyOptions();

        Close(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(FollowActs acts, FollowActs.On on) throws WorkbenchException {
            return key.sign(
                    desk(),
                    source -> acts.close(on, no(), note, source, terminal().progress()));
        }
    }

    /** Opens a closed finding again. */
    @Command(name = "reopen")
    static final class Reopen extends OnFinding {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "follow-reason")
        private String reason = "";

        Reopen(Desk desk) {
            super(desk);
        }

        @Override
        Answer act(FollowActs acts, FollowActs.On on) throws WorkbenchException {
            return acts.reopen(on, no(), reason, terminal().progress());
        }
    }
}
