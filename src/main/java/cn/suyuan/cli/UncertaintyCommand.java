package cn.suyuan.cli;

import cn.suyuan.app.UncertaintyCheck;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code uncertainty}: recomputes a submitted model. */
@Command(name = "uncertainty")
final class UncertaintyCommand extends DeskCommand {

    @Parameters(paramLabel = "FILE", descriptionKey = "model-file")
    private Path file = Path.of("");

    @Option(names = "--trials", paramLabel = "N", descriptionKey = "trials")
    private long trials = 1_000_000;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "mc-seed")
    private long seed = 1;

    @Option(names = "--method", paramLabel = "gum|mc|both", descriptionKey = "method")
    private String method = "both";

    @Option(names = "--coverage", paramLabel = "0.95", descriptionKey = "coverage")
    private double coverage = 0.95;

    @Option(names = "--order", paramLabel = "1|2", descriptionKey = "order")
    private int order = 1;

    @Option(names = "--sobol", descriptionKey = "sobol")
    private boolean sobol;

    @Option(names = "--adaptive", descriptionKey = "adaptive")
    private boolean adaptive;

    @Option(names = "--replay", descriptionKey = "replay-draws")
    private boolean replay;

    @Option(names = "--script", descriptionKey = "replay-script")
    private boolean script;

    @Option(names = "--column", paramLabel = "HEADER=NAME", descriptionKey = "budget-column")
    private Map<String, String> headers = new LinkedHashMap<>();

    UncertaintyCommand(Desk desk) {
        super(desk);
    }

    @Override
    int run() throws WorkbenchException {
        boolean plausible = trials >= 1 && coverage > 0 && coverage < 1 && (order == 1 || order == 2);
        if (!plausible || !method.matches("gum|mc|both")) {
            terminal().note("cli.uncertainty.bad_option");
            return 2;
        }
        UncertaintyCheck.Wish wish =
                new UncertaintyCheck.Wish(trials, seed, method, coverage, order, sobol, adaptive, replay, headers);
        if (script) {
            terminal().raw(desk().wiring().uncertaintyCheck().script(file, wish));
            return 0;
        }
        return terminal()
                .print(
                        desk().wiring()
                                .uncertaintyCheck()
                                .recompute(file, wish, terminal().progress()),
                        json());
    }
}
