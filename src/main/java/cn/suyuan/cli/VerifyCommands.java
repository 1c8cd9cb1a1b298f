package cn.suyuan.cli;

import cn.suyuan.app.SignatureChecks;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

        @Option(names = "--request", paramLabel = "FILE.tsq", descriptionKey = "request")
        private Optional<Path> request = Optional.empty();

        @Mixin
        private ViewOptions view = new ViewOptions();

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
                                    new SignatureChecks.Beside(content, request),
                                    view.view(),
                                    terminal().progress()),
                            json());
        }
    }

    /** Writes a time stamp request for a file. */
    @Command(name = "request")
    static final class Request extends DeskCommand {

        @Parameters(paramLabel = "FILE", descriptionKey = "request-file")
        private Path file = Path.of("");

        @Option(names = "--out", required = true, paramLabel = "FILE.tsq", descriptionKey = "request-out")
        private Path out = Path.of("");

        @Option(names = "--hash", paramLabel = "sm3|sha256", descriptionKey = "request-hash")
        private Imprint hash = Imprint.sm3;

        /** Digests of the stamped bytes. */
        enum Imprint {
            sm3,
            sha256
        }

        Request(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            SignatureChecks checks = desk().wiring().signatureChecks();
            return terminal().print(checks.timestampRequest(file, hash == Imprint.sm3, out), json());
        }
    }

    /** Is a report unaltered, by whom is it signed, do its data match its page? */
    @Command(name = "verify")
    static final class Report extends DeskCommand {

        @Parameters(paramLabel = "FILE.pdf", descriptionKey = "report-file")
        private Path file = Path.of("");

        @Mixin
        private ViewOptions view = new ViewOptions();

        Report(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            SignatureChecks checks = desk().wiring().signatureChecks();
            return terminal().print(checks.report(file, view.view(), terminal().progress()), json());
        }
    }
}
