package cn.suyuan.uncertainty;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An input quantity of a measurement model: best estimate with its digits as written, unit and error components.
 *
 * @param reference the datum it is taken from, for instance {@code activity:A-001}
 * @param lowerBound physical lower limit, minus infinity without one; draws below are counted, never cut
 * @param upperBound physical upper limit, infinity without one
 */
public record InputQuantity(
        String symbol,
        BigDecimal value,
        String unit,
        Optional<String> reference,
        List<UncertaintyComponent> components,
        double lowerBound,
        double upperBound) {

    public InputQuantity {
        components = List.copyOf(components);
    }

    /** Returns an unbounded input without reference. */
    public static InputQuantity of(String symbol, String value, UncertaintyComponent... components) {
        return new InputQuantity(
                symbol,
                new BigDecimal(value),
                "",
                Optional.empty(),
                List.of(components),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    /** Returns the same input in another unit. */
    public InputQuantity withUnit(String other) {
        return new InputQuantity(symbol, value, other, reference, components, lowerBound, upperBound);
    }

    /** Returns the same input taken from another datum. */
    public InputQuantity withReference(String other) {
        return new InputQuantity(symbol, value, unit, Optional.of(other), components, lowerBound, upperBound);
    }

    /** Returns the same input with another estimate. */
    public InputQuantity withValue(BigDecimal other) {
        return new InputQuantity(symbol, other, unit, reference, components, lowerBound, upperBound);
    }

    /** Returns the same input with other components. */
    public InputQuantity withComponents(List<UncertaintyComponent> other) {
        return new InputQuantity(symbol, value, unit, reference, other, lowerBound, upperBound);
    }

    /** Returns the components that take part in the calculation. */
    public List<UncertaintyComponent> effectiveComponents() {
        return components.stream().filter(UncertaintyComponent::applies).toList();
    }
}
