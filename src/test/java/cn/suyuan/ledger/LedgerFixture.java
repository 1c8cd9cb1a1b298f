package cn.suyuan.ledger;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.TableRow;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Ledger rows for tests, with only what a test cares about. */
public final class LedgerFixture {

    private LedgerFixture() {}

    /** An electricity meter in use with that number and serial. */
    public static MeasuringInstrument meter(String number, String serial) {
        return instrument(number, serial, InstrumentStatus.IN_USE, Optional.empty(), 12);
    }

    /** An instrument with a status and, where given, the day it was taken out of use. */
    public static MeasuringInstrument instrument(
            String number, String serial, InstrumentStatus status, Optional<LocalDate> retired, int intervalMonths) {
        return new MeasuringInstrument(
                new InstrumentIdentity(number, "电能表", serial, "DTSD341", "示例仪表有限公司"),
                InstrumentKind.ELECTRICITY_METER,
                "3×220/380 V 1.5(6) A",
                "0.5S",
                new PlaceOfUse("配电室", "electricity", MeteringLevel.SUB_UNIT, Deployment.ONLINE, "", ""),
                new InstrumentRecord(
                        intervalMonths == 0 ? OptionalInt.empty() : OptionalInt.of(intervalMonths),
                        status,
                        false,
                        "",
                        "1",
                        true,
                        Optional.empty(),
                        retired,
                        Optional.empty(),
                        "",
                        "自有"),
                row("data/ledger.csv", Math.abs(number.hashCode() % 1000) + 2));
    }

    /** An empty row at a place. */
    public static TableRow row(String file, int row) {
        return new TableRow(new EvidenceReference(file, row, ""), "", Map.of());
    }
}
