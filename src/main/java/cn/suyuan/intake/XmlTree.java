package cn.suyuan.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML document of a stranger as a small tree, without document type, entities or anything from outside.
 *
 * @param name local name
 * @param namespace namespace, empty where none
 * @param attributes by local name
 * @param children elements in their order
 * @param content text directly inside, in a builder that is filled while reading
 */
record XmlTree(
        String name, String namespace, Map<String, String> attributes, List<XmlTree> children, StringBuilder content) {
    private static final int DEEPEST = 200;
    private static final int MOST_ELEMENTS = 500_000;

    /**
     * Reads a document.
     *
     * @throws XMLStreamException where it is not well-formed, too deep or too large
     */
    static XmlTree read(byte[] bytes) throws XMLStreamException {
        XMLStreamReader xml = XmlParts.open(bytes);
        ArrayDeque<XmlTree> open = new ArrayDeque<>();
        Optional<XmlTree> root = Optional.empty();
        int elements = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlTree element = element(xml);
                    elements++;
                    if (open.size() >= DEEPEST || elements > MOST_ELEMENTS) {
                        throw new XMLStreamException("deeper or larger than any certificate");
                    }
                    if (open.isEmpty()) {
                        root = root.isEmpty() ? Optional.of(element) : root;
                    } else {
                        open.peek().children().add(element);
                    }
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().content().append(xml.getText());
                    }
                }
                default -> {
                    // comments, instructions, blanks: nothing that is evidence
                }
            }
        }
        return root.orElseThrow(() -> new XMLStreamException("no element"));
    }

    private static XmlTree element(XMLStreamReader xml) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        String namespace = xml.getNamespaceURI();
        return new XmlTree(
                xml.getLocalName(),
                namespace == null ? "" : namespace,
                attributes,
                new ArrayList<>(),
                new StringBuilder());
    }

    /** Text directly inside, stripped. */
    String text() {
        return content.toString().strip();
    }

    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    /** Children of a name. */
    List<XmlTree> all(String child) {
        return children.stream().filter(c -> c.name().equals(child)).toList();
    }

    /** First child of a name. */
    Optional<XmlTree> first(String child) {
        return children.stream().filter(c -> c.name().equals(child)).findFirst();
    }

    /** Follows names downwards, always to the first of its name. */
    Optional<XmlTree> at(String... path) {
        Optional<XmlTree> found = Optional.of(this);
        for (String step : path) {
            found = found.flatMap(f -> f.first(step));
        }
        return found;
    }

    /** Text at a path, empty where there is none. */
    String textAt(String... path) {
        return at(path).map(XmlTree::text).orElse("");
    }

    /** All descendants that fit, in document order; what lies below one that {@code closed} names is left out. */
    List<XmlTree> below(Predicate<XmlTree> wanted, Predicate<XmlTree> closed) {
        List<XmlTree> found = new ArrayList<>();
        ArrayDeque<XmlTree> left = new ArrayDeque<>();
        open(left, this);
        while (!left.isEmpty()) {
            XmlTree next = left.pop();
            if (wanted.test(next)) {
                found.add(next);
            }
            if (!closed.test(next)) {
                open(left, next);
            }
        }
        return found;
    }

    private static void open(ArrayDeque<XmlTree> left, XmlTree parent) {
        for (int i = parent.children().size() - 1; i >= 0; i--) {
            left.push(parent.children().get(i));
        }
    }

    /** All descendants of a name. */
    List<XmlTree> below(String descendant) {
        return below(e -> e.name().equals(descendant), e -> false);
    }
}
