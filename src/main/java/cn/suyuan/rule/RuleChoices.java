package cn.suyuan.rule;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the auditor settled for one case, each with a reason: limits of key devices, grades and materiality otherwise than
 * the rule pack, the edition of GB 17167 whose tables are applied, and how many meters each carrier and level needs.
 *
 * @param byName choices by name of the setting, or {@link #EDITION}
 */
public record RuleChoices(SortedMap<String, Choice> byName) {

    /** Name of the choice of an edition of GB 17167; its value is an edition of {@code editions.csv}. */
    public static final String EDITION = "gb17167";

    /** Beginning of the names under which numbers of meters are confirmed: {@code fitting.<carrier>/<level>}. */
    private static final String FITTING = "fitting.";

    /** Settings of the pack that an auditor may change for a case. */
    private static final List<String> ADJUSTABLE = List.of(
            "materiality",
            "key.footprint_share",
            "key.carrier_share",
            "key.floor",
            "key.datum_share",
            "key.datum_cumulative",
            "grade.devices",
            "grade.sample_share");

    public RuleChoices {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /**
     * One choice.
     *
     * @param value number, or edition
     * @param reason why, not blank
     * @param by who settled it
     */
    public record Choice(String value, String reason, String by) {}

    /** Nothing settled otherwise. */
    public static RuleChoices none() {
        return new RuleChoices(new TreeMap<>());
    }

    /** Settings that may be changed for a case, in the order in which people meet them. */
    public static List<String> adjustable() {
        return ADJUSTABLE;
    }

    /** The choices with one more; a blank value goes back to the pack. */
    public RuleChoices with(String name, Choice choice) {
        SortedMap<String, Choice> more = new TreeMap<>(byName);
        if (choice.value().isBlank()) {
            more.remove(name);
        } else {
            more.put(name, choice);
        }
        return new RuleChoices(more);
    }

    /** The edition of GB 17167 that was chosen. */
    public Optional<String> edition() {
        return Optional.ofNullable(byName.get(EDITION)).map(Choice::value);
    }

    /** The name under which the number of meters that a carrier needs at a level is confirmed. */
    public static String fitting(String carrierAndLevel) {
        return FITTING + carrierAndLevel;
    }

    /** The numbers of meters that were confirmed (应配数 Nl of GB 17167), by {@code <carrier>/<level>}. */
    public SortedMap<String, Integer> fittings() {
        SortedMap<String, Integer> numbers = new TreeMap<>();
        byName.forEach((name, choice) -> {
            if (name.startsWith(FITTING)) {
                number(name, choice.value())
                        .ifPresent(number -> numbers.put(name.substring(FITTING.length()), number.intValueExact()));
            }
        });
        return numbers;
    }

    /**
     * The number of a setting as it may be: shares are over 0 and at most 1, a number of devices is whole and at least 1.
     * A number of meters is whole, 0 among them. Empty for a setting that may not be changed, and for anything else.
     */
    public static Optional<BigDecimal> number(String name, String value) {
        if (name.matches("fitting[.].+/(site|sub_unit|equipment)") && value.matches("\\d{1,5}")) {
            return Optional.of(new BigDecimal(value));
        }
        if (!ADJUSTABLE.contains(name) || !value.matches("\\d{1,6}([.]\\d{1,6})?")) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(value);
        boolean whole = name.equals("grade.devices");
        boolean fits = whole
                ? number.stripTrailingZeros().scale() <= 0 && number.signum() > 0
                : number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
        return fits ? Optional.of(number) : Optional.empty();
    }
}
