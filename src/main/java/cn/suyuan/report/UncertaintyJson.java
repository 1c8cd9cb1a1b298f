package cn.suyuan.report;

import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.BudgetRow;
import cn.suyuan.uncertainty.CoverageInterval;
import cn.suyuan.uncertainty.DeclaredResult;
import cn.suyuan.uncertainty.GumEvaluation;
import cn.suyuan.uncertainty.InputSensitivity;
import cn.suyuan.uncertainty.JointCoverage;
import cn.suyuan.uncertainty.MonteCarloEvaluation;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.SensitivityAnalysis;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The {@code uncertainty} object of results.json. */
final class UncertaintyJson {

    private final BothLanguages words;

    UncertaintyJson(BothLanguages words) {
        this.words = words;
    }

    /** One output as it is; several by their symbol; only the problems where nothing could be evaluated. */
    JsonObject evaluation(UncertaintyEvaluation evaluation) {
        JsonObject object = new JsonObject();
        if (evaluation.outputs().size() == 1) {
            object = output(evaluation.outputs().get(0));
        } else if (!evaluation.outputs().isEmpty()) {
            JsonObject outputs = new JsonObject();
            evaluation.outputs().forEach(o -> outputs.put(o.output().symbol(), output(o)));
            object.put("outputs", outputs);
            object.put(
                    "correlations",
                    evaluation.correlations().stream()
                            .map(c -> new JsonObject()
                                    .put("a", c.first())
                                    .put("b", c.second())
                                    .put("covariance", c.covariance())
                                    .put("gum", c.propagation())
                                    .put("monte_carlo", c.monteCarlo())
                                    .map())
                            .toList());
            object.put("joint_coverage", evaluation.joint().map(UncertaintyJson::joint));
        }
        return object.put(
                "problems",
                evaluation.problems().stream()
                        .map(p -> words.put(
                                        new JsonObject()
                                                .put("code", p.code().name().toLowerCase(Locale.ROOT))
                                                .put("subject", p.subject())
                                                .put("position", p.position())
                                                .put("arguments", p.arguments()),
                                        "uncertainty.problem." + p.code().name().toLowerCase(Locale.ROOT),
                                        p.arguments())
                                .map())
                        .toList());
    }

    private static Object joint(JointCoverage joint) {
        return new JsonObject()
                .put("probability", joint.probability())
                .put("outputs", joint.outputs())
                .put("ellipsoid_normal", joint.normalEllipsoidFactor())
                .put("ellipsoid_monte_carlo", number(joint.ellipsoidFactor()))
                .put("rectangle_monte_carlo", number(joint.rectangleFactor()))
                .map();
    }

    private JsonObject output(OutputEvaluation output) {
        return new JsonObject()
                .put("value", output.value())
                .put("unit", output.output().unit())
                .put("gum", output.gum().map(g -> gum(g).map()))
                .put("monte_carlo", output.monteCarlo().map(m -> monteCarlo(m).map()))
                .put("gum_validated", output.gumValidated())
                .put("declared", output.output().declared().map(d -> declared(d).map()))
                .put("reproduces", output.reproduces())
                .put("relative_u95", output.relative().map(r -> r.largest()))
                .put("limit", output.relative().map(r -> r.limit()))
                .put("sensitivity", output.sensitivity().map(this::sensitivity))
                .put("remarks", output.remarks().stream().map(this::remark).toList());
    }

    private static JsonObject gum(GumEvaluation gum) {
        return new JsonObject()
                .put("u", gum.standardUncertainty())
                .put("dof", number(gum.effectiveDof()))
                .put("k", gum.coverageFactor())
                .put("U", gum.expandedUncertainty())
                .put("interval", interval(gum.interval()))
                .put(
                        "budget",
                        gum.budget().inputs().stream().map(UncertaintyJson::row).toList());
    }

    private static Object row(BudgetRow row) {
        return new JsonObject()
                .put("symbol", row.symbol())
                .put("estimate", row.estimate())
                .put("unit", row.unit())
                .put("u", row.standardUncertainty())
                .put("c", row.sensitivityCoefficient())
                .put("contribution", row.contribution())
                .put("share", row.share())
                .map();
    }

    private static JsonObject monteCarlo(MonteCarloEvaluation run) {
        return new JsonObject()
                .put("trials", run.trials())
                .put("seed", run.seed())
                .put("mean", run.mean())
                .put("u", run.standardUncertainty())
                .put("symmetric", interval(run.symmetric()))
                .put("shortest", interval(run.shortest()));
    }

    private static JsonObject declared(DeclaredResult declared) {
        return new JsonObject()
                .put("value", declared.value())
                .put("expanded_uncertainty", declared.expandedUncertainty())
                .put("coverage_factor", number(declared.coverageFactor()))
                .put("coverage_probability", number(declared.coverageProbability()))
                .put("interval", List.of(declared.intervalLow(), declared.intervalHigh()))
                .put("method", declared.method())
                .put("trials", number(declared.trials()))
                .put("seed", number(declared.seed()));
    }

    private List<Object> sensitivity(SensitivityAnalysis analysis) {
        return analysis.inputs().stream().map(UncertaintyJson::sensitivity).toList();
    }

    private static Object sensitivity(InputSensitivity input) {
        return new JsonObject()
                .put("symbol", input.symbol())
                .put("share", input.share())
                .put("first_order", input.firstOrder().index())
                .put("total", input.total().index())
                .put("rank_correlation", number(input.rankCorrelation()))
                .put("first_order_limits", limits(input.firstOrder()))
                .put("total_limits", limits(input.total()))
                .put("required_factor", number(input.requiredFactor()))
                .map();
    }

    private static Optional<List<Double>> limits(InputSensitivity.SobolIndex index) {
        return index.present() ? Optional.of(List.of(index.low(), index.high())) : Optional.empty();
    }

    private Object remark(BudgetRemark remark) {
        String code = remark.code().name().toLowerCase(Locale.ROOT);
        JsonObject object = new JsonObject()
                .put("code", code)
                .put("weight", remark.weight().name().toLowerCase(Locale.ROOT))
                .put("symbol", remark.symbol())
                .put("component", remark.component());
        return words.put(object, "uncertainty.remark." + code, remark.arguments())
                .map();
    }

    private static List<Object> interval(CoverageInterval interval) {
        return List.of(interval.low(), interval.high());
    }

    private static Optional<Double> number(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble())
                ? Optional.of(value.getAsDouble())
                : Optional.empty();
    }

    private static Optional<Long> number(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
