package cn.suyuan.traceability;

import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.IssuerRegister.Recognition;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityCertificate.StandardUse;
import cn.suyuan.traceability.TraceabilityChain.Link;
import cn.suyuan.traceability.TraceabilityChain.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Follows each certificate upwards until its path ends at a recognised issuer or breaks; every certificate once. */
final class PathUpwards {

    /** No real chain has so many links; a longer one is reported as unconnected instead of exhausting the stack. */
    private static final int DEEPEST = 64;

    private final CertificateIndex index;
    private final CertificateValidity validity;
    private final CertificateDoubts doubts;
    private final IssuerRegister issuers;
    private final StandardCycles cycles;
    private final Optional<Path>[] known;
    private final boolean[] open;

    @SuppressWarnings({"unchecked", "rawtypes"})
    PathUpwards(
            CertificateIndex index,
            CertificateValidity validity,
            CertificateDoubts doubts,
            IssuerRegister issuers,
            StandardCycles cycles) {
        this.index = index;
        this.validity = validity;
        this.doubts = doubts;
        this.issuers = issuers;
        this.cycles = cycles;
        this.known = new Optional[index.size()];
        Arrays.fill(known, Optional.empty());
        this.open = new boolean[index.size()];
    }

    /**
     * A path upwards from a certificate.
     *
     * @param state worst state on it
     * @param links links from the certificate upwards
     * @param reasons why it is not closed
     */
    record Path(ChainState state, List<Link> links, List<Reason> reasons) {
        Path {
            links = List.copyOf(links);
            reasons = List.copyOf(reasons);
        }
    }

    /** The path of a certificate. */
    Path of(int id) {
        return of(id, 0);
    }

    private Path of(int id, int depth) {
        if (known[id].isPresent()) {
            return known[id].get();
        }
        TraceabilityCertificate certificate = index.get(id);
        if (open[id]) {
            return broken(certificate, ChainState.CYCLE, "cycle", certificate.instrumentNo());
        }
        if (depth > DEEPEST) {
            return broken(certificate, ChainState.DANGLING, "too_deep", String.valueOf(DEEPEST));
        }
        open[id] = true;
        Path path = certificate.kind() == Kind.INTERNAL
                ? overStandards(certificate, doubts.of(id), depth)
                : endingHere(certificate, doubts.of(id));
        open[id] = false;
        known[id] = Optional.of(path);
        return path;
    }

    private Path endingHere(TraceabilityCertificate certificate, List<Reason> doubtful) {
        Recognition recognition = issuers.recognise(certificate);
        List<Reason> reasons = new ArrayList<>(doubtful);
        recognition.reason().ifPresent(reasons::add);
        ChainState state = worst(reasons);
        return new Path(state, List.of(link(certificate, recognition.authority(), state)), reasons);
    }

    private Path overStandards(TraceabilityCertificate certificate, List<Reason> doubtful, int depth) {
        List<Reason> reasons = new ArrayList<>(doubtful);
        List<Link> links = new ArrayList<>();
        if (certificate.standardsUsed().isEmpty()) {
            reasons.add(reason(certificate, ChainState.DANGLING, "no_standard", certificate.instrumentNo()));
        }
        for (StandardUse use : certificate.standardsUsed()) {
            Path above = ofStandard(certificate, use, depth);
            reasons.addAll(above.reasons());
            if (links.size() <= DEEPEST) {
                links.addAll(above.links());
            }
        }
        ChainState state = worst(reasons);
        links.add(0, link(certificate, "", state));
        return new Path(
                state,
                links.stream().distinct().limit(DEEPEST + 1L).toList(),
                reasons.stream().distinct().limit(DEEPEST + 1L).toList());
    }

    /** The path of an own standard, judged on the day of one of its uses. */
    Path ofUse(ChainClosure.StandardUse use, int user) {
        return ofStandard(index.get(user), new StandardUse(use.standardNo(), use.namedCertificate()), 0);
    }

    private Path ofStandard(TraceabilityCertificate user, StandardUse use, int depth) {
        List<Integer> named = use.certificateNo().isEmpty() ? List.of() : index.withNumber(use.certificateNo());
        List<Integer> own = named.stream()
                .filter(id -> index.get(id)
                        .instrumentNo()
                        .strip()
                        .equals(use.instrumentNo().strip()))
                .filter(id -> CertificateIndex.provesTraceability(index.get(id)))
                .toList();
        if (!own.isEmpty()) {
            return best(user, own, depth);
        }
        if (!named.isEmpty()) {
            return broken(
                    user,
                    ChainState.IDENTITY_MISMATCH,
                    "standard_certificate_of_other",
                    use.instrumentNo(),
                    use.certificateNo(),
                    index.get(named.get(0)).instrumentNo());
        }
        boolean circular = cycles.inOneCircle(user.instrumentNo(), use.instrumentNo());
        if (!use.certificateNo().isEmpty()) {
            return circular
                    ? broken(user, ChainState.CYCLE, "cycle", use.instrumentNo())
                    : broken(
                            user,
                            ChainState.DANGLING,
                            "standard_certificate_missing",
                            use.instrumentNo(),
                            use.certificateNo());
        }
        return unnamed(user, use, circular, depth);
    }

    /** The document names no certificate of the standard: the one that covers the day of the work is taken. */
    private Path unnamed(TraceabilityCertificate user, StandardUse use, boolean circular, int depth) {
        List<Integer> usable = index.usableOf(use.instrumentNo());
        LocalDate day = user.issue().performed().orElse(LocalDate.MIN);
        List<Integer> covering = usable.stream()
                .filter(id -> validity.days(id).map(days -> days.contains(day)).orElse(false))
                .toList();
        if (!covering.isEmpty()) {
            return best(user, covering, depth);
        }
        if (circular) {
            return broken(user, ChainState.CYCLE, "cycle", use.instrumentNo());
        }
        return usable.isEmpty()
                ? broken(user, ChainState.DANGLING, "standard_without_certificate", use.instrumentNo())
                : best(user, usable, depth);
    }

    private Path best(TraceabilityCertificate user, List<Integer> candidates, int depth) {
        return candidates.stream()
                .map(id -> atUse(user, id, depth))
                .max(Comparator.comparing(Path::state))
                .orElseThrow();
    }

    /** The path of a standard's certificate, judged on the day on which the standard was used. */
    private Path atUse(TraceabilityCertificate user, int id, int depth) {
        Path path = of(id, depth + 1);
        TraceabilityCertificate parent = index.get(id);
        Optional<LocalDate> day = user.issue().performed();
        Optional<DateRange> days = validity.days(id);
        List<Reason> reasons = new ArrayList<>(path.reasons());
        index.instrument(parent.instrumentNo())
                .filter(standard -> !Identities.agree(standard.identity(), parent.instrument()))
                .ifPresent(standard -> reasons.add(reason(
                        parent,
                        ChainState.IDENTITY_MISMATCH,
                        "identity",
                        standard.identity().serialNo(),
                        parent.instrument().serialNo())));
        index.instrument(parent.instrumentNo())
                .filter(standard -> standard.identity().serialNo().isBlank())
                .ifPresent(standard -> reasons.add(
                        reason(parent, ChainState.UNVERIFIED, "ledger_serial_missing", standard.instrumentNo())));
        boolean valid = day.isPresent() && days.isPresent() && days.get().contains(day.get());
        if (!valid) {
            reasons.add(reason(
                    user,
                    ChainState.PARENT_EXPIRED_AT_USE,
                    "parent_expired",
                    parent.instrumentNo(),
                    parent.certificateNo(),
                    days.map(d -> d.to().toString()).orElse("?"),
                    day.map(LocalDate::toString).orElse("?")));
        }
        return new Path(worst(reasons), path.links(), reasons);
    }

    private static Path broken(TraceabilityCertificate certificate, ChainState state, String key, String... arguments) {
        return new Path(state, List.of(), List.of(reason(certificate, state, key, arguments)));
    }

    private static Reason reason(
            TraceabilityCertificate certificate, ChainState state, String key, String... arguments) {
        return new Reason(state, key, List.of(arguments), certificate.certificateNo());
    }

    private static Link link(TraceabilityCertificate certificate, String authority, ChainState state) {
        return new Link(
                certificate.instrumentNo(),
                certificate.certificateNo(),
                certificate.issue().issuer(),
                authority,
                state);
    }

    /** The first state in the order of precedence among the reasons, closed without any. */
    static ChainState worst(List<Reason> reasons) {
        return reasons.stream()
                .map(Reason::state)
                .min(Comparator.naturalOrder())
                .orElse(ChainState.CLOSED);
    }
}
