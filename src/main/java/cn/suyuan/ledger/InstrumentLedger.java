package cn.suyuan.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The ledger of energy measuring instruments (台账, clause 5.3) and the company's own measurement standards.
 *
 * @param instruments rows of the ledger in their order, also those out of use and duplicates
 * @param referenceStandards rows of {@code reference-standards.csv} in their order
 */
public record InstrumentLedger(List<MeasuringInstrument> instruments, List<MeasuringInstrument> referenceStandards) {

    public InstrumentLedger {
        instruments = List.copyOf(instruments);
        referenceStandards = List.copyOf(referenceStandards);
    }

    /** The first instrument or standard with that 管理编号. */
    public Optional<MeasuringInstrument> find(String instrumentNo) {
        return instruments.stream()
                .filter(i -> i.instrumentNo().equals(instrumentNo))
                .findFirst()
                .or(() -> referenceStandards.stream()
                        .filter(i -> i.instrumentNo().equals(instrumentNo))
                        .findFirst());
    }
}
