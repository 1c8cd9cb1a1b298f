package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as people write it.
 *
 * @param value the number, empty where it cannot be told
 * @param unit what stands behind it
 * @param code kind of problem, meaningful with a problem only
 * @param problem message detail, empty where the number is plain
 */
record NumberText(Optional<BigDecimal> value, String unit, Code code, Optional<String> problem) {
    private static final Pattern PLAIN =
            Pattern.compile("[+-]?(\\d{1,60}(\\.\\d{0,60})?|\\.\\d{1,60})([Ee][+-]?\\d{1,3})?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}([, ]\\d{3})+(\\.\\d+)?");
    private static final Pattern WITH_UNIT = Pattern.compile("([+\\-]?[\\d., ]*\\d)\\s*([^\\d\\s.,].{0,20})");
    /** A ratio such as 2000/5: neither of its numbers is the value. */
    private static final Pattern RATIO = Pattern.compile("\\d[\\d.,]*\\s*[A-Za-z]{0,2}\\s*[/:：]\\s*\\d.*");

    private static final Pattern QUALIFIED = Pattern.compile("(约|大约|≈|~|<|>|≤|≥|不足|超过|近).*");

    /**
     * Reads a number.
     *
     * @param text after NFKC, stripped
     */
    static NumberText read(String text) {
        String plain = text.replace('−', '-').replace('－', '-');
        if (PLAIN.matcher(plain).matches()) {
            return new NumberText(Optional.of(new BigDecimal(plain)), "", Code.CONVERTED, Optional.empty());
        }
        if (THOUSANDS.matcher(plain).matches()) {
            BigDecimal value = new BigDecimal(plain.replaceAll("[, ]", ""));
            return new NumberText(Optional.of(value), "", Code.CONVERTED, Optional.of("number_separators"));
        }
        if (QUALIFIED.matcher(plain).matches()) {
            return new NumberText(Optional.empty(), "", Code.AMBIGUOUS, Optional.of("number_qualified"));
        }
        if (RATIO.matcher(plain).matches()) {
            return new NumberText(Optional.empty(), "", Code.AMBIGUOUS, Optional.of("number_ratio"));
        }
        Matcher unit = WITH_UNIT.matcher(plain);
        if (unit.matches()) {
            NumberText inner = read(unit.group(1).strip());
            if (inner.value().isPresent()) {
                return new NumberText(inner.value(), unit.group(2).strip(), Code.CONVERTED, Optional.of("number_unit"));
            }
        }
        return new NumberText(Optional.empty(), "", Code.UNREADABLE, Optional.of("number_unreadable"));
    }
}
