package cn.suyuan.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an instrument is managed, as its ledger row says.
 *
 * @param intervalMonths 检定/校准周期 in months
 * @param status 状态
 * @param critical 是否关键
 * @param typeApprovalNo 型式批准证书号, empty where missing
 * @param dataLevel 数据等级 as written: {@code 1}, {@code 2}, {@code direct_offline} or empty
 * @param removable 可否拆卸; removable where not stated
 * @param commissioned 启用日期
 * @param retired 停用日期
 * @param multiplier 倍率 applied to the register
 * @param condition 计量状况 of gas: {@code standard@20}, {@code standard@0}, {@code operating} or empty
 * @param owner 权属 as written
 */
public record InstrumentRecord(
        OptionalInt intervalMonths,
        InstrumentStatus status,
        boolean critical,
        String typeApprovalNo,
        String dataLevel,
        boolean removable,
        Optional<LocalDate> commissioned,
        Optional<LocalDate> retired,
        Optional<BigDecimal> multiplier,
        String condition,
        String owner) {}
