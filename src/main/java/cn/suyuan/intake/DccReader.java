package cn.suyuan.intake;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.traceability.DigitalCertificate;
import cn.suyuan.traceability.DigitalCertificate.Embedded;
import cn.suyuan.traceability.DigitalCertificate.Identification;
import cn.suyuan.traceability.DigitalCertificate.Item;
import cn.suyuan.traceability.DigitalCertificate.Laboratory;
import cn.suyuan.traceability.DigitalCertificate.LinkState;
import cn.suyuan.traceability.DigitalCertificate.Period;
import cn.suyuan.traceability.DigitalCertificate.StandardLink;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads digital calibration certificates (PTB DCC, schema 2.4 to 3.3). What stands inside a Signature is not read. */
final class DccReader {
    private static final String ROOT = "digitalCalibrationCertificate";
    private static final String NAMESPACE = "https://ptb.de/dcc";
    static final int MOST_LINKS = 500;
    static final int MOST_EMBEDDED = 100;

    private DccReader() {}

    /** Reads a certificate; empty where the bytes are none. Links to standards are {@code MISSING} until resolved. */
    static Optional<DigitalCertificate> read(String file, byte[] bytes) {
        try {
            XmlTree root = XmlTree.read(bytes);
            if (!root.name().equals(ROOT) || !root.namespace().startsWith(NAMESPACE)) {
                return Optional.empty();
            }
            root.children().removeIf(c -> c.name().equals("Signature"));
            return Optional.of(certificate(file, root));
        } catch (XMLStreamException | RuntimeException | StackOverflowError malformed) {
            // The parser of the JDK answers some broken input with unchecked exceptions.
            return Optional.empty();
        }
    }

    private static DigitalCertificate certificate(String file, XmlTree root) {
        XmlTree core = root.at("administrativeData", "coreData").orElse(root);
        XmlTree laboratory =
                root.at("administrativeData", "calibrationLaboratory").orElse(root);
        List<Item> items = new ArrayList<>();
        root.at("administrativeData", "items")
                .ifPresent(list -> list.below("item").forEach(item -> items.add(item(item))));
        return new DigitalCertificate(
                file,
                root.attribute("schemaVersion"),
                core.textAt("uniqueIdentifier"),
                new Period(
                        day(core.textAt("receiptDate")),
                        day(core.textAt("beginPerformanceDate")),
                        day(core.textAt("endPerformanceDate")),
                        day(core.textAt("issueDate"))),
                new Laboratory(
                        laboratory.first("contact").map(DccReader::name).orElse(""),
                        laboratory.textAt("calibrationLaboratoryCode")),
                items,
                DccResults.of(root),
                standards(root),
                embedded(root));
    }

    private static Item item(XmlTree item) {
        return new Item(
                name(item),
                item.first("manufacturer").map(DccReader::name).orElse(""),
                item.textAt("model"),
                identifications(item));
    }

    private static List<Identification> identifications(XmlTree thing) {
        return thing.first("identifications").map(i -> i.all("identification")).orElse(List.of()).stream()
                .map(i -> new Identification(i.textAt("issuer"), i.textAt("value")))
                .filter(i -> !i.value().isEmpty())
                .toList();
    }

    /** A name in the auditor's languages if there: Chinese, else English, else the first. */
    static String name(XmlTree named) {
        List<XmlTree> contents = named.first("name").map(n -> n.all("content")).orElse(List.of());
        for (String language : List.of("zh", "en")) {
            for (XmlTree content : contents) {
                if (content.attribute("lang").startsWith(language)) {
                    return content.text();
                }
            }
        }
        return contents.stream().findFirst().map(XmlTree::text).orElse("");
    }

    private static List<StandardLink> standards(XmlTree root) {
        List<StandardLink> links = new ArrayList<>();
        for (XmlTree equipment : root.below("measuringEquipment")) {
            if (links.size() == MOST_LINKS) {
                break;
            }
            Optional<XmlTree> certificate = equipment.first("certificate");
            links.add(new StandardLink(
                    name(equipment),
                    identifications(equipment),
                    certificate.map(c -> c.textAt("referralID")).orElse(""),
                    certificate.map(c -> c.textAt("procedure")).orElse(""),
                    certificate.map(c -> c.textAt("value")).orElse(""),
                    LinkState.MISSING,
                    ""));
        }
        return links;
    }

    private static List<Embedded> embedded(XmlTree root) {
        List<Embedded> documents = new ArrayList<>();
        for (XmlTree holder : root.below(e -> e.first("dataBase64").isPresent(), e -> false)) {
            if (documents.size() == MOST_EMBEDDED) {
                break;
            }
            byte[] bytes = decoded(holder.textAt("dataBase64"));
            documents.add(new Embedded(
                    holder.textAt("fileName"),
                    holder.textAt("mimeType"),
                    bytes.length,
                    DigestAlgorithm.SM3.of(bytes).hex()));
        }
        return documents;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }

    /** Days may carry a zone, which says nothing about the day that was written. */
    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
