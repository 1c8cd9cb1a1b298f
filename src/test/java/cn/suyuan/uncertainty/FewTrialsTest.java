package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fewer trials than the first point of the convergence picture still give a result, whatever the number of threads. */
class FewTrialsTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "10, 2", "999, 2", "1000, 2", "1000, 3", "1001, 2", "5000, 4"})
    void a_handful_of_trials_is_evaluated(int trials, int threads) {
        OutputEvaluation found = UncertaintyEvaluator.evaluate(
                        SampleCompanyTest.cells(true),
                        EvaluationSettings.standard().withTrials(trials).withThreads(threads),
                        EvaluationProgress.silent())
                .main()
                .orElseThrow();
        assertThat(found.value()).isBetween(78.0, 79.0);
        assertThat(found.monteCarlo()).isPresent();
    }
}
