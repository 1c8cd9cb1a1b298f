package cn.suyuan.traceability;

import cn.suyuan.ledger.InstrumentIdentity;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.PathUpwards.Path;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityChain.Coverage;
import cn.suyuan.traceability.TraceabilityChain.Link;
import cn.suyuan.traceability.TraceabilityChain.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Walks over the days of one instrument: on each day its best path counts, over all days the worst. */
final class DayCover {

    private final CertificateIndex index;
    private final CertificateValidity validity;
    private final PathUpwards paths;
    private final MandatoryVerification mandatory;
    private final List<Coverage> coverage = new ArrayList<>();
    private final List<DateRange> gaps = new ArrayList<>();
    private final Set<Reason> reasons = new LinkedHashSet<>();
    private ChainState state = ChainState.CLOSED;
    private List<Link> path = List.of();

    DayCover(CertificateIndex index, CertificateValidity validity, PathUpwards paths, MandatoryVerification mandatory) {
        this.index = index;
        this.validity = validity;
        this.paths = paths;
        this.mandatory = mandatory;
    }

    /** A certificate that counts on some days of a segment. */
    private record Candidate(int id, DateRange days, Path path) {

        /** Best path first, then the latest work; the place in the table makes it definite. */
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(
                        (Candidate c) -> c.path.state(), Comparator.reverseOrder())
                .thenComparing((Candidate c) -> c.days.from(), Comparator.reverseOrder())
                .thenComparing(Candidate::id);
    }

    void add(MeasuringInstrument instrument, ServiceSegment segment, List<Integer> certificates) {
        List<Candidate> candidates = new ArrayList<>();
        for (int id : certificates) {
            validity.days(id)
                    .flatMap(segment.days()::intersection)
                    .ifPresent(days -> candidates.add(new Candidate(id, days, judged(id, segment, instrument))));
        }
        candidates.stream()
                .sorted(Comparator.comparing((Candidate c) -> c.days().from()).thenComparing(Candidate::id))
                .forEach(c ->
                        coverage.add(new Coverage(c.days(), index.get(c.id()).certificateNo())));
        walk(instrument.instrumentNo(), segment, candidates, certificates);
    }

    private Path judged(int id, ServiceSegment segment, MeasuringInstrument instrument) {
        Path upwards = paths.of(id);
        InstrumentIdentity ledger = instrument.identity();
        InstrumentIdentity named = index.get(id).instrument();
        List<Reason> more = new ArrayList<>();
        if (!segment.isNamedBy(named, ledger)) {
            more.add(
                    reason(id, ChainState.IDENTITY_MISMATCH, "identity", described(segment, ledger), described(named)));
        } else if (segment.last() && segment.serial().isEmpty()) {
            // the ledger has no serial number to hold the certificate against
            more.add(reason(id, ChainState.UNVERIFIED, "ledger_serial_missing", ledger.instrumentNo()));
        }
        mandatory.against(instrument, index.get(id)).ifPresent(more::add);
        if (more.isEmpty()) {
            return upwards;
        }
        more.addAll(0, upwards.reasons());
        return new Path(PathUpwards.worst(more), upwards.links(), more);
    }

    private Reason reason(int id, ChainState state, String key, String... arguments) {
        return new Reason(state, key, List.of(arguments), index.get(id).certificateNo());
    }

    private static String described(ServiceSegment segment, InstrumentIdentity ledger) {
        return segment.last() ? described(ledger) : segment.serial();
    }

    private static String described(InstrumentIdentity identity) {
        return String.join(" / ", identity.serialNo(), identity.model(), identity.manufacturer());
    }

    /** Days between two changes of the set of certificates have one best path; days without any are a gap. */
    private void walk(
            String instrumentNo, ServiceSegment segment, List<Candidate> candidates, List<Integer> certificates) {
        Map<LocalDate, List<Candidate>> changes = new TreeMap<>();
        changes.put(segment.days().from(), new ArrayList<>());
        for (Candidate candidate : candidates) {
            changes.computeIfAbsent(candidate.days().from(), k -> new ArrayList<>())
                    .add(candidate);
            LocalDate after = candidate.days().to().plusDays(1);
            if (!after.isAfter(segment.days().to())) {
                changes.computeIfAbsent(after, k -> new ArrayList<>()).add(candidate);
            }
        }
        TreeSet<Candidate> counting = new TreeSet<>(Candidate.BEST_FIRST);
        List<LocalDate> days = List.copyOf(changes.keySet());
        for (int i = 0; i < days.size(); i++) {
            LocalDate from = days.get(i);
            for (Candidate candidate : changes.getOrDefault(from, List.of())) {
                if (candidate.days().from().equals(from)) {
                    counting.add(candidate);
                } else {
                    counting.remove(candidate);
                }
            }
            LocalDate to = i + 1 < days.size()
                    ? days.get(i + 1).minusDays(1)
                    : segment.days().to();
            if (counting.isEmpty()) {
                gap(instrumentNo, new DateRange(from, to), certificates);
            } else {
                take(counting.first().path());
            }
        }
    }

    private void take(Path best) {
        reasons.addAll(best.reasons());
        if (best.state().compareTo(state) < 0 || path.isEmpty()) {
            state = best.state().compareTo(state) < 0 ? best.state() : state;
            path = best.links();
        }
    }

    private void gap(String instrumentNo, DateRange days, List<Integer> certificates) {
        gaps.add(days);
        boolean dated = certificates.stream().anyMatch(id -> validity.days(id).isPresent());
        List<Link> broken = List.of(new Link(instrumentNo, "", "", "", missing(dated)));
        Path none = new Path(missing(dated), broken, List.of(why(instrumentNo, days, certificates, dated)));
        Optional<Integer> before = certificates.stream()
                .filter(id ->
                        validity.days(id).map(d -> d.to().isBefore(days.from())).orElse(false))
                .max(Comparator.comparing(
                        id -> validity.days(id).map(DateRange::to).orElse(LocalDate.MIN)));
        take(before.map(id -> new Path(none.state(), paths.of(id).links(), none.reasons()))
                .orElse(none));
    }

    private static ChainState missing(boolean dated) {
        return dated ? ChainState.EXPIRED_IN_PERIOD : ChainState.NO_CERT;
    }

    private Reason why(String instrumentNo, DateRange days, List<Integer> certificates, boolean dated) {
        List<String> hole = List.of(days.from().toString(), days.to().toString(), Long.toString(days.days()));
        if (!index.rejectionDays(instrumentNo).isEmpty()) {
            return new Reason(missing(dated), dated ? "gap_after_rejection" : "only_rejection", hole, "");
        }
        if (dated) {
            return new Reason(missing(true), "gap", hole, "");
        }
        if (!certificates.isEmpty()) {
            return new Reason(
                    missing(false),
                    "no_date",
                    List.of(index.get(certificates.get(0)).certificateNo()),
                    index.get(certificates.get(0)).certificateNo());
        }
        return index.ofInstrument(instrumentNo).stream()
                .map(index::get)
                .filter(c -> c.kind() != Kind.TYPE_APPROVAL && c.kind() != Kind.STANDARD_EXAMINATION)
                .findFirst()
                .map(c -> new Reason(
                        missing(false),
                        "other_paper",
                        List.of(c.certificateNo(), c.kind().wireName()),
                        c.certificateNo()))
                .orElseGet(() -> new Reason(missing(false), "none", List.of(instrumentNo), ""));
    }

    TraceabilityChain chain(String instrumentNo) {
        return new TraceabilityChain(
                instrumentNo,
                state,
                coverage,
                gaps,
                path,
                reasons.stream().sorted(Comparator.comparing(Reason::state)).toList());
    }
}
