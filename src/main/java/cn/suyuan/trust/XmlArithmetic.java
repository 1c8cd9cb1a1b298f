package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Verifies an XML signature by an algorithm that the JDK lacks (SM2, the brainpool curves, Ed25519): canonical bytes,
 * digests of all references, the value over SignedInfo. Only what {@link XmlSignatureParts#refused()} lets through.
 */
final class XmlArithmetic {
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String ENVELOPED = XMLSignature.XMLNS + "enveloped-signature";

    private final XmlSignatureParts parts;
    private final List<Reason> reasons;

    XmlArithmetic(XmlSignatureParts parts, List<Reason> reasons) {
        this.parts = parts;
        this.reasons = reasons;
    }

    CryptographicFact check(VerificationKey key) {
        Optional<SignatureScheme> scheme = XmlAlgorithms.scheme(parts.algorithmIdentifier());
        Optional<byte[]> value = parts.value();
        Optional<byte[]> signed = signedInfo();
        if (scheme.isEmpty() || signed.isEmpty()) {
            reasons.add(Reason.of(ReasonCode.ALGORITHM_UNSUPPORTED, parts.algorithm()));
            return CryptographicFact.UNSUPPORTED;
        }
        if (scheme.get().kind() != key.kind()) {
            reasons.add(Reason.of(ReasonCode.KEY_DIFFERS, scheme.get().label()));
            return CryptographicFact.INVALID;
        }
        boolean valid = true;
        for (Element reference : parts.references()) {
            if (!holds(reference)) {
                String uri = reference.getAttribute("URI");
                reasons.add(Reason.of(ReasonCode.REFERENCE_DIFFERS, uri.isEmpty() ? "document" : uri));
                valid = false;
            }
        }
        if (value.isEmpty()
                || !scheme.get().verify(key, signed.get(), XmlAlgorithms.value(scheme.get(), value.get()))) {
            reasons.add(Reason.of(ReasonCode.SIGNATURE_DIFFERS));
            valid = false;
        }
        return valid ? CryptographicFact.VALID : CryptographicFact.INVALID;
    }

    private Optional<byte[]> signedInfo() {
        List<Element> infos = parts.children("SignedInfo");
        if (infos.size() != 1) {
            return Optional.empty();
        }
        List<Element> methods = XmlSignatureParts.inside(infos.get(0), XMLSignature.XMLNS, "CanonicalizationMethod");
        return methods.size() == 1
                        && XmlSignatureParts.canonicalises(methods.get(0).getAttribute("Algorithm"))
                ? XmlCanonicalForm.of(infos.get(0), methods.get(0).getAttribute("Algorithm"), prefixes(methods.get(0)))
                : Optional.empty();
    }

    private boolean holds(Element reference) {
        List<Element> methods = XmlSignatureParts.inside(reference, XMLSignature.XMLNS, "DigestMethod");
        List<Element> values = XmlSignatureParts.inside(reference, XMLSignature.XMLNS, "DigestValue");
        if (methods.size() != 1 || values.size() != 1) {
            return false;
        }
        Optional<DigestAlgorithm> digest = XmlAlgorithms.digest(methods.get(0).getAttribute("Algorithm"));
        Optional<byte[]> expected = EncodedBytes.base64(values.get(0).getTextContent());
        Optional<byte[]> bytes = referenced(reference);
        return digest.isPresent()
                && expected.isPresent()
                && bytes.isPresent()
                && Arrays.equals(digest.get().bytesOf(bytes.get()), expected.get());
    }

    /** Canonical bytes of what is referenced; the signature itself is taken out of a copy where it says so. */
    private Optional<byte[]> referenced(Element reference) {
        boolean enveloped = false;
        String method = XmlCanonicalForm.INCLUSIVE;
        String prefixes = "";
        for (Element transform : XmlSignatureParts.inside(reference, XMLSignature.XMLNS, "Transform")) {
            String algorithm = transform.getAttribute("Algorithm");
            if (algorithm.equals(ENVELOPED)) {
                enveloped = true;
            } else {
                method = algorithm;
                prefixes = prefixes(transform);
            }
        }
        String uri = reference.getAttribute("URI");
        Document document = parts.element().getOwnerDocument();
        Node target = uri.isEmpty() ? document : parts.targets(uri.substring(1)).get(0);
        return XmlCanonicalForm.of(enveloped ? without(target) : target, method, prefixes);
    }

    /** The target in a copy of the document from which the signature was removed. */
    private Node without(Node target) {
        Document document = parts.element().getOwnerDocument();
        Document copy = (Document) document.cloneNode(true);
        int[] signature = place(parts.element());
        int[] wanted = place(target);
        Node found = at(copy, wanted);
        Node removed = at(copy, signature);
        removed.getParentNode().removeChild(removed);
        return found;
    }

    private static int[] place(Node node) {
        int depth = 0;
        for (Node up = node; up.getParentNode() != null; up = up.getParentNode()) {
            depth++;
        }
        int[] place = new int[depth];
        Node at = node;
        for (int i = depth - 1; i >= 0; i--) {
            for (Node before = at.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
                place[i]++;
            }
            at = at.getParentNode();
        }
        return place;
    }

    private static Node at(Document document, int[] place) {
        Node node = document;
        for (int index : place) {
            node = node.getChildNodes().item(index);
        }
        return node;
    }

    private static String prefixes(Element method) {
        return XmlSignatureParts.inside(method, EXCLUSIVE, "InclusiveNamespaces").stream()
                .findFirst()
                .map(e -> e.getAttribute("PrefixList"))
                .orElse("");
    }
}
