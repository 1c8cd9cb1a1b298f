package cn.suyuan.trust;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All ways from one certificate upwards, their signatures verified once, so that the certificate can be judged at many
 * times cheaply.
 */
final class CertificationPaths {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withLocale(Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final List<Candidate> candidates;
    private final boolean anchorsKnown;

    private CertificationPaths(List<Candidate> candidates, boolean anchorsKnown) {
        this.candidates = List.copyOf(candidates);
        this.anchorsKnown = anchorsKnown;
    }

    /**
     * One path with all that time does not change.
     *
     * @param anchored whether it ends in the trust folder
     * @param standing faults at any time and for any purpose
     * @param listings what revocation lists say, per certificate below the last
     * @param library asked where those lists say nothing and there are others that only the provider understands
     */
    record Candidate(
            List<SigningCertificate> certificates,
            boolean anchored,
            List<PathFault> standing,
            List<List<RevocationListing>> listings,
            Optional<LibraryPathCheck> library) {
        Candidate {
            certificates = List.copyOf(certificates);
            standing = List.copyOf(standing);
            listings = List.copyOf(listings);
        }
    }

    /** Looks for paths through the pool to the anchors. */
    static CertificationPaths find(SigningCertificate signer, List<SigningCertificate> pool, TrustAnchors anchors) {
        return new CertificationPaths(new PathSearch(pool, anchors).from(signer), !anchors.isEmpty());
    }

    /** The best path at that time; further faults, of the signature itself, count with the path's own. */
    CertificationPath at(JudgementTime time, CertificatePurpose purpose, List<PathFault> further) {
        return candidates.stream()
                .map(candidate -> judge(candidate, time, purpose, further))
                .max(Comparator.comparing(CertificationPath::state))
                .orElseThrow();
    }

    private CertificationPath judge(
            Candidate candidate, JudgementTime time, CertificatePurpose purpose, List<PathFault> further) {
        List<PathFault> faults = new ArrayList<>(further);
        faults.addAll(candidate.standing());
        faults.addAll(CertificateRules.signer(candidate.certificates().get(0), purpose));
        for (int i = 0; i < candidate.certificates().size(); i++) {
            SigningCertificate certificate = candidate.certificates().get(i);
            validity(certificate, time.at()).ifPresent(faults::add);
            if (i < candidate.listings().size()) {
                revocation(certificate, candidate.listings().get(i), time, candidate.anchored())
                        .ifPresent(faults::add);
            }
        }
        askLibrary(candidate, time, faults);
        if (!anchorsKnown) {
            faults.add(CertificateRules.fault(CertificationPathState.UNTRUSTED, ReasonCode.NO_TRUST_ANCHORS));
        }
        faults.sort(Comparator.comparing(PathFault::state));
        CertificationPathState state = faults.isEmpty()
                ? CertificationPathState.TRUSTED
                : faults.get(0).state();
        return new CertificationPath(
                state,
                candidate.certificates(),
                steps(candidate, faults),
                candidate.anchored(),
                faults.stream().map(PathFault::reason).distinct().toList());
    }

    /** Where lists of the usual kind leave revocation open, lists of other kinds may settle it. */
    private static void askLibrary(Candidate candidate, JudgementTime time, List<PathFault> faults) {
        boolean open = faults.stream().anyMatch(fault -> fault.state() == CertificationPathState.REVOCATION_UNKNOWN);
        if (!open || candidate.library().isEmpty()) {
            return;
        }
        String signer = candidate.certificates().get(0).subject();
        switch (candidate.library().get().revocation(time.at())) {
            case KNOWN -> faults.removeIf(fault -> fault.state() == CertificationPathState.REVOCATION_UNKNOWN);
            case REVOKED ->
                faults.add(CertificateRules.fault(
                        CertificationPathState.REVOKED, ReasonCode.REVOKED, signer, TIME.format(time.at())));
            case UNKNOWN -> {}
        }
    }

    /** State of each certificate: the worst of what is said of it; without an anchor none is trusted. */
    private static List<CertificationPathState> steps(Candidate candidate, List<PathFault> faults) {
        CertificationPathState clean =
                candidate.anchored() ? CertificationPathState.TRUSTED : CertificationPathState.NOT_APPLICABLE;
        return candidate.certificates().stream()
                .map(certificate -> faults.stream()
                        .filter(fault -> names(fault, certificate))
                        .map(PathFault::state)
                        .min(Comparator.naturalOrder())
                        .orElse(clean))
                .toList();
    }

    private static boolean names(PathFault fault, SigningCertificate certificate) {
        return !fault.reason().arguments().isEmpty()
                && fault.reason().arguments().get(0).equals(certificate.subject());
    }

    private static Optional<PathFault> validity(SigningCertificate certificate, Instant time) {
        if (time.isAfter(certificate.notAfter())) {
            return Optional.of(CertificateRules.fault(
                    CertificationPathState.EXPIRED,
                    ReasonCode.EXPIRED,
                    certificate.subject(),
                    TIME.format(certificate.notAfter())));
        }
        if (time.isBefore(certificate.notBefore())) {
            return Optional.of(CertificateRules.fault(
                    CertificationPathState.NOT_YET_VALID,
                    ReasonCode.NOT_YET_VALID,
                    certificate.subject(),
                    TIME.format(certificate.notBefore())));
        }
        return Optional.empty();
    }

    private static Optional<PathFault> revocation(
            SigningCertificate certificate, List<RevocationListing> listings, JudgementTime time, boolean anchored) {
        Optional<Instant> revoked =
                listings.stream().flatMap(l -> l.revokedFrom().stream()).min(Comparator.naturalOrder());
        if (revoked.isPresent() && !revoked.get().isAfter(time.provenBefore().orElse(Instant.MAX))) {
            ReasonCode code = revoked.get().isAfter(time.at()) ? ReasonCode.REVOKED_AFTER_CLAIM : ReasonCode.REVOKED;
            return Optional.of(CertificateRules.fault(
                    CertificationPathState.REVOKED, code, certificate.subject(), TIME.format(revoked.get())));
        }
        if (anchored && listings.stream().noneMatch(l -> l.covers(time.at()))) {
            return Optional.of(CertificateRules.fault(
                    CertificationPathState.REVOCATION_UNKNOWN, ReasonCode.NO_REVOCATION_LIST, certificate.subject()));
        }
        return Optional.empty();
    }
}
