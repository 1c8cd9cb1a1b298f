package cn.suyuan.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Checks XML signatures with XAdES properties, as digital calibration certificates carry them. Only references to the
 * whole document, and to parts of the signature itself, count as covering; only canonicalisation and the removal of the
 * signature itself are accepted as transforms. What stands inside a Signature element is not covered content: a reader
 * of the document must not look there.
 */
public final class XmlSignatureCheck {
    private static final int MOST_SIGNATURES = 16;
    private static final int MOST_CERTIFICATES = 16;
    private static final Set<ASN1ObjectIdentifier> PLATFORM_CURVES =
            Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);

    private final TrustAnchors anchors;
    private final TrustPolicy policy;

    public XmlSignatureCheck(TrustAnchors anchors, TrustPolicy policy) {
        this.anchors = anchors;
        this.policy = policy;
    }

    /** One check per signature in the document, in its order; one that says "absent" when there is none. */
    public List<SignatureCheck> check(SignedThing what, String place, byte[] xml) {
        Document document;
        try {
            document = SecureXml.parse(xml);
        } catch (IOException | SAXException | RuntimeException | StackOverflowError malformed) {
            return List.of(SignatureCheck.failed(
                    what, place, CryptographicFact.UNSUPPORTED, Reason.of(ReasonCode.FORMAT_UNSUPPORTED, "XML")));
        }
        NodeList signatures = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (signatures.getLength() == 0) {
            return List.of(
                    SignatureCheck.failed(what, place, CryptographicFact.ABSENT, Reason.of(ReasonCode.NO_SIGNER)));
        }
        List<SignatureCheck> checks = new ArrayList<>();
        for (int i = 0; i < signatures.getLength() && i < MOST_SIGNATURES; i++) {
            checks.add(one(what, place, new XmlSignatureParts((Element) signatures.item(i))));
        }
        return List.copyOf(checks);
    }

    private SignatureCheck one(SignedThing what, String place, XmlSignatureParts parts) {
        List<Reason> reasons = new ArrayList<>();
        List<SigningCertificate> certificates = parts.certificates(MOST_CERTIFICATES);
        CryptographicFact fact = CryptographicFact.UNSUPPORTED;
        Optional<SigningCertificate> signer = Optional.empty();
        try {
            Optional<Reason> refused = parts.refused();
            if (refused.isPresent()) {
                reasons.add(refused.get());
            } else if (certificates.isEmpty()) {
                reasons.add(Reason.of(ReasonCode.SIGNER_CERTIFICATE_MISSING));
            } else {
                signer = Optional.of(parts.named(certificates));
                fact = validate(parts, signer.get(), reasons);
            }
        } catch (RuntimeException | StackOverflowError malformed) {
            fact = CryptographicFact.INVALID;
            reasons.add(Reason.of(ReasonCode.UNREADABLE));
        }
        return judge(what, place, parts, new Outcome(fact, signer, certificates, reasons));
    }

    private record Outcome(
            CryptographicFact fact,
            Optional<SigningCertificate> signer,
            List<SigningCertificate> certificates,
            List<Reason> reasons) {}

    private static CryptographicFact validate(
            XmlSignatureParts parts, SigningCertificate signer, List<Reason> reasons) {
        Optional<PublicKey> key = publicKey(signer);
        if (key.isEmpty()) {
            return withoutPlatform(parts, signer, reasons);
        }
        DOMValidateContext context =
                new DOMValidateContext(KeySelector.singletonKeySelector(key.get()), parts.element());
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        parts.identified().forEach((element, name) -> context.setIdAttributeNS(element, null, name));
        try {
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            boolean value = signature.getSignatureValue().validate(context);
            boolean references = true;
            for (Object reference : signature.getSignedInfo().getReferences()) {
                if (reference instanceof javax.xml.crypto.dsig.Reference one && !one.validate(context)) {
                    references = false;
                    reasons.add(Reason.of(
                            ReasonCode.REFERENCE_DIFFERS, one.getURI().isEmpty() ? "document" : one.getURI()));
                }
            }
            if (!value) {
                reasons.add(Reason.of(ReasonCode.SIGNATURE_DIFFERS));
            }
            if (value && references && !parts.names(signer)) {
                reasons.add(Reason.of(ReasonCode.ATTRIBUTES_INCOMPLETE, "SigningCertificate"));
                return CryptographicFact.INVALID;
            }
            return value && references ? CryptographicFact.VALID : CryptographicFact.INVALID;
        } catch (MarshalException | XMLSignatureException refused) {
            reasons.add(Reason.of(ReasonCode.ALGORITHM_UNSUPPORTED, parts.algorithm()));
            return CryptographicFact.UNSUPPORTED;
        }
    }

    /** Keys that the JDK does not know. */
    private static CryptographicFact withoutPlatform(
            XmlSignatureParts parts, SigningCertificate signer, List<Reason> reasons) {
        Optional<VerificationKey> key = VerificationKey.of(signer);
        if (key.isEmpty()) {
            reasons.add(Reason.of(ReasonCode.KEY_UNSUPPORTED, signer.subject()));
            return CryptographicFact.UNSUPPORTED;
        }
        CryptographicFact fact = new XmlArithmetic(parts, reasons).check(key.get());
        if (fact == CryptographicFact.VALID && !parts.names(signer)) {
            reasons.add(Reason.of(ReasonCode.ATTRIBUTES_INCOMPLETE, "SigningCertificate"));
            return CryptographicFact.INVALID;
        }
        return fact;
    }

    private static boolean ofPlatform(VerificationKey key) {
        return key.kind() == KeyKind.RSA
                || (key.kind() == KeyKind.ECDSA
                        && key.parameters() instanceof ECKeyParameters elliptic
                        && elliptic.getParameters() instanceof ECNamedDomainParameters named
                        && PLATFORM_CURVES.contains(named.getName()));
    }

    private static Optional<PublicKey> publicKey(SigningCertificate certificate) {
        try {
            Optional<VerificationKey> key = VerificationKey.of(certificate);
            if (key.isEmpty() || !ofPlatform(key.get())) {
                return Optional.empty();
            }
            String family = switch (key.get().kind()) {
                case RSA -> "RSA";
                case ECDSA, SM2, ED25519 -> "EC";
            };
            byte[] encoded = certificate.holder().getSubjectPublicKeyInfo().getEncoded();
            return Optional.of(KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (IOException | GeneralSecurityException unknown) {
            return Optional.empty();
        }
    }

    private SignatureCheck judge(SignedThing what, String place, XmlSignatureParts parts, Outcome outcome) {
        List<Reason> reasons = new ArrayList<>(outcome.reasons());
        SignatureCoverage covers = parts.coverage();
        covers.part().ifPresent(part -> reasons.add(Reason.of(ReasonCode.REFERENCE_NOT_WHOLE, part)));
        Optional<TimestampCheck> stamp = stamp(place, parts);
        Optional<Instant> proven = stamp.filter(TimestampCheck::usable)
                .flatMap(TimestampCheck::token)
                .map(TimestampToken::genTime);
        SigningTime time = time(proven, parts.signingTime(), reasons);
        stamp.filter(s -> !s.usable()).ifPresent(s -> {
            reasons.add(Reason.of(ReasonCode.TIMESTAMP_REFUSED));
            reasons.addAll(s.signature().reasons());
        });
        JudgementTime judged = new JudgementTime(time.at(), proven);
        List<PathFault> weak = parts.weakDigests().stream()
                .map(d -> CertificateRules.fault(CertificationPathState.WEAK, ReasonCode.WEAK_DIGEST, place, d.label()))
                .toList();
        CertificationPath path = outcome.signer()
                .map(signer -> CertificationPaths.find(signer, outcome.certificates(), anchors)
                        .at(judged, CertificatePurpose.SIGNING, weak))
                .orElseGet(CertificationPath::notApplicable);
        reasons.addAll(path.reasons());
        boolean usable = outcome.fact() == CryptographicFact.VALID
                && covers.whole()
                && path.state().usable(policy.revocationRequired());
        return new SignatureCheck(
                what,
                place,
                parts.algorithm(),
                outcome.signer().map(SigningCertificate::subject).orElse(""),
                Optional.empty(),
                outcome.fact(),
                path,
                Optional.of(time),
                stamp.map(s -> s.usable() ? TimestampState.VALID : TimestampState.INVALID)
                        .orElse(TimestampState.ABSENT),
                covers,
                usable,
                reasons);
    }

    /** The time stamp over the signature value; the best one where there are several. */
    private Optional<TimestampCheck> stamp(String place, XmlSignatureParts parts) {
        TimestampVerifier verifier = new TimestampVerifier(anchors, policy);
        Optional<TimestampCheck> best = Optional.empty();
        for (XmlSignatureParts.Stamp stamp :
                parts.stamps().stream().limit(MOST_SIGNATURES).toList()) {
            TimestampCheck check = verifier.check(place, stamp.token(), stamp.over());
            if (best.isEmpty() || (check.usable() && !best.get().usable())) {
                best = Optional.of(check);
            }
        }
        return best;
    }

    private SigningTime time(Optional<Instant> proven, Optional<Instant> claimed, List<Reason> reasons) {
        SigningTime time = proven.map(at -> new SigningTime(at, SigningTime.Source.TIMESTAMP))
                .or(() -> claimed.map(at -> new SigningTime(at, SigningTime.Source.CLAIMED)))
                .orElseGet(() -> new SigningTime(policy.asOf(), SigningTime.Source.AS_OF));
        ReasonCode code = switch (time.source()) {
            case TIMESTAMP -> ReasonCode.TIME_PROVEN;
            case CLAIMED -> ReasonCode.TIME_CLAIMED;
            case AS_OF -> ReasonCode.TIME_ASSUMED;
        };
        reasons.add(Reason.of(code, time.iso()));
        return time;
    }
}
