package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The evaluation is total: whatever the model, there is a result and no exception. */
class AnyModelTest {
    private static final EvaluationSettings SMALL =
            EvaluationSettings.standard().withTrials(5_000);
    private static final List<DistributionKind> KINDS = List.of(DistributionKind.values());
    private static final double[] ODD = {
        0, 1, -1, 0.5, 2, 1e-3, 1e-300, 1e300, -1e300, 3, 0.95, Double.NaN, Double.POSITIVE_INFINITY, 1e-9, 30
    };
    private static final String[] FORMULAS = {
        "a+b*c",
        "a/b",
        "ln(a)+sqrt(b)",
        "a^b",
        "exp(a*100)",
        "1/(a-a)",
        "5",
        "c",
        "atan2(a,b)",
        "min(a,b,c)^-3",
        "a+",
        ""
    };

    @Test
    @Timeout(120)
    void random_models_are_evaluated_without_exception() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            MeasurementModel model = model(random);
            EvaluationSettings settings = SMALL.withSobol(round % 10 == 0);
            assertThatCode(() -> {
                        UncertaintyEvaluation found =
                                UncertaintyEvaluator.evaluate(model, settings, EvaluationProgress.silent());
                        assertThat(found.outputs().isEmpty() && found.problems().isEmpty())
                                .isFalse();
                    })
                    .as(model.toString())
                    .doesNotThrowAnyException();
        }
    }

    private static MeasurementModel model(Random random) {
        List<InputQuantity> inputs = new ArrayList<>();
        for (String symbol : List.of("a", "b", "c")) {
            List<UncertaintyComponent> components = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                components.add(new UncertaintyComponent(
                        random.nextBoolean() ? "校准" : "扩展",
                        ComponentKind.CALIBRATION,
                        distribution(random),
                        random.nextBoolean() ? Optional.of("certificate:1") : Optional.empty(),
                        random.nextInt(4) == 0 ? odd(random) : Double.POSITIVE_INFINITY,
                        Optional.empty()));
            }
            inputs.add(new InputQuantity(
                    symbol,
                    new BigDecimal(List.of("0", "1", "-2.50", "1e300", "1e-300", "12", "3")
                            .get(random.nextInt(7))),
                    "",
                    random.nextBoolean() ? Optional.of("activity:1") : Optional.empty(),
                    components,
                    random.nextBoolean() ? 0 : Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY));
        }
        List<InputCorrelation> correlations = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            correlations.add(new InputCorrelation("a", "b", random.nextBoolean() ? 0.5 : 1));
        }
        if (random.nextInt(20) == 0) {
            correlations.add(new InputCorrelation("a", random.nextBoolean() ? "x" : "c", odd(random)));
        }
        OutputQuantity output = OutputQuantity.of("y", FORMULAS[random.nextInt(FORMULAS.length)]);
        return new MeasurementModel(
                List.of(output.withDeclared(declared(random)), OutputQuantity.of("z", "a-b")), inputs, correlations);
    }

    private static DeclaredResult declared(Random random) {
        return new DeclaredResult(
                Optional.of(new BigDecimal("1.0")),
                Optional.of(BigDecimal.valueOf(random.nextInt(3))),
                random.nextBoolean() ? OptionalDouble.of(odd(random)) : OptionalDouble.empty(),
                random.nextBoolean() ? OptionalDouble.of(odd(random)) : OptionalDouble.empty(),
                random.nextBoolean() ? Optional.of(BigDecimal.ZERO) : Optional.empty(),
                random.nextBoolean() ? Optional.of(BigDecimal.TEN) : Optional.empty(),
                Optional.of(random.nextBoolean() ? "MC" : "GUM"),
                OptionalLong.of(100),
                OptionalLong.empty());
    }

    private static double odd(Random random) {
        return ODD[random.nextInt(ODD.length)];
    }

    private static Distribution distribution(Random random) {
        Map<DistributionParameter, Double> parameters = new EnumMap<>(DistributionParameter.class);
        for (DistributionParameter parameter : DistributionParameter.values()) {
            if (random.nextInt(3) != 0) {
                double plain = 0.1 + random.nextInt(30) / 10.0;
                parameters.put(parameter, random.nextInt(8) == 0 ? odd(random) : plain);
            }
        }
        DistributionKind kind = KINDS.get(random.nextInt(KINDS.size()));
        List<Double> samples = random.nextBoolean() ? List.of(1.0, 2.0, odd(random)) : List.of();
        return new Distribution(kind, parameters, random.nextInt(4) == 0, samples);
    }
}
