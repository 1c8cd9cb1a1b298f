package cn.suyuan.ui.instruments;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.rule.KeyDevices;
import cn.suyuan.rule.Observation;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.ui.desk.CaseIndex;
import cn.suyuan.ui.desk.CaseView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instrument with what was found about it.
 *
 * @param instrument instrument or own standard
 * @param chain state of its chain
 * @param wrong observations that are not met
 * @param problems problems met while reading its row
 * @param drawn whether it is in the sample
 * @param standard whether it is an own standard
 * @param key why it is a key device, empty where it is none
 * @param seen what was seen of it on site
 */
record InstrumentRow(
        MeasuringInstrument instrument,
        Optional<ChainState> chain,
        long wrong,
        List<ImportProblem> problems,
        boolean drawn,
        boolean standard,
        Optional<KeyDevices.KeyReason> key,
        Optional<SiteObservation> seen) {
    InstrumentRow {
        problems = List.copyOf(problems);
    }

    String number() {
        return instrument.instrumentNo();
    }

    /** Whether there is anything to look at. */
    boolean troubled() {
        return wrong > 0 || !problems.isEmpty();
    }

    /** All instruments, then all own standards, in the order of the ledger. */
    static List<InstrumentRow> of(CaseView view, CaseIndex index) {
        Map<String, List<ImportProblem>> problems = new HashMap<>();
        for (ImportProblem problem : view.files().pack().ledgerProblems()) {
            problems.computeIfAbsent(problem.file() + "\t" + problem.row(), p -> new ArrayList<>())
                    .add(problem);
        }
        Map<String, SiteObservation> seen = new HashMap<>();
        view.files().site().observations().forEach(o -> seen.put(o.instrumentNo(), o));
        List<InstrumentRow> rows = new ArrayList<>();
        for (MeasuringInstrument instrument : view.ledger().ledger().instruments()) {
            rows.add(row(view, index, instrument, problems, seen, false));
        }
        for (MeasuringInstrument standard : view.ledger().ledger().referenceStandards()) {
            rows.add(row(view, index, standard, problems, seen, true));
        }
        return rows;
    }

    private static InstrumentRow row(
            CaseView view,
            CaseIndex index,
            MeasuringInstrument instrument,
            Map<String, List<ImportProblem>> problems,
            Map<String, SiteObservation> seen,
            boolean standard) {
        String no = instrument.instrumentNo();
        EvidenceReference place = instrument.row().source();
        return new InstrumentRow(
                instrument,
                index.chain(no).map(chain -> chain.state()),
                index.observations("instrument:" + no).stream()
                        .filter(Observation::isNonconformity)
                        .count(),
                problems.getOrDefault(place.file() + "\t" + place.row(), List.of()),
                index.isDrawn(no),
                standard,
                Optional.ofNullable(view.judged().keyDevices().get(no)),
                Optional.ofNullable(seen.get(no)));
    }
}
