package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Small certificates in XML with an enveloped signature; digests in SM3. */
public final class XmlSamples {
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String TEMPLATE =
            "<c:certificate xmlns:c=\"urn:c\"><c:value unit=\"kWh\">%s</c:value>%s</c:certificate>";

    private XmlSamples() {}

    /** A certificate over one value. */
    public static byte[] signed(TestAuthority signer, String method, String value) throws IOException {
        return text(signer, method, value, "").getBytes(StandardCharsets.UTF_8);
    }

    static String text(TestAuthority signer, String method, String value, String more) throws IOException {
        byte[] content = canonical(parsed(TEMPLATE.formatted(value, "")).getDocumentElement());
        String info =
                "<SignedInfo><CanonicalizationMethod Algorithm=\"" + EXCLUSIVE + "\"/><SignatureMethod Algorithm=\""
                        + method + "\"/><Reference URI=\"\"><Transforms><Transform Algorithm=\"" + XMLDSIG
                        + "enveloped-signature\"/><Transform Algorithm=\"" + EXCLUSIVE
                        + "\"/></Transforms><DigestMethod Algorithm=\"" + digestMethod(method) + "\"/><DigestValue>"
                        + base64(digest(method, content)) + "</DigestValue></Reference></SignedInfo>";
        String form = "<Signature xmlns=\"" + XMLDSIG + "\">" + info
                + "<SignatureValue>%s</SignatureValue><KeyInfo><X509Data><X509Certificate>"
                + base64(signer.certificate().encoded()) + "</X509Certificate></X509Data></KeyInfo>%s</Signature>";
        Document open = parsed(TEMPLATE.formatted(value, form.formatted("", "")));
        String signature = base64(value(method, signer.sign(canonical(element(open, "SignedInfo")))));
        return TEMPLATE.formatted(value, form.formatted(signature, more));
    }

    private static boolean platform(String method) {
        return method.startsWith("http");
    }

    private static String digestMethod(String method) {
        return platform(method) ? "http://www.w3.org/2001/04/xmlenc#sha256" : "urn:x#sm3";
    }

    private static byte[] digest(String method, byte[] content) {
        return (platform(method) ? DigestAlgorithm.SHA256 : DigestAlgorithm.SM3).bytesOf(content);
    }

    /** XML wants r‖s of P-256. */
    private static byte[] value(String method, byte[] der) throws IOException {
        if (!platform(method)) {
            return der;
        }
        java.math.BigInteger n = org.bouncycastle.crypto.ec.CustomNamedCurves.getByName("secp256r1")
                .getN();
        java.math.BigInteger[] parts = org.bouncycastle.crypto.signers.StandardDSAEncoding.INSTANCE.decode(n, der);
        return org.bouncycastle.crypto.signers.PlainDSAEncoding.INSTANCE.encode(n, parts[0], parts[1]);
    }

    static Document parsed(String xml) throws IOException {
        try {
            return SecureXml.parse(xml.getBytes(StandardCharsets.UTF_8));
        } catch (SAXException malformed) {
            throw new IllegalArgumentException(xml, malformed);
        }
    }

    static byte[] canonical(Element element) {
        return XmlCanonicalForm.of(element, EXCLUSIVE, "").orElseThrow();
    }

    static Element element(Document document, String name) {
        return (Element) document.getElementsByTagNameNS(XMLDSIG, name).item(0);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
