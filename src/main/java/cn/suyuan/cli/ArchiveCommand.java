package cn.suyuan.cli;

import cn.suyuan.app.Answer;
import cn.suyuan.app.ArchiveWork;
import cn.suyuan.app.CaseWork;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code archive create|verify}. */
final class ArchiveCommand {

    private ArchiveCommand() {}

    /** Writes a case as one folder that opens without this program. */
    @Command(name = "create")
    static final class Create extends CaseCommand.OnCase {

        @Option(names = "--out", required = true, paramLabel = "DIR", descriptionKey = "out")
        private Path out = Path.of("");

        @Option(names = "--with-evidence", descriptionKey = "with-evidence")
        private boolean withEvidence;

        @Option(names = "--sign", paramLabel = "KEY", descriptionKey = "archive-sign")
        private Optional<Path> sign = Optional.empty();

        @Mixin
        private KeyPassword keyPassword = new KeyPassword();

        Create(Desk desk) {
            super(desk);
        }

        @Override
        Answer answer(CaseWork work, Path caseFile, char[] passphrase) throws WorkbenchException {
            return keyPassword.around(
                    desk(),
                    sign.isPresent(),
                    password -> work.archive(
                            caseFile,
                            passphrase,
                            new ArchiveWork.Request(out, withEvidence, sign, password),
                            terminal().progress()));
        }
    }

    /** Verifies an archive. */
    @Command(name = "verify")
    static final class Verify extends DeskCommand {

        @Parameters(paramLabel = "DIR", descriptionKey = "archive-folder")
        private Path folder = Path.of("");

        @Mixin
        private ViewOptions view = new ViewOptions();

        Verify(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            return terminal()
                    .print(
                            desk().wiring()
                                    .signatureChecks()
                                    .archive(folder, view.view(), terminal().progress()),
                            json());
        }
    }
}
