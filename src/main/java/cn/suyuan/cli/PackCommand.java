package cn.suyuan.cli;

import cn.suyuan.app.Answer;
import cn.suyuan.app.PackMaking;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pack create} and {@code pack verify}. */
final class PackCommand {

    private PackCommand() {}

    /** Makes a pack of a folder. */
    @Command(name = "create")
    static final class Create extends DeskCommand {

        @Parameters(paramLabel = "DIR", descriptionKey = "folder")
        private Path folder = Path.of("");

        @Option(names = "--out", required = true, paramLabel = "PACK.zip", descriptionKey = "pack-out")
        private Path out = Path.of("");

        @Option(names = "--sign", paramLabel = "KEY.p12", descriptionKey = "sign")
        private Optional<Path> sign = Optional.empty();

        @Mixin
        private KeyPassword keyPassword = new KeyPassword();

        Create(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            PackMaking making = desk().wiring().packMaking();
            Answer answer = keyPassword.around(
                    desk(),
                    sign.isPresent(),
                    password -> making.create(
                            folder,
                            out,
                            sign.map(key -> new PackMaking.Sealing(key, password)),
                            terminal().progress()));
            return terminal().print(answer, json());
        }
    }

    /** Writes what a company is asked to fill in. */
    @Command(name = "request")
    static final class Request extends DeskCommand {

        @Option(names = "--out", required = true, paramLabel = "DIR", descriptionKey = "request-folder")
        private Path out = Path.of("");

        Request(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            return terminal().print(desk().wiring().intakeWork().request(out), json());
        }
    }

    /** Says what changed between two versions of a pack. */
    @Command(name = "compare")
    static final class Compare extends DeskCommand {

        @Parameters(index = "0", paramLabel = "OLD", descriptionKey = "pack-old")
        private Path before = Path.of("");

        @Parameters(index = "1", paramLabel = "NEW", descriptionKey = "pack-new")
        private Path after = Path.of("");

        Compare(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            return terminal()
                    .print(
                            desk().wiring()
                                    .intakeWork()
                                    .compare(before, after, terminal().progress()),
                            json());
        }
    }

    /** Verifies a pack's container, digests and signatures. */
    @Command(name = "verify")
    static final class Verify extends DeskCommand {

        @Parameters(paramLabel = "PACK", descriptionKey = "pack")
        private Path pack = Path.of("");

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
                                    .singleChecks()
                                    .packVerify(pack, view.view(), terminal().progress()),
                            json());
        }
    }
}
