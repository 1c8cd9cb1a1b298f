package cn.suyuan.footprint;

import cn.suyuan.evidence.TableRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of {@code cross-checks.csv} (数据交叉校验, clause 6.2).
 *
 * @param item {@code activity:…} or {@code factor:…}
 * @param kind kind of comparison
 * @param ownValue the company's value
 * @param referenceValue value compared with
 * @param unit unit of both
 * @param body who compared
 * @param bodyNo its accreditation number
 * @param report report number or name
 * @param date day of the comparison
 * @param explanation explanation of a difference, empty where missing
 * @param row the row it came from
 */
public record CrossCheck(
        String item,
        Kind kind,
        Optional<BigDecimal> ownValue,
        Optional<BigDecimal> referenceValue,
        String unit,
        String body,
        String bodyNo,
        String report,
        Optional<LocalDate> date,
        String explanation,
        TableRow row) {

    /** Kinds of comparison. */
    public enum Kind {
        HORIZONTAL,
        VERTICAL,
        THIRD_PARTY,
        UNKNOWN
    }
}
