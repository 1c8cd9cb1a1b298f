package cn.suyuan.intake;

import cn.suyuan.measure.MeasurementUnit;
import java.text.Normalizer;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure written as text, such as {@code ±0.5}, {@code 25 nm}, {@code 1.2×10^-3} or {@code U=0.6% (k=2)}.
 *
 * @param value the number; of a percentage its fraction
 * @param percent whether it is a percentage
 * @param unit what follows the number, empty where nothing does
 * @param k coverage factor that stands beside it
 */
record BudgetFigure(double value, boolean percent, String unit, OptionalDouble k) {
    private static final Pattern FIGURE = Pattern.compile("[(\\[]?(?:[A-Za-z][A-Za-z0-9]{0,4}[=:])?[±<≤]?"
            + "([-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?)"
            + "(?:[×x*]10\\^?([-+]?[0-9]{1,2})|([eE][-+]?[0-9]{1,3}))?(.*)");
    private static final Pattern ROOT = Pattern.compile("√([0-9]+)");
    private static final Pattern FACTOR = Pattern.compile("(?<![\\p{L}0-9])k[=:]([0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern SPREAD = Pattern.compile("^±[0-9.]+%?\\)?");
    /** What shows that the number went on: a decimal comma, a range, a date. */
    private static final Pattern MORE = Pattern.compile("[.,~–—至到-]?[0-9].*");

    private static final Pattern UNIT = Pattern.compile("^([\\p{L}°µΩ][\\p{L}°µΩ0-9/·^²³.-]*)");

    /** Reads a text; empty where it is not one number, with or without something behind it. */
    static Optional<BudgetFigure> read(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('−', '-')
                .replaceAll("\\s+", "");
        if (plain.equals("∞")) {
            return Optional.of(new BudgetFigure(Double.POSITIVE_INFINITY, false, "", OptionalDouble.empty()));
        }
        Matcher root = ROOT.matcher(plain);
        if (root.matches()) {
            return Optional.of(
                    new BudgetFigure(Math.sqrt(Double.parseDouble(root.group(1))), false, "", OptionalDouble.empty()));
        }
        Matcher figure = FIGURE.matcher(plain);
        if (!figure.matches() || MORE.matcher(figure.group(4)).matches()) {
            return Optional.empty();
        }
        String power = figure.group(2) != null
                ? "e" + figure.group(2)
                : Optional.ofNullable(figure.group(3)).orElse("");
        double value = Double.parseDouble(figure.group(1).replace(",", "") + power);
        String rest = figure.group(4);
        boolean percent = rest.startsWith("%");
        Matcher factor = FACTOR.matcher(rest);
        OptionalDouble k =
                factor.find() ? OptionalDouble.of(Double.parseDouble(factor.group(1))) : OptionalDouble.empty();
        String behind = SPREAD.matcher(rest).replaceFirst("");
        Matcher unit = UNIT.matcher(behind);
        boolean named = unit.find() && !unit.group(1).equals("k");
        return Optional.of(new BudgetFigure(percent ? value / 100 : value, percent, named ? unit.group(1) : "", k));
    }

    /** By what a number in one unit is multiplied to be one in another; empty where they measure different things. */
    static OptionalDouble factor(String from, String to) {
        if (from.equals(to)) {
            return OptionalDouble.of(1);
        }
        Optional<MeasurementUnit> into = MeasurementUnit.read(to);
        return MeasurementUnit.read(from)
                .flatMap(unit -> into.map(unit::factorTo))
                .orElse(OptionalDouble.empty());
    }
}
