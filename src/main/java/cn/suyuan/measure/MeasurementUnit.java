package cn.suyuan.measure;

import java.text.Normalizer;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.measure.Unit;
import tech.units.indriya.AbstractUnit;

/**
 * A unit as the company writes it, such as {@code kgCO2e/kWh}, {@code 万Nm³(20℃)} or {@code kg/(t·km)}, understood by a
 * units library. Gas at 0 °C, at 15 °C, at 20 °C and at a temperature that is not said are four different things;
 * carbon dioxide equivalents count as mass; a name that no list knows is a unit of its own.
 */
public final class MeasurementUnit {
    private static final MeasurementUnit ONE = new MeasurementUnit(AbstractUnit.ONE, "1");

    private final Unit<?> unit;
    private final String text;

    private MeasurementUnit(Unit<?> unit, String text) {
        this.unit = unit;
        this.text = text;
    }

    /** Returns the unit of pure numbers. */
    public static MeasurementUnit one() {
        return ONE;
    }

    /** Reads a unit; empty where the text is blank or no unit can be read from it. */
    public static Optional<MeasurementUnit> read(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return UnitReader.read(plain).map(found -> new MeasurementUnit(found, text.strip()));
    }

    /** Returns the product of both units. */
    public MeasurementUnit multiply(MeasurementUnit other) {
        return new MeasurementUnit(unit.multiply(other.unit), joined("·", other));
    }

    /** Returns the quotient of both units. */
    public MeasurementUnit divide(MeasurementUnit other) {
        return new MeasurementUnit(unit.divide(other.unit), joined("/", other));
    }

    /** Returns the power with an exponent of -100 to 100. */
    public MeasurementUnit power(int exponent) {
        return exponent == 0 ? ONE : new MeasurementUnit(unit.pow(exponent), "(" + text + ")^" + exponent);
    }

    /** Returns the square root. */
    public MeasurementUnit squareRoot() {
        return new MeasurementUnit(unit.root(2), "√(" + text + ")");
    }

    private String joined(String sign, MeasurementUnit other) {
        if (other == ONE) {
            return text;
        }
        if (this == ONE && sign.equals("·")) {
            return other.text;
        }
        return text + sign + (other.text.matches("[^/·]*") ? other.text : "(" + other.text + ")");
    }

    /**
     * Returns by what a number in this unit is multiplied to be one in the other, empty where they measure different
     * things.
     */
    public OptionalDouble factorTo(MeasurementUnit other) {
        if (!UnitReader.exponents(unit).equals(UnitReader.exponents(other.unit))) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(scale() / other.scale());
    }

    private double scale() {
        return ((AbstractUnit<?>) unit).getSystemConverter().convert(1.0);
    }

    /** Returns whether both are the same unit, however written. */
    public boolean same(MeasurementUnit other) {
        OptionalDouble factor = factorTo(other);
        return factor.isPresent() && Math.abs(factor.getAsDouble() - 1) < 1e-9;
    }

    /** Returns whether numbers in it are pure numbers, percentages too. */
    public boolean isPureNumber() {
        return factorTo(ONE).isPresent();
    }

    /** Returns whether it is a volume of gas whose reference temperature is not said. */
    public boolean leavesReferenceOpen() {
        return UnitReader.leavesReferenceOpen(unit);
    }

    /** The unit as written, or as it came about. */
    @Override
    public String toString() {
        return text;
    }
}
