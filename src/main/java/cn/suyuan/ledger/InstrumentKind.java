package cn.suyuan.ledger;

import java.util.Locale;

/** Kinds of energy measuring instruments (器具类别) of the ledger. */
public enum InstrumentKind {
    ELECTRICITY_METER,
    CURRENT_TRANSFORMER,
    VOLTAGE_TRANSFORMER,
    POWER_METER,
    THERMOMETER,
    HYGROMETER,
    OIL_FLOW_METER,
    GAS_FLOW_METER,
    WATER_FLOW_METER,
    PRESSURE_GAUGE,
    HEAT_METER,
    WEIGHING_INSTRUMENT,
    OTHER;

    /** The key as written in the ledger. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
