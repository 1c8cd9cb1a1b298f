package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A Signature element taken apart: its references, certificates and XAdES properties, before anything is verified. */
final class XmlSignatureParts {
    private static final Set<String> CANONICALISATIONS = Set.of(
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
            "http://www.w3.org/2006/12/xml-c14n11",
            "http://www.w3.org/2006/12/xml-c14n11#WithComments",
            "http://www.w3.org/2001/10/xml-exc-c14n#",
            "http://www.w3.org/2001/10/xml-exc-c14n#WithComments");
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final Set<String> ID_NAMES = Set.of("Id", "ID", "id", "xml:id");

    private final Element signature;

    XmlSignatureParts(Element signature) {
        this.signature = signature;
    }

    Element element() {
        return signature;
    }

    /** Why this signature is not even tried: a transform, a target outside, an ambiguous identifier. */
    Optional<Reason> refused() {
        if (children("SignedInfo").size() != 1 || children("SignatureValue").size() != 1) {
            return Optional.of(Reason.of(ReasonCode.TRANSFORM_REFUSED, "SignedInfo"));
        }
        List<Element> references = references();
        if (references.isEmpty()) {
            return Optional.of(Reason.of(ReasonCode.REFERENCE_NOT_WHOLE, "-"));
        }
        for (Element reference : references) {
            String uri = reference.getAttribute("URI");
            if (!reference.hasAttribute("URI") || (!uri.isEmpty() && uri.charAt(0) != '#')) {
                return Optional.of(Reason.of(ReasonCode.TRANSFORM_REFUSED, "URI " + uri));
            }
            if (!uri.isEmpty() && targets(uri.substring(1)).size() != 1) {
                return Optional.of(Reason.of(ReasonCode.TRANSFORM_REFUSED, "Id " + uri));
            }
            for (Element transform : inside(reference, XMLSignature.XMLNS, "Transform")) {
                String algorithm = transform.getAttribute("Algorithm");
                if (!algorithm.equals(ENVELOPED) && !CANONICALISATIONS.contains(algorithm)) {
                    return Optional.of(Reason.of(ReasonCode.TRANSFORM_REFUSED, algorithm));
                }
            }
        }
        return Optional.empty();
    }

    /** Whole, when a reference goes to the document or its outermost element; what is signed besides is the signature's. */
    SignatureCoverage coverage() {
        Element root = signature.getOwnerDocument().getDocumentElement();
        List<String> parts = new ArrayList<>();
        for (Element reference : references()) {
            String uri = reference.getAttribute("URI");
            List<Element> targets = uri.isEmpty() ? List.of(root) : targets(uri.replaceFirst("^#", ""));
            if (targets.contains(root)) {
                return SignatureCoverage.WHOLE;
            }
            if (targets.stream().noneMatch(this::own)) {
                parts.add(uri);
            }
        }
        return SignatureCoverage.partly(parts.isEmpty() ? "-" : String.join(" ", parts));
    }

    /** Elements that may be a reference's target, with the name of their identifying attribute. */
    Map<Element, String> identified() {
        Map<Element, String> found = new LinkedHashMap<>();
        for (Element element : everything()) {
            for (String name : List.of("Id", "ID", "id")) {
                if (element.hasAttributeNS(null, name)) {
                    found.putIfAbsent(element, name);
                }
            }
        }
        return found;
    }

    /** Name of the signature algorithm: the last part of its identifier. */
    String algorithm() {
        return inside(signature, XMLSignature.XMLNS, "SignatureMethod").stream()
                .findFirst()
                .map(method -> method.getAttribute("Algorithm").replaceFirst("^.*#", ""))
                .orElse("");
    }

    List<SigningCertificate> certificates(int most) {
        return inside(signature, XMLSignature.XMLNS, "X509Certificate").stream()
                .limit(most)
                .flatMap(e -> EncodedBytes.base64(e.getTextContent()).stream())
                .flatMap(der -> CertificateBytes.certificate(der).stream())
                .toList();
    }

    /** The certificate that the signed properties name; the first one when they name none. */
    SigningCertificate named(List<SigningCertificate> certificates) {
        return certificates.stream().filter(this::names).findFirst().orElse(certificates.get(0));
    }

    /** Whether the signed properties name this certificate, or none at all. */
    boolean names(SigningCertificate certificate) {
        List<Element> digests = signedProperties().stream()
                .flatMap(p -> inside(p, XADES, "CertDigest").stream())
                .toList();
        return digests.isEmpty() || fits(digests.get(0), certificate);
    }

    private static boolean fits(Element digest, SigningCertificate certificate) {
        List<Element> methods = inside(digest, XMLSignature.XMLNS, "DigestMethod");
        List<Element> values = inside(digest, XMLSignature.XMLNS, "DigestValue");
        if (methods.isEmpty() || values.isEmpty()) {
            return false;
        }
        Optional<DigestAlgorithm> algorithm =
                XmlAlgorithms.digest(methods.get(0).getAttribute("Algorithm"));
        Optional<byte[]> value = EncodedBytes.base64(values.get(0).getTextContent());
        return algorithm.isPresent()
                && value.isPresent()
                && Arrays.equals(algorithm.get().bytesOf(certificate.encoded()), value.get());
    }

    /** Signing time of the signed properties. */
    Optional<Instant> signingTime() {
        return signedProperties().stream()
                .flatMap(p -> inside(p, XADES, "SigningTime").stream())
                .findFirst()
                .flatMap(e -> {
                    try {
                        return Optional.of(
                                OffsetDateTime.parse(e.getTextContent().strip()).toInstant());
                    } catch (DateTimeException noOffset) {
                        return Optional.empty();
                    }
                });
    }

    /** Time stamps over the signature value, each with the canonical bytes it has to be over (XAdES, 5.3). */
    List<Stamp> stamps() {
        List<Stamp> stamps = new ArrayList<>();
        List<Element> values = children("SignatureValue");
        for (Element stamp : inside(signature, XADES, "SignatureTimeStamp")) {
            String method = inside(stamp, XMLSignature.XMLNS, "CanonicalizationMethod").stream()
                    .findFirst()
                    .map(e -> e.getAttribute("Algorithm"))
                    .orElse(XmlCanonicalForm.INCLUSIVE);
            Optional<byte[]> token = inside(stamp, XADES, "EncapsulatedTimeStamp").stream()
                    .findFirst()
                    .flatMap(e -> EncodedBytes.base64(e.getTextContent()));
            Optional<byte[]> over = values.size() == 1 && canonicalises(method)
                    ? XmlCanonicalForm.of(values.get(0), method, "")
                    : Optional.empty();
            stamps.add(new Stamp(token.orElse(new byte[0]), over.orElse(new byte[0])));
        }
        return stamps;
    }

    /** A time stamp and what it must be over; empty bytes where either cannot be read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stamp(byte[] token, byte[] over) {}

    /** Weak digests among those that the signature rests on. */
    List<DigestAlgorithm> weakDigests() {
        List<DigestAlgorithm> weak = new ArrayList<>();
        XmlAlgorithms.scheme(algorithmIdentifier()).map(SignatureScheme::digest).ifPresent(weak::add);
        for (Element reference : references()) {
            inside(reference, XMLSignature.XMLNS, "DigestMethod").stream()
                    .flatMap(m -> XmlAlgorithms.digest(m.getAttribute("Algorithm")).stream())
                    .forEach(weak::add);
        }
        return weak.stream().filter(DigestAlgorithm::isWeak).distinct().toList();
    }

    /** Whether an identifier names a canonicalisation that is accepted. */
    static boolean canonicalises(String method) {
        return CANONICALISATIONS.contains(method);
    }

    /** Bytes of the signature value. */
    Optional<byte[]> value() {
        List<Element> values = children("SignatureValue");
        return values.size() == 1 ? EncodedBytes.base64(values.get(0).getTextContent()) : Optional.empty();
    }

    /** Identifier of the signature algorithm. */
    String algorithmIdentifier() {
        List<Element> infos = children("SignedInfo");
        return infos.size() != 1
                ? ""
                : inside(infos.get(0), XMLSignature.XMLNS, "SignatureMethod").stream()
                        .findFirst()
                        .map(method -> method.getAttribute("Algorithm"))
                        .orElse("");
    }

    /** Children of the Signature element of that name, not those further down. */
    List<Element> children(String name) {
        return inside(signature, XMLSignature.XMLNS, name).stream()
                .filter(e -> e.getParentNode() == signature)
                .toList();
    }

    /** Only properties that a reference signs; what merely lies in the signature proves nothing. */
    private List<Element> signedProperties() {
        List<Element> signed = new ArrayList<>();
        for (Element properties : inside(signature, XADES, "SignedProperties")) {
            String uri = "#" + properties.getAttribute("Id");
            if (references().stream().anyMatch(r -> r.getAttribute("URI").equals(uri))) {
                signed.add(properties);
            }
        }
        return signed;
    }

    List<Element> references() {
        return children("SignedInfo").stream()
                .limit(1)
                .flatMap(info -> inside(info, XMLSignature.XMLNS, "Reference").stream())
                .toList();
    }

    List<Element> targets(String identifier) {
        return everything().stream()
                .filter(e ->
                        ID_NAMES.stream().anyMatch(name -> e.getAttribute(name).equals(identifier)))
                .toList();
    }

    private boolean own(Element element) {
        for (Node node = element; node != null; node = node.getParentNode()) {
            if (node == signature) {
                return true;
            }
        }
        return false;
    }

    private List<Element> everything() {
        return elements(signature.getOwnerDocument().getElementsByTagName("*"));
    }

    static List<Element> inside(Element parent, String namespace, String name) {
        return elements(parent.getElementsByTagNameNS(namespace, name));
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
