package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * Checks CMS/PKCS#7 signatures, detached or attached, DER, BER or PEM, with the identifiers of RFC 5652 or GB/T 35275.
 * Any bytes give a result: one check per signer, and one for each countersignature after its signer's.
 */
public final class CmsSignatureVerifier {
    private static final int MOST_SIGNERS = 32;

    private final TrustAnchors anchors;
    private final TrustPolicy policy;
    private final TimestampVerifier timestamps;

    public CmsSignatureVerifier(TrustAnchors anchors, TrustPolicy policy) {
        this.anchors = anchors;
        this.policy = policy;
        this.timestamps = new TimestampVerifier(anchors, policy);
    }

    /** Checks a signature over bytes that lie beside it; content inside the signature must be the same. */
    public List<SignatureCheck> checkDetached(SignedThing what, String place, byte[] signature, byte[] content) {
        return check(new Asked(what, place, Optional.empty()), signature, Optional.of(content));
    }

    /** As above; {@code claimedBeside} is a signing time that stands beside the signature, as in a PDF. */
    public List<SignatureCheck> checkDetached(
            SignedThing what, String place, byte[] signature, byte[] content, Optional<Instant> claimedBeside) {
        return check(new Asked(what, place, claimedBeside), signature, Optional.of(content));
    }

    /** Checks a signature that carries its content; see {@link #embeddedContent(byte[])}. */
    public List<SignatureCheck> checkAttached(SignedThing what, String place, byte[] signature) {
        return check(new Asked(what, place, Optional.empty()), signature, Optional.empty());
    }

    /** Whether the bytes are CMS SignedData of either family of identifiers. */
    public static boolean isSignedData(byte[] bytes) {
        return CmsMessage.read(bytes).isPresent();
    }

    /** Whether somebody signs in it; certificate bundles are SignedData without signers. */
    public static boolean holdsSigner(byte[] bytes) {
        return CmsMessage.read(bytes).map(m -> !m.signers().isEmpty()).orElse(false);
    }

    /** The content inside a signature, unverified. */
    public static Optional<byte[]> embeddedContent(byte[] signature) {
        return CmsMessage.read(signature).flatMap(CmsMessage::embedded);
    }

    /** What is asked: the kind of thing, where its signature stands, and a signing time that stands beside it. */
    private record Asked(SignedThing what, String place, Optional<Instant> claimedBeside) {}

    private List<SignatureCheck> check(Asked asked, byte[] signature, Optional<byte[]> given) {
        Optional<CmsMessage> read = CmsMessage.read(signature);
        if (read.isEmpty()) {
            return failed(asked, CryptographicFact.INVALID, ReasonCode.UNREADABLE);
        }
        CmsMessage message = read.get();
        if (message.signers().isEmpty()) {
            return failed(asked, CryptographicFact.ABSENT, ReasonCode.NO_SIGNER);
        }
        Optional<byte[]> content = message.embedded().or(() -> given);
        if (content.isEmpty()) {
            return withoutContent(asked, message);
        }
        List<Reason> notes = new ArrayList<>();
        boolean fits = contentFits(message, given, notes);
        if (message.signers().size() > MOST_SIGNERS) {
            notes.add(Reason.of(ReasonCode.TOO_MANY_SIGNERS, Integer.toString(MOST_SIGNERS)));
        }
        List<SignatureCheck> checks = new ArrayList<>();
        for (SignerInfo signer : message.signers().stream().limit(MOST_SIGNERS).toList()) {
            SignerFacts facts = arithmetic(message, signer, false).check(content.get());
            CryptographicFact fact = fits ? facts.fact() : CryptographicFact.INVALID;
            checks.add(judge(new Signed(asked, SignatureCoverage.WHOLE, message), signer, facts, fact, notes));
            countersignatures(asked, message, signer).forEach(checks::add);
        }
        return List.copyOf(checks);
    }

    private List<SignatureCheck> withoutContent(Asked asked, CmsMessage message) {
        Signed signed = new Signed(asked, SignatureCoverage.partly("content missing"), message);
        return message.signers().stream()
                .limit(MOST_SIGNERS)
                .map(signer -> {
                    SignerFacts facts = arithmetic(message, signer, false).withoutContent();
                    return judge(signed, signer, facts, facts.fact(), List.of());
                })
                .toList();
    }

    private static List<SignatureCheck> failed(Asked asked, CryptographicFact fact, ReasonCode code) {
        return List.of(SignatureCheck.failed(asked.what(), asked.place(), fact, Reason.of(code)));
    }

    /** Whether content inside and content beside agree: equal, or the inner is the digest of the outer. */
    private static boolean contentFits(CmsMessage message, Optional<byte[]> given, List<Reason> notes) {
        if (given.isEmpty() || message.embedded().isEmpty()) {
            return true;
        }
        byte[] inside = message.embedded().get();
        byte[] beside = given.get();
        if (Arrays.equals(inside, beside)) {
            return true;
        }
        boolean digest = Arrays.equals(inside, DigestAlgorithm.SM3.bytesOf(beside))
                || Arrays.equals(inside, DigestAlgorithm.SHA256.bytesOf(beside));
        notes.add(Reason.of(digest ? ReasonCode.EMBEDDED_DIGEST : ReasonCode.CONTENT_DIFFERS));
        return digest;
    }

    private SignerArithmetic arithmetic(CmsMessage message, SignerInfo signer, boolean countersigning) {
        List<SigningCertificate> known = new ArrayList<>(message.certificates());
        known.addAll(anchors.roots());
        return new SignerArithmetic(signer, message.contentType(), known, policy.otherIdentities(), countersigning);
    }

    /** What a signer info stands on. */
    private record Signed(Asked asked, SignatureCoverage covers, CmsMessage message) {}

    private SignatureCheck judge(
            Signed signed, SignerInfo signer, SignerFacts facts, CryptographicFact fact, List<Reason> notes) {
        List<Reason> reasons = new ArrayList<>(notes);
        reasons.addAll(facts.reasons());
        Optional<TimestampCheck> stamp = stamp(signed.asked().place(), signer);
        Optional<Instant> proven = stamp.filter(TimestampCheck::usable)
                .flatMap(TimestampCheck::token)
                .map(TimestampToken::genTime);
        SigningTime time = time(proven, facts.claimed().or(signed.asked()::claimedBeside), reasons);
        stamp.filter(s -> !s.usable()).ifPresent(s -> {
            reasons.add(Reason.of(ReasonCode.TIMESTAMP_REFUSED));
            reasons.addAll(s.signature().reasons());
        });
        CertificationPath path = path(facts, signed, new JudgementTime(time.at(), proven));
        reasons.addAll(path.reasons());
        boolean usable = fact == CryptographicFact.VALID
                && signed.covers().whole()
                && path.state().usable(policy.revocationRequired());
        return new SignatureCheck(
                signed.asked().what(),
                signed.asked().place(),
                facts.algorithm(),
                facts.certificate().map(SigningCertificate::subject).orElse(""),
                Optional.empty(),
                fact,
                path,
                Optional.of(time),
                stamp.map(s -> s.usable() ? TimestampState.VALID : TimestampState.INVALID)
                        .orElse(TimestampState.ABSENT),
                signed.covers(),
                usable,
                reasons);
    }

    private CertificationPath path(SignerFacts facts, Signed signed, JudgementTime time) {
        if (facts.certificate().isEmpty()) {
            return CertificationPath.notApplicable();
        }
        List<PathFault> weak = facts.weak().stream()
                .map(d -> CertificateRules.fault(
                        CertificationPathState.WEAK,
                        ReasonCode.WEAK_DIGEST,
                        signed.asked().place(),
                        d.label()))
                .toList();
        return CertificationPaths.find(
                        facts.certificate().get(), signed.message().certificates(), anchors)
                .at(time, CertificatePurpose.SIGNING, weak);
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
        if (proven.isPresent() && claimed.isPresent() && claimed.get().isAfter(proven.get())) {
            String said = new SigningTime(claimed.get(), SigningTime.Source.CLAIMED).iso();
            reasons.add(Reason.of(ReasonCode.CLAIMED_AFTER_STAMP, said, time.iso()));
        }
        return time;
    }

    /** The time stamp among the unsigned attributes; the best one where there are several. */
    private Optional<TimestampCheck> stamp(String place, SignerInfo signer) {
        Optional<TimestampCheck> best = Optional.empty();
        for (ASN1Encodable token : unsigned(signer, PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)) {
            TimestampCheck check = timestamps.checkToken(
                    place, token, signer.getEncryptedDigest().getOctets());
            if (best.isEmpty() || (check.usable() && !best.get().usable())) {
                best = Optional.of(check);
            }
        }
        return best;
    }

    private List<SignatureCheck> countersignatures(Asked asked, CmsMessage message, SignerInfo signer) {
        List<SignatureCheck> checks = new ArrayList<>();
        Signed signed = new Signed(asked, SignatureCoverage.partly("countersignature"), message);
        for (ASN1Encodable value : unsigned(signer, CMSAttributes.counterSignature)) {
            try {
                SignerInfo counter = SignerInfo.getInstance(value);
                SignerFacts facts = arithmetic(message, counter, true)
                        .check(signer.getEncryptedDigest().getOctets());
                checks.add(
                        judge(signed, counter, facts, facts.fact(), List.of(Reason.of(ReasonCode.COUNTERSIGNATURE))));
            } catch (RuntimeException malformed) {
                checks.add(SignatureCheck.failed(
                        asked.what(), asked.place(), CryptographicFact.INVALID, Reason.of(ReasonCode.UNREADABLE)));
            }
        }
        return checks;
    }

    private static List<ASN1Encodable> unsigned(SignerInfo signer, ASN1ObjectIdentifier type) {
        ASN1Set attributes = signer.getUnauthenticatedAttributes();
        if (attributes == null) {
            return List.of();
        }
        try {
            List<ASN1Encodable> values = new ArrayList<>();
            ASN1EncodableVector found = new AttributeTable(attributes).getAll(type);
            for (int i = 0; i < found.size(); i++) {
                values.addAll(List.of(Attribute.getInstance(found.get(i)).getAttributeValues()));
            }
            return values.stream().limit(MOST_SIGNERS).toList();
        } catch (RuntimeException malformed) {
            return List.of();
        }
    }
}
