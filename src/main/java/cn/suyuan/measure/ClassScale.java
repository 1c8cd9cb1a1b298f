package cn.suyuan.measure;

import cn.suyuan.measure.AccuracyClass.Form;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** How class marks are read for a kind of instrument: a C is good on an energy meter and poor on a thermometer. */
public enum ClassScale {
    /** Energy meters: 0.1S, 0.2S (D), 0.5S (C), 0.5, 1 (B), 2 (A), 3. */
    ENERGY_METER,
    /** Instrument transformers; protection cores are never good enough for measuring. */
    TRANSFORMER,
    /** Platinum classes AA, A, B, C (IEC 60751); an index is in per cent of the span. */
    THERMOMETER,
    /** Classes Ⅰ to Ⅳ. */
    WEIGHING,
    /** Flow meters: an index in per cent of the reading; a share of full scale says nothing about small flows. */
    FLOW,
    /** Everything else: an index in per cent. */
    INDEXED;

    /** GB/T 17215.321 and IR 46 letters as index classes. */
    private static final Map<String, AccuracyClass> METER_LETTERS = Map.of(
            "E", AccuracyClass.index("0.1", true),
            "D", AccuracyClass.index("0.2", true),
            "C", AccuracyClass.index("0.5", true),
            "B", AccuracyClass.index("1", false),
            "A", AccuracyClass.index("2", false));

    /**
     * Whether a class is as good as the limit or better.
     *
     * @return empty where the two marks cannot be compared on this scale
     */
    public Optional<Boolean> isAtLeast(AccuracyClass device, AccuracyClass limit) {
        if (this == TRANSFORMER && device.form() == Form.PROTECTION) {
            return Optional.of(
                    limit.form() == Form.PROTECTION && device.number().compareTo(limit.number()) <= 0);
        }
        AccuracyClass own = plain(device);
        AccuracyClass wanted = plain(limit);
        if (own.form() != wanted.form()) {
            return Optional.empty();
        }
        int byNumber = own.number().compareTo(wanted.number());
        return Optional.of(byNumber < 0 || (byNumber == 0 && (own.special() || !wanted.special())));
    }

    /** Whether two marks mean the same class: {@code Ⅲ} and {@code III级}, {@code C} and {@code 0.5S} on a meter. */
    public boolean isSame(AccuracyClass one, AccuracyClass other) {
        AccuracyClass a = plain(one);
        AccuracyClass b = plain(other);
        return a.form() == b.form() && a.number().compareTo(b.number()) == 0 && a.special() == b.special();
    }

    /** Maximum permissible error that a class stands for; empty where the class alone does not say it. */
    public Optional<MaximumPermissibleError> errorOf(AccuracyClass accuracyClass) {
        AccuracyClass plain = plain(accuracyClass);
        if (this == THERMOMETER && plain.form() == Form.LETTER) {
            return platinum(plain.symbol());
        }
        if (plain.form() != Form.NUMBER) {
            return Optional.empty();
        }
        return Optional.of(
                this == THERMOMETER
                        ? MaximumPermissibleError.ofSpan(plain.number())
                        : MaximumPermissibleError.ofReading(plain.number()));
    }

    private AccuracyClass plain(AccuracyClass mark) {
        if (this == ENERGY_METER && mark.form() == Form.LETTER) {
            return METER_LETTERS.getOrDefault(mark.symbol(), mark);
        }
        return mark;
    }

    /** IEC 60751:2008, table 2 (tolerances of platinum resistance thermometers). */
    private static Optional<MaximumPermissibleError> platinum(String letter) {
        return switch (letter) {
            case "AA" -> Optional.of(linear("0.1", "0.0017"));
            case "A" -> Optional.of(linear("0.15", "0.002"));
            case "B" -> Optional.of(linear("0.30", "0.005"));
            case "C" -> Optional.of(linear("0.6", "0.01"));
            default -> Optional.empty();
        };
    }

    private static MaximumPermissibleError linear(String constant, String slope) {
        return new MaximumPermissibleError(
                new BigDecimal(constant), new BigDecimal(slope), BigDecimal.ZERO, BigDecimal.ZERO, "℃");
    }
}
