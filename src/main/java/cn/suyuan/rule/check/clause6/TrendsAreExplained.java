package cn.suyuan.rule.check.clause6;

import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Key data were compared with their history, volumes are on the basis that the calculation takes them for, and main and
 * sub-meters agree month by month (6.2).
 */
public final class TrendsAreExplained implements Check {

    private final CrossChecked history = new CrossChecked("trends-of-history", CrossCheck.Kind.VERTICAL);

    @Override
    public String name() {
        return "trends-are-explained";
    }

    @Override
    public Map<String, Integer> cases() {
        Map<String, Integer> cases = new HashMap<>(history.cases());
        cases.put("operating_volume", 0);
        cases.put("condition_unknown", 0);
        cases.putAll(BalancesClose.CASES);
        return Map.copyOf(cases);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>(history.check(rule, view));
        Map<String, List<VerifiedStream>> streams = Streams.byInstrument(view);
        for (MeasuringInstrument instrument : view.inService()) {
            boolean operating = instrument.kind() == InstrumentKind.GAS_FLOW_METER
                    && instrument
                            .management()
                            .condition()
                            .toLowerCase(Locale.ROOT)
                            .startsWith("operating")
                    && view.keyDevices().feedsCalculation(instrument.instrumentNo());
            if (operating && !isConverted(streams.getOrDefault(instrument.instrumentNo(), List.of()))) {
                found.add(ObservationDraft.notMet(rule, view, Subject.instrument(instrument.instrumentNo()))
                        .as("operating_volume")
                        .found(instrument.management().condition())
                        .on(instrument.row().source(), view.file("data/streams.csv"))
                        .build());
            }
        }
        for (MeasuringInstrument instrument : view.inService()) {
            boolean unknown = instrument.kind() == InstrumentKind.GAS_FLOW_METER
                    && instrument.place().carrier().endsWith("gas")
                    && instrument.management().condition().isBlank()
                    && view.keyDevices().feedsCalculation(instrument.instrumentNo());
            if (unknown) {
                found.add(ObservationDraft.notVerifiable(rule, view, Subject.instrument(instrument.instrumentNo()))
                        .as("condition_unknown")
                        .on(instrument.row().source())
                        .build());
            }
        }
        found.addAll(BalancesClose.judge(rule, view));
        return found;
    }

    private static boolean isConverted(List<VerifiedStream> streams) {
        return streams.stream()
                .map(s -> s.verification().declaration())
                .map(StreamDeclaration::operation)
                .anyMatch(o -> o.startsWith("convert:") || o.startsWith("scale:"));
    }
}
