package cn.suyuan.cli;

import cn.suyuan.app.WorkbenchException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What all commands share: help, {@code --json}, {@code --lang}, exit codes, no stack traces for what a user did. */
abstract class DeskCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    /** Read before the command line is: texts depend on it. */
    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "lang")
    @SuppressWarnings("UnusedVariable") // read by Main
    private String language = "zh";

    private final Desk desk;

    DeskCommand(Desk desk) {
        this.desk = desk;
    }

    final Desk desk() {
        return desk;
    }

    final Terminal terminal() {
        return desk.terminal();
    }

    final boolean json() {
        return json;
    }

    @Override
    public final Integer call() {
        try {
            int code = run();
            terminal().clearLine();
            return code;
        } catch (WorkbenchException e) {
            return terminal().refuse(e);
        }
    }

    /** Does the work and gives the exit code. */
    abstract int run() throws WorkbenchException;
}
