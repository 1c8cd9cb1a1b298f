package cn.suyuan.ledger;

import cn.suyuan.measure.ClassScale;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Kinds of instruments from their names (计量器具名称), and how their class marks are to be read. */
public final class InstrumentKinds {

    private record Word(Pattern pattern, InstrumentKind kind) {
        static Word of(InstrumentKind kind, String pattern) {
            return new Word(Pattern.compile(pattern), kind);
        }
    }

    /** In order: the first that is found decides, so that 电流互感器 is no 电表 and 温湿度计 no thermometer. */
    private static final List<Word> WORDS = List.of(
            Word.of(InstrumentKind.CURRENT_TRANSFORMER, "电流互感器|CURRENT TRANSFORMER|^CT$"),
            Word.of(InstrumentKind.VOLTAGE_TRANSFORMER, "电压互感器|VOLTAGE TRANSFORMER|^[PV]T$"),
            Word.of(InstrumentKind.ELECTRICITY_METER, "电能表|电度表|电表|电能计量|多功能仪表|电力仪表|ENERGY METER|ELECTRICITY METER"),
            Word.of(InstrumentKind.POWER_METER, "功率(分析仪|表|计|变送器)|POWER (METER|ANALY)"),
            Word.of(InstrumentKind.HEAT_METER, "热量表|热能表|冷量表|热表|HEAT METER"),
            Word.of(InstrumentKind.WEIGHING_INSTRUMENT, "秤|天平|[汽轨静动]\\S*衡|地磅|磅|衡器|WEIGH|SCALE|BALANCE"),
            Word.of(InstrumentKind.HYGROMETER, "湿度|露点|HYGRO|HUMIDITY"),
            Word.of(InstrumentKind.OIL_FLOW_METER, "(油|柴|汽油|燃料油)\\S*(流量|表|计|机)|椭圆齿轮|加油机|腰轮油|OIL (FLOW|METER)"),
            Word.of(InstrumentKind.GAS_FLOW_METER, "(燃气|天然气|煤气|气体|蒸汽|氮气|空气|压缩空气|沼气|氢气)\\S*(流量|表|计)|涡街|气体涡轮|GAS|STEAM"),
            Word.of(InstrumentKind.WATER_FLOW_METER, "水表|水\\S*流量|电磁水|热水|冷水|WATER"),
            Word.of(InstrumentKind.PRESSURE_GAUGE, "压力|真空表|差压|PRESSURE"),
            Word.of(InstrumentKind.THERMOMETER, "温度|测温|热电偶|热电阻|铂电阻|THERMO|TEMPERATURE"),
            Word.of(InstrumentKind.WATER_FLOW_METER, "电磁流量计"),
            Word.of(InstrumentKind.GAS_FLOW_METER, "气表|涡轮流量计|旋进旋涡"));

    private InstrumentKinds() {}

    /** The kind that a name means, or {@link InstrumentKind#OTHER}. */
    public static InstrumentKind recognise(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        return WORDS.stream()
                .filter(word -> word.pattern().matcher(plain).find())
                .map(Word::kind)
                .findFirst()
                .orElse(InstrumentKind.OTHER);
    }

    /** The kind written as key ({@code electricity_meter}), if the text is one. */
    public static Optional<InstrumentKind> ofKey(String key) {
        String plain = key.strip().toLowerCase(Locale.ROOT);
        for (InstrumentKind kind : InstrumentKind.values()) {
            if (kind.wireName().equals(plain)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** How class marks of a kind are to be read. */
    public static ClassScale scale(InstrumentKind kind) {
        return switch (kind) {
            case ELECTRICITY_METER -> ClassScale.ENERGY_METER;
            case CURRENT_TRANSFORMER, VOLTAGE_TRANSFORMER -> ClassScale.TRANSFORMER;
            case THERMOMETER -> ClassScale.THERMOMETER;
            case WEIGHING_INSTRUMENT -> ClassScale.WEIGHING;
            case OIL_FLOW_METER, GAS_FLOW_METER, WATER_FLOW_METER -> ClassScale.FLOW;
            case POWER_METER, HYGROMETER, PRESSURE_GAUGE, HEAT_METER, OTHER -> ClassScale.INDEXED;
        };
    }
}
