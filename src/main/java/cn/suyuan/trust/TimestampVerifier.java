package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/** Checks RFC 3161 time stamps, SM2 with SM3 and classic ones, and writes requests for them. */
public final class TimestampVerifier {
    /** Stands for stamped bytes that nobody has. */
    private static final byte[] ANYTHING = new byte[0];

    private final TrustAnchors anchors;
    private final TrustPolicy policy;

    public TimestampVerifier(TrustAnchors anchors, TrustPolicy policy) {
        this.anchors = anchors;
        this.policy = policy;
    }

    /** Checks a whole response or a bare token, DER or PEM, over the stamped bytes. Any bytes give a result. */
    public TimestampCheck check(String place, byte[] responseOrToken, byte[] stamped) {
        return check(place, responseOrToken, stamped, Optional.empty());
    }

    /** As above; the token must also carry the nonce of the request. */
    public TimestampCheck check(String place, byte[] responseOrToken, byte[] stamped, Optional<BigInteger> nonce) {
        Optional<BigInteger> refused = refusal(responseOrToken);
        if (refused.isPresent()) {
            return failed(
                    place,
                    Reason.of(ReasonCode.TIMESTAMP_NOT_GRANTED, refused.get().toString()));
        }
        Optional<CmsMessage> message = response(responseOrToken).or(() -> CmsMessage.read(responseOrToken));
        return message.map(m -> check(place, m, stamped, nonce))
                .orElseGet(() -> failed(place, Reason.of(ReasonCode.UNREADABLE)));
    }

    /** Checks a token of which the stamped file is not at hand: what it covers stays open, and it is never usable. */
    public TimestampCheck checkAlone(String place, byte[] responseOrToken) {
        TimestampCheck check = check(place, responseOrToken, ANYTHING, Optional.empty());
        return check.token()
                .map(token -> new TimestampCheck(alone(check.signature(), token), check.token()))
                .orElse(check);
    }

    private static SignatureCheck alone(SignatureCheck check, TimestampToken token) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of(ReasonCode.TIMESTAMP_CONTENT_MISSING, token.imprintAlgorithm(), token.imprint()));
        reasons.addAll(check.reasons());
        return new SignatureCheck(
                check.what(),
                check.place(),
                check.algorithm(),
                check.signer(),
                check.keyId(),
                check.cryptographic(),
                check.path(),
                check.time(),
                check.timestamp(),
                SignatureCoverage.partly("content missing"),
                false,
                reasons);
    }

    /** What a request file asks for: digest name, imprint, nonce. Empty when the bytes are no request. */
    public static Optional<TimestampRequest> readRequest(byte[] bytes) {
        return TimestampRequest.read(bytes);
    }

    /** Whether the bytes are a response or a token, rather than another signature. */
    public static boolean isTimestamp(byte[] bytes) {
        Optional<CmsMessage> message = response(bytes).or(() -> CmsMessage.read(bytes));
        return refusal(bytes).isPresent()
                || message.map(m -> PKCSObjectIdentifiers.id_ct_TSTInfo.equals(m.contentType()))
                        .orElse(false);
    }

    TimestampCheck checkToken(String place, ASN1Encodable token, byte[] stamped) {
        try {
            Optional<CmsMessage> message = CmsMessage.of(ContentInfo.getInstance(token));
            return message.map(m -> check(place, m, stamped, Optional.empty()))
                    .orElseGet(() -> failed(place, Reason.of(ReasonCode.UNREADABLE)));
        } catch (RuntimeException malformed) {
            return failed(place, Reason.of(ReasonCode.UNREADABLE));
        }
    }

    /** A request (`.tsq`) for a time stamp over the bytes, SHA-256 or SM3; the nonce is the caller's chance. */
    public static byte[] request(byte[] stamped, boolean sm3, BigInteger nonce) {
        return TimestampRequest.write(stamped, sm3 ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA256, nonce);
    }

    private static Optional<BigInteger> refusal(byte[] bytes) {
        try {
            BigInteger status = TimeStampResp.getInstance(bytes).getStatus().getStatus();
            boolean granted = status.equals(BigInteger.valueOf(PKIStatus.GRANTED))
                    || status.equals(BigInteger.valueOf(PKIStatus.GRANTED_WITH_MODS));
            return granted ? Optional.empty() : Optional.of(status);
        } catch (RuntimeException | StackOverflowError noResponse) {
            return Optional.empty();
        }
    }

    private static Optional<CmsMessage> response(byte[] bytes) {
        try {
            ContentInfo token = TimeStampResp.getInstance(bytes).getTimeStampToken();
            return token == null ? Optional.empty() : CmsMessage.of(token);
        } catch (RuntimeException | StackOverflowError noResponse) {
            return Optional.empty();
        }
    }

    private static TimestampCheck failed(String place, Reason reason) {
        return new TimestampCheck(
                SignatureCheck.failed(SignedThing.TIMESTAMP, place, CryptographicFact.INVALID, reason),
                Optional.empty());
    }

    private TimestampCheck check(String place, CmsMessage message, byte[] stamped, Optional<BigInteger> nonce) {
        Optional<TimestampToken> token = token(message);
        // RFC 3161, 2.4.2: exactly one signer.
        if (token.isEmpty() || message.signers().size() != 1) {
            return failed(place, Reason.of(ReasonCode.UNREADABLE));
        }
        List<SigningCertificate> known = new ArrayList<>(message.certificates());
        known.addAll(anchors.roots());
        SignerFacts facts = new SignerArithmetic(
                        message.signers().get(0), message.contentType(), known, policy.otherIdentities(), false)
                .check(message.embedded().orElse(new byte[0]));
        List<Reason> reasons = new ArrayList<>(facts.reasons());
        CryptographicFact fact = facts.fact();
        if (fact == CryptographicFact.VALID) {
            Optional<ReasonCode> wrong = contradiction(token.get(), facts, stamped, nonce);
            wrong.ifPresent(code -> reasons.add(Reason.of(code)));
            fact = wrong.isPresent() ? CryptographicFact.INVALID : fact;
        }
        return new TimestampCheck(
                judge(place, message, facts, fact, reasons, token.get().genTime()), token);
    }

    private static Optional<ReasonCode> contradiction(
            TimestampToken token, SignerFacts facts, byte[] stamped, Optional<BigInteger> nonce) {
        @SuppressWarnings("ReferenceEquality") // the one array that stands for no bytes at all
        boolean open = stamped == ANYTHING;
        if (!open && !imprintFits(token, stamped)) {
            return Optional.of(ReasonCode.TIMESTAMP_IMPRINT_DIFFERS);
        }
        if (!facts.essBound()) {
            return Optional.of(ReasonCode.TIMESTAMP_SIGNER_UNBOUND);
        }
        if (nonce.isPresent() && !nonce.equals(token.nonce())) {
            return Optional.of(ReasonCode.TIMESTAMP_NONCE_DIFFERS);
        }
        return Optional.empty();
    }

    private static boolean imprintFits(TimestampToken token, byte[] stamped) {
        return Arrays.stream(DigestAlgorithm.values())
                .filter(d -> d.label().equals(token.imprintAlgorithm()))
                .anyMatch(d -> Hex.toHexString(d.bytesOf(stamped)).equals(token.imprint()));
    }

    /** A stamp over a weak digest can be moved to other bytes of the same digest. */
    private static Optional<PathFault> weakImprint(String place, CmsMessage message) {
        return token(message)
                .filter(token -> Arrays.stream(DigestAlgorithm.values())
                        .anyMatch(d -> d.isWeak() && d.label().equals(token.imprintAlgorithm())))
                .map(token -> CertificateRules.fault(
                        CertificationPathState.WEAK, ReasonCode.WEAK_DIGEST, place, token.imprintAlgorithm()));
    }

    private SignatureCheck judge(
            String place,
            CmsMessage message,
            SignerFacts facts,
            CryptographicFact fact,
            List<Reason> reasons,
            Instant genTime) {
        List<PathFault> weak = Stream.concat(
                        facts.weak().stream()
                                .map(d -> CertificateRules.fault(
                                        CertificationPathState.WEAK, ReasonCode.WEAK_DIGEST, place, d.label())),
                        weakImprint(place, message).stream())
                .toList();
        CertificationPath path = facts.certificate()
                .map(c -> CertificationPaths.find(c, message.certificates(), anchors)
                        .at(JudgementTime.claimed(genTime), CertificatePurpose.TIMESTAMPING, weak))
                .orElseGet(CertificationPath::notApplicable);
        reasons.addAll(path.reasons());
        boolean usable = fact == CryptographicFact.VALID && path.state().usable(policy.revocationRequired());
        return new SignatureCheck(
                SignedThing.TIMESTAMP,
                place,
                facts.algorithm(),
                facts.certificate().map(SigningCertificate::subject).orElse(""),
                Optional.empty(),
                fact,
                path,
                Optional.of(new SigningTime(genTime, SigningTime.Source.TIMESTAMP)),
                fact == CryptographicFact.VALID ? TimestampState.VALID : TimestampState.INVALID,
                SignatureCoverage.WHOLE,
                usable,
                reasons);
    }

    private static Optional<TimestampToken> token(CmsMessage message) {
        if (!PKCSObjectIdentifiers.id_ct_TSTInfo.equals(message.contentType())
                || message.embedded().isEmpty()) {
            return Optional.empty();
        }
        try {
            TSTInfo tst = TSTInfo.getInstance(message.embedded().get());
            AlgorithmIdentifier algorithm = tst.getMessageImprint().getHashAlgorithm();
            return Optional.of(new TimestampToken(
                    tst.getGenTime().getDate().toInstant(),
                    DigestAlgorithm.identified(algorithm.getAlgorithm())
                            .map(DigestAlgorithm::label)
                            .orElse(algorithm.getAlgorithm().getId()),
                    Hex.toHexString(tst.getMessageImprint().getHashedMessage()),
                    tst.getPolicy().getId(),
                    tst.getSerialNumber().getValue(),
                    Optional.ofNullable(tst.getAccuracy()).map(TimestampVerifier::accuracy),
                    Optional.ofNullable(tst.getNonce()).map(ASN1Integer::getValue)));
        } catch (java.text.ParseException | RuntimeException | StackOverflowError malformed) {
            return Optional.empty();
        }
    }

    private static Duration accuracy(Accuracy accuracy) {
        return Duration.ofSeconds(number(accuracy.getSeconds()))
                .plusMillis(number(accuracy.getMillis()))
                .plusNanos(1000L * number(accuracy.getMicros()));
    }

    private static int number(@Nullable ASN1Integer value) {
        return value == null ? 0 : value.intValueExact();
    }
}
