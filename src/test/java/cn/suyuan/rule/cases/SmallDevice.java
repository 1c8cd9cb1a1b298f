package cn.suyuan.rule.cases;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.ledger.Deployment;
import cn.suyuan.ledger.InstrumentIdentity;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.InstrumentRecord;
import cn.suyuan.ledger.InstrumentStatus;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.ledger.PlaceOfUse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A device in use all year; a test says what differs. */
final class SmallDevice {

    private final String no;
    private final InstrumentKind kind;
    private String name = "示例器具";
    private String accuracy = "";
    private String range = "";
    private String carrier = "electricity";
    private MeteringLevel level = MeteringLevel.SUB_UNIT;
    private Deployment deployment = Deployment.ONLINE;
    private String usedAt = "";
    private String approval = "";
    private Optional<LocalDate> commissioned = Optional.empty();
    private String dataLevel = "";
    private String condition = "";
    private String location = "配电室";
    private boolean removable = true;
    private String removableText = "是";
    private InstrumentStatus status = InstrumentStatus.IN_USE;
    private OptionalInt interval = OptionalInt.of(12);
    private Optional<BigDecimal> multiplier = Optional.empty();

    private SmallDevice(String no, InstrumentKind kind) {
        this.no = no;
        this.kind = kind;
    }

    static SmallDevice of(InstrumentKind kind) {
        return new SmallDevice("D1", kind);
    }

    static SmallDevice named(String no) {
        return new SmallDevice(no, InstrumentKind.ELECTRICITY_METER);
    }

    static SmallDevice meter() {
        return of(InstrumentKind.ELECTRICITY_METER);
    }

    SmallDevice accuracy(String text) {
        accuracy = text;
        return this;
    }

    SmallDevice range(String text) {
        range = text;
        return this;
    }

    SmallDevice carrier(String text) {
        carrier = text;
        return this;
    }

    SmallDevice level(MeteringLevel other) {
        level = other;
        return this;
    }

    SmallDevice deployed(Deployment other) {
        deployment = other;
        return this;
    }

    SmallDevice usedAt(String text) {
        usedAt = text;
        return this;
    }

    SmallDevice commissioned(String day) {
        commissioned = Optional.of(LocalDate.parse(day));
        return this;
    }

    SmallDevice approval(String text) {
        approval = text;
        return this;
    }

    SmallDevice dataLevel(String text) {
        dataLevel = text;
        return this;
    }

    SmallDevice condition(String text) {
        condition = text;
        return this;
    }

    SmallDevice location(String text) {
        location = text;
        return this;
    }

    SmallDevice fixed() {
        removable = false;
        return this;
    }

    SmallDevice unmarked() {
        removableText = "";
        return this;
    }

    SmallDevice spare() {
        status = InstrumentStatus.SPARE;
        return this;
    }

    SmallDevice withoutInterval() {
        interval = OptionalInt.empty();
        return this;
    }

    SmallDevice multiplier(String number) {
        multiplier = Optional.of(new BigDecimal(number));
        return this;
    }

    MeasuringInstrument build() {
        return new MeasuringInstrument(
                new InstrumentIdentity(no, name, "S-" + no, "DTSD341", "示例仪表有限公司"),
                kind,
                range,
                accuracy,
                new PlaceOfUse(location, carrier, level, deployment, usedAt, ""),
                new InstrumentRecord(
                        interval,
                        status,
                        false,
                        approval,
                        dataLevel,
                        removable,
                        commissioned,
                        Optional.empty(),
                        multiplier,
                        condition,
                        "自有"),
                new TableRow(new EvidenceReference("data/ledger.csv", 2, ""), "", Map.of("removable", removableText)));
    }
}
