package cn.suyuan.cli;

import cn.suyuan.app.Answer;
import cn.suyuan.app.CaseSnapshot;
import cn.suyuan.app.PackMaking;
import cn.suyuan.app.Workbench;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules show|export|create|verify|import}: the standard as data, replaceable without a new program. */
final class RulesCommand {

    private RulesCommand() {}

    /** Opens the case of a command; its passphrase is asked for as everywhere. */
    private static char[] passphrase(Desk desk, Path file, Optional<Path> passphraseFile) throws WorkbenchException {
        if (!Files.exists(file)) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()));
        }
        return new Passphrases(desk).forCase(passphraseFile);
    }

    /** What judges: the pack that ships, or that of a case. */
    @Command(name = "show")
    static final class Show extends DeskCommand {

        @Parameters(arity = "0..1", paramLabel = "CASE", descriptionKey = "case-file")
        private Optional<Path> file = Optional.empty();

        @Option(names = "--passphrase-file", paramLabel = "F", descriptionKey = "passphrase-file")
        private Optional<Path> passphraseFile = Optional.empty();

        Show(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            if (file.isEmpty()) {
                return terminal().print(desk().wiring().rulePackChecks().show(Optional.empty()), json());
            }
            char[] passphrase = passphrase(desk(), file.get(), passphraseFile);
            try (Workbench workbench = desk().wiring().workbench()) {
                CaseSnapshot open =
                        workbench.openCase(file.get(), passphrase, terminal().progress());
                return terminal().print(desk().wiring().rulePackChecks().show(Optional.of(open)), json());
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }
    }

    /** Writes the files of the pack that ships, to be changed. */
    @Command(name = "export")
    static final class Export extends DeskCommand {

        @Option(names = "--out", required = true, paramLabel = "DIR", descriptionKey = "rules-out")
        private Path out = Path.of("");

        Export(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            return terminal().print(desk().wiring().rulePackChecks().export(out), json());
        }
    }

    /** Signs a folder of rule files. */
    @Command(name = "create")
    static final class Create extends DeskCommand {

        @Parameters(paramLabel = "DIR", descriptionKey = "rules-folder")
        private Path folder = Path.of("");

        @Option(names = "--out", required = true, paramLabel = "RULES.zip", descriptionKey = "rules-zip")
        private Path out = Path.of("");

        @Option(names = "--sign", required = true, paramLabel = "KEY.p12", descriptionKey = "sign")
        private Path sign = Path.of("");

        @Option(names = "--key-password-file", paramLabel = "F", descriptionKey = "key-password-file")
        private Optional<Path> keyPassword = Optional.empty();

        Create(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            char[] password = new Passphrases(desk()).forKey(keyPassword);
            try {
                Answer answer = desk().wiring()
                        .rulePackChecks()
                        .create(
                                folder,
                                out,
                                new PackMaking.Sealing(sign, password),
                                terminal().progress());
                return terminal().print(answer, json());
            } finally {
                Arrays.fill(password, '\0');
            }
        }
    }

    /** May a pack judge? */
    @Command(name = "verify")
    static final class Verify extends DeskCommand {

        @Parameters(paramLabel = "RULES", descriptionKey = "rules-pack")
        private Path pack = Path.of("");

        @Option(names = "--trust", paramLabel = "DIR", descriptionKey = "trust")
        private Optional<Path> trust = Optional.empty();

        Verify(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            return terminal()
                    .print(
                            desk().wiring()
                                    .rulePackChecks()
                                    .verify(pack, trust, terminal().progress()),
                            json());
        }
    }

    /** Lets a signed pack judge a case from now on. */
    @Command(name = "import")
    static final class Import extends DeskCommand {

        @Parameters(index = "0", paramLabel = "RULES", descriptionKey = "rules-pack")
        private Path pack = Path.of("");

        @Parameters(index = "1", paramLabel = "CASE", descriptionKey = "case-file")
        private Path file = Path.of("");

        @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "rules-reason")
        private String reason = "";

        @Option(names = "--by", paramLabel = "NAME", descriptionKey = "rules-by")
        private String actor = "";

        @Option(names = "--passphrase-file", paramLabel = "F", descriptionKey = "passphrase-file")
        private Optional<Path> passphraseFile = Optional.empty();

        Import(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            char[] passphrase = passphrase(desk(), file, passphraseFile);
            try (Workbench workbench = desk().wiring().workbench()) {
                workbench.openCase(file, passphrase, terminal().progress());
                workbench.actAs(actor);
                CaseSnapshot after =
                        workbench.rules().importPack(pack, reason, terminal().progress());
                return terminal().print(desk().wiring().rulePackChecks().show(Optional.of(after)), json());
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }
    }
}
