package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.ledger.ClockReading;
import cn.suyuan.ledger.Deployment;
import cn.suyuan.ledger.EnergyUnit;
import cn.suyuan.ledger.InstrumentIdentity;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.InstrumentKinds;
import cn.suyuan.ledger.InstrumentRecord;
import cn.suyuan.ledger.InstrumentStatus;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.ledger.PlaceOfUse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Rows of the ledger and of the tables that hang on it. */
final class LedgerRows {
    private static final Map<String, Deployment> DEPLOYMENTS = Map.of(
            "online", Deployment.ONLINE,
            "在线", Deployment.ONLINE,
            "自动", Deployment.ONLINE,
            "自动采集", Deployment.ONLINE,
            "offline", Deployment.OFFLINE,
            "离线", Deployment.OFFLINE,
            "人工", Deployment.OFFLINE,
            "人工抄表", Deployment.OFFLINE,
            "手抄", Deployment.OFFLINE);
    /** Words that the template offers for a kind; each is one of a kind, and nothing was read into it. */
    private static final Set<String> OFFERED =
            Set.of("电能表", "电流互感器", "电压互感器", "功率表", "温度计", "湿度计", "油流量计", "气体流量计", "水流量计", "压力表", "热量表", "衡器");

    private static final Map<String, InstrumentStatus> STATES = states();
    private static final Map<String, MeteringLevel> LEVELS = levels();
    private static final Map<String, String> CARRIERS = carriers();
    private static final Map<String, InstrumentIncident.Kind> INCIDENTS = incidents();

    private LedgerRows() {}

    private static Map<String, InstrumentStatus> states() {
        Map<String, InstrumentStatus> words = new HashMap<>();
        for (String word : new String[] {"in_use", "在用", "使用", "使用中", "合格", "准用", "限用", "正常", "绿", "黄", "启用"}) {
            words.put(word, InstrumentStatus.IN_USE);
        }
        for (String word : new String[] {"spare", "备用", "库存", "在库"}) {
            words.put(word, InstrumentStatus.SPARE);
        }
        for (String word : new String[] {"suspended", "停用", "封存", "禁用", "红", "停止使用", "维修"}) {
            words.put(word, InstrumentStatus.SUSPENDED);
        }
        for (String word : new String[] {"scrapped", "报废", "已报废", "淘汰"}) {
            words.put(word, InstrumentStatus.SCRAPPED);
        }
        return words;
    }

    private static Map<String, MeteringLevel> levels() {
        Map<String, MeteringLevel> words = new HashMap<>();
        for (String word : new String[] {"1", "一级", "ⅰ", "i", "1级", "l1", "用能单位", "进出用能单位", "一"}) {
            words.put(word, MeteringLevel.SITE);
        }
        for (String word : new String[] {"2", "二级", "ⅱ", "ii", "2级", "l2", "次级用能单位", "主要次级用能单位", "二"}) {
            words.put(word, MeteringLevel.SUB_UNIT);
        }
        for (String word : new String[] {"3", "三级", "ⅲ", "iii", "3级", "l3", "主要用能设备", "用能设备", "三"}) {
            words.put(word, MeteringLevel.EQUIPMENT);
        }
        return words;
    }

    private static Map<String, String> carriers() {
        Map<String, String> words = new HashMap<>();
        words.put("电", "electricity");
        words.put("电力", "electricity");
        words.put("电能", "electricity");
        words.put("天然气", "natural_gas");
        words.put("燃气", "natural_gas");
        words.put("蒸汽", "steam");
        words.put("水", "water");
        words.put("自来水", "water");
        words.put("新水", "water");
        words.put("柴油", "diesel");
        words.put("汽油", "gasoline");
        words.put("煤", "coal");
        words.put("原煤", "coal");
        words.put("热力", "heat");
        words.put("热水", "hot_water");
        words.put("压缩空气", "compressed_air");
        words.put("氮气", "nitrogen");
        words.put("氢气", "hydrogen");
        return words;
    }

    private static Map<String, InstrumentIncident.Kind> incidents() {
        Map<String, InstrumentIncident.Kind> words = new HashMap<>();
        for (InstrumentIncident.Kind kind : InstrumentIncident.Kind.values()) {
            words.put(kind.wireName(), kind);
        }
        words.put("损坏", InstrumentIncident.Kind.DAMAGE);
        words.put("故障", InstrumentIncident.Kind.DAMAGE);
        words.put("拆除", InstrumentIncident.Kind.REMOVAL);
        words.put("拆卸", InstrumentIncident.Kind.REMOVAL);
        words.put("更换", InstrumentIncident.Kind.REPLACEMENT);
        words.put("换表", InstrumentIncident.Kind.REPLACEMENT);
        words.put("变比变更", InstrumentIncident.Kind.RATIO_CHANGE);
        words.put("倍率变更", InstrumentIncident.Kind.RATIO_CHANGE);
        words.put("change_of_ratio", InstrumentIncident.Kind.RATIO_CHANGE);
        words.put("翻转", InstrumentIncident.Kind.ROLLOVER);
        words.put("归零", InstrumentIncident.Kind.ROLLOVER);
        words.put("register_rollover", InstrumentIncident.Kind.ROLLOVER);
        words.put("对时", InstrumentIncident.Kind.CLOCK_SET);
        words.put("校时", InstrumentIncident.Kind.CLOCK_SET);
        words.put("停机", InstrumentIncident.Kind.SHUTDOWN);
        words.put("停产", InstrumentIncident.Kind.SHUTDOWN);
        words.put("其他", InstrumentIncident.Kind.OTHER);
        return words;
    }

    /** A row of the ledger or of the table of own standards; the six columns of clause 5.3 must be filled. */
    static MeasuringInstrument instrument(CellReader cells) {
        String name = cells.required("name");
        InstrumentIdentity identity = new InstrumentIdentity(
                cells.identity("instrument_no"),
                name,
                cells.text("serial_no"),
                model(cells),
                cells.required("manufacturer"));
        PlaceOfUse place = new PlaceOfUse(
                cells.required("location"),
                carrier(cells.text("carrier")),
                level(cells, "level"),
                cells.choice("deployment", DEPLOYMENTS, Deployment.UNKNOWN),
                cells.text("used_at"),
                cells.text("serves"));
        dates(cells);
        return new MeasuringInstrument(
                identity,
                kind(cells, name),
                cells.text("range"),
                cells.required("accuracy_class"),
                place,
                management(cells),
                cells.row());
    }

    /** Days that companies keep in the ledger; the certificates count, but what is odd about them is told. */
    private static void dates(CellReader cells) {
        Optional<LocalDate> last = cells.date("last_calibrated");
        Optional<LocalDate> next = cells.date("next_due");
        if (last.isPresent() && next.isPresent() && next.get().isBefore(last.get())) {
            cells.problem(
                    "next_due", Code.RANGE, "ends_before_begins", last.get().toString());
        }
    }

    /** 型号 and 规格 may stand in two columns. */
    private static String model(CellReader cells) {
        String specification = cells.text("specification");
        if (specification.isEmpty()) {
            return cells.required("model");
        }
        return (cells.text("model") + " " + specification).strip();
    }

    private static InstrumentKind kind(CellReader cells, String name) {
        String written = cells.text("kind");
        Optional<InstrumentKind> byKey = InstrumentKinds.ofKey(written);
        if (byKey.isPresent()) {
            return byKey.get();
        }
        InstrumentKind byWord = InstrumentKinds.recognise(written);
        InstrumentKind byName = InstrumentKinds.recognise(name);
        InstrumentKind kind = byWord == InstrumentKind.OTHER ? byName : byWord;
        if (kind == InstrumentKind.OTHER && !name.isEmpty() && !written.equals("其他")) {
            cells.problem("kind", Code.AMBIGUOUS, "kind_unknown", name);
        } else if (!written.isEmpty() && byWord != InstrumentKind.OTHER && !OFFERED.contains(written)) {
            cells.problem("kind", Code.CONVERTED, "kind_recognised", "{instrument.kind." + kind.wireName() + "}");
        }
        return kind;
    }

    private static InstrumentRecord management(CellReader cells) {
        Optional<LocalDate> commissioned = cells.date("commissioned");
        Optional<LocalDate> retired = cells.date("retired");
        if (commissioned.isPresent() && retired.isPresent() && retired.get().isBefore(commissioned.get())) {
            cells.problem(
                    "retired",
                    Code.RANGE,
                    "retired_before_commissioned",
                    commissioned.get().toString());
        }
        OptionalInt interval = cells.months("interval_months");
        return new InstrumentRecord(
                interval,
                cells.choice("status", STATES, InstrumentStatus.UNKNOWN),
                cells.flag("critical", false),
                cells.text("type_approval_no"),
                cells.text("data_level"),
                cells.flag("removable", true),
                commissioned,
                retired,
                cells.multiplier("multiplier"),
                condition(cells),
                owner(cells.text("owner")));
    }

    /** A condition that is not understood counts as not stated, and is told. */
    private static String condition(CellReader cells) {
        String written = cells.text("condition");
        Optional<String> read = GasCondition.read(written);
        if (!written.isEmpty() && read.isEmpty()) {
            cells.problem("condition", Code.UNREADABLE, "word_unknown", "标况20℃ 标况0℃ 工况");
        }
        return read.orElse("");
    }

    private static String owner(String written) {
        return switch (written) {
            case "own", "自有", "企业" -> "own";
            case "supplier", "供方", "供电公司", "供气公司" -> "supplier";
            default -> written;
        };
    }

    private static MeteringLevel level(CellReader cells, String column) {
        return cells.choice(column, LEVELS, MeteringLevel.OTHER);
    }

    static String carrier(String written) {
        return CARRIERS.getOrDefault(written, written.toLowerCase(Locale.ROOT));
    }

    static MeteringNetwork.Edge edge(CellReader cells) {
        return new MeteringNetwork.Edge(
                cells.text("parent"), cells.identity("child"), carrier(cells.text("carrier")), cells.row());
    }

    static EnergyUnit energyUnit(CellReader cells) {
        String capacity = (cells.text("capacity") + " " + cells.text("capacity_unit")).strip();
        return new EnergyUnit(
                cells.required("unit_id"),
                cells.text("name"),
                level(cells, "level"),
                carrier(cells.text("carrier")),
                capacity,
                cells.count("meters_required"),
                cells.list("instrument_nos"),
                cells.row());
    }

    static ClockReading clock(CellReader cells) {
        return new ClockReading(
                cells.identity("node"),
                cells.moment("time", false),
                cells.number("offset_ms"),
                cells.text("reference"),
                cells.row());
    }

    static InstrumentIncident incident(CellReader cells) {
        InstrumentIncident.Registers registers = new InstrumentIncident.Registers(
                cells.text("old_serial"),
                cells.text("new_serial"),
                cells.number("last_register"),
                cells.number("first_register"),
                cells.number("old_multiplier"),
                cells.number("new_multiplier"),
                cells.number("modulus"));
        return new InstrumentIncident(
                cells.required("incident_id"),
                cells.required("instrument_no"),
                cells.choice("kind", INCIDENTS, InstrumentIncident.Kind.OTHER),
                cells.moment("from", false),
                cells.moment("to", true),
                registers,
                cells.text("approved_by"),
                cells.text("assessment"),
                cells.files("file"),
                cells.row());
    }
}
