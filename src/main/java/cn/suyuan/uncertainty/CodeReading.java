package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.SimulationCode.Doubt;
import cn.suyuan.uncertainty.SimulationCode.Language;
import cn.suyuan.uncertainty.SimulationCode.Mark;
import cn.suyuan.uncertainty.SimulationCode.MarkKind;
import cn.suyuan.uncertainty.SimulationCode.Remark;
import cn.suyuan.uncertainty.SimulationCode.Token;
import cn.suyuan.uncertainty.SimulationCode.TokenKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts code into tokens and finds the places that a reader of a Monte Carlo simulation must look at. */
final class CodeReading {
    private static final int LONGEST = 2_000_000;
    // JCGM 101:2008, 7.2.2: at least 10^4/(1-p) trials
    private static final double LEAST_TRIALS = 2e5;
    private static final double LEAST_PROBABILITY = 0.95;
    private static final String NUMBER =
            "(?<![\\w.])(?:[0-9][0-9_]*(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eEdD][-+]?[0-9]+)?(?:L|&|#|!)?(?!\\w)";
    private static final Pattern COUNT = Pattern.compile(
            "(?i)(?:^|[\\s;,(])(?:int\\(|round\\()?"
                    + "(n|m|mc|nn|n_?mc|n_?trials?|n_?sims?|n_?samples?|n_?iter(?:ations)?|num_?(?:sims?|samples?|trials?|iter)"
                    + "|trials?|iterations?|samples?|size|nsim|draws?|次数|试验次数|模拟次数)"
                    + "\\s*(?::?=|<-)\\s*(?:int\\(|round\\()?\\s*([0-9][0-9_.]*(?:[eE]\\+?[0-9]+)?(?:\\s*(?:\\*\\*|\\^|\\*)\\s*[0-9]+)?)L?");
    private static final Pattern LOOP = Pattern.compile("(?i)(?:for\\s+\\w+\\s*=\\s*1\\s*(?:to|:)\\s*"
            + "|for\\s*\\(\\s*\\w+\\s+in\\s+1:|in\\s+range\\(\\s*)([0-9][0-9_]*(?:[eE][0-9]+)?)");
    private static final Pattern CLOCK =
            Pattern.compile("(?i)\\b(time|clock|now|timer|shuffle|sys\\.time|date)\\b|^\\s*Randomize\\s*$");

    private final String path;
    private final Language language;
    private final String text;
    private final StringBuilder code;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    CodeReading(String path, Language language, String text) {
        this.path = path;
        this.language = language;
        this.text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        this.code = new StringBuilder(this.text);
    }

    SimulationCode read() {
        cut();
        find(MarkKind.SEED, CodeWords.seed(language), 0);
        find(MarkKind.DISTRIBUTION, CodeWords.distribution(language), 0);
        find(MarkKind.QUANTILE, CodeWords.quantile(language), 0);
        find(MarkKind.TRIALS, COUNT, 2);
        find(MarkKind.TRIALS, LOOP, 1);
        marks.sort(Comparator.comparingInt(Mark::start));
        doubts();
        return new SimulationCode(path, language, text, tokens, marks, remarks);
    }

    /** Tokens by one expression; what stands in comments and strings is blanked out for the search that follows. */
    private void cut() {
        Pattern pattern = Pattern.compile("(?<c>" + CodeWords.comment(language) + ")|(?<s>" + CodeWords.string(language)
                + ")|(?<n>" + NUMBER + ")|(?<k>(?<![\\w.])(?:" + CodeWords.keywords(language) + ")(?!\\w))");
        Matcher token = pattern.matcher(text);
        while (token.find()) {
            TokenKind kind = token.group("c") != null
                    ? TokenKind.COMMENT
                    : token.group("s") != null
                            ? TokenKind.STRING
                            : token.group("n") != null ? TokenKind.NUMBER : TokenKind.KEYWORD;
            tokens.add(new Token(token.start(), token.end(), kind));
            if (kind == TokenKind.COMMENT || kind == TokenKind.STRING) {
                for (int i = token.start(); i < token.end(); i++) {
                    if (code.charAt(i) != '\n') {
                        code.setCharAt(i, ' ');
                    }
                }
            }
        }
    }

    private void find(MarkKind kind, Pattern pattern, int valueGroup) {
        Matcher found = pattern.matcher(code);
        while (found.find()) {
            int start = valueGroup > 0 ? found.start(1) : found.start();
            String whole = text.substring(start, end(found.end()));
            Optional<String> value = valueGroup > 0 ? Optional.of(found.group(valueGroup)) : arguments(found.end());
            boolean few = valueGroup > 0 && number(found.group(valueGroup)) < 100;
            if (!few) {
                marks.add(new Mark(kind, line(start), start, start + whole.length(), value));
            }
        }
    }

    private int end(int end) {
        return code.charAt(end - 1) == '(' ? close(end) : end;
    }

    /** The place after the bracket that closes the one before {@code from}, at most on the same 400 characters. */
    private int close(int from) {
        int depth = 1;
        int i = from;
        while (i < Math.min(code.length(), from + 400) && depth > 0) {
            depth += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
            i++;
        }
        return i;
    }

    private Optional<String> arguments(int end) {
        if (code.charAt(end - 1) == '(') {
            return Optional.of(
                    text.substring(end, Math.max(end, close(end) - 1)).strip());
        }
        int stop = code.indexOf("\n", end);
        String rest = text.substring(end, stop < 0 ? text.length() : stop).strip();
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    private int line(int place) {
        return 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    }

    private static double number(String written) {
        String plain = written.replace("_", "").replaceAll("\\s", "");
        String[] power = plain.split("\\*\\*|\\^", 2);
        if (power.length == 2) {
            return StrictMath.pow(parsed(power[0]), parsed(power[1]));
        }
        String[] product = plain.split("\\*", 2);
        return product.length == 2 ? parsed(product[0]) * parsed(product[1]) : parsed(plain);
    }

    private static double parsed(String number) {
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException notOne) {
            return Double.NaN;
        }
    }

    private void doubts() {
        List<Mark> seeds = of(MarkKind.SEED);
        if (seeds.isEmpty()) {
            doubt(Doubt.NO_SEED, 0);
        }
        seeds.stream()
                .filter(seed -> seed.value().isEmpty()
                        || seed.value().get().isEmpty()
                        || CLOCK.matcher(seed.value().get()).find())
                .findFirst()
                .ifPresent(seed -> doubt(Doubt.SEED_NOT_FIXED, seed.line()));
        trials();
        if (of(MarkKind.DISTRIBUTION).isEmpty()) {
            doubt(Doubt.NO_DISTRIBUTION, 0);
        }
        quantiles();
    }

    private void trials() {
        Optional<Mark> most = of(MarkKind.TRIALS).stream()
                .max(Comparator.comparingDouble(mark -> number(mark.value().orElse("0"))));
        if (most.isEmpty()) {
            doubt(Doubt.NO_TRIALS, 0);
        } else if (number(most.get().value().orElse("0")) < LEAST_TRIALS) {
            doubt(Doubt.TOO_FEW_TRIALS, most.get().line(), most.get().value().orElse(""), "200000");
        }
    }

    private void quantiles() {
        List<Double> ranks = new ArrayList<>();
        int line = 0;
        for (Mark mark : of(MarkKind.QUANTILE)) {
            Matcher numbers = Pattern.compile("(?<![\\w.])[0-9]*\\.?[0-9]+")
                    .matcher(mark.value().orElse(""));
            while (numbers.find()) {
                double rank = parsed(numbers.group());
                ranks.add(rank > 1 ? rank / 100 : rank);
                line = mark.line();
            }
        }
        if (of(MarkKind.QUANTILE).isEmpty()) {
            doubt(Doubt.NO_QUANTILE, 0);
        }
        double low = ranks.stream()
                .filter(r -> r > 0 && r < 0.5)
                .min(Comparator.naturalOrder())
                .orElse(0.0);
        double high = ranks.stream()
                .filter(r -> r > 0.5 && r < 1)
                .max(Comparator.naturalOrder())
                .orElse(1.0);
        if (low > 0 && high < 1 && high - low < LEAST_PROBABILITY - 1e-9) {
            doubt(Doubt.PROBABILITY_BELOW_95, line, Remarks.number(high - low));
        }
    }

    private List<Mark> of(MarkKind kind) {
        return marks.stream().filter(mark -> mark.kind() == kind).toList();
    }

    private void doubt(Doubt doubt, int line, String... arguments) {
        remarks.add(new Remark(doubt, line, List.of(arguments)));
    }
}
