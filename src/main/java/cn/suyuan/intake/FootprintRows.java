package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.measure.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Rows of activities, factors and cross-checks. */
final class FootprintRows {
    private static final Map<String, ActivityDatum.Operation> OPERATIONS = operations();
    private static final Map<String, CrossCheck.Kind> CHECKS = Map.of(
            "horizontal", CrossCheck.Kind.HORIZONTAL,
            "横向", CrossCheck.Kind.HORIZONTAL,
            "横向比对", CrossCheck.Kind.HORIZONTAL,
            "vertical", CrossCheck.Kind.VERTICAL,
            "纵向", CrossCheck.Kind.VERTICAL,
            "纵向比对", CrossCheck.Kind.VERTICAL,
            "third_party", CrossCheck.Kind.THIRD_PARTY,
            "第三方", CrossCheck.Kind.THIRD_PARTY,
            "第三方抽样", CrossCheck.Kind.THIRD_PARTY);

    private FootprintRows() {}

    private static Map<String, ActivityDatum.Operation> operations() {
        Map<String, ActivityDatum.Operation> words = new HashMap<>();
        for (ActivityDatum.Operation operation : ActivityDatum.Operation.values()) {
            words.put(operation.wireName(), operation);
        }
        words.put("示数差", ActivityDatum.Operation.REGISTER_DIFFERENCE);
        words.put("求和", ActivityDatum.Operation.SUM);
        words.put("平均", ActivityDatum.Operation.MEAN);
        words.put("申报", ActivityDatum.Operation.DECLARED);
        words.put("填报", ActivityDatum.Operation.DECLARED);
        return words;
    }

    static ActivityDatum activity(CellReader cells) {
        Optional<OffsetDateTime> from = cells.moment("period_from", false);
        Optional<OffsetDateTime> to = cells.moment("period_to", true);
        Optional<ActivityDatum.Span> span = Optional.empty();
        if (from.isPresent() && to.isPresent()) {
            if (to.get().isAfter(from.get())) {
                span = Optional.of(new ActivityDatum.Span(from.get(), to.get()));
            } else {
                cells.problem(
                        "period_to",
                        Code.RANGE,
                        "ends_before_begins",
                        from.get().toString());
            }
        }
        return new ActivityDatum(
                cells.identity("activity_id"),
                cells.text("name"),
                cells.text("life_cycle_stage"),
                span,
                quantity(cells, "quantity"),
                cells.text("data_level"),
                cells.list("stream_ids"),
                cells.choice("operation", OPERATIONS, ActivityDatum.Operation.UNKNOWN),
                cells.fraction("relative_u95"),
                new ActivityDatum.Labels(
                        cells.text("collected_at"), cells.text("location"), cells.text("source"), cells.text("device")),
                cells.row());
    }

    /** A number with the unit of its row; a number without any unit is none. */
    private static Optional<Quantity> quantity(CellReader cells, String column) {
        Optional<BigDecimal> value = cells.numberWithUnit(column, "unit");
        String unit = cells.text("unit");
        if (value.isPresent() && unit.isEmpty()) {
            cells.problem("unit", Code.UNIT, "unit_missing");
        }
        return value.map(v -> new Quantity(v, unit));
    }

    static EmissionFactor factor(CellReader cells) {
        EmissionFactor.Origin origin = new EmissionFactor.Origin(
                cells.text("source"), cells.text("reliability"), cells.text("region"), cells.text("year"));
        Optional<LocalDate> from = cells.date("valid_from");
        Optional<LocalDate> until = cells.date("valid_until");
        return new EmissionFactor(
                cells.identity("factor_id"),
                cells.text("name"),
                quantity(cells, "value"),
                origin,
                cells.flag("is_default", false),
                cells.number("deviation_coefficient"),
                cells.fraction("relative_u95"),
                from.map(f -> new EmissionFactor.Validity(f, until)),
                cells.files("certificate_file"),
                cells.text("justification"),
                cells.text("basis"),
                cells.row());
    }

    private static String item(CellReader cells) {
        String item = cells.identity("item");
        return item.startsWith("#") ? "item:" + item : item;
    }

    static CrossCheck crossCheck(CellReader cells) {
        return new CrossCheck(
                item(cells),
                cells.choice("kind", CHECKS, CrossCheck.Kind.UNKNOWN),
                cells.number("own_value"),
                cells.number("reference_value"),
                cells.text("unit"),
                cells.text("body"),
                cells.text("body_no"),
                cells.text("report"),
                cells.date("date"),
                cells.text("explanation"),
                cells.row());
    }
}
