package cn.suyuan.cli;

import cn.suyuan.app.SingleChecks;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger}, {@code trace} and {@code chain verify}. */
final class EvidenceCommands {

    private EvidenceCommands() {}

    /** Reads a ledger. */
    @Command(name = "ledger")
    static final class Ledger extends DeskCommand {

        @Parameters(paramLabel = "FILE", descriptionKey = "ledger-file")
        private Path file = Path.of("");

        @Option(names = "--mapping", paramLabel = "FILE", descriptionKey = "mapping")
        private Optional<Path> mapping = Optional.empty();

        @Option(names = "--propose-mapping", paramLabel = "FILE", descriptionKey = "propose-mapping")
        private Optional<Path> proposal = Optional.empty();

        @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "ledger-csv")
        private Optional<Path> csv = Optional.empty();

        Ledger(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            SingleChecks checks = desk().wiring().singleChecks();
            if (proposal.isPresent()) {
                return terminal().print(checks.proposeMapping(file, proposal.get()), json());
            }
            return terminal()
                    .print(checks.ledger(file, mapping, csv, json(), terminal().progress()), json());
        }
    }

    /** Follows traceability chains. */
    @Command(name = "trace")
    static final class Trace extends DeskCommand {

        @Parameters(paramLabel = "PACK", descriptionKey = "pack")
        private Path pack = Path.of("");

        @Option(names = "--instrument", paramLabel = "NO", descriptionKey = "instrument")
        private Optional<String> instrument = Optional.empty();

        @Mixin
        private ViewOptions view = new ViewOptions();

        Trace(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            SingleChecks checks = desk().wiring().singleChecks();
            return terminal()
                    .print(
                            checks.trace(
                                    pack, instrument, view.view(), terminal().progress()),
                            json());
        }
    }

    /** Verifies readings, checkpoints, anchors. */
    @Command(name = "verify")
    static final class Chain extends DeskCommand {

        @Parameters(paramLabel = "PACK_OR_FILE", descriptionKey = "pack-or-file")
        private Path pack = Path.of("");

        @Option(names = "--instrument", paramLabel = "NO", descriptionKey = "instrument")
        private Optional<String> instrument = Optional.empty();

        @Option(names = "--day", paramLabel = "DATE", descriptionKey = "day")
        private Optional<LocalDate> day = Optional.empty();

        @Mixin
        private ViewOptions view = new ViewOptions();

        Chain(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            if (isPlainTable(pack)) {
                return terminal().print(desk().wiring().intakeWork().series(pack), json());
            }
            SingleChecks checks = desk().wiring().singleChecks();
            if (day.isPresent() && instrument.isEmpty()) {
                throw new WorkbenchException("app.day_needs_instrument", java.util.List.of());
            }
            if (instrument.isPresent()) {
                return terminal()
                        .print(
                                checks.chainVerify(
                                        pack,
                                        instrument.get(),
                                        day,
                                        view.view(),
                                        terminal().progress()),
                                json());
            }
            return terminal()
                    .print(checks.chainVerify(pack, view.view(), terminal().progress()), json());
        }
    }

    /** A table of readings that does not begin as a chained stream does. */
    private static boolean isPlainTable(Path file) {
        String name = file.toString().toLowerCase(java.util.Locale.ROOT);
        boolean table = name.endsWith(".csv") || name.endsWith(".xlsx") || name.endsWith(".xls");
        if (!table || !java.nio.file.Files.isRegularFile(file)) {
            return false;
        }
        try (java.io.InputStream in = java.nio.file.Files.newInputStream(file)) {
            String head = new String(in.readNBytes(64), java.nio.charset.StandardCharsets.UTF_8);
            return !head.contains("suyuan-stream");
        } catch (java.io.IOException unreadable) {
            return false; // said by who reads it next
        }
    }
}
