package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;

/**
 * Checks signatures of meter records in the Open Charge Metering Format. The signed bytes are the payload section exactly
 * as it stands. A key beside the record shows that the record is whole, not whose it is: such a check is never usable
 * unless the key register certifies the same key.
 */
public final class OcmfRecordCheck {
    private static final Pattern ALGORITHM = Pattern.compile("ECDSA-([A-Za-z0-9]+)-SHA(256|384|512)");
    private static final String USUAL_ALGORITHM = "ECDSA-secp256r1-SHA256";

    private final SigningKeyRegister register;
    private final TrustPolicy policy;

    public OcmfRecordCheck(SigningKeyRegister register, TrustPolicy policy) {
        this.register = register;
        this.policy = policy;
    }

    /** Checks all records of a file; a file that holds none gives one check that says so. */
    public List<SignatureCheck> checkFile(String place, byte[] file) {
        List<OcmfEntry> entries = OcmfFile.read(place, file);
        return entries.isEmpty()
                ? List.of(SignatureCheck.failed(
                        SignedThing.OCMF,
                        place,
                        CryptographicFact.UNSUPPORTED,
                        Reason.of(ReasonCode.RECORD_MALFORMED, "OCMF")))
                : entries.stream().map(this::check).toList();
    }

    /** Checks one record. Any text gives a result. */
    public SignatureCheck check(OcmfEntry entry) {
        if (!entry.format().equals("OCMF")) {
            return unsupported(entry, ReasonCode.FORMAT_UNSUPPORTED, entry.format());
        }
        Optional<Sections> sections = Sections.of(entry.record());
        if (sections.isEmpty()) {
            return unsupported(entry, ReasonCode.RECORD_MALFORMED, "OCMF|payload|signature");
        }
        JsonValue.Members signature = sections.get().signature();
        String algorithm = signature.text("SA").orElse(USUAL_ALGORITHM);
        Optional<Curve> curve = Curve.of(algorithm);
        if (curve.isEmpty()) {
            return unsupported(entry, ReasonCode.ALGORITHM_UNSUPPORTED, algorithm);
        }
        Optional<byte[]> value = signature.text("SD").flatMap(text -> value(text, signature.text("SE")));
        if (value.isEmpty()) {
            return unsupported(entry, ReasonCode.RECORD_MALFORMED, "SD");
        }
        if (entry.publicKey().isEmpty()) {
            return byRegister(entry, sections.get(), curve.get(), value.get());
        }
        Optional<SubjectPublicKeyInfo> info = entry.publicKey().flatMap(OcmfRecordCheck::publicKey);
        Optional<VerificationKey> key = info.flatMap(VerificationKey::of);
        if (key.isEmpty()) {
            return unsupported(entry, ReasonCode.KEY_UNSUPPORTED, "publicKey");
        }
        return judge(entry, sections.get(), curve.get(), new Material(info.get(), key.get(), value.get()));
    }

    /** A record without a key beside it: the keys that the pack declares are tried. */
    private SignatureCheck byRegister(OcmfEntry entry, Sections sections, Curve curve, byte[] value) {
        for (RegisteredKey candidate : register.keys()) {
            Optional<SubjectPublicKeyInfo> info =
                    candidate.certificate().map(c -> c.holder().getSubjectPublicKeyInfo());
            Optional<VerificationKey> key = info.flatMap(VerificationKey::of);
            if (key.isPresent()
                    && curve.is(key.get())
                    && curve.scheme().verify(key.get(), sections.signedBytes(), value)) {
                return judge(entry, sections, curve, new Material(info.get(), key.get(), value));
            }
        }
        return unsupported(entry, ReasonCode.KEY_UNKNOWN, "publicKey");
    }

    @SuppressWarnings("ArrayRecordComponent") // internal, never compared
    private record Material(SubjectPublicKeyInfo info, VerificationKey key, byte[] value) {}

    private SignatureCheck judge(OcmfEntry entry, Sections sections, Curve curve, Material material) {
        List<Reason> reasons = new ArrayList<>();
        CryptographicFact fact;
        if (!curve.is(material.key())) {
            fact = CryptographicFact.INVALID;
            reasons.add(Reason.of(ReasonCode.KEY_DIFFERS, curve.label()));
        } else if (curve.scheme().verify(material.key(), sections.signedBytes(), material.value())) {
            fact = CryptographicFact.VALID;
        } else {
            fact = CryptographicFact.INVALID;
            reasons.add(Reason.of(ReasonCode.SIGNATURE_DIFFERS));
        }
        Optional<RegisteredKey> registered = registered(material.info());
        CertificationPath path = registered
                .map(key -> key.at(JudgementTime.claimed(policy.asOf())))
                .orElseGet(() -> CertificationPath.notApplicable(Reason.of(ReasonCode.KEY_BESIDE_RECORD)));
        reasons.addAll(path.reasons());
        SigningTime time = new SigningTime(policy.asOf(), SigningTime.Source.AS_OF);
        return new SignatureCheck(
                SignedThing.OCMF,
                entry.place(),
                curve.label(),
                registered
                        .flatMap(RegisteredKey::certificate)
                        .map(SigningCertificate::subject)
                        .orElse(""),
                registered.map(RegisteredKey::keyId),
                fact,
                path,
                Optional.of(time),
                TimestampState.ABSENT,
                SignatureCoverage.WHOLE,
                fact == CryptographicFact.VALID && path.state().usable(policy.revocationRequired()),
                reasons);
    }

    private Optional<RegisteredKey> registered(SubjectPublicKeyInfo info) {
        return register.keys().stream()
                .filter(key -> key.certificate()
                        .map(c -> c.holder().getSubjectPublicKeyInfo().equals(info))
                        .orElse(false))
                .findFirst();
    }

    private static SignatureCheck unsupported(OcmfEntry entry, ReasonCode code, String argument) {
        return SignatureCheck.failed(
                SignedThing.OCMF, entry.place(), CryptographicFact.UNSUPPORTED, Reason.of(code, argument));
    }

    private static Optional<byte[]> value(String text, Optional<String> encoding) {
        return encoding.orElse("hex").equals("base64") ? EncodedBytes.base64(text) : EncodedBytes.hex(text);
    }

    /** Files name the encoding wrongly often enough; the bytes decide. */
    private static Optional<SubjectPublicKeyInfo> publicKey(String text) {
        return EncodedBytes.hex(text).or(() -> EncodedBytes.base64(text)).flatMap(der -> {
            try {
                return Optional.of(SubjectPublicKeyInfo.getInstance(der));
            } catch (RuntimeException noKey) {
                return Optional.empty();
            }
        });
    }

    /** The payload section of a record, exactly as it stands. */
    static Optional<String> payload(String record) {
        return Sections.of(record).map(Sections::payload);
    }

    /**
     * A record cut at its bars.
     *
     * @param payload section as it stands
     */
    private record Sections(String payload, JsonValue.Members signature) {
        /** A bar may stand inside a string of the payload: the cut is where both sides are JSON. */
        static Optional<Sections> of(String record) {
            if (!record.startsWith("OCMF|")) {
                return Optional.empty();
            }
            int from = "OCMF|".length();
            for (int bar = record.indexOf('|', from); bar >= 0; bar = record.indexOf('|', bar + 1)) {
                Optional<JsonValue.Members> signature = StrictJson.object(record.substring(bar + 1));
                String payload = record.substring(from, bar);
                if (signature.isPresent() && StrictJson.object(payload).isPresent()) {
                    return Optional.of(new Sections(payload, signature.get()));
                }
            }
            return Optional.empty();
        }

        byte[] signedBytes() {
            return payload.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Curve and digest of a signature algorithm as OCMF names it. */
    private record Curve(String label, ASN1ObjectIdentifier curve, SignatureScheme scheme) {
        static Optional<Curve> of(String algorithm) {
            Matcher matcher = ALGORITHM.matcher(algorithm);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            // The specification writes brainpool256r1, devices write brainpoolP256r1.
            String name = matcher.group(1).toLowerCase(Locale.ROOT).replaceFirst("^brainpool(?=[0-9])", "brainpoolp");
            ASN1ObjectIdentifier curve = ECNamedCurveTable.getOID(name);
            DigestAlgorithm digest = DigestAlgorithm.valueOf("SHA" + matcher.group(2));
            return curve == null
                    ? Optional.empty()
                    : Optional.of(
                            new Curve(algorithm, curve, new SignatureScheme(KeyKind.ECDSA, digest, Optional.empty())));
        }

        boolean is(VerificationKey key) {
            return key.parameters() instanceof ECKeyParameters elliptic
                    && elliptic.getParameters() instanceof ECNamedDomainParameters named
                    && named.getName().equals(curve);
        }
    }
}
