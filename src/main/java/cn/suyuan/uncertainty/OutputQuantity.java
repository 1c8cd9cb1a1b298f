package cn.suyuan.uncertainty;

import java.util.Optional;

/**
 * An output of a measurement model.
 *
 * @param symbol short name, {@code y} where the model has one output
 * @param title what the company calls it
 * @param formula in the formula language of {@link Formula}
 */
public record OutputQuantity(
        String symbol, String title, String unit, String formula, Optional<DeclaredResult> declared) {

    /** Returns an output without unit and declaration. */
    public static OutputQuantity of(String symbol, String formula) {
        return new OutputQuantity(symbol, symbol, "", formula, Optional.empty());
    }

    /** Returns the same output with a declared result. */
    public OutputQuantity withDeclared(DeclaredResult other) {
        return new OutputQuantity(symbol, title, unit, formula, Optional.of(other));
    }

    /** Returns the same output in another unit. */
    public OutputQuantity withUnit(String other) {
        return new OutputQuantity(symbol, title, other, formula, declared);
    }
}
