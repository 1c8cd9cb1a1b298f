package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.uncertainty.ComponentKind;
import cn.suyuan.uncertainty.Distribution;
import cn.suyuan.uncertainty.DistributionKind;
import cn.suyuan.uncertainty.DistributionParameter;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.UncertaintyComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one input quantity of a model with its components. */
final class UncertaintyInputReader {
    private static final Set<String> INPUT_KEYS =
            Set.of("symbol", "ref", "value", "unit", "components", "bounds", "name");
    private static final Set<String> PARAMETER_KEYS = Arrays.stream(DistributionParameter.values())
            .map(DistributionParameter::key)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> COMPONENT_KEYS = Stream.concat(
                    PARAMETER_KEYS.stream(),
                    Stream.of("name", "kind", "ref", "distribution", "relative", "samples", "not_applicable"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> INFINITE = Set.of("inf", "infinity", "infinite", "∞", "无穷大");
    /** So many degrees of freedom that Student's t is normal to the last digit. */
    private static final double ENDLESS = 1e12;

    private final JsonFields fields;
    private final String path;

    UncertaintyInputReader(JsonFields fields, String path) {
        this.fields = fields;
        this.path = path;
    }

    /** Returns the input, empty without a symbol or a value. */
    Optional<InputQuantity> read(JsonTree input) {
        fields.unknown(input, path, INPUT_KEYS);
        Optional<String> symbol = fields.required(input, path, "symbol", fields.text(input, path, "symbol"));
        Optional<BigDecimal> value = fields.required(input, path, "value", fields.number(input, path, "value"));
        if (symbol.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        List<UncertaintyComponent> components = new ArrayList<>();
        List<JsonTree> elements = fields.member(input, path, "components", JsonTree.Form.ARRAY)
                .map(JsonTree::elements)
                .orElse(List.of());
        for (int i = 0; i < elements.size(); i++) {
            String place = path + ".components[" + i + "]";
            if (fields.is(elements.get(i), place, JsonTree.Form.OBJECT)) {
                components.add(component(elements.get(i), place));
            }
        }
        return Optional.of(new InputQuantity(
                symbol.get(),
                value.get(),
                fields.text(input, path, "unit").orElse(""),
                fields.text(input, path, "ref"),
                components,
                bound(input, "lower", 0, Double.NEGATIVE_INFINITY),
                bound(input, "upper", 1, Double.POSITIVE_INFINITY)));
    }

    /** Bounds stand as {@code {"lower": 0}} or as {@code [0, null]}. */
    private double bound(JsonTree input, String key, int index, double none) {
        Optional<JsonTree> bounds = input.member("bounds");
        if (bounds.isEmpty()) {
            return none;
        }
        JsonTree found = bounds.get();
        String place = path + ".bounds";
        Optional<BigDecimal> bound;
        if (found.form() == JsonTree.Form.ARRAY) {
            bound = index < found.elements().size()
                            && !found.elements().get(index).isNull()
                    ? fields.number(found.elements().get(index), place + "[" + index + "]")
                    : Optional.empty();
        } else {
            bound = fields.is(found, place, JsonTree.Form.OBJECT) ? fields.number(found, place, key) : Optional.empty();
        }
        return bound.map(BigDecimal::doubleValue).orElse(none);
    }

    private UncertaintyComponent component(JsonTree component, String place) {
        fields.unknown(component, place, COMPONENT_KEYS);
        String name = fields.text(component, place, "name").orElse("");
        Optional<String> notApplicable = fields.text(component, place, "not_applicable");
        Distribution distribution = notApplicable.isPresent() ? Distribution.normal(0) : distribution(component, place);
        double dof = distribution.parameter(DistributionParameter.DOF).orElse(Double.POSITIVE_INFINITY);
        return new UncertaintyComponent(
                name,
                kind(component, place, name),
                distribution,
                fields.text(component, place, "ref"),
                dof,
                notApplicable);
    }

    private ComponentKind kind(JsonTree component, String place, String name) {
        Optional<String> given = fields.text(component, place, "kind");
        if (given.isEmpty()) {
            return ComponentKind.ofName(name);
        }
        String word = given.get().toUpperCase(Locale.ROOT);
        return Arrays.stream(ComponentKind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElseGet(() -> {
                    fields.add(
                            component.line(),
                            place + ".kind",
                            Code.RANGE,
                            given.get(),
                            "model_form",
                            "calibration / sampling / transmission / other");
                    return ComponentKind.ofName(name);
                });
    }

    /** An unknown distribution becomes one without parameters, which the evaluation refuses by name. */
    private Distribution distribution(JsonTree component, String place) {
        Optional<String> word =
                fields.required(component, place, "distribution", fields.text(component, place, "distribution"));
        Optional<DistributionKind> kind = word.flatMap(given -> Arrays.stream(DistributionKind.values())
                .filter(candidate -> candidate.key().equals(given.strip().toLowerCase(Locale.ROOT)))
                .findFirst());
        if (kind.isEmpty()) {
            word.ifPresent(given -> fields.add(
                    component.line(),
                    place + ".distribution",
                    Code.RANGE,
                    given,
                    "model_distribution",
                    Arrays.stream(DistributionKind.values())
                            .map(DistributionKind::key)
                            .collect(Collectors.joining(" "))));
            return Distribution.of(DistributionKind.NORMAL, Map.of());
        }
        Map<DistributionParameter, Double> parameters = new EnumMap<>(DistributionParameter.class);
        for (DistributionParameter parameter : DistributionParameter.values()) {
            if (parameter == DistributionParameter.DOF && endless(component)) {
                if (kind.get() == DistributionKind.T) {
                    parameters.put(parameter, ENDLESS);
                }
                continue;
            }
            fields.number(component, place, parameter.key())
                    .ifPresent(number -> parameters.put(parameter, number.doubleValue()));
        }
        return new Distribution(
                kind.get(), parameters, fields.flag(component, place, "relative"), samples(component, place));
    }

    /** Whether degrees of freedom are written as infinite, which they are without being written too. */
    private static boolean endless(JsonTree component) {
        return component
                .member(DistributionParameter.DOF.key())
                .filter(dof -> dof.form() == JsonTree.Form.STRING)
                .filter(dof -> INFINITE.contains(dof.text().strip().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private List<Double> samples(JsonTree component, String place) {
        List<Double> samples = new ArrayList<>();
        for (JsonTree element : fields.member(component, place, "samples", JsonTree.Form.ARRAY)
                .map(JsonTree::elements)
                .orElse(List.of())) {
            fields.number(element, place + ".samples").ifPresent(number -> samples.add(number.doubleValue()));
        }
        return samples;
    }
}
