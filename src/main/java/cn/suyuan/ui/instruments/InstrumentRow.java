package cn.suyuan.ui.instruments;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.traceability.ChainState;
import java.util.List;
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
 */
record InstrumentRow(
        MeasuringInstrument instrument,
        Optional<ChainState> chain,
        long wrong,
        List<ImportProblem> problems,
        boolean drawn,
        boolean standard) {
    InstrumentRow {
        problems = List.copyOf(problems);
    }

    String number() {
        return instrument.instrumentNo();
    }
}
