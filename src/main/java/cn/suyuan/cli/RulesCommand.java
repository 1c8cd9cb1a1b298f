package cn.suyuan.cli;

import cn.suyuan.app.Answer;
import cn.suyuan.app.CaseSnapshot;
import cn.suyuan.app.PackMaking;
import cn.suyuan.app.RulePackChecks;
import cn.suyuan.app.Workbench;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules show|export|create|verify|import}: the standard as data, replaceable without a new program. */
final class RulesCommand {

    private RulesCommand() {}

    /** What judges: the pack that ships, or that of a case. */
    @Command(name = "show")
    static final class Show extends DeskCommand {

        @Parameters(arity = "0..1", paramLabel = "CASE", descriptionKey = "case-file")
        private Optional<Path> file = Optional.empty();

        @Mixin
        private CasePassphrase passphrase = new CasePassphrase();

        Show(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            RulePackChecks checks = desk().wiring().rulePackChecks();
            if (file.isEmpty()) {
                return terminal().print(checks.show(Optional.empty()), json());
            }
            Path asked = file.get();
            return terminal()
                    .print(
                            passphrase.around(desk(), asked, secret -> {
                                try (Workbench workbench = desk().wiring().workbench()) {
                                    CaseSnapshot open = workbench.openCase(
                                            asked, secret, terminal().progress());
                                    return checks.show(Optional.of(open));
                                }
                            }),
                            json());
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

        @Mixin
        private KeyPassword keyPassword = new KeyPassword();

        Create(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            RulePackChecks checks = desk().wiring().rulePackChecks();
            Answer answer = keyPassword.around(
                    desk(),
                    true,
                    password -> checks.create(
                            folder,
                            out,
                            new PackMaking.Sealing(sign, password),
                            terminal().progress()));
            return terminal().print(answer, json());
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

        @Option(names = "--by", paramLabel = "NAME", descriptionKey = "acting-by")
        private String actor = "";

        @Mixin
        private CasePassphrase passphrase = new CasePassphrase();

        Import(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            RulePackChecks checks = desk().wiring().rulePackChecks();
            return terminal()
                    .print(
                            passphrase.around(desk(), file, secret -> {
                                try (Workbench workbench = desk().wiring().workbench()) {
                                    workbench.openCase(file, secret, terminal().progress());
                                    workbench.actAs(actor);
                                    CaseSnapshot after = workbench
                                            .rules()
                                            .importPack(pack, reason, terminal().progress());
                                    return checks.show(Optional.of(after));
                                }
                            }),
                            json());
        }
    }
}
