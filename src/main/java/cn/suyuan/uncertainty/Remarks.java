package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.BudgetRemark.Code;
import cn.suyuan.uncertainty.BudgetRemark.Weight;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects remarks in the order in which they are found. */
final class Remarks {
    private final List<BudgetRemark> found = new ArrayList<>();

    /** Adds a remark on the whole result. */
    void add(Code code, Weight weight, String... arguments) {
        found.add(new BudgetRemark(code, weight, Optional.empty(), Optional.empty(), List.of(arguments)));
    }

    /** Adds a remark on an input. */
    void addOn(String symbol, Code code, Weight weight, String... arguments) {
        found.add(new BudgetRemark(code, weight, Optional.of(symbol), Optional.empty(), List.of(arguments)));
    }

    /** Adds a remark on a component; arguments are numbers. */
    void addOn(String symbol, String component, Code code, Weight weight, double... arguments) {
        List<String> texts = new ArrayList<>();
        for (double argument : arguments) {
            texts.add(number(argument));
        }
        found.add(new BudgetRemark(code, weight, Optional.of(symbol), Optional.of(component), texts));
    }

    List<BudgetRemark> found() {
        return found;
    }

    /** Names a word of people's languages, for the wording of a remark. */
    static String word(String name) {
        return "{uncertainty.word." + name.toLowerCase(Locale.ROOT) + "}";
    }

    /** Returns a number in five significant digits, without locale. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros();
        boolean plain = Math.abs(value) < 1e9 && (Math.abs(value) >= 1e-4 || value == 0);
        return plain ? rounded.toPlainString() : rounded.toString();
    }
}
