package cn.suyuan.footprint;

import cn.suyuan.evidence.TableRow;
import cn.suyuan.measure.DateRange;
import cn.suyuan.measure.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of {@code factors.csv}: an emission factor or other indirect datum (间接数据).
 *
 * @param factorId identity
 * @param name name
 * @param value value before the compensation coefficient, with its unit; empty where it is not a number
 * @param origin source, reliability rating, region and year, as written
 * @param isDefault 缺省值
 * @param deviationCoefficient 偏差补偿系数
 * @param relativeU95 relative expanded uncertainty as a fraction
 * @param validity days for which it was published, where given
 * @param certificateFile proof, path relative to {@code data/}, empty where missing
 * @param justification why an old or foreign value is used, empty where missing
 * @param basis basis of the coefficient, empty where missing
 * @param row the row it came from
 */
public record EmissionFactor(
        String factorId,
        String name,
        Optional<Quantity> value,
        Origin origin,
        boolean isDefault,
        Optional<BigDecimal> deviationCoefficient,
        Optional<BigDecimal> relativeU95,
        Optional<Validity> validity,
        String certificateFile,
        String justification,
        String basis,
        TableRow row) {

    /**
     * Where a factor comes from, as written; empty where missing.
     *
     * @param source 引用来源
     * @param reliability 可靠性评级
     * @param region region
     * @param year year or range of years
     */
    public record Origin(String source, String reliability, String region, String year) {}

    /**
     * From when, and where given until when, a factor holds.
     *
     * @param from first day
     * @param until last day
     */
    public record Validity(LocalDate from, Optional<LocalDate> until) {
        /** The days, where both ends are given in order. */
        public Optional<DateRange> range() {
            return until.flatMap(end -> DateRange.between(from, end));
        }
    }
}
