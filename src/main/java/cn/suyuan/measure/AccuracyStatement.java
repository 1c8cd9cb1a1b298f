package cn.suyuan.measure;

import cn.suyuan.measure.AccuracyClass.Form;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a ledger, a certificate or a nameplate says about accuracy: a class, a maximum permissible error, or something
 * that could not be understood.
 *
 * @param accuracyClass class, empty where the text is none
 * @param error maximum permissible error, empty where the text is none
 * @param text as written
 */
public record AccuracyStatement(
        Optional<AccuracyClass> accuracyClass, Optional<MaximumPermissibleError> error, String text) {

    /** Reads any text; {@link #isUnderstood} says whether it meant something. */
    public static AccuracyStatement parse(String text) {
        Optional<AccuracyClass> asClass = AccuracyClass.parse(text);
        return new AccuracyStatement(
                asClass, asClass.isPresent() ? Optional.empty() : MaximumPermissibleError.parse(text), text);
    }

    /** Whether the text is a class or a maximum permissible error. */
    public boolean isUnderstood() {
        return accuracyClass.isPresent() || error.isPresent();
    }

    /**
     * Whether the statement is as good as a class or better. A relative error counts as the class of the same number.
     *
     * @return empty where the two cannot be compared
     */
    public Optional<Boolean> isAtLeast(AccuracyClass limit, ClassScale scale) {
        if (accuracyClass.isPresent()) {
            return scale.isAtLeast(accuracyClass.get(), limit);
        }
        if (limit.form() != Form.NUMBER) {
            return Optional.empty();
        }
        boolean ofSpan = error.filter(e -> e.percentOfSpan().signum() != 0).isPresent();
        return error.flatMap(MaximumPermissibleError::percent)
                .map(percent -> percent.compareTo(limit.number()) <= 0)
                .filter(good -> !good || !ofSpan || scale != ClassScale.FLOW);
    }

    /**
     * Size of the permissible error at a used value, in the unit of that value.
     *
     * @param scale how the class mark is to be read
     * @param value value at which the instrument is used
     * @param range measuring range, where known
     */
    public Optional<BigDecimal> errorAt(ClassScale scale, BigDecimal value, Optional<MeasuringRange> range) {
        return error.or(() -> accuracyClass.flatMap(scale::errorOf)).flatMap(e -> e.at(value, range));
    }

    /** Whether two statements say the same; equal plain texts always do. */
    public boolean isSame(AccuracyStatement other, ClassScale scale) {
        if (accuracyClass.isPresent() && other.accuracyClass.isPresent()) {
            return scale.isSame(accuracyClass.get(), other.accuracyClass.get());
        }
        if (PlainText.of(text).equalsIgnoreCase(PlainText.of(other.text))) {
            return true;
        }
        Optional<MaximumPermissibleError> mine = error.or(() -> accuracyClass.flatMap(scale::errorOf));
        Optional<MaximumPermissibleError> theirs = other.error.or(() -> other.accuracyClass.flatMap(scale::errorOf));
        return mine.isPresent() && theirs.isPresent() && sameError(mine.get(), theirs.get());
    }

    private static boolean sameError(MaximumPermissibleError a, MaximumPermissibleError b) {
        Optional<BigDecimal> one = a.percent();
        Optional<BigDecimal> other = b.percent();
        if (one.isPresent() && other.isPresent()) {
            return one.get().compareTo(other.get()) == 0;
        }
        return a.constant().compareTo(b.constant()) == 0
                && a.slope().compareTo(b.slope()) == 0
                && a.percentOfReading().compareTo(b.percentOfReading()) == 0
                && a.percentOfSpan().compareTo(b.percentOfSpan()) == 0;
    }
}
