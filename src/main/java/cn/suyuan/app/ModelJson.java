package cn.suyuan.app;

import cn.suyuan.uncertainty.ComponentKind;
import cn.suyuan.uncertainty.DeclaredResult;
import cn.suyuan.uncertainty.Distribution;
import cn.suyuan.uncertainty.DistributionKind;
import cn.suyuan.uncertainty.DistributionParameter;
import cn.suyuan.uncertainty.InputCorrelation;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputQuantity;
import cn.suyuan.uncertainty.UncertaintyComponent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads {@code uncertainty.json} (evidence-pack.md, section 2); numbers keep the digits they were written with. */
final class ModelJson {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private ModelJson() {}

    /** The model in some bytes; empty where they are no JSON object with a model. */
    static Optional<MeasurementModel> read(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            List<OutputQuantity> outputs = outputs(root);
            if (outputs.isEmpty()) {
                return Optional.empty();
            }
            List<InputQuantity> inputs = new ArrayList<>();
            root.path("inputs").forEach(input -> inputs.add(input(input)));
            List<InputCorrelation> correlations = new ArrayList<>();
            for (JsonNode pair : root.path("correlations")) {
                correlations.add(new InputCorrelation(
                        pair.path("a").asText(),
                        pair.path("b").asText(),
                        pair.path("r").asDouble(Double.NaN)));
            }
            return Optional.of(new MeasurementModel(outputs, inputs, correlations));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static List<OutputQuantity> outputs(JsonNode root) {
        List<OutputQuantity> outputs = new ArrayList<>();
        if (root.path("model").isTextual()) {
            outputs.add(output("y", root.path("model").asText(), root.path("result")));
        }
        root.path("models").properties().forEach(model -> {
            JsonNode own = root.path("results").path(model.getKey());
            outputs.add(output(model.getKey(), model.getValue().asText(), own));
        });
        return outputs;
    }

    private static OutputQuantity output(String symbol, String formula, JsonNode result) {
        String title = result.path("name").asText(symbol);
        JsonNode declared = result.path("declared");
        return new OutputQuantity(
                symbol,
                title,
                result.path("unit").asText(""),
                formula,
                declared.isObject() ? Optional.of(declared(declared)) : Optional.empty());
    }

    private static DeclaredResult declared(JsonNode declared) {
        JsonNode interval = declared.path("interval");
        return new DeclaredResult(
                decimal(declared.path("value")),
                decimal(declared.path("expanded_uncertainty")),
                real(declared.path("coverage_factor")),
                real(declared.path("coverage_probability")),
                decimal(interval.path(0)),
                decimal(interval.path(1)),
                text(declared, "method"),
                whole(declared.path("trials")),
                whole(declared.path("seed")));
    }

    private static InputQuantity input(JsonNode input) {
        List<UncertaintyComponent> components = new ArrayList<>();
        input.path("components").forEach(component -> components.add(component(component)));
        JsonNode bounds = input.path("bounds");
        return new InputQuantity(
                input.path("symbol").asText(),
                decimal(input.path("value")).orElse(BigDecimal.ZERO),
                input.path("unit").asText(""),
                text(input, "ref"),
                components,
                real(bound(bounds, 0, "lower")).orElse(Double.NEGATIVE_INFINITY),
                real(bound(bounds, 1, "upper")).orElse(Double.POSITIVE_INFINITY));
    }

    /** Bounds as {@code [lower, upper]} or {@code {"lower": …, "upper": …}}. */
    private static JsonNode bound(JsonNode bounds, int index, String name) {
        return bounds.isArray() ? bounds.path(index) : bounds.path(name);
    }

    private static UncertaintyComponent component(JsonNode component) {
        String name = component.path("name").asText("");
        ComponentKind kind = Arrays.stream(ComponentKind.values())
                .filter(k -> k.name().equalsIgnoreCase(component.path("kind").asText("")))
                .findFirst()
                .orElseGet(() -> ComponentKind.ofName(name));
        return new UncertaintyComponent(
                name,
                kind,
                distribution(component),
                text(component, "ref"),
                real(component.path("dof")).orElse(Double.POSITIVE_INFINITY),
                text(component, "not_applicable"));
    }

    /** An unknown word leaves a normal distribution without parameters, which the evaluation reports. */
    private static Distribution distribution(JsonNode component) {
        String word = component.path("distribution").asText("normal");
        Optional<DistributionKind> kind = Arrays.stream(DistributionKind.values())
                .filter(k -> k.key().equals(word))
                .findFirst();
        Map<DistributionParameter, Double> parameters = new EnumMap<>(DistributionParameter.class);
        if (kind.isPresent()) {
            for (DistributionParameter parameter : DistributionParameter.values()) {
                real(component.path(parameter.key())).ifPresent(value -> parameters.put(parameter, value));
            }
        }
        List<Double> samples = new ArrayList<>();
        component.path("samples").forEach(sample -> samples.add(sample.asDouble(Double.NaN)));
        return new Distribution(
                kind.orElse(DistributionKind.NORMAL),
                parameters,
                component.path("relative").asBoolean(false),
                samples);
    }

    private static Optional<String> text(JsonNode node, String name) {
        JsonNode found = node.path(name);
        return found.isTextual() && !found.asText().isBlank() ? Optional.of(found.asText()) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(JsonNode node) {
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }

    private static OptionalDouble real(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }

    private static OptionalLong whole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong()
                ? OptionalLong.of(node.longValue())
                : OptionalLong.empty();
    }
}
