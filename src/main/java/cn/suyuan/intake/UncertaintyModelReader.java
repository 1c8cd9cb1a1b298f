package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.uncertainty.DeclaredResult;
import cn.suyuan.uncertainty.InputCorrelation;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputQuantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a measurement model with its budget and declared result; total, whatever the bytes are. */
public final class UncertaintyModelReader {
    private static final Set<String> ROOT_KEYS =
            Set.of("model", "models", "result", "results", "inputs", "correlations");
    private static final Set<String> RESULT_KEYS = Set.of("name", "unit", "declared");
    private static final Set<String> DECLARED_KEYS = Set.of(
            "value",
            "expanded_uncertainty",
            "coverage_factor",
            "coverage_probability",
            "interval",
            "method",
            "trials",
            "seed");

    private final JsonFields fields;

    private UncertaintyModelReader(String file) {
        this.fields = new JsonFields(file);
    }

    /**
     * Reads a model.
     *
     * @param file its path in the pack, for problems
     */
    public static UncertaintyModelReading read(byte[] bytes, String file) {
        UncertaintyModelReader reader = new UncertaintyModelReader(file);
        Optional<MeasurementModel> model = reader.document(bytes);
        return new UncertaintyModelReading(model, reader.fields.problems());
    }

    private Optional<MeasurementModel> document(byte[] bytes) {
        try {
            JsonTree root = JsonTree.read(
                    text(bytes), (key, line) -> fields.add(line, key, Code.DUPLICATE, key, "model_key_twice"));
            if (root.form() != JsonTree.Form.OBJECT) {
                fields.add(root.line(), "", Code.UNREADABLE, root.text(), "model_form", "{…}");
                return Optional.empty();
            }
            fields.unknown(root, "", ROOT_KEYS);
            return Optional.of(new MeasurementModel(outputs(root), inputs(root), correlations(root)));
        } catch (IOException notJson) {
            String reason = Optional.ofNullable(notJson.getMessage())
                    .orElse("")
                    .lines()
                    .findFirst()
                    .orElse("");
            fields.add(0, "", Code.UNREADABLE, reason, "model_unreadable");
            return Optional.empty();
        }
    }

    private String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            fields.add(0, "", Code.ENCODING, "", "encoding", "GB18030");
            text = new String(bytes, Charset.forName("GB18030"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private List<OutputQuantity> outputs(JsonTree root) {
        List<OutputQuantity> outputs = new ArrayList<>();
        Optional<JsonTree> result = fields.member(root, "", "result", JsonTree.Form.OBJECT);
        Optional<JsonTree> results = fields.member(root, "", "results", JsonTree.Form.OBJECT);
        Optional<JsonTree> several = fields.member(root, "", "models", JsonTree.Form.OBJECT);
        fields.text(root, "", "model").ifPresent(formula -> outputs.add(output("y", formula, "result", result)));
        for (Map.Entry<String, JsonTree> named :
                several.map(JsonTree::members).orElse(Map.of()).entrySet()) {
            String symbol = named.getKey();
            Optional<JsonTree> own = results.flatMap(found -> found.member(symbol));
            boolean first = outputs.isEmpty() && own.isEmpty();
            String path = first ? "result" : "results." + symbol;
            String formula =
                    fields.text(several.orElseThrow(), "models", symbol).orElse("");
            outputs.add(output(symbol, formula, path, first ? result : own));
        }
        if (outputs.isEmpty()) {
            fields.add(root.line(), "model", Code.MISSING, "", "model_key_missing");
        }
        return outputs;
    }

    private OutputQuantity output(String symbol, String formula, String path, Optional<JsonTree> result) {
        if (result.isEmpty()) {
            return new OutputQuantity(symbol, symbol, "", formula, Optional.empty());
        }
        JsonTree found = result.get();
        fields.unknown(found, path, RESULT_KEYS);
        return new OutputQuantity(
                symbol,
                fields.text(found, path, "name").orElse(symbol),
                fields.text(found, path, "unit").orElse(""),
                formula,
                fields.member(found, path, "declared", JsonTree.Form.OBJECT)
                        .map(declared -> declared(declared, path + ".declared")));
    }

    private DeclaredResult declared(JsonTree declared, String path) {
        fields.unknown(declared, path, DECLARED_KEYS);
        Optional<JsonTree> interval = fields.member(declared, path, "interval", JsonTree.Form.ARRAY);
        List<JsonTree> ends = interval.map(JsonTree::elements).orElse(List.of());
        if (interval.isPresent() && ends.size() != 2) {
            fields.add(interval.get().line(), path + ".interval", Code.RANGE, ends.size() + "", "model_interval");
        }
        return new DeclaredResult(
                fields.number(declared, path, "value"),
                fields.number(declared, path, "expanded_uncertainty"),
                decimal(fields.number(declared, path, "coverage_factor")),
                decimal(fields.number(declared, path, "coverage_probability")),
                end(ends, 0, path),
                end(ends, 1, path),
                fields.text(declared, path, "method"),
                whole(declared, path, "trials"),
                whole(declared, path, "seed"));
    }

    private Optional<BigDecimal> end(List<JsonTree> ends, int index, String path) {
        return index < ends.size() && !ends.get(index).isNull()
                ? fields.number(ends.get(index), path + ".interval[" + index + "]")
                : Optional.empty();
    }

    private static OptionalDouble decimal(Optional<BigDecimal> number) {
        return number.isPresent() ? OptionalDouble.of(number.get().doubleValue()) : OptionalDouble.empty();
    }

    private OptionalLong whole(JsonTree parent, String path, String key) {
        Optional<BigDecimal> number = fields.number(parent, path, key);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(number.get().longValueExact());
        } catch (ArithmeticException notWhole) {
            fields.add(parent.line(), path + "." + key, Code.RANGE, number.get().toString(), "model_whole");
            return OptionalLong.empty();
        }
    }

    private List<InputQuantity> inputs(JsonTree root) {
        Optional<JsonTree> list = fields.member(root, "", "inputs", JsonTree.Form.ARRAY);
        if (list.isEmpty()) {
            fields.add(root.line(), "inputs", Code.MISSING, "", "model_key_missing");
        }
        List<InputQuantity> inputs = new ArrayList<>();
        List<JsonTree> elements = list.map(JsonTree::elements).orElse(List.of());
        for (int i = 0; i < elements.size(); i++) {
            String path = "inputs[" + i + "]";
            if (fields.is(elements.get(i), path, JsonTree.Form.OBJECT)) {
                new UncertaintyInputReader(fields, path).read(elements.get(i)).ifPresent(inputs::add);
            }
        }
        return inputs;
    }

    private List<InputCorrelation> correlations(JsonTree root) {
        List<InputCorrelation> correlations = new ArrayList<>();
        List<JsonTree> elements = fields.member(root, "", "correlations", JsonTree.Form.ARRAY)
                .map(JsonTree::elements)
                .orElse(List.of());
        for (int i = 0; i < elements.size(); i++) {
            String path = "correlations[" + i + "]";
            JsonTree pair = elements.get(i);
            if (!fields.is(pair, path, JsonTree.Form.OBJECT)) {
                continue;
            }
            fields.unknown(pair, path, Set.of("a", "b", "r"));
            Optional<String> a = fields.required(pair, path, "a", fields.text(pair, path, "a"));
            Optional<String> b = fields.required(pair, path, "b", fields.text(pair, path, "b"));
            Optional<BigDecimal> r = fields.required(pair, path, "r", fields.number(pair, path, "r"));
            if (a.isPresent() && b.isPresent() && r.isPresent()) {
                correlations.add(new InputCorrelation(a.get(), b.get(), r.get().doubleValue()));
            }
        }
        return correlations;
    }
}
