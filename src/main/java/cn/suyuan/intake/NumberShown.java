package cn.suyuan.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;

/** The digits that a cell shows of its number: what the company states, when the cell rounds. */
final class NumberShown {
    private static final Pattern FIXED = Pattern.compile("[#0,]*0(?:\\.(0+))?(_.*| *%| *\".*\")?");
    private static final int MOST_DIGITS = 12;

    private NumberShown() {}

    static BigDecimal of(Cell cell, double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        Matcher fixed = FIXED.matcher(String.valueOf(cell.getCellStyle().getDataFormatString()));
        if (fixed.matches()) {
            int places = fixed.group(1) == null ? 0 : fixed.group(1).length();
            boolean percent = fixed.group(2) != null && fixed.group(2).contains("%");
            return exact.setScale(places + (percent ? 2 : 0), RoundingMode.HALF_UP);
        }
        return exact.precision() > MOST_DIGITS ? exact.round(new java.math.MathContext(MOST_DIGITS)) : exact;
    }
}
