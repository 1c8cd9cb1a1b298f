package cn.suyuan.cli;

import cn.suyuan.app.Sampling;
import cn.suyuan.app.WorkbenchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sample draw} and {@code sample verify}. */
final class SampleCommand {

    private SampleCommand() {}

    /** A seed of one party, or the contributions of all. */
    static final class Origin {
        @Option(names = "--seed", paramLabel = "HEX", required = true, descriptionKey = "seed")
        private String seed = "";

        @Option(names = "--contribution", paramLabel = "LABEL=HEX", required = true, descriptionKey = "contribution")
        private Map<String, String> contributions = new LinkedHashMap<>();
    }

    /** Draws a sample. */
    @Command(name = "draw")
    static final class Draw extends DeskCommand {

        @Option(names = "--population", required = true, paramLabel = "FILE.csv", descriptionKey = "population")
        private Path population = Path.of("");

        @ArgGroup(multiplicity = "1")
        private Origin origin = new Origin();

        @Option(names = "--public", paramLabel = "TEXT", descriptionKey = "public")
        private String publicText = "";

        @Option(names = "--fraction", paramLabel = "1/10", descriptionKey = "fraction")
        private String fraction = "1/10";

        @Option(names = "--minimum", paramLabel = "N", descriptionKey = "minimum")
        private int minimum = 1;

        @Option(names = "--hash", paramLabel = "sha256|sm3", descriptionKey = "hash")
        private String hash = "sha256";

        @Option(names = "--unavailable", paramLabel = "ID", descriptionKey = "unavailable")
        private List<String> unavailable = new ArrayList<>();

        @Option(names = "--at-least", paramLabel = "STRATUM=N", descriptionKey = "at-least")
        private Map<String, Integer> atLeast = new LinkedHashMap<>();

        Draw(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            if (!List.of("sha256", "sm3").contains(hash)) {
                return usage("cli.sample.bad_hash", hash);
            }
            if (minimum < 0 || !fraction.matches("[1-9]\\d{0,5}/[1-9]\\d{0,5}")) {
                return usage("cli.sample.bad_fraction", fraction);
            }
            Sampling.Wish wish = new Sampling.Wish(
                    origin.seed,
                    new TreeMap<>(origin.contributions),
                    publicText,
                    fraction,
                    minimum,
                    hash,
                    Set.copyOf(unavailable),
                    atLeast);
            return terminal().print(new Sampling().draw(population, wish), json());
        }

        private int usage(String key, String found) {
            terminal().note(key, found);
            return 2;
        }
    }

    /** Makes a party's commitment, on its own machine. */
    @Command(name = "commit")
    static final class Commit extends DeskCommand {

        @Option(names = "--label", required = true, paramLabel = "LABEL", descriptionKey = "label")
        private String label = "";

        @ArgGroup(multiplicity = "1")
        private Frame frame = new Frame();

        @Option(names = "--contribution", paramLabel = "HEX", descriptionKey = "own-contribution")
        private String contribution = "";

        @Option(names = "--hash", paramLabel = "sha256|sm3", descriptionKey = "hash")
        private String hash = "sha256";

        Commit(Desk desk) {
            super(desk);
        }

        /** The population itself, or the digest that the other party read out. */
        static final class Frame {
            @Option(names = "--population", required = true, paramLabel = "FILE.csv", descriptionKey = "population")
            private @Nullable Path population;

            @Option(names = "--frame-digest", required = true, paramLabel = "HEX", descriptionKey = "frame-digest")
            private String digest = "";
        }

        @Override
        int run() throws WorkbenchException {
            if (!List.of("sha256", "sm3").contains(hash)) {
                terminal().note("cli.sample.bad_hash", hash);
                return 2;
            }
            String own = contribution.isEmpty() ? desk().wiring().workbench().contribution() : contribution;
            return terminal()
                    .print(
                            new Sampling()
                                    .commitment(Optional.ofNullable(frame.population), frame.digest, label, own, hash),
                            json());
        }
    }

    /** Draws again and compares. */
    @Command(name = "verify")
    static final class Verify extends DeskCommand {

        @Parameters(paramLabel = "FILE.json", descriptionKey = "draw-file")
        private Path file = Path.of("");

        @Option(names = "--population", required = true, paramLabel = "FILE.csv", descriptionKey = "population")
        private Path population = Path.of("");

        Verify(Desk desk) {
            super(desk);
        }

        @Override
        int run() throws WorkbenchException {
            return terminal().print(new Sampling().verify(file, population), json());
        }
    }
}
