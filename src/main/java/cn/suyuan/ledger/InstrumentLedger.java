package cn.suyuan.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * The first instrument or standard with that 管理编号, or the one that the population lengthened to
     * {@code 管理编号#出厂编号} because others share its number.
     */
    public Optional<MeasuringInstrument> find(String number) {
        return Stream.concat(instruments.stream(), referenceStandards.stream())
                .filter(i -> i.instrumentNo().equals(number)
                        || (i.instrumentNo() + "#" + i.identity().serialNo().strip()).equals(number))
                .findFirst();
    }
}
