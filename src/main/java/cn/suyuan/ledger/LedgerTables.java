package cn.suyuan.ledger;

import java.util.List;

/**
 * The ledger and what hangs on it, as submitted.
 *
 * @param ledger instruments and own standards
 * @param network metering network
 * @param energyUnits energy-using units
 * @param incidents incidents
 * @param clock time synchronisation log
 */
public record LedgerTables(
        InstrumentLedger ledger,
        MeteringNetwork network,
        List<EnergyUnit> energyUnits,
        List<InstrumentIncident> incidents,
        List<ClockReading> clock) {

    public LedgerTables {
        energyUnits = List.copyOf(energyUnits);
        incidents = List.copyOf(incidents);
        clock = List.copyOf(clock);
    }

    /** Tables of a pack that has none. */
    public static LedgerTables none() {
        return new LedgerTables(
                new InstrumentLedger(List.of(), List.of()),
                new MeteringNetwork(List.of()),
                List.of(),
                List.of(),
                List.of());
    }
}
