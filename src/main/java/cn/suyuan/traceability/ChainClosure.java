package cn.suyuan.traceability;

import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.InstrumentLedger;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.TraceabilityChain.Link;
import cn.suyuan.traceability.TraceabilityChain.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Closure of the traceability chain (溯源链闭环, clauses 4.1 and 7.2): for every day of service of every instrument,
 * whether a certificate covers it whose path upwards ends at an authority that the auditor recognises.
 */
public final class ChainClosure {

    private final Input input;
    private final CertificateIndex index;
    private final CertificateValidity validity;
    private final PathUpwards paths;
    private final MandatoryVerification mandatory;
    private final Map<String, List<InstrumentIncident>> incidents = new HashMap<>();
    private final Map<String, Integer> rowsByNumber = new HashMap<>();
    private final Map<String, List<StandardUse>> uses;

    /**
     * What the closure is judged from.
     *
     * @param ledger instruments and own standards
     * @param incidents incidents, of which replacements matter
     * @param tables certificates, plan, authorities, contradictions of documents
     * @param period data period
     * @param asOf day of the audit: no certificate can have been issued later
     * @param rules what the rule pack gives
     */
    public record Input(
            InstrumentLedger ledger,
            List<InstrumentIncident> incidents,
            TraceabilityTables tables,
            DateRange period,
            LocalDate asOf,
            TracingRules rules) {
        public Input {
            incidents = List.copyOf(incidents);
        }

        /** Without patterns of issuers and without a catalogue of mandatory verification. */
        public Input(
                InstrumentLedger ledger,
                List<InstrumentIncident> incidents,
                TraceabilityTables tables,
                DateRange period,
                LocalDate asOf) {
            this(ledger, incidents, tables, period, asOf, TracingRules.plain());
        }
    }

    /**
     * One use of an own standard: an internal calibration that rests on it.
     *
     * @param standardNo 管理编号 of the standard
     * @param instrumentNo instrument calibrated with it
     * @param certificateNo record of that calibration
     * @param day day of use, empty where the record has none
     * @param days days on which the certificate of that use counts, empty where it has none
     * @param namedCertificate certificate of the standard that the record names, empty where it names none
     * @param place place of the record in the table of certificates, from 0
     */
    public record StandardUse(
            String standardNo,
            String instrumentNo,
            String certificateNo,
            Optional<LocalDate> day,
            Optional<DateRange> days,
            String namedCertificate,
            int place) {}

    public ChainClosure(Input input) {
        this.input = input;
        index = new CertificateIndex(input.ledger(), input.tables());
        validity = new CertificateValidity(index);
        IssuerRegister issuers =
                new IssuerRegister(input.tables().authorities(), input.rules().issuers());
        mandatory = new MandatoryVerification(input.rules().catalogue(), issuers);
        paths = new PathUpwards(
                index,
                validity,
                new CertificateDoubts(index, input.asOf(), input.rules()),
                issuers,
                new StandardCycles(input.tables().certificates()));
        input.incidents()
                .forEach(i -> incidents
                        .computeIfAbsent(i.instrumentNo().strip(), k -> new ArrayList<>())
                        .add(i));
        input.ledger()
                .instruments()
                .forEach(i -> rowsByNumber.merge(i.instrumentNo().strip(), 1, Integer::sum));
        uses = usesOfStandards();
    }

    /** Chains of all instruments in service in the period, in the order of the ledger. */
    public List<TraceabilityChain> ofInstruments() {
        List<TraceabilityChain> chains = new ArrayList<>();
        for (MeasuringInstrument instrument : input.ledger().instruments()) {
            instrument.serviceIn(input.period()).ifPresent(service -> chains.add(ofInstrument(instrument, service)));
        }
        return chains;
    }

    /**
     * Chains of the company's own standards. What counts is the days on which they were used for calibrations whose
     * certificates count in the period; for a standard without use, all days of the period.
     */
    public List<TraceabilityChain> ofStandards() {
        List<TraceabilityChain> chains = new ArrayList<>();
        for (MeasuringInstrument standard : input.ledger().referenceStandards()) {
            standard.serviceIn(input.period()).ifPresent(service -> chains.add(ofStandard(standard, service)));
        }
        return chains;
    }

    /** Chains of the instruments and then of the own standards. */
    public List<TraceabilityChain> all() {
        List<TraceabilityChain> chains = new ArrayList<>(ofInstruments());
        chains.addAll(ofStandards());
        return chains;
    }

    /** Uses of an own standard in calibrations that count on a day of the period. */
    public List<StandardUse> usesOf(String standardNo) {
        return uses.getOrDefault(standardNo.strip(), List.of());
    }

    /** The days on which each certificate counts, by its place in the table; empty where it proves no traceability. */
    public Optional<DateRange> validity(int place) {
        return validity.days(place);
    }

    private TraceabilityChain ofInstrument(MeasuringInstrument instrument, DateRange service) {
        List<InstrumentIncident> own =
                incidents.getOrDefault(instrument.instrumentNo().strip(), List.of());
        DayCover cover = new DayCover(index, validity, paths, mandatory);
        List<ServiceSegment> segments = ServiceSegment.of(instrument, service, own);
        for (ServiceSegment segment : segments) {
            cover.add(instrument, segment, candidates(instrument, segment, segments));
        }
        return cover.chain(instrument.instrumentNo());
    }

    private TraceabilityChain ofStandard(MeasuringInstrument standard, DateRange service) {
        TraceabilityChain overDays = ofInstrument(standard, service);
        List<StandardUse> own = usesOf(standard.instrumentNo());
        boolean neverCertified = overDays.state() == ChainState.NO_CERT;
        if (own.isEmpty() || neverCertified) {
            return overDays;
        }
        Set<Reason> reasons = new LinkedHashSet<>();
        List<Link> path = overDays.path();
        ChainState state = ChainState.CLOSED;
        for (StandardUse use : own) {
            PathUpwards.Path above = paths.ofUse(use, use.place());
            reasons.addAll(above.reasons());
            if (above.state().compareTo(state) < 0) {
                state = above.state();
                path = above.links();
            }
        }
        return new TraceabilityChain(
                standard.instrumentNo(), state, overDays.coverage(), overDays.gaps(), path, sorted(reasons));
    }

    private static List<Reason> sorted(Set<Reason> reasons) {
        return reasons.stream().sorted(Comparator.comparing(Reason::state)).toList();
    }

    /** Certificates that may cover a segment; those of the other meters at this point, or of a namesake, may not. */
    private List<Integer> candidates(
            MeasuringInstrument instrument, ServiceSegment segment, List<ServiceSegment> segments) {
        List<Integer> usable = index.usableOf(instrument.instrumentNo());
        boolean shared = rowsByNumber.getOrDefault(instrument.instrumentNo().strip(), 0) > 1;
        if (segments.size() == 1 && !shared) {
            return usable;
        }
        List<Integer> own = usable.stream()
                .filter(id -> segment.isNamedBy(index.get(id).instrument(), instrument.identity()))
                .toList();
        if (shared && !own.isEmpty()) {
            return own;
        }
        return usable.stream()
                .filter(id -> own.contains(id) || segments.stream().noneMatch(other -> isOf(other, segment, id)))
                .toList();
    }

    private boolean isOf(ServiceSegment other, ServiceSegment segment, int id) {
        return !other.serial().equals(segment.serial())
                && !other.serial().isEmpty()
                && other.serial().equals(index.serial(id));
    }

    private Map<String, List<StandardUse>> usesOfStandards() {
        Map<String, List<StandardUse>> found = new HashMap<>();
        for (int id = 0; id < index.size(); id++) {
            TraceabilityCertificate certificate = index.get(id);
            Optional<DateRange> days = validity.days(id);
            boolean counts = days.flatMap(input.period()::intersection).isPresent();
            for (TraceabilityCertificate.StandardUse use :
                    counts ? certificate.standardsUsed() : List.<TraceabilityCertificate.StandardUse>of()) {
                found.computeIfAbsent(use.instrumentNo().strip(), k -> new ArrayList<>())
                        .add(new StandardUse(
                                use.instrumentNo(),
                                certificate.instrumentNo(),
                                certificate.certificateNo(),
                                certificate.issue().performed(),
                                days,
                                use.certificateNo(),
                                id));
            }
        }
        return found;
    }
}
