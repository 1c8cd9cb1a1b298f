package cn.suyuan.traceability;

import cn.suyuan.measure.DateRange;
import java.util.List;
import java.util.Optional;

/**
 * An institute that the auditor's own list recognises, or once recognised.
 *
 * @param name name
 * @param aliases other names
 * @param kind kind of recognition
 * @param number authorisation or accreditation number
 * @param validity days of recognition
 * @param scope quantities, empty for all
 * @param valid whether the status column says valid
 */
public record Authority(
        String name,
        List<String> aliases,
        Kind kind,
        String number,
        Optional<DateRange> validity,
        List<String> scope,
        boolean valid) {

    public Authority {
        aliases = List.copyOf(aliases);
        scope = List.copyOf(scope);
    }

    /** Kinds of recognition. */
    public enum Kind {
        /** National metrology institute. */
        NMI,
        /** 法定计量检定机构 or authorised. */
        LEGAL_METROLOGY,
        /** Accredited by CNAS. */
        CNAS,
        /** Accredited by another signatory of the ILAC-MRA. */
        ILAC_MRA,
        /** Another word than those four. */
        UNKNOWN
    }
}
