package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The published examples (JCGM 100 and 101, QUAM, EA-4/02, NIST TN 1900) and one constructed, by name. */
class ReferenceCasesTest {
    private static final Path CASES = Path.of("..", "shared", "reference", "uncertainty-cases.json");

    @TestFactory
    Stream<DynamicTest> law_of_propagation_gives_the_published_results() throws IOException {
        return cases("propagation")
                .map(example -> DynamicTest.dynamicTest(example.get("id").asText(), () -> checkPropagation(example)));
    }

    @TestFactory
    Stream<DynamicTest> monte_carlo_gives_the_published_results() throws IOException {
        return cases("propagation")
                .map(example -> DynamicTest.dynamicTest(example.get("id").asText(), () -> checkMonteCarlo(example)));
    }

    private static Stream<JsonNode> cases(String kind) throws IOException {
        Assumptions.assumeTrue(Files.exists(CASES), "reference cases are not beside the project");
        JsonNode root = new ObjectMapper().readTree(Files.readString(CASES));
        return StreamSupport.stream(root.get("cases").spliterator(), false)
                .filter(example -> example.path("kind").asText("propagation").equals(kind));
    }

    private static void checkPropagation(JsonNode example) {
        MeasurementModel model = model(example, true);
        for (OutputQuantity output : model.outputs()) {
            JsonNode expected = example.get("expected").get(output.symbol()).get("gum_first_order");
            EvaluationSettings settings = settings(example, expected).withMethod(EvaluationMethod.GUM);
            GumEvaluation found = evaluate(model, settings, output).gum().orElseThrow();
            near(found.estimate(), expected.get("y"), 1e-9);
            near(found.standardUncertainty(), expected.get("u_c"), 1e-7);
            near(found.coverageFactor(), expected.get("k"), 1e-6);
            near(found.expandedUncertainty(), expected.get("U"), 1e-6);
            near(found.interval().low(), expected.get("interval").get(0), 1e-6);
            near(found.interval().high(), expected.get("interval").get(1), 1e-6);
            if (expected.get("nu_eff").isNumber()) {
                near(found.effectiveDof().orElseThrow(), expected.get("nu_eff"), 1e-7);
            }
            for (BudgetRow row : found.budget().inputs()) {
                JsonNode contribution = expected.get("contribution").get(row.symbol());
                assertThat(row.contribution())
                        .as(row.symbol())
                        .isCloseTo(contribution.asDouble(), within(1e-7 * found.standardUncertainty()));
            }
            JsonNode second = example.get("expected").get(output.symbol()).path("gum_second_order");
            if (!second.isMissingNode()) {
                GumEvaluation higher =
                        evaluate(model, settings.withOrder(2), output).gum().orElseThrow();
                near(higher.standardUncertainty(), second.get("u_c"), 1e-6);
                near(higher.secondOrder().orElseThrow().biasCorrectedEstimate(), second.get("y_bias_corrected"), 1e-6);
                near(higher.coverageFactor(), second.get("k"), 1e-6);
            }
        }
    }

    private static void checkMonteCarlo(JsonNode example) {
        MeasurementModel model = model(example, false);
        JsonNode any =
                example.get("expected").get(model.outputs().get(0).symbol()).get("gum_first_order");
        UncertaintyEvaluation evaluation =
                UncertaintyEvaluator.evaluate(model, settings(example, any), EvaluationProgress.silent());
        for (OutputQuantity output : model.outputs()) {
            JsonNode all = example.get("expected").get(output.symbol());
            if (!all.has("monte_carlo")) {
                continue;
            }
            OutputEvaluation evaluated = evaluation.output(output.symbol()).orElseThrow();
            MonteCarloEvaluation found = evaluated.monteCarlo().orElseThrow();
            JsonNode expected = all.get("monte_carlo");
            JsonNode tolerance = expected.get("tolerance_for_1e6_trials");
            inside(found.mean(), expected.get("mean"), tolerance.get("mean"));
            inside(found.standardUncertainty(), expected.get("sd"), tolerance.get("sd"));
            ends(found.symmetric(), expected.get("interval_symmetric"), tolerance.get("symmetric"));
            ends(found.shortest(), expected.get("interval_shortest"), tolerance.get("shortest"));
            JsonNode validation = all.path("validation_jcgm101_clause8");
            if (!validation.isMissingNode()) {
                GumValidation own = UncertaintyEvaluator.validate(
                        evaluated.gum().orElseThrow(),
                        found,
                        validation.get("ndig").asInt());
                assertThat(own.delta()).isCloseTo(validation.get("delta").asDouble(), within(1e-12));
                assertThat(own.validated())
                        .isEqualTo(validation
                                .get("interval_symmetric")
                                .get("validated")
                                .asBoolean());
            }
        }
    }

    private static OutputEvaluation evaluate(MeasurementModel model, EvaluationSettings settings, OutputQuantity of) {
        UncertaintyEvaluation evaluation = UncertaintyEvaluator.evaluate(model, settings, EvaluationProgress.silent());
        assertThat(evaluation.problems()).isEmpty();
        return evaluation.output(of.symbol()).orElseThrow();
    }

    private static EvaluationSettings settings(JsonNode example, JsonNode gum) {
        EvaluationSettings settings = EvaluationSettings.standard()
                .withThreads(2)
                .withCoverage(example.get("coverage_probability").asDouble());
        String rule = gum.get("k_rule").asText();
        return rule.startsWith("fixed k=")
                ? settings.withCoverageFactor(Double.parseDouble(rule.substring(8)))
                : settings;
    }

    /** The law of propagation takes u as the case gives it, Monte Carlo the distribution. */
    static MeasurementModel model(JsonNode example, boolean forPropagation) {
        List<InputQuantity> inputs = new ArrayList<>();
        for (JsonNode input : example.get("inputs")) {
            double dof = input.get("dof").isNumber() ? input.get("dof").asDouble() : Double.POSITIVE_INFINITY;
            Distribution distribution = forPropagation
                    ? Distribution.normal(input.get("u").asDouble())
                    : distribution(input.get("distribution"));
            inputs.add(InputQuantity.of(
                    input.get("id").asText(),
                    input.get("estimate").asText(),
                    UncertaintyComponent.of("u", distribution).withDof(dof)));
        }
        List<OutputQuantity> outputs = new ArrayList<>();
        for (JsonNode output : example.get("outputs")) {
            outputs.add(OutputQuantity.of(
                    output.get("id").asText(), output.get("expression").asText()));
        }
        List<InputCorrelation> correlations = new ArrayList<>();
        for (JsonNode pair : example.path("correlations")) {
            correlations.add(new InputCorrelation(
                    pair.get("a").asText(),
                    pair.get("b").asText(),
                    pair.get("r").asDouble()));
        }
        return new MeasurementModel(outputs, inputs, correlations);
    }

    private static Distribution distribution(JsonNode given) {
        Map<DistributionParameter, Double> parameters = new java.util.EnumMap<>(DistributionParameter.class);
        given.properties().forEach(field -> {
            switch (field.getKey()) {
                case "type", "mean" -> {}
                case "sd" ->
                    parameters.put(
                            DistributionParameter.STANDARD, field.getValue().asDouble());
                case "scale" ->
                    parameters.put(
                            DistributionParameter.STANDARD, field.getValue().asDouble());
                case "d" ->
                    parameters.put(
                            DistributionParameter.INEXACTNESS, field.getValue().asDouble());
                default ->
                    parameters.put(
                            DistributionParameter.valueOf(field.getKey().toUpperCase(Locale.ROOT)),
                            field.getValue().asDouble());
            }
        });
        String type = given.get("type").asText().equals("ctrap")
                ? "curvilinear_trapezoid"
                : given.get("type").asText();
        return Distribution.of(DistributionKind.valueOf(type.toUpperCase(Locale.ROOT)), parameters);
    }

    private static void near(double found, JsonNode expected, double relative) {
        double value = expected.asDouble();
        assertThat(found).isCloseTo(value, within(Math.max(relative * Math.abs(value), 1e-300)));
    }

    private static void inside(double found, JsonNode expected, JsonNode tolerance) {
        assertThat(found).isCloseTo(expected.asDouble(), within(tolerance.asDouble()));
    }

    private static void ends(CoverageInterval found, JsonNode expected, JsonNode tolerance) {
        inside(found.low(), expected.get(0), tolerance.get(0));
        inside(found.high(), expected.get(1), tolerance.get(1));
    }
}
