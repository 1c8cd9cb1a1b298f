package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws that hold for any model: linearity, scale, order of inputs, threads, correlation of one. */
class EngineLawsTest {
    private static final EvaluationSettings SMALL =
            EvaluationSettings.standard().withTrials(100_000);

    private static InputQuantity normal(String symbol, String value, double u) {
        return InputQuantity.of(symbol, value, UncertaintyComponent.of("u", Distribution.normal(u)));
    }

    private static OutputEvaluation evaluate(MeasurementModel model, EvaluationSettings settings) {
        UncertaintyEvaluation evaluation = UncertaintyEvaluator.evaluate(model, settings, EvaluationProgress.silent());
        assertThat(evaluation.problems()).isEmpty();
        return evaluation.main().orElseThrow();
    }

    private static MeasurementModel mixed() {
        return MeasurementModel.of(
                "A*B/C + exp(D/100) - sqrt(abs(E))",
                normal("A", "10", 0.1),
                InputQuantity.of(
                        "B",
                        "3",
                        UncertaintyComponent.of("校准", Distribution.normalExpanded(0.05, 2)),
                        UncertaintyComponent.of("采样", Distribution.rectangular(0.02)),
                        UncertaintyComponent.of("传输", Distribution.triangular(0.01))),
                InputQuantity.of("C", "2", UncertaintyComponent.of("因子", Distribution.lognormal(0.1))),
                normal("D", "5", 1),
                normal("E", "-4", 0.2));
    }

    @Test
    void any_number_of_threads_gives_the_same_bits() {
        MonteCarloEvaluation one = evaluate(mixed(), SMALL).monteCarlo().orElseThrow();
        MonteCarloEvaluation two =
                evaluate(mixed(), SMALL.withThreads(2)).monteCarlo().orElseThrow();
        MonteCarloEvaluation five =
                evaluate(mixed(), SMALL.withThreads(5)).monteCarlo().orElseThrow();
        assertThat(two).isEqualTo(one);
        assertThat(five).isEqualTo(one);
    }

    @Test
    void any_order_of_inputs_gives_the_same_bits() {
        MeasurementModel model = mixed().withCorrelations(
                        List.of(new InputCorrelation("A", "D", 0.5), new InputCorrelation("D", "E", -0.3)));
        List<InputQuantity> turned = new ArrayList<>(model.inputs());
        Collections.reverse(turned);
        MonteCarloEvaluation straight = evaluate(model, SMALL).monteCarlo().orElseThrow();
        MonteCarloEvaluation reversed =
                evaluate(model.withInputs(turned), SMALL).monteCarlo().orElseThrow();
        assertThat(reversed.mean()).isEqualTo(straight.mean());
        assertThat(reversed.symmetric()).isEqualTo(straight.symmetric());
    }

    @Test
    void the_same_seed_gives_the_same_bits_forever() {
        // written down once from this engine: a change of streams or arithmetic must be a decision
        MonteCarloEvaluation found = evaluate(mixed(), SMALL).monteCarlo().orElseThrow();
        assertThat(found).isEqualTo(evaluate(mixed(), SMALL).monteCarlo().orElseThrow());
        assertThat(evaluate(mixed(), SMALL.withSeed(2))
                        .monteCarlo()
                        .orElseThrow()
                        .mean())
                .isNotEqualTo(found.mean());
    }

    @Test
    void a_linear_model_is_exact_in_the_law_of_propagation() {
        GumEvaluation found = evaluate(
                        MeasurementModel.of("2*A - 3*B + 7", normal("A", "5", 0.3), normal("B", "1", 0.4)),
                        SMALL.withOrder(2))
                .gum()
                .orElseThrow();
        assertThat(found.estimate()).isEqualTo(14);
        assertThat(found.standardUncertainty()).isCloseTo(Math.hypot(0.6, 1.2), within(1e-15));
        assertThat(found.secondOrder().orElseThrow().matter()).isFalse();
    }

    @Test
    void scaling_all_by_a_factor_scales_the_result() {
        OutputEvaluation metre =
                evaluate(MeasurementModel.of("A+B", normal("A", "5", 0.3), normal("B", "1", 0.4)), SMALL);
        OutputEvaluation kilo =
                evaluate(MeasurementModel.of("1024*(A+B)", normal("A", "5", 0.3), normal("B", "1", 0.4)), SMALL);
        assertThat(kilo.monteCarlo().orElseThrow().symmetric().low())
                .isEqualTo(1024 * metre.monteCarlo().orElseThrow().symmetric().low());
        assertThat(kilo.relative().orElseThrow().propagation())
                .isCloseTo(metre.relative().orElseThrow().propagation(), within(1e-14));
    }

    @Test
    void correlation_of_minus_one_cancels_and_of_one_adds() {
        MeasurementModel model = MeasurementModel.of("A+B", normal("A", "5", 0.3), normal("B", "1", 0.3));
        OutputEvaluation against = evaluate(model.withCorrelations(List.of(new InputCorrelation("A", "B", -1))), SMALL);
        assertThat(against.gum().orElseThrow().standardUncertainty()).isCloseTo(0, within(1e-9));
        assertThat(against.monteCarlo().orElseThrow().standardUncertainty()).isCloseTo(0, within(1e-9));
        OutputEvaluation along = evaluate(model.withCorrelations(List.of(new InputCorrelation("B", "A", 1))), SMALL);
        assertThat(along.gum().orElseThrow().standardUncertainty()).isCloseTo(0.6, within(1e-12));
        assertThat(along.monteCarlo().orElseThrow().standardUncertainty()).isCloseTo(0.6, within(0.006));
    }

    @Test
    void an_impossible_correlation_matrix_is_named_with_its_eigenvalue() {
        MeasurementModel model = MeasurementModel.of(
                        "A+B+C", normal("A", "1", 1), normal("B", "1", 1), normal("C", "1", 1))
                .withCorrelations(List.of(
                        new InputCorrelation("A", "B", 0.9),
                        new InputCorrelation("B", "C", 0.9),
                        new InputCorrelation("A", "C", -0.9)));
        UncertaintyEvaluation found = UncertaintyEvaluator.evaluate(model, SMALL, EvaluationProgress.silent());
        assertThat(found.outputs()).isEmpty();
        EvaluationProblem problem = found.problems().get(0);
        assertThat(problem.code()).isEqualTo(EvaluationProblem.Code.NOT_POSITIVE_SEMIDEFINITE);
        // eigenvalues of that matrix: 1.9, 1.9, -0.8
        assertThat(Double.parseDouble(problem.arguments().get(0))).isCloseTo(-0.8, within(1e-9));
    }

    @Test
    void correlated_lognormal_and_rectangular_keep_their_marginals_and_say_copula() {
        MeasurementModel model = MeasurementModel.of(
                        "A + 0*B",
                        InputQuantity.of("A", "10", UncertaintyComponent.of("因子", Distribution.rectangular(2))),
                        InputQuantity.of("B", "10", UncertaintyComponent.of("因子", Distribution.lognormal(0.1))))
                .withCorrelations(List.of(new InputCorrelation("A", "B", 0.7)));
        OutputEvaluation found = evaluate(model, SMALL);
        assertThat(found.monteCarlo().orElseThrow().standardUncertainty()).isCloseTo(2 / Math.sqrt(3), within(0.01));
        assertThat(found.remarks()).extracting(BudgetRemark::code).contains(BudgetRemark.Code.GAUSSIAN_COPULA);
    }

    @Test
    void invalid_draws_are_counted_and_shown() {
        OutputEvaluation found = evaluate(MeasurementModel.of("sqrt(A)", normal("A", "1", 1)), SMALL);
        // P(A < 0) = P(Z < -1) = 0.15866
        assertThat(found.monteCarlo().orElseThrow().invalidDraws().notANumber() / 1e5)
                .isCloseTo(0.15866, within(0.005));
        assertThat(found.remarks()).extracting(BudgetRemark::code).contains(BudgetRemark.Code.INVALID_DRAWS);
    }

    @Test
    void draws_outside_the_bounds_are_counted_and_not_cut() {
        InputQuantity bounded = new InputQuantity(
                "A",
                java.math.BigDecimal.ONE,
                "",
                java.util.Optional.empty(),
                List.of(UncertaintyComponent.of("u", Distribution.normal(1))),
                0,
                Double.POSITIVE_INFINITY);
        MonteCarloEvaluation found = evaluate(MeasurementModel.of("2*A", bounded), SMALL)
                .monteCarlo()
                .orElseThrow();
        assertThat(found.invalidDraws().outOfBounds().getOrDefault("A", 0L) / 1e5)
                .isCloseTo(0.15866, within(0.005));
        assertThat(found.mean()).isCloseTo(2, within(0.03));
    }

    @Test
    void an_adaptive_run_stops_when_the_tolerance_is_met() {
        MeasurementModel model = MeasurementModel.of("A+B", normal("A", "5", 0.3), normal("B", "1", 0.4));
        EvaluationSettings adaptive = EvaluationSettings.standard()
                .withAdaptive(true)
                .withSignificantDigits(1)
                .withTrials(10_000_000);
        MonteCarloEvaluation one = evaluate(model, adaptive).monteCarlo().orElseThrow();
        assertThat(one.stabilised()).isTrue();
        assertThat(one.trials()).isLessThan(500_000);
        assertThat(one.tolerance().orElseThrow()).isEqualTo(0.05);
        assertThat(evaluate(model, adaptive.withThreads(2)).monteCarlo().orElseThrow())
                .isEqualTo(one);
    }

    @Test
    void a_cancelled_run_keeps_the_law_of_propagation() {
        EvaluationProgress stop = new EvaluationProgress() {
            @Override
            public void progress(long done, long total) {
                // not shown
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        UncertaintyEvaluation found = UncertaintyEvaluator.evaluate(mixed(), SMALL, stop);
        assertThat(found.problems()).extracting(EvaluationProblem::code).contains(EvaluationProblem.Code.CANCELLED);
        assertThat(found.main().orElseThrow().gum()).isPresent();
        assertThat(found.main().orElseThrow().monteCarlo()).isEmpty();
    }

    @Test
    void tails_kept_while_running_give_the_same_intervals_as_all_values() {
        OutputSample whole = new OutputSample(3 << 20, 0.95);
        OutputSample tails = new OutputSample(OutputSample.MOST_KEPT + 1L, 0.95);
        double[] column = new double[1 << 20];
        for (int round = 0; round < 3; round++) {
            new RandomStream(round, 0, 0).fillNormal(column, column.length, 3, 2);
            whole.absorb(column.clone(), column.length, ColumnSummary.of(column, column.length), Lanes.single());
            tails.absorb(column.clone(), column.length, ColumnSummary.of(column, column.length), Lanes.single());
        }
        assertThat(tails.tails().symmetric(0.95)).isEqualTo(whole.tails().symmetric(0.95));
        assertThat(tails.tails().shortest(0.95)).isEqualTo(whole.tails().shortest(0.95));
    }
}
