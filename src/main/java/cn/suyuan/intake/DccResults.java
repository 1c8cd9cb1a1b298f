package cn.suyuan.intake;

import cn.suyuan.traceability.DigitalCertificate.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Results of a digital calibration certificate in the forms of D-SI 1 and 2. */
final class DccResults {
    static final int MOST_RESULTS = 10_000;
    private static final int MOST_SCALE = 400;

    private DccResults() {}

    /** All quantities of all measurement results, without those of conditions and of data about data. */
    static List<Result> of(XmlTree root) {
        List<Result> results = new ArrayList<>();
        for (XmlTree result : root.below("result")) {
            for (XmlTree quantity : result.below(
                    e -> e.name().equals("quantity"),
                    e -> e.name().equals("measurementMetaData") || e.name().equals("influenceConditions"))) {
                if (results.size() < MOST_RESULTS) {
                    quantity(quantity, results);
                }
            }
        }
        return results;
    }

    private static void quantity(XmlTree quantity, List<Result> results) {
        String name = DccReader.name(quantity);
        String kind = quantity.attribute("refType");
        for (XmlTree value : quantity.below(
                e -> e.name().equals("real")
                        || e.name().equals("constant")
                        || e.name().equals("realListXMLList"),
                e -> e.name().equals("measurementMetaData") || e.name().equals("quantity"))) {
            results.add(value.name().equals("realListXMLList") ? list(name, kind, value) : single(name, kind, value));
        }
    }

    private static Result single(String name, String kind, XmlTree value) {
        XmlTree uncertainty = value.first("expandedUnc")
                .or(() -> value.at("measurementUncertaintyUnivariate", "expandedMU"))
                .or(() -> value.at("coverageInterval"))
                .or(() -> value.at("measurementUncertaintyUnivariate", "standardMU"))
                .orElse(value);
        List<BigDecimal> stated = first(uncertainty, "uncertainty", "valueExpandedMU");
        Optional<BigDecimal> k = number(uncertainty.textAt("coverageFactor"));
        Optional<BigDecimal> p = number(uncertainty.textAt("coverageProbability"));
        if (stated.isEmpty()) {
            stated = first(uncertainty, "standardUnc", "valueStandardMU");
            k = stated.isEmpty()
                    ? k
                    : Optional.of(BigDecimal.ONE); // a standard uncertainty is U for k = 1 (JCGM 100, 6.2)
            p = stated.isEmpty() ? p : Optional.empty();
        }
        return new Result(
                name, kind, List.of(value.textAt("value")), DsiUnits.plain(value.textAt("unit")), stated, k, p);
    }

    private static Result list(String name, String kind, XmlTree value) {
        XmlTree uncertainty = value.first("expandedUncXMLList")
                .or(() -> value.at("measurementUncertaintyUnivariateXMLList", "expandedMUXMLList"))
                .orElse(value);
        List<BigDecimal> stated = first(uncertainty, "uncertaintyXMLList", "valueExpandedMUXMLList");
        List<String> units = words(value.textAt("unitXMLList"));
        return new Result(
                name,
                kind,
                words(value.textAt("valueXMLList")),
                units.isEmpty() ? "" : DsiUnits.plain(units.get(0)),
                stated,
                numbers(uncertainty.textAt("coverageFactorXMLList")).stream().findFirst(),
                numbers(uncertainty.textAt("coverageProbabilityXMLList")).stream()
                        .findFirst());
    }

    private static List<BigDecimal> first(XmlTree tree, String one, String other) {
        List<BigDecimal> found = numbers(tree.textAt(one));
        return found.isEmpty() ? numbers(tree.textAt(other)) : found;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\s+"));
    }

    private static List<BigDecimal> numbers(String text) {
        return words(text).stream()
                .map(DccResults::number)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A number of moderate size; empty where it is none. */
    static Optional<BigDecimal> number(String text) {
        if (text.isEmpty() || text.length() > 100) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            boolean moderate = Math.abs((long) number.scale()) <= MOST_SCALE;
            return moderate ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notNumber) {
            return Optional.empty();
        }
    }
}
