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
 * @param site what the auditors saw on site; it comes from the journal, never from the pack
 */
public record LedgerTables(
        InstrumentLedger ledger,
        MeteringNetwork network,
        List<EnergyUnit> energyUnits,
        List<InstrumentIncident> incidents,
        List<ClockReading> clock,
        List<SiteObservation> site) {

    public LedgerTables {
        energyUnits = List.copyOf(energyUnits);
        incidents = List.copyOf(incidents);
        clock = List.copyOf(clock);
        site = List.copyOf(site);
    }

    /** Tables as submitted, before anyone was on site. */
    public LedgerTables(
            InstrumentLedger ledger,
            MeteringNetwork network,
            List<EnergyUnit> energyUnits,
            List<InstrumentIncident> incidents,
            List<ClockReading> clock) {
        this(ledger, network, energyUnits, incidents, clock, List.of());
    }

    /** The tables with what was seen on site. */
    public LedgerTables with(List<SiteObservation> seen) {
        return new LedgerTables(ledger, network, energyUnits, incidents, clock, seen);
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
