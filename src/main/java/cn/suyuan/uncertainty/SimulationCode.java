package cn.suyuan.uncertainty;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Submitted code of a Monte Carlo simulation. It is read and never run: tokens for colours, and the places that a reader
 * must look at.
 *
 * @param path where it came from
 * @param text the code with line ends as {@code \n}
 * @param tokens what is coloured, in order, without overlap
 * @param marks places to look at, in order
 * @param remarks what is missing or doubtful
 */
public record SimulationCode(
        String path, Language language, String text, List<Token> tokens, List<Mark> marks, List<Remark> remarks) {

    public SimulationCode {
        tokens = List.copyOf(tokens);
        marks = List.copyOf(marks);
        remarks = List.copyOf(remarks);
    }

    /** Reads code; empty where the name is not that of a language we know. */
    public static Optional<SimulationCode> read(String path, String text) {
        return Language.of(path)
                .map(language -> new CodeReading(
                                path, language, text.replace("\r\n", "\n").replace('\r', '\n'))
                        .read());
    }

    /** Marks of a kind. */
    public List<Mark> marks(MarkKind kind) {
        return marks.stream().filter(mark -> mark.kind() == kind).toList();
    }

    /** The languages in which such simulations are written. */
    public enum Language {
        PYTHON,
        R,
        MATLAB,
        VBA;

        /** The language by the ending of a file's name. */
        public static Optional<Language> of(String path) {
            String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return switch (ending) {
                case "py", "ipynb" -> Optional.of(PYTHON);
                case "r", "rmd" -> Optional.of(R);
                case "m" -> Optional.of(MATLAB);
                case "bas", "vba", "vb", "cls" -> Optional.of(VBA);
                default -> Optional.empty();
            };
        }
    }

    /** Kinds of token. */
    public enum TokenKind {
        COMMENT,
        STRING,
        NUMBER,
        KEYWORD
    }

    /**
     * A piece of text of one colour.
     *
     * @param start first character, from 0
     * @param end after the last character
     */
    public record Token(int start, int end, TokenKind kind) {}

    /** What a reader must look for. */
    public enum MarkKind {
        SEED,
        TRIALS,
        DISTRIBUTION,
        QUANTILE
    }

    /**
     * A place to look at.
     *
     * @param line line, from 1
     * @param value the number given, where there is one
     */
    public record Mark(MarkKind kind, int line, int start, int end, Optional<String> value) {}

    /** What is missing or doubtful. */
    public enum Doubt {
        NO_SEED,
        /** The seed is taken from a clock. */
        SEED_NOT_FIXED,
        NO_TRIALS,
        /** Fewer trials than 10^4/(1-p) [trials, least]. */
        TOO_FEW_TRIALS,
        NO_DISTRIBUTION,
        NO_QUANTILE,
        /** The quantiles span less than 95 % [p]. */
        PROBABILITY_BELOW_95
    }

    /**
     * A doubt with its numbers.
     *
     * @param line line, 0 for the whole file
     */
    public record Remark(Doubt doubt, int line, List<String> arguments) {
        public Remark {
            arguments = List.copyOf(arguments);
        }
    }
}
