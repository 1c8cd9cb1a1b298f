package cn.suyuan.intake;

import cn.suyuan.intake.InventoryProcess.Exchange;
import cn.suyuan.intake.InventoryProcess.Flow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Reads processes of LCA tools: openLCA JSON-LD, ILCD process data sets, EcoSpold 2. */
final class InventoryReader {
    static final int MOST_EXCHANGES = 20_000;
    private static final int HEAD = 4096;
    /** Categories and flows of the same tools name processes too, and are none. */
    private static final Pattern PROCESS = Pattern.compile("\"@type\"\\s*:\\s*\"Process\"");

    private InventoryReader() {}

    /** Whether the first bytes of a file look like a process, so that it is worth reading. */
    static boolean mayBe(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, HEAD), StandardCharsets.UTF_8);
        return text.contains("processDataSet")
                || text.contains("ecoSpold")
                || PROCESS.matcher(text).find();
    }

    /** Reads a process; empty where the bytes are none. */
    static Optional<InventoryProcess> read(byte[] bytes) {
        try {
            int first = 0;
            while (first < bytes.length && (bytes[first] <= ' ' || (bytes[first] & 0x80) != 0)) {
                first++;
            }
            if (first < bytes.length && bytes[first] == '{') {
                return json(JsonTree.read(CsvText.decode(bytes).text(), (key, line) -> {}));
            }
            XmlTree root = XmlTree.read(bytes);
            return switch (root.name()) {
                case "processDataSet" -> Optional.of(ilcd(root));
                case "ecoSpold", "childActivityDataset", "activityDataset" -> Optional.of(ecoSpold(root));
                default -> Optional.empty();
            };
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError malformed) {
            // The parser of the JDK answers some broken input with unchecked exceptions.
            return Optional.empty();
        }
    }

    private static Optional<InventoryProcess> json(JsonTree root) {
        if (!text(root, "@type").equals("Process")) {
            return Optional.empty();
        }
        List<Exchange> exchanges = new ArrayList<>();
        List<JsonTree> written =
                root.member("exchanges").map(JsonTree::elements).orElse(List.of());
        for (JsonTree exchange : written.subList(0, Math.min(written.size(), MOST_EXCHANGES))) {
            JsonTree flow = exchange.member("flow").orElse(exchange);
            boolean reference = text(exchange, "quantitativeReference").equals("true")
                    || text(exchange, "isQuantitativeReference").equals("true");
            boolean input = text(exchange, "input").equals("true")
                    || text(exchange, "isInput").equals("true");
            Flow kind = text(flow, "flowType").equals("ELEMENTARY_FLOW") ? Flow.ELEMENTARY : Flow.PRODUCT;
            exchanges.add(new Exchange(
                    Integer.toString(exchanges.size() + 1),
                    reference ? Flow.REFERENCE : kind,
                    input,
                    text(flow, "name"),
                    text(exchange, "amount"),
                    exchange.member("unit").map(u -> text(u, "name")).orElse(text(flow, "refUnit")),
                    exchange.member("uncertainty").flatMap(InventoryReader::spread)));
        }
        JsonTree documentation = root.member("processDocumentation").orElse(root);
        return Optional.of(new InventoryProcess(
                text(root, "@id"),
                text(root, "name"),
                year(text(documentation, "validFrom")),
                root.member("location").map(l -> text(l, "name")).orElse(""),
                documentation.member("dataSetOwner").map(o -> text(o, "name")).orElse(""),
                exchanges));
    }

    private static Optional<BigDecimal> spread(JsonTree uncertainty) {
        return switch (text(uncertainty, "distributionType")) {
            case "NORMAL_DISTRIBUTION" -> StatedSpread.normal(number(uncertainty, "mean"), number(uncertainty, "sd"));
            case "LOG_NORMAL_DISTRIBUTION" -> StatedSpread.lognormal(number(uncertainty, "geomSd"));
            case "UNIFORM_DISTRIBUTION" ->
                StatedSpread.uniform(number(uncertainty, "minimum"), number(uncertainty, "maximum"));
            case "TRIANGLE_DISTRIBUTION" ->
                StatedSpread.triangular(
                        number(uncertainty, "minimum"), number(uncertainty, "mode"), number(uncertainty, "maximum"));
            default -> Optional.empty();
        };
    }

    private static InventoryProcess ilcd(XmlTree root) {
        XmlTree about = root.at("processInformation").orElse(root);
        String reference = about.textAt("quantitativeReference", "referenceToReferenceFlow");
        List<Exchange> exchanges = new ArrayList<>();
        for (XmlTree exchange :
                root.first("exchanges").map(e -> e.all("exchange")).orElse(List.of())) {
            if (exchanges.size() == MOST_EXCHANGES) {
                break;
            }
            String number = exchange.attribute("dataSetInternalID");
            String amount = exchange.textAt("resultingAmount").isEmpty()
                    ? exchange.textAt("meanAmount")
                    : exchange.textAt("resultingAmount");
            exchanges.add(new Exchange(
                    number,
                    !number.isEmpty() && number.equals(reference) ? Flow.REFERENCE : Flow.PRODUCT,
                    exchange.textAt("exchangeDirection").equals("Input"),
                    exchange.textAt("referenceToFlowDataSet", "shortDescription"),
                    amount,
                    "", // ILCD keeps units in the flow's own data sets
                    spread(exchange)));
        }
        return new InventoryProcess(
                about.textAt("dataSetInformation", "UUID"),
                about.textAt("dataSetInformation", "name", "baseName"),
                year(about.textAt("time", "referenceYear")),
                about.at("geography", "locationOfOperationSupplyOrProduction")
                        .map(l -> l.attribute("location"))
                        .orElse(""),
                root.textAt(
                        "administrativeInformation",
                        "publicationAndOwnership",
                        "referenceToOwnershipOfDataSet",
                        "shortDescription"),
                exchanges);
    }

    private static Optional<BigDecimal> spread(XmlTree exchange) {
        // ILCD format: standard deviation at 95 % in per cent; for lognormal ones the square of the geometric one
        double deviation = number(exchange.textAt("relativeStandardDeviation95In"));
        double from = number(exchange.textAt("minimumAmount"));
        double to = number(exchange.textAt("maximumAmount"));
        return switch (exchange.textAt("uncertaintyDistributionType")) {
            case "normal" -> StatedSpread.normal(100, deviation / 2);
            case "log-normal" -> StatedSpread.lognormal(StrictMath.sqrt(deviation));
            case "uniform" -> StatedSpread.uniform(from, to);
            case "triangular" -> StatedSpread.triangular(from, number(exchange.textAt("meanAmount")), to);
            default -> Optional.empty();
        };
    }

    private static InventoryProcess ecoSpold(XmlTree root) {
        XmlTree set = root.first("activityDataset")
                .or(() -> root.first("childActivityDataset"))
                .orElse(root);
        XmlTree activity = set.at("activityDescription", "activity").orElse(set);
        List<Exchange> exchanges = new ArrayList<>();
        for (XmlTree exchange : set.first("flowData").map(XmlTree::children).orElse(List.of())) {
            boolean elementary = exchange.name().equals("elementaryExchange");
            if (!(elementary || exchange.name().equals("intermediateExchange")) || exchanges.size() == MOST_EXCHANGES) {
                continue;
            }
            boolean input = exchange.first("inputGroup").isPresent();
            boolean reference = !elementary && exchange.textAt("outputGroup").equals("0");
            exchanges.add(new Exchange(
                    Integer.toString(exchanges.size() + 1),
                    reference ? Flow.REFERENCE : elementary ? Flow.ELEMENTARY : Flow.PRODUCT,
                    input,
                    exchange.textAt("name"),
                    exchange.attribute("amount"),
                    exchange.textAt("unitName"),
                    exchange.first("uncertainty").flatMap(InventoryReader::spold)));
        }
        return new InventoryProcess(
                activity.attribute("id"),
                activity.textAt("activityName"),
                year(set.at("activityDescription", "timePeriod")
                        .map(t -> t.attribute("startDate"))
                        .orElse("")),
                set.textAt("activityDescription", "geography", "shortname"),
                "EcoSpold 2",
                exchanges);
    }

    private static Optional<BigDecimal> spold(XmlTree uncertainty) {
        for (XmlTree stated : uncertainty.children()) {
            double variance = number(stated.attribute("varianceWithPedigreeUncertainty"));
            switch (stated.name()) {
                case "lognormal" -> {
                    return StatedSpread.lognormal(StrictMath.exp(StrictMath.sqrt(variance)));
                }
                case "normal" -> {
                    return StatedSpread.normal(number(stated.attribute("meanValue")), StrictMath.sqrt(variance));
                }
                case "uniform" -> {
                    return StatedSpread.uniform(
                            number(stated.attribute("minValue")), number(stated.attribute("maxValue")));
                }
                case "triangular" -> {
                    return StatedSpread.triangular(
                            number(stated.attribute("minValue")),
                            number(stated.attribute("mostLikelyValue")),
                            number(stated.attribute("maxValue")));
                }
                default -> {
                    // comments and undefined distributions
                }
            }
        }
        return Optional.empty();
    }

    private static String text(JsonTree tree, String key) {
        return tree.member(key).map(JsonTree::text).orElse("");
    }

    private static double number(JsonTree tree, String key) {
        return number(text(tree, key));
    }

    private static double number(String text) {
        return DccResults.number(text).map(BigDecimal::doubleValue).orElse(Double.NaN);
    }

    private static String year(String text) {
        return text.length() >= 4 && text.substring(0, 4).chars().allMatch(Character::isDigit)
                ? text.substring(0, 4)
                : "";
    }
}
