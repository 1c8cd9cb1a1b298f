package cn.suyuan.ledger;

import cn.suyuan.measure.DateRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The population that the sample is drawn from (clause 7.2): instruments of the ledger in use for at least a day of the
 * period. The company's own measurement standards are not in it; all of them are checked.
 *
 * @param members devices in the order of the ledger
 * @param excluded rows left out, with the reason
 * @param sharedNumbers devices that share a 管理编号 with another device and were given a longer one for the draw
 */
public record Population(List<Member> members, List<Excluded> excluded, List<Member> sharedNumbers) {

    public Population {
        members = List.copyOf(members);
        excluded = List.copyOf(excluded);
        sharedNumbers = List.copyOf(sharedNumbers);
    }

    /**
     * A device of the population.
     *
     * @param ticketNo its identity in the draw: the 管理编号, lengthened by {@code #出厂编号} where others have the same
     * @param instrument its ledger row
     * @param service its days of service in the period
     */
    public record Member(String ticketNo, MeasuringInstrument instrument, DateRange service) {}

    /** Why a row is not in the population. */
    public enum Exclusion {
        NOT_IN_SERVICE,
        REPEATED_ROW,
        OWN_STANDARD
    }

    /**
     * A row left out.
     *
     * @param instrument the row
     * @param exclusion reason
     */
    public record Excluded(MeasuringInstrument instrument, Exclusion exclusion) {}

    /** The population of a ledger in a period. */
    public static Population of(InstrumentLedger ledger, DateRange period) {
        List<Excluded> excluded = new ArrayList<>();
        Map<String, Member> distinct = new LinkedHashMap<>();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (MeasuringInstrument instrument : ledger.instruments()) {
            Optional<DateRange> service = instrument.serviceIn(period);
            if (isOwnStandard(ledger, instrument)) {
                excluded.add(new Excluded(instrument, Exclusion.OWN_STANDARD));
            } else if (service.isEmpty()) {
                excluded.add(new Excluded(instrument, Exclusion.NOT_IN_SERVICE));
            } else if (distinct.putIfAbsent(
                            device(instrument), new Member(instrument.instrumentNo(), instrument, service.get()))
                    != null) {
                excluded.add(new Excluded(instrument, Exclusion.REPEATED_ROW));
            } else {
                numbers.merge(IdentityText.of(instrument.instrumentNo()), 1, Integer::sum);
            }
        }
        List<Member> members = new ArrayList<>();
        List<Member> shared = new ArrayList<>();
        for (Member member : distinct.values()) {
            String number = IdentityText.of(member.instrument().instrumentNo());
            if (number.isEmpty() || numbers.getOrDefault(number, 0) > 1) {
                Member longer = new Member(lengthened(member.instrument()), member.instrument(), member.service());
                members.add(longer);
                shared.add(longer);
            } else {
                members.add(member);
            }
        }
        return new Population(members, excluded, shared);
    }

    /** Number of devices, N. */
    public int size() {
        return members.size();
    }

    /** The device with that identity in the draw. */
    public Optional<Member> find(String ticketNo) {
        return members.stream().filter(m -> m.ticketNo().equals(ticketNo)).findFirst();
    }

    /** What makes a device one and the same: 出厂编号 and 生产厂家, or where the serial is missing the row itself. */
    private static String device(MeasuringInstrument instrument) {
        String serial = IdentityText.of(instrument.identity().serialNo());
        if (serial.isEmpty()) {
            return "row\t" + instrument.row().source().file() + "\t"
                    + instrument.row().source().row() + "\t" + instrument.instrumentNo();
        }
        return serial + "\t" + IdentityText.of(instrument.identity().manufacturer());
    }

    private static String lengthened(MeasuringInstrument instrument) {
        String serial = instrument.identity().serialNo().strip();
        String mark = serial.isEmpty() ? "row " + instrument.row().source().row() : serial;
        return instrument.instrumentNo() + "#" + mark;
    }

    private static boolean isOwnStandard(InstrumentLedger ledger, MeasuringInstrument instrument) {
        return !instrument.instrumentNo().isBlank()
                && ledger.referenceStandards().stream()
                        .anyMatch(s -> s.instrumentNo().equals(instrument.instrumentNo())
                                && IdentityText.same(
                                        s.identity().serialNo(),
                                        instrument.identity().serialNo()));
    }
}
