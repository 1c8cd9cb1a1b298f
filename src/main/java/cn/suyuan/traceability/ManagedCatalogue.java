package cn.suyuan.traceability;

import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringLevel;
import java.util.Locale;
import java.util.Set;

/**
 * The catalogue of instruments under mandatory control (实施强制管理的计量器具目录), as the rule pack has it: the kinds of
 * which some uses are under mandatory verification.
 *
 * @param mandatory kinds whose trade use is under mandatory verification (强制检定)
 * @param limited those of them of which the catalogue lists certain sizes only, such as water meters of DN15 to DN50
 */
public record ManagedCatalogue(Set<InstrumentKind> mandatory, Set<InstrumentKind> limited) {

    /** Optional column of the ledger: whether this instrument is under mandatory verification. */
    private static final String COLUMN = "mandatory";

    private static final Set<String> YES = Set.of("是", "强检", "强制检定", "强制", "yes", "true", "1", "y");
    private static final Set<String> NO = Set.of("否", "非强检", "非强制检定", "非强制", "no", "false", "0", "n");

    public ManagedCatalogue {
        mandatory = Set.copyOf(mandatory);
        limited = Set.copyOf(limited);
    }

    /** Whether an instrument must be verified by an authorised institute. */
    enum Use {
        /** The ledger says so, or the supplier owns it and settles by it. */
        MANDATORY,
        /** The supplier owns it and settles by it, but the catalogue has certain sizes of the kind only. */
        BY_SIZE,
        /** A kind of the catalogue where energy enters or leaves; nothing says whether anybody settles by it. */
        PERHAPS,
        /** Neither. */
        FREE
    }

    /** An empty catalogue. */
    public static ManagedCatalogue none() {
        return new ManagedCatalogue(Set.of(), Set.of());
    }

    /** The use of an instrument by the ledger's own column, its owner, its kind and its level. */
    Use of(MeasuringInstrument instrument) {
        String said = instrument.row().textOrEmpty(COLUMN).strip().toLowerCase(Locale.ROOT);
        if (YES.contains(said)) {
            return Use.MANDATORY;
        }
        if (NO.contains(said) || !mandatory.contains(instrument.kind())) {
            return Use.FREE;
        }
        // the meter by which a supplier settles belongs to the supplier (audit-practice.md 4.4, 31)
        if (instrument.management().owner().equals("supplier")) {
            return limited.contains(instrument.kind()) ? Use.BY_SIZE : Use.MANDATORY;
        }
        return instrument.place().level() == MeteringLevel.SITE ? Use.PERHAPS : Use.FREE;
    }
}
