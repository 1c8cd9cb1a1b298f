package cn.suyuan.cli;

import cn.suyuan.app.StartUp;
import cn.suyuan.app.Wiring;
import cn.suyuan.audit.PackDelivery;
import cn.suyuan.rule.Profile;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.ui.Launcher;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Entry point: without arguments or with {@code ui} the window, else a command. Exit codes: 0 done, 1 done with
 * nonconformities or a negative verification, 2 usage, 3 input unreadable.
 */
public final class Main {

    private static final int USAGE = 2;
    private static final int UNREADABLE = 3;

    private Main() {}

    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on it is never null: then progress is printed in any case
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        if (arguments.length == 0 || arguments[0].equals("ui")) {
            openWindow(arguments, err);
            return;
        }
        int code = run(Wiring.standard(), out, err, System.console() != null, arguments);
        out.flush();
        System.exit(code);
    }

    /** Without a display or the system's libraries there is no window; the words say what to install or to use. */
    private static void openWindow(String[] arguments, PrintStream err) {
        try {
            Launcher.launch(arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (UnsupportedOperationException | UnsatisfiedLinkError | NoClassDefFoundError absent) {
            err.println(Messages.of(language(arguments)).text("cli.window.none", String.valueOf(absent.getMessage())));
            err.flush();
            System.exit(UNREADABLE);
        }
    }

    /** Runs a command and gives its exit code. */
    static int run(Wiring wiring, PrintStream out, PrintStream err, boolean interactive, String... arguments) {
        Messages messages = Messages.of(language(arguments));
        Terminal terminal = new Terminal(out, err, messages, interactive);
        StartUp startUp = wiring.startUp();
        startUp.lines()
                .forEach(l -> terminal.note(l.get(0), l.subList(1, l.size()).toArray()));
        if (!startUp.fit()) {
            return UNREADABLE;
        }
        CommandLine line = commands(new Desk(wiring, terminal));
        prepare(line, terminal);
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError tooMuch) { // readers say what is too large; this is for all of it together
            terminal.clearLine();
            terminal.note("cli.memory", Long.toString(Runtime.getRuntime().maxMemory() >> 20));
            return UNREADABLE;
        }
    }

    /** All commands. */
    static CommandLine commands(Desk desk) {
        CommandLine line = new CommandLine(CommandSpec.create().name("suyuan"));
        line.addSubcommand("audit", new AuditCommand(desk));
        line.addSubcommand(
                "pack",
                group("pack")
                        .addSubcommand(new PackCommand.Request(desk))
                        .addSubcommand(new PackCommand.Create(desk))
                        .addSubcommand(new PackCommand.Compare(desk))
                        .addSubcommand(new PackCommand.Verify(desk)));
        line.addSubcommand("ledger", new EvidenceCommands.Ledger(desk));
        line.addSubcommand(
                "sample",
                group("sample")
                        .addSubcommand(new SampleCommand.Commit(desk))
                        .addSubcommand(new SampleCommand.Draw(desk))
                        .addSubcommand(new SampleCommand.Verify(desk)));
        line.addSubcommand("trace", new EvidenceCommands.Trace(desk));
        line.addSubcommand("chain", group("chain").addSubcommand(new EvidenceCommands.Chain(desk)));
        line.addSubcommand(
                "signature",
                group("signature")
                        .addSubcommand(new VerifyCommands.Signature(desk))
                        .addSubcommand(new VerifyCommands.Request(desk)));
        line.addSubcommand("uncertainty", new UncertaintyCommand(desk));
        line.addSubcommand("report", reports(desk));
        line.addSubcommand("follow-up", followUps(desk));
        line.addSubcommand(
                "case",
                group("case")
                        .addSubcommand(new CaseCommand.Show(desk))
                        .addSubcommand(new CaseCommand.Replay(desk))
                        .addSubcommand(new CaseCommand.Export(desk))
                        .addSubcommand(new CaseCommand.Import(desk))
                        .addSubcommand(new CaseCommand.Merge(desk)));
        line.addSubcommand(
                "archive",
                group("archive")
                        .addSubcommand(new ArchiveCommand.Create(desk))
                        .addSubcommand(new ArchiveCommand.Verify(desk)));
        line.addSubcommand(
                "rules",
                group("rules")
                        .addSubcommand(new RulesCommand.Show(desk))
                        .addSubcommand(new RulesCommand.Export(desk))
                        .addSubcommand(new RulesCommand.Create(desk))
                        .addSubcommand(new RulesCommand.Verify(desk))
                        .addSubcommand(new RulesCommand.Import(desk)));
        return line;
    }

    private static CommandLine followUps(Desk desk) {
        return group("follow-up")
                .addSubcommand(new FollowCommand.Listing(desk))
                .addSubcommand(new FollowCommand.Recording(desk))
                .addSubcommand(new FollowCommand.Recheck(desk))
                .addSubcommand(new FollowCommand.Close(desk))
                .addSubcommand(new FollowCommand.Reopen(desk));
    }

    private static CommandLine reports(Desk desk) {
        return group("report")
                .addSubcommand(new ReportCommand.Issue(desk))
                .addSubcommand(new ReportCommand.Sign(desk))
                .addSubcommand(new ReportCommand.Confirm(desk))
                .addSubcommand(new ReportCommand.Refuse(desk))
                .addSubcommand(new ReportCommand.RequestStamp(desk))
                .addSubcommand(new ReportCommand.Stamp(desk))
                .addSubcommand(new ReportCommand.Scan(desk))
                .addSubcommand(new VerifyCommands.Report(desk));
    }

    /** Version of the jar; classes run from a folder have none. */
    private static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(development)");
    }

    /** A command that only holds others: alone it shows its help and is a usage fault. */
    private static CommandLine group(String name) {
        return new CommandLine(new Group()).setCommandName(name);
    }

    /** Holds other commands; the language may stand before the command too. */
    @Command(mixinStandardHelpOptions = false)
    static final class Group {
        @CommandLine.Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "lang")
        @SuppressWarnings("UnusedVariable") // read before anything is parsed, see language()
        private String language = "zh";

        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                descriptionKey = "help")
        @SuppressWarnings("UnusedVariable") // picocli looks at it
        private boolean help;
    }

    /** The program itself: its name and version. */
    @Command(mixinStandardHelpOptions = false)
    static final class Program {
        @CommandLine.Option(
                names = {"-V", "--version"},
                versionHelp = true,
                descriptionKey = "version")
        @SuppressWarnings("UnusedVariable") // picocli looks at it
        private boolean version;
    }

    static void prepare(CommandLine line, Terminal terminal) {
        line.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new Group()));
        line.getCommandSpec().addMixin("version", CommandSpec.forAnnotatedObject(new Program()));
        line.getCommandSpec().version("suyuan " + version());
        line.setResourceBundle(new HelpTexts(terminal.messages()));
        head(line, terminal.messages());
        line.registerConverter(
                Profile.class,
                word -> Profile.named(word).orElseThrow(() -> new CommandLine.TypeConversionException(word)));
        line.registerConverter(
                PackDelivery.Relation.class,
                word -> PackDelivery.Relation.named(word)
                        .orElseThrow(() -> new CommandLine.TypeConversionException(word)));
        line.setOut(new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), true));
        line.setErr(new PrintWriter(new OutputStreamWriter(terminal.err(), StandardCharsets.UTF_8), true));
        line.setParameterExceptionHandler((e, all) -> {
            String command = e.getCommandLine().getCommandSpec().qualifiedName();
            if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
                terminal.note("cli.usage.unmatched", String.join(" ", unmatched.getUnmatched()), command);
            } else if (e instanceof CommandLine.MissingParameterException missing) {
                terminal.note("cli.usage.missing", named(missing.getMissing()), command);
            } else if (e.getArgSpec() != null && e.getValue() != null) {
                terminal.note("cli.usage.value", named(List.of(e.getArgSpec())) + " " + e.getValue(), command);
            } else {
                terminal.note("cli.usage", String.valueOf(e.getMessage()), command);
            }
            return USAGE;
        });
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            terminal.clearLine();
            terminal.note("cli.fault", e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
            return UNREADABLE;
        });
        line.setExecutionStrategy(parsed -> execute(parsed, terminal));
    }

    /** The headings of a help text, in the user's language in every command. */
    private static void head(CommandLine line, Messages messages) {
        line.getCommandSpec()
                .usageMessage()
                .synopsisHeading(messages.text("cli.help.usage"))
                .commandListHeading(messages.text("cli.help.commands") + "%n")
                .synopsisSubcommandLabel(messages.text("cli.help.command"));
        line.getSubcommands().values().forEach(below -> head(below, messages));
    }

    private static String named(List<CommandLine.Model.ArgSpec> arguments) {
        return String.join(
                " ",
                arguments.stream()
                        .map(a -> a instanceof CommandLine.Model.OptionSpec option
                                ? option.longestName()
                                : a.paramLabel())
                        .toList());
    }

    private static int execute(CommandLine.ParseResult parsed, Terminal terminal) {
        List<CommandLine> chosen = parsed.asCommandLineList();
        CommandLine last = chosen.get(chosen.size() - 1);
        boolean asked = chosen.stream().anyMatch(c -> c.isUsageHelpRequested() || c.isVersionHelpRequested());
        if (!asked && !last.getSubcommands().isEmpty()) {
            last.usage(terminal.err());
            return USAGE;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Chinese unless English is asked for: the language of the standard. */
    private static Language language(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            boolean english = arguments[i].equals("--lang=en")
                    || (arguments[i].equals("--lang") && i + 1 < arguments.length && arguments[i + 1].equals("en"));
            if (english) {
                return Language.EN;
            }
        }
        return Language.ZH;
    }
}
