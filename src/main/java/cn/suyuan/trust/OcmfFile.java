package cn.suyuan.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads files of signed meter records: bare OCMF text, or the XML wrapper of the public verification software. */
public final class OcmfFile {
    private static final int MOST_RECORDS = 100_000;

    private OcmfFile() {}

    /** The records of a file in their order; empty when the file is neither form. */
    public static List<OcmfEntry> read(String place, byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8).strip();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1).strip();
        }
        return text.startsWith("OCMF|") ? lines(place, text) : wrapped(place, file);
    }

    private static List<OcmfEntry> lines(String place, String text) {
        List<OcmfEntry> entries = new ArrayList<>();
        for (String line : text.split("\\R(?=OCMF\\|)")) {
            entries.add(new OcmfEntry(place + "#" + (entries.size() + 1), "OCMF", line.strip(), Optional.empty()));
        }
        return List.copyOf(entries);
    }

    private static List<OcmfEntry> wrapped(String place, byte[] file) {
        List<OcmfEntry> entries = new ArrayList<>();
        try {
            Document document = SecureXml.parse(file);
            NodeList values = document.getElementsByTagName("value");
            for (int i = 0; i < values.getLength() && i < MOST_RECORDS; i++) {
                entry(place + "#" + (i + 1), (Element) values.item(i)).ifPresent(entries::add);
            }
        } catch (IOException | SAXException | RuntimeException malformed) {
            return List.of();
        }
        return List.copyOf(entries);
    }

    private static Optional<OcmfEntry> entry(String place, Element value) {
        return child(value, "signedData").map(data -> {
            String format = data.getAttribute("format");
            return new OcmfEntry(
                    place,
                    format.isEmpty() ? "OCMF" : format,
                    record(data),
                    child(value, "publicKey")
                            .map(k -> k.getTextContent().strip())
                            .filter(k -> !k.isEmpty()));
        });
    }

    /** The wrapper may carry the record in base64 or hexadecimal. */
    private static String record(Element data) {
        String text = data.getTextContent().strip();
        if (text.startsWith("OCMF|")) {
            return text;
        }
        return EncodedBytes.base64(text)
                .or(() -> EncodedBytes.hex(text))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .filter(inner -> inner.startsWith("OCMF|"))
                .orElse(text);
    }

    private static Optional<Element> child(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? Optional.empty() : Optional.of((Element) found.item(0));
    }
}
