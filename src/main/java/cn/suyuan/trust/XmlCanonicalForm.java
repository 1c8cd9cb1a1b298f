package cn.suyuan.trust;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Node;

/** Canonical bytes of XML: inclusive 1.0 and 1.1, exclusive, without comments. */
final class XmlCanonicalForm {
    static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

    /** Same-document references leave comments out, whatever the method says (XMLDSig 1.1, 4.4.3.3). */
    private static final String WITH_COMMENTS = "WithComments";

    private XmlCanonicalForm() {}

    /**
     * Bytes of a node and all below it.
     *
     * @param method identifier of the method
     * @param prefixes list of inclusive prefixes of the exclusive method, empty where there is none
     */
    static Optional<byte[]> of(Node node, String method, String prefixes) {
        try {
            Init.init();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Canonicalizer canonicalizer = Canonicalizer.getInstance(without(method));
            if (prefixes.isEmpty()) {
                canonicalizer.canonicalizeSubtree(node, out);
            } else {
                canonicalizer.canonicalizeSubtree(node, prefixes, out);
            }
            return Optional.of(out.toByteArray());
        } catch (XMLSecurityException refused) {
            return Optional.empty();
        }
    }

    private static String without(String method) {
        String bare =
                method.endsWith(WITH_COMMENTS) ? method.substring(0, method.length() - WITH_COMMENTS.length()) : method;
        return bare.endsWith("#") && !bare.contains("exc-c14n") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
