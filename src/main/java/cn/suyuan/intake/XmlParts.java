package cn.suyuan.intake;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Opens XML of others: no document type, no entity, nothing from outside. */
final class XmlParts {
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,30})[\"']");

    private XmlParts() {}

    /** What is read out of a document; may be asked for twice, so it keeps nothing of a try that failed. */
    @FunctionalInterface
    interface Reading<T> {
        T read(XMLStreamReader xml) throws XMLStreamException;
    }

    /** Reads a large document with the quick parser; what that does not take is read anew as {@link #open} does. */
    static <T> T read(byte[] bytes, Reading<T> reading) throws XMLStreamException {
        try {
            return reading.read(quick(bytes));
        } catch (XMLStreamException | RuntimeException refused) {
            return reading.read(open(bytes));
        }
    }

    private static XMLStreamReader quick(byte[] bytes) throws XMLStreamException {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return new Plain(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
    }

    /** A document without a document type and without references to entities. */
    private static final class Plain extends StreamReaderDelegate {
        Plain(XMLStreamReader xml) {
            super(xml);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("document type or entity");
            }
            return event;
        }
    }

    static XMLStreamReader open(byte[] bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        // Decoded first: the JDK's parser complains of broken bytes on the standard error stream.
        return factory.createXMLStreamReader(new StringReader(text(bytes)));
    }

    /** Encodings of one byte a character that a declaration may name; all others are recognised by their bytes. */
    private static String text(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(head);
        if (declared.find()) {
            String charset = declared.group(1).toLowerCase(Locale.ROOT);
            if (charset.startsWith("iso-8859-") || charset.startsWith("windows-125")) {
                try {
                    return new String(bytes, Charset.forName(charset));
                } catch (IllegalArgumentException unknown) {
                    return CsvText.decode(bytes).text();
                }
            }
        }
        return CsvText.decode(bytes).text();
    }

    /** An attribute without regard to its namespace; empty where it is missing. */
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                String value = xml.getAttributeValue(i);
                return value == null ? "" : value;
            }
        }
        return "";
    }

    static boolean isTrue(String value) {
        return value.equals("1") || value.equals("true");
    }

    /** A number of an attribute; {@code otherwise} where it is none. */
    static int number(String value, int otherwise) {
        if (value.isEmpty() || value.length() > 9) {
            return otherwise;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return otherwise;
            }
        }
        return Integer.parseInt(value);
    }
}
