package cn.suyuan.intake;

import cn.suyuan.evidence.AuditScope;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.measure.DateRange;
import cn.suyuan.measure.Quantity;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code pack.json}; whatever is missing or of another kind is empty and reported. */
final class ScopeReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final String file;
    private final Problems problems;

    ScopeReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    AuditScope read(byte[] bytes) {
        JsonNode root;
        try {
            root = JSON.readTree(CsvText.decode(bytes).text());
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : Integer.toString(e.getLocation().getLineNr());
            problems.file(file, Code.UNREADABLE, "json_unreadable", place);
            return AuditScope.unknown();
        } catch (NumberFormatException e) {
            // Jackson answers exponents beyond an int with an unchecked exception.
            problems.file(file, Code.UNREADABLE, "json_unreadable", "");
            return AuditScope.unknown();
        }
        if (!root.path("format").asText("").equals("suyuan-evidence-pack")
                || root.path("version").asInt(0) != 1) {
            problem(
                    root.path("format").asText("") + " " + root.path("version").asText(""),
                    Code.UNREADABLE,
                    "pack_format");
        }
        JsonNode declared = root.path("declared");
        String product = text(root, "product", "name");
        return new AuditScope(
                text(root, "organization", "name"),
                creditCode(root),
                product,
                text(root, "product", "functional_unit"),
                period(root.path("period")),
                text(root, "site", "name"),
                text(root, "site", "region"),
                boundary(root.path("site").path("boundary")),
                footprint(declared),
                number(declared.path("relative_u95"), "declared.relative_u95").map(BigDecimal::doubleValue));
    }

    private void problem(String found, Code code, String detail) {
        problems.cell(new Problems.Cell(file, "", 0, "", found), code, detail);
    }

    private String text(JsonNode root, String object, String field) {
        String text = root.path(object).path(field).asText("").strip();
        if (text.isEmpty()) {
            problems.cell(new Problems.Cell(file, "", 0, object + "." + field, ""), Code.MISSING, "field_missing");
        }
        return text;
    }

    private String creditCode(JsonNode root) {
        String code = text(root, "organization", "uscc");
        if (!code.isEmpty() && !CreditCode.isSound(code)) {
            problems.cell(new Problems.Cell(file, "", 0, "organization.uscc", code), Code.CONTRADICTS, "credit_code");
        }
        return code;
    }

    private Optional<DateRange> period(JsonNode period) {
        Optional<LocalDate> from = day(period, "from");
        Optional<LocalDate> to = day(period, "to");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Optional<DateRange> range = DateRange.between(from.get(), to.get());
        if (range.isEmpty()) {
            problem(from.get() + " … " + to.get(), Code.RANGE, "period_order");
        }
        return range;
    }

    private Optional<LocalDate> day(JsonNode period, String field) {
        String text = period.path(field).asText("").strip();
        Problems.Cell cell = new Problems.Cell(file, "", 0, "period." + field, text);
        if (text.isEmpty()) {
            problems.cell(cell, Code.MISSING, "field_missing");
            return Optional.empty();
        }
        DateText read = DateText.read(text);
        String day = read.day().map(LocalDate::toString).orElse("");
        read.problem().ifPresent(detail -> problems.cell(cell, read.code(), detail, day));
        return read.day();
    }

    private static List<String> boundary(JsonNode array) {
        List<String> stages = new ArrayList<>();
        array.forEach(stage -> stages.add(stage.asText("").strip()));
        return stages;
    }

    private Optional<Quantity> footprint(JsonNode declared) {
        String unit = declared.path("unit").asText("").strip();
        return number(declared.path("footprint"), "declared.footprint").map(value -> new Quantity(value, unit));
    }

    private Optional<BigDecimal> number(JsonNode node, String field) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (node.isNumber()) {
            return Optional.of(node.decimalValue());
        }
        problems.cell(new Problems.Cell(file, "", 0, field, node.asText("")), Code.UNREADABLE, "number_unreadable");
        return NumberText.read(node.asText("")).value();
    }
}
