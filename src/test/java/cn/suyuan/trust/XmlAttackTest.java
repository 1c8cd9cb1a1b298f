package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.TestAuthority.Algorithm;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** XML signatures made by the platform, and what can be done to them: ambiguous identifiers, rebound prefixes, programs. */
class XmlAttackTest {
    private static final String CERTIFICATE = "<c:certificate xmlns:c=\"urn:c\" xmlns:q=\"urn:kWh\" Id=\"cert\">"
            + "<c:value unit=\"q:unit\">1.5</c:value></c:certificate>";
    private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

    private final Fixture fixture = new Fixture(Algorithm.P256);

    private String signed(String uri, List<String> prefixes) throws Exception {
        Document document = XmlSamples.parsed(CERTIFICATE);
        Element root = document.getDocumentElement();
        root.setIdAttribute("Id", true);
        var canonical =
                FACTORY.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, new ExcC14NParameterSpec(prefixes));
        var reference = FACTORY.newReference(
                uri,
                FACTORY.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        FACTORY.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        FACTORY.newTransform(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec)
                                new ExcC14NParameterSpec(prefixes))),
                null,
                null);
        var info = FACTORY.newSignedInfo(
                canonical,
                FACTORY.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", null),
                List.of(reference));
        Element data = document.createElementNS(XmlSamples.XMLDSIG, "X509Data");
        Element certificate = document.createElementNS(XmlSamples.XMLDSIG, "X509Certificate");
        certificate.setTextContent(
                XmlSamples.base64(fixture.company.certificate().encoded()));
        data.appendChild(certificate);
        KeyInfo key = FACTORY.getKeyInfoFactory().newKeyInfo(List.of(new DOMStructure(data)));
        FACTORY.newXMLSignature(info, key).sign(new DOMSignContext(secret(), root));
        StringWriter out = new StringWriter();
        Transformer plain = TransformerFactory.newInstance().newTransformer();
        plain.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        plain.transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }

    private PrivateKey secret() throws Exception {
        String pem = new String(fixture.company.secretPem(), StandardCharsets.US_ASCII);
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private SignatureCheck check(String xml) {
        return new XmlSignatureCheck(fixture.anchors(), Fixture.POLICY)
                .check(SignedThing.DCC, "x.xml", xml.getBytes(StandardCharsets.UTF_8))
                .get(0);
    }

    /** The same by the arithmetic that serves keys unknown to the platform. */
    private static CryptographicFact own(String xml) throws Exception {
        XmlSignatureParts parts = new XmlSignatureParts(XmlSamples.element(XmlSamples.parsed(xml), "Signature"));
        return new XmlArithmetic(parts, new ArrayList<>())
                .check(VerificationKey.of(parts.certificates(1).get(0)).orElseThrow());
    }

    @Test
    void inclusive_prefixes_of_the_exclusive_method_are_signed() throws Exception {
        String xml = signed("", List.of("c", "q"));
        String rebound = xml.replace("urn:kWh", "urn:Wh");
        SignatureCheck check = check(xml);

        assertThat(xml).contains("PrefixList=\"c q\"");
        assertThat(check.usable()).as("%s", check).isTrue();
        assertThat(check.covers().whole()).isTrue();
        assertThat(own(xml)).isEqualTo(CryptographicFact.VALID);
        assertThat(check(rebound).cryptographic()).isEqualTo(CryptographicFact.INVALID);
        assertThat(own(rebound)).isEqualTo(CryptographicFact.INVALID);
        String fewer = xml.replace("PrefixList=\"c q\"", "PrefixList=\"c\"");
        assertThat(check(fewer).cryptographic()).isEqualTo(CryptographicFact.INVALID);
        assertThat(own(fewer)).isEqualTo(CryptographicFact.INVALID);
    }

    @Test
    void an_identifier_that_stands_twice_is_refused() throws Exception {
        String xml = signed("#cert", List.of("c"));
        assertThat(check(xml).usable()).as("%s", check(xml)).isTrue();

        for (String name : List.of("Id", "ID", "id", "xml:id")) {
            SignatureCheck twice = check(xml.replace("<c:value ", "<c:value " + name + "=\"cert\" "));
            assertThat(twice.usable()).isFalse();
            assertThat(twice.reasons()).contains(Reason.of(ReasonCode.TRANSFORM_REFUSED, "Id #cert"));
        }
    }

    @Test
    void a_signed_original_kept_inside_a_forged_document_is_refused() throws Exception {
        String xml = signed("#cert", List.of("c"));
        SignatureCheck check =
                check("<c:certificate xmlns:c=\"urn:c\"><c:value>0.1</c:value>" + xml + "</c:certificate>");

        assertThat(check.covers().whole()).isFalse();
        assertThat(check.usable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/2002/06/xmldsig-filter2",
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/2000/09/xmldsig#base64"
            })
    void a_transform_that_is_a_program_or_a_choice_is_refused(String transform) throws Exception {
        String xml = signed("", List.of());
        int at = xml.indexOf("<Transform Algorithm=\"" + CanonicalizationMethod.EXCLUSIVE);
        String more = "<Transform Algorithm=\"" + transform + "\"><XPath>/c:nothing</XPath></Transform>";

        SignatureCheck check = check(xml.substring(0, at) + more + xml.substring(at));

        assertThat(check.usable()).isFalse();
        assertThat(check.reasons()).contains(Reason.of(ReasonCode.TRANSFORM_REFUSED, transform));
        SignatureCheck method = check(xml.replaceFirst(
                "<CanonicalizationMethod Algorithm=\"[^\"]*", "<CanonicalizationMethod Algorithm=\"" + transform));
        assertThat(method.usable()).isFalse();
        assertThat(method.cryptographic()).isNotEqualTo(CryptographicFact.VALID);
    }
}
