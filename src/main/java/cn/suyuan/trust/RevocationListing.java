package cn.suyuan.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;

/**
 * What one revocation list, verified with its issuer's key, says of one certificate.
 *
 * @param complete whether silence of this list means "not revoked" for this certificate
 * @param revokedFrom when the certificate, or trust in its key, ended; absent when it is not listed
 */
record RevocationListing(
        Instant thisUpdate, Optional<Instant> nextUpdate, boolean complete, Optional<Instant> revokedFrom) {

    private static final Set<ASN1ObjectIdentifier> PROCESSED =
            Set.of(Extension.issuingDistributionPoint, Extension.authorityKeyIdentifier, Extension.cRLNumber);

    /** A list covers a time between its updates, or any time before it was issued (evidence pack, version 1, 4). */
    boolean covers(Instant time) {
        if (!complete) {
            return false;
        }
        boolean between = !time.isBefore(thisUpdate)
                && nextUpdate.map(next -> !time.isAfter(next)).orElse(false);
        return between || thisUpdate.isAfter(time);
    }

    /** What all lists that the issuer's key verifies say of the certificate. */
    static List<RevocationListing> of(SigningCertificate certificate, SigningCertificate issuer, TrustAnchors anchors) {
        List<RevocationListing> found = new ArrayList<>();
        for (X509CRLHolder list : anchors.revocationLists()) {
            if (CertificateRules.sameName(list.getIssuer(), certificate.holder().getIssuer())) {
                try {
                    if (mayIssue(issuer) && IssuerSignature.verifies(list, issuer)) {
                        listing(list, certificate).ifPresent(found::add);
                    }
                } catch (RuntimeException malformed) {
                    // A list that cannot be understood says nothing.
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean mayIssue(SigningCertificate issuer) {
        KeyUsage usage = KeyUsage.fromExtensions(issuer.holder().getExtensions());
        return usage == null || usage.hasUsages(KeyUsage.cRLSign);
    }

    private static Optional<RevocationListing> listing(X509CRLHolder list, SigningCertificate certificate) {
        Extension extension = list.getExtension(Extension.issuingDistributionPoint);
        boolean complete = PROCESSED.containsAll(list.getCriticalExtensionOIDs());
        if (extension != null) {
            IssuingDistributionPoint point = IssuingDistributionPoint.getInstance(extension.getParsedValue());
            if (point.isIndirectCRL()) {
                return Optional.empty();
            }
            complete &= concerns(point, certificate);
        }
        Date next = list.getNextUpdate();
        X509CRLEntryHolder entry = list.getRevokedCertificate(certificate.serialNumber());
        return Optional.of(new RevocationListing(
                list.getThisUpdate().toInstant(),
                next == null ? Optional.empty() : Optional.of(next.toInstant()),
                complete,
                entry == null ? Optional.empty() : revokedFrom(entry)));
    }

    private static Optional<Instant> revokedFrom(X509CRLEntryHolder entry) {
        Extension reason = entry.getExtension(Extension.reasonCode);
        if (reason != null
                && ASN1Enumerated.getInstance(reason.getParsedValue()).intValueExact() == CRLReason.removeFromCRL) {
            return Optional.empty();
        }
        Instant revoked = entry.getRevocationDate().toInstant();
        Extension invalidity = entry.getExtension(Extension.invalidityDate);
        if (invalidity != null) {
            Instant lost = instant(ASN1GeneralizedTime.getInstance(invalidity.getParsedValue()));
            return Optional.of(lost.isBefore(revoked) ? lost : revoked);
        }
        return Optional.of(revoked);
    }

    private static Instant instant(ASN1GeneralizedTime time) {
        try {
            return time.getDate().toInstant();
        } catch (java.text.ParseException malformed) {
            return Instant.MIN;
        }
    }

    /** Whether a list for a part of the certificates is the one for this certificate (RFC 5280, 6.3.3). */
    private static boolean concerns(IssuingDistributionPoint point, SigningCertificate certificate) {
        boolean authority = CertificateRules.isAuthority(certificate);
        if (point.onlyContainsAttributeCerts()
                || point.getOnlySomeReasons() != null
                || (point.onlyContainsUserCerts() && authority)
                || (point.onlyContainsCACerts() && !authority)) {
            return false;
        }
        DistributionPointName name = point.getDistributionPoint();
        return name == null || names(name).stream().anyMatch(distributionPoints(certificate)::contains);
    }

    private static List<GeneralName> distributionPoints(SigningCertificate certificate) {
        Extension extension = certificate.holder().getExtension(Extension.cRLDistributionPoints);
        if (extension == null) {
            return List.of();
        }
        List<GeneralName> found = new ArrayList<>();
        for (DistributionPoint point :
                CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()) {
            if (point.getDistributionPoint() != null) {
                found.addAll(names(point.getDistributionPoint()));
            }
        }
        return found;
    }

    private static List<GeneralName> names(DistributionPointName name) {
        return name.getType() == DistributionPointName.FULL_NAME
                ? Arrays.asList(GeneralNames.getInstance(name.getName()).getNames())
                : List.of();
    }
}
