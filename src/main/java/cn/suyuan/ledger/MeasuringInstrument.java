package cn.suyuan.ledger;

import cn.suyuan.evidence.TableRow;
import cn.suyuan.measure.DateRange;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An energy measuring instrument of the ledger (能源计量器具, clause 3.2).
 *
 * @param identity what tells it from others
 * @param kind 器具类别
 * @param range 测量范围 as written
 * @param accuracyClass 准确度等级 as written
 * @param place where and for what it is used
 * @param management how it is managed
 * @param row the ledger row, raw
 */
public record MeasuringInstrument(
        InstrumentIdentity identity,
        InstrumentKind kind,
        String range,
        String accuracyClass,
        PlaceOfUse place,
        InstrumentRecord management,
        TableRow row) {

    /** 管理编号. */
    public String instrumentNo() {
        return identity.instrumentNo();
    }

    /**
     * The days of {@code period} on which the instrument was in service: status in use, from 启用日期 (inclusive) to
     * 停用日期 (inclusive). An instrument out of use whose 停用日期 lies in the period served until then. Where the status
     * cannot be read, or the days contradict each other, it counts as in service: nobody is spared by what is not known.
     */
    public Optional<DateRange> serviceIn(DateRange period) {
        boolean served = management.status() == InstrumentStatus.IN_USE
                || management.status() == InstrumentStatus.UNKNOWN
                || (management.retired().isPresent() && management.status() != InstrumentStatus.SPARE);
        if (!served) {
            return Optional.empty();
        }
        LocalDate from = management.commissioned().orElse(period.from());
        LocalDate to = management.retired().orElse(period.to());
        boolean contradictory =
                management.commissioned().isPresent() && management.retired().isPresent() && to.isBefore(from);
        return contradictory ? Optional.of(period) : DateRange.between(from, to).flatMap(period::intersection);
    }
}
