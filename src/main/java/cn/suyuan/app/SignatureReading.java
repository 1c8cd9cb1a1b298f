package cn.suyuan.app;

import cn.suyuan.app.SingleSignature.Kind;
import cn.suyuan.report.PdfSignatureCheck;
import cn.suyuan.report.PdfSignatureFinding;
import cn.suyuan.trust.CertificateAloneCheck;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.KeyRow;
import cn.suyuan.trust.OcmfFile;
import cn.suyuan.trust.OcmfRecordCheck;
import cn.suyuan.trust.Reason;
import cn.suyuan.trust.ReasonCode;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.SigningCertificate;
import cn.suyuan.trust.SigningKeyRegister;
import cn.suyuan.trust.TimestampRequest;
import cn.suyuan.trust.TimestampVerifier;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import cn.suyuan.trust.XmlSignatureCheck;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Recognises a signature file of any form by its bytes, and checks what is in it. Any bytes give a result. */
final class SignatureReading {
    private static final String DCC = "digitalCalibrationCertificate";
    private static final int HEAD = 4096;

    private final TrustAnchors anchors;
    private final TrustPolicy policy;

    SignatureReading(TrustAnchors anchors, TrustPolicy policy) {
        this.anchors = anchors;
        this.policy = policy;
    }

    /**
     * A file as it was given.
     *
     * @param place name, for messages
     * @param bytes the signature file
     * @param content bytes that it should be over, where they are at hand
     * @param request the request to which a time stamp should answer
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Given(String place, byte[] bytes, Optional<byte[]> content, Optional<byte[]> request) {}

    /** What the bytes are. */
    static Kind kind(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.UTF_8).strip();
        String text = head.startsWith("\uFEFF") ? head.substring(1).strip() : head;
        if (text.startsWith("%PDF")) {
            return Kind.PDF;
        }
        if (text.startsWith("OCMF|")) {
            return Kind.OCMF;
        }
        if (text.startsWith("{")) {
            return Kind.RECEIPT;
        }
        if (text.startsWith("<")) {
            return OcmfFile.read("", bytes).isEmpty() ? Kind.XML : Kind.OCMF;
        }
        return binary(bytes);
    }

    private static Kind binary(byte[] bytes) {
        if (TimestampVerifier.isTimestamp(bytes)) {
            return Kind.TIMESTAMP;
        }
        if (CmsSignatureVerifier.isSignedData(bytes)) {
            return CmsSignatureVerifier.holdsSigner(bytes)
                            || SigningCertificate.readAll(bytes).isEmpty()
                    ? Kind.CMS
                    : Kind.CERTIFICATE;
        }
        if (TimestampVerifier.readRequest(bytes).isPresent()) {
            return Kind.REQUEST;
        }
        return SigningCertificate.readAll(bytes).isEmpty() ? Kind.UNKNOWN : Kind.CERTIFICATE;
    }

    List<SignatureCheck> check(Kind kind, Given given) {
        return switch (kind) {
            case CMS -> {
                CmsSignatureVerifier verifier = new CmsSignatureVerifier(anchors, policy);
                yield given.content()
                        .map(c -> verifier.checkDetached(SignedThing.FILE, given.place(), given.bytes(), c))
                        .orElseGet(() -> verifier.checkAttached(SignedThing.FILE, given.place(), given.bytes()));
            }
            case TIMESTAMP -> List.of(timestamp(given));
            case REQUEST -> List.of(request(given));
            case PDF ->
                new PdfSignatureCheck(anchors, policy)
                        .check(SignedThing.FILE, given.place(), given.bytes())
                        .map(found -> found.stream()
                                .map(PdfSignatureFinding::signature)
                                .toList())
                        .orElseGet(() -> List.of(
                                failed(given, CryptographicFact.UNSUPPORTED, ReasonCode.PDF_REVISION_UNREADABLE)));
            case XML -> new XmlSignatureCheck(anchors, policy).check(xmlThing(given), given.place(), given.bytes());
            case OCMF ->
                new OcmfRecordCheck(SigningKeyRegister.of(trusted(), anchors, policy), policy)
                        .checkFile(given.place(), given.bytes());
            case CERTIFICATE ->
                new CertificateAloneCheck(anchors, policy)
                        .check(given.place(), given.bytes()).stream().toList();
            case RECEIPT -> List.of(failed(given, CryptographicFact.UNSUPPORTED, ReasonCode.RECEIPT_ELSEWHERE));
            case UNKNOWN -> List.of(failed(given, CryptographicFact.UNSUPPORTED, ReasonCode.NO_SIGNATURE_FORMAT));
        };
    }

    /** A meter's key is known when its certificate lies in the trust folder. */
    private List<KeyRow> trusted() {
        return anchors.roots().stream()
                .map(c -> new KeyRow(
                        c.commonName().orElse(""),
                        c.subject(),
                        Optional.of(c.encoded()),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    /** Signatures inside a certificate of a pack as PDF. */
    static List<SignatureCheck> pdf(String path, byte[] bytes, TrustAnchors anchors, TrustPolicy policy) {
        return new PdfSignatureCheck(anchors, policy)
                .check(SignedThing.CERTIFICATE, path, bytes).stream()
                        .flatMap(List::stream)
                        .map(PdfSignatureFinding::signature)
                        .toList();
    }

    private static SignedThing xmlThing(Given given) {
        String head = new String(given.bytes(), 0, Math.min(given.bytes().length, HEAD), StandardCharsets.UTF_8);
        return head.contains(DCC) ? SignedThing.DCC : SignedThing.FILE;
    }

    private SignatureCheck timestamp(Given given) {
        TimestampVerifier verifier = new TimestampVerifier(anchors, policy);
        if (given.content().isEmpty()) {
            return verifier.checkAlone(given.place(), given.bytes()).signature();
        }
        byte[] content = given.content().get();
        Optional<TimestampRequest> asked = given.request().flatMap(TimestampVerifier::readRequest);
        if (given.request().isPresent() && !asked.map(r -> r.asksFor(content)).orElse(false)) {
            return failed(given, CryptographicFact.INVALID, ReasonCode.TIMESTAMP_REQUEST_DIFFERS);
        }
        Optional<BigInteger> nonce = asked.flatMap(TimestampRequest::nonce);
        return verifier.check(given.place(), given.bytes(), content, nonce).signature();
    }

    private static SignatureCheck request(Given given) {
        String imprint = TimestampVerifier.readRequest(given.bytes())
                .map(r -> r.imprintAlgorithm() + " " + r.imprint())
                .orElse("");
        return SignatureCheck.failed(
                SignedThing.TIMESTAMP,
                given.place(),
                CryptographicFact.ABSENT,
                Reason.of(ReasonCode.REQUEST_ONLY, imprint));
    }

    private static SignatureCheck failed(Given given, CryptographicFact fact, ReasonCode code) {
        return SignatureCheck.failed(SignedThing.FILE, given.place(), fact, Reason.of(code));
    }
}
