package cn.suyuan.evidence;

import cn.suyuan.measure.DateRange;
import cn.suyuan.measure.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * What is audited, as {@code data/pack.json} declares it; missing texts are empty.
 *
 * @param organization audited organisation
 * @param creditCode unified social credit code, 18 characters where well-formed
 * @param product product name
 * @param functionalUnit functional unit
 * @param period data period; empty where it was not declared or not readable
 * @param site site name
 * @param region region code such as {@code CN-HB}
 * @param boundary life-cycle stages inside the system boundary
 * @param declaredFootprint declared footprint per functional unit
 * @param declaredRelativeU95 declared relative expanded uncertainty as a fraction
 */
public record AuditScope(
        String organization,
        String creditCode,
        String product,
        String functionalUnit,
        Optional<DateRange> period,
        String site,
        String region,
        List<String> boundary,
        Optional<Quantity> declaredFootprint,
        Optional<Double> declaredRelativeU95) {

    public AuditScope {
        boundary = List.copyOf(boundary);
    }

    /** A scope of which nothing is known. */
    public static AuditScope unknown() {
        return new AuditScope("", "", "", "", Optional.empty(), "", "", List.of(), Optional.empty(), Optional.empty());
    }
}
