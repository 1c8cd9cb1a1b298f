package cn.suyuan.cli;

import cn.suyuan.app.SignatureChecks;
import cn.suyuan.app.SingleChecks;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signature verify} and {@code report verify}. */
final class VerifyCommands {

    private VerifyCommands() {}

    /** Verifies a signature of any form. */
    @Command(name = "verify")
    static final class Signature extends DeskCommand {

        @Parameters(paramLabel = "FILE", descriptionKey = "signature-file")
        private Path file = Path.of("");

        @Option(names = "--content", paramLabel = "FILE", descriptionKey = "content")
        private Optional<Path> content = Optional.empty();

        @Option(names = "--trust", paramLabel = "DIR", descriptionKey = "trust")
        private Optional<Path> trust = Optional.empty();

        @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "as-of")
        private Optional<LocalDate> asOf = Optional.empty();

        Signature(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            SignatureChecks checks = desk().wiring().signatureChecks();
            return terminal()
                    .print(
                            checks.signature(
                                    file,
                                    content,
                                    new SingleChecks.View(trust, asOf),
                                    terminal().progress()),
                            json());
        }
    }

    /** Is a report unaltered, by whom is it signed, do its data match its page? */
    @Command(name = "verify")
    static final class Report extends DeskCommand {

        @Parameters(paramLabel = "FILE.pdf", descriptionKey = "report-file")
        private Path file = Path.of("");

        @Option(names = "--trust", paramLabel = "DIR", descriptionKey = "trust")
        private Optional<Path> trust = Optional.empty();

        @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "as-of")
        private Optional<LocalDate> asOf = Optional.empty();

        Report(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            SignatureChecks checks = desk().wiring().signatureChecks();
            return terminal()
                    .print(
                            checks.report(
                                    file,
                                    new SingleChecks.View(trust, asOf),
                                    terminal().progress()),
                            json());
        }
    }
}
