package cn.suyuan.trust;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for issuers, certificate by certificate, until the trust folder is reached or nothing fits. */
final class PathSearch {
    /** Longer paths do not occur; the bound keeps hostile pools from costing time. */
    private static final int LONGEST = 8;

    private static final int MOST_VERIFICATIONS = 64;

    private final Set<SigningCertificate> roots;
    private final Set<SigningCertificate> pool = new LinkedHashSet<>();
    private final TrustAnchors anchors;
    private final List<CertificationPaths.Candidate> found = new ArrayList<>();
    private int verifications;

    PathSearch(List<SigningCertificate> pool, TrustAnchors anchors) {
        this.anchors = anchors;
        this.roots = new LinkedHashSet<>(anchors.roots());
        this.pool.addAll(anchors.roots());
        this.pool.addAll(pool);
    }

    /** All paths that begin with the signer; at least one, however short. */
    List<CertificationPaths.Candidate> from(SigningCertificate signer) {
        try {
            extend(List.of(signer));
        } catch (RuntimeException malformed) {
            // An extension that cannot be parsed: the certificate itself is all there is to show.
            found.clear();
        }
        if (found.isEmpty()) {
            List<PathFault> faults = List.of(CertificateRules.fault(
                    CertificationPathState.UNTRUSTED, ReasonCode.CERTIFICATE_MALFORMED, signer.subject()));
            found.add(new CertificationPaths.Candidate(List.of(signer), false, faults, List.of(), Optional.empty()));
        }
        return List.copyOf(found);
    }

    private void extend(List<SigningCertificate> path) {
        SigningCertificate top = path.get(path.size() - 1);
        if (roots.contains(top)) {
            end(path, true, List.of());
            return;
        }
        boolean selfIssued = CertificateRules.selfIssued(top);
        if (selfIssued && verifies(top, top)) {
            CertificationPathState state =
                    path.size() == 1 ? CertificationPathState.SELF_SIGNED : CertificationPathState.UNTRUSTED;
            ReasonCode code = path.size() == 1 ? ReasonCode.SELF_SIGNED : ReasonCode.UNTRUSTED_ROOT;
            end(path, false, List.of(CertificateRules.fault(state, code, top.subject())));
            return;
        }
        boolean extended = false;
        boolean named = false;
        for (SigningCertificate issuer : pool) {
            if (path.size() >= LONGEST || path.contains(issuer) || !names(issuer, top)) {
                continue;
            }
            named = true;
            if (verifies(top, issuer)) {
                extended = true;
                List<SigningCertificate> longer = new ArrayList<>(path);
                longer.add(issuer);
                extend(List.copyOf(longer));
            }
        }
        if (!extended) {
            end(path, false, List.of(missing(top, named)));
        }
    }

    private static PathFault missing(SigningCertificate top, boolean named) {
        if (named && IssuerSignature.scheme(top).isEmpty()) {
            return CertificateRules.fault(
                    CertificationPathState.UNTRUSTED,
                    ReasonCode.ISSUER_ALGORITHM_UNSUPPORTED,
                    top.subject(),
                    top.holder().getSignatureAlgorithm().getAlgorithm().getId());
        }
        return named
                ? CertificateRules.fault(
                        CertificationPathState.UNTRUSTED, ReasonCode.ISSUER_SIGNATURE_DIFFERS, top.subject())
                : CertificateRules.fault(
                        CertificationPathState.UNKNOWN_ISSUER, ReasonCode.UNKNOWN_ISSUER, top.subject(), top.issuer());
    }

    private static boolean names(SigningCertificate issuer, SigningCertificate certificate) {
        return CertificateRules.sameName(
                issuer.holder().getSubject(), certificate.holder().getIssuer());
    }

    private boolean verifies(SigningCertificate certificate, SigningCertificate issuer) {
        verifications++;
        return verifications <= MOST_VERIFICATIONS && IssuerSignature.verifies(certificate, issuer);
    }

    private void end(List<SigningCertificate> path, boolean anchored, List<PathFault> ending) {
        List<PathFault> faults = new ArrayList<>(ending);
        List<List<RevocationListing>> listings = new ArrayList<>();
        int below = 0;
        for (int i = 0; i < path.size(); i++) {
            SigningCertificate certificate = path.get(i);
            boolean anchor = anchored && i == path.size() - 1;
            faults.addAll(CertificateRules.any(certificate, anchor));
            if (i > 0) {
                faults.addAll(CertificateRules.issuer(certificate, below, anchor));
                below += CertificateRules.selfIssued(certificate) ? 0 : 1;
            }
            if (i < path.size() - 1) {
                listings.add(RevocationListing.of(certificate, path.get(i + 1), anchors));
            }
        }
        faults.addAll(NameConstraintRules.check(path));
        LibraryPathCheck library = new LibraryPathCheck(path, List.copyOf(pool), anchors);
        if (anchored && LibraryPathCheck.bindsPolicies(path) && !library.policiesHold()) {
            faults.add(CertificateRules.fault(
                    CertificationPathState.UNTRUSTED,
                    ReasonCode.POLICIES_REFUSED,
                    path.get(0).subject()));
        }
        boolean special = anchored && anchors.needsLibrary(path);
        found.add(new CertificationPaths.Candidate(
                path, anchored, faults, listings, special ? Optional.of(library) : Optional.empty()));
    }
}
