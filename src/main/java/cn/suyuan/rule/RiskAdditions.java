package cn.suyuan.rule;

import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import java.util.Map;
import java.util.TreeMap;

/**
 * Devices examined beside the drawn ones (风险增加样本): meters of the boundary, key devices, suspected documents, devices
 * changed in the period. They never count towards the 10 %.
 */
public final class RiskAdditions {

    private RiskAdditions() {}

    /** Instrument numbers with the word key of the first reason: {@code site, key, suspect, changed}. */
    public static Map<String, String> of(CaseView view) {
        Map<String, String> added = new TreeMap<>();
        for (MeasuringInstrument instrument : view.inService()) {
            String no = instrument.instrumentNo();
            if (instrument.place().level() == MeteringLevel.SITE) {
                added.put(no, "site");
            } else if (view.keyDevices().reason(no).isPresent()) {
                added.put(no, "key");
            } else if (view.chain(no)
                    .map(TraceabilityChain::state)
                    .filter(s -> s == ChainState.SUSPECT)
                    .isPresent()) {
                added.put(no, "suspect");
            }
        }
        for (InstrumentIncident incident : view.facts().ledger().incidents()) {
            boolean changed = switch (incident.kind()) {
                case REPLACEMENT, RATIO_CHANGE, DAMAGE, REMOVAL -> true;
                case ROLLOVER, CLOCK_SET, SHUTDOWN, OTHER -> false;
            };
            if (changed && view.instrument(incident.instrumentNo()).isPresent()) {
                added.putIfAbsent(incident.instrumentNo(), "changed");
            }
        }
        return added;
    }
}
