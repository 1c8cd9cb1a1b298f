package cn.suyuan.ledger;

import cn.suyuan.evidence.TableRow;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of {@code incidents.csv}: damage, removal, replacement, change of ratio, rollover, clock set, shutdown (6.3A).
 *
 * @param incidentId identity of the row
 * @param instrumentNo instrument
 * @param kind what happened
 * @param from beginning
 * @param to end
 * @param registers serials, registers and multipliers before and after
 * @param approvedBy who approved, empty where missing
 * @param assessment plan and estimate, empty where missing
 * @param file proof, path relative to {@code data/}, empty where missing
 * @param row the row it came from
 */
public record InstrumentIncident(
        String incidentId,
        String instrumentNo,
        Kind kind,
        Optional<OffsetDateTime> from,
        Optional<OffsetDateTime> to,
        Registers registers,
        String approvedBy,
        String assessment,
        String file,
        TableRow row) {

    /** What happened. */
    public enum Kind {
        DAMAGE,
        REMOVAL,
        REPLACEMENT,
        RATIO_CHANGE,
        ROLLOVER,
        CLOCK_SET,
        SHUTDOWN,
        OTHER;

        /** The key as written in the table. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The meter before and after; registers are the meter's own, before any {@code scale:}.
     *
     * @param oldSerial 旧表出厂编号, empty where missing
     * @param newSerial 新表出厂编号, empty where missing
     * @param lastRegister 止码
     * @param firstRegister 起码
     * @param oldMultiplier 倍率 before
     * @param newMultiplier 倍率 after
     * @param modulus range of the register at a rollover
     */
    public record Registers(
            String oldSerial,
            String newSerial,
            Optional<BigDecimal> lastRegister,
            Optional<BigDecimal> firstRegister,
            Optional<BigDecimal> oldMultiplier,
            Optional<BigDecimal> newMultiplier,
            Optional<BigDecimal> modulus) {}
}
