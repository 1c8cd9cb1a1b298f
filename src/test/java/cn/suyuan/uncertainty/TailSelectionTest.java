package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tails without a full sort equal those of a full sort, whatever the sample and the number of lanes. */
class TailSelectionTest {
    private static final int SIZE = 50_000;
    private static final int WANTED = 3_000;

    static List<double[]> samples() {
        List<DoubleUnaryOperator> shapes = List.of(
                z -> z,
                z -> 1e9 + z,
                z -> Math.rint(z * 3),
                z -> Math.exp(5 * z),
                z -> -Math.exp(9 * z),
                z -> Math.sinh(12 * z),
                z -> Math.exp(Math.exp(1.5 * z)),
                z -> z * z * 1e-300,
                z -> 7);
        Random random = new Random(20_251_122);
        List<double[]> samples = new ArrayList<>();
        for (DoubleUnaryOperator shape : shapes) {
            samples.add(random.doubles(SIZE)
                    .map(NormalQuantile::of)
                    .map(shape)
                    .map(value -> Math.min(Math.max(value, -1e300), 1e300))
                    .toArray());
        }
        for (double outlier : new double[] {1e12, -1e12}) {
            double[] spoilt = samples.get(0).clone();
            spoilt[SIZE / 3] = outlier;
            samples.add(spoilt);
        }
        return samples;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void tails_equal_those_of_a_full_sort(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        for (int lanes : new int[] {1, 2, 5}) {
            TailSelection found = TailSelection.of(sample, SIZE, WANTED, lanes(lanes));
            for (int rank = 1; rank <= WANTED; rank++) {
                assertThat(found.ranked(rank)).isEqualTo(sorted[rank - 1]);
                assertThat(found.ranked(SIZE + 1L - rank)).isEqualTo(sorted[SIZE - rank]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_rank_is_that_of_a_full_sort(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        for (int rank : new int[] {1, 2, 1250, SIZE / 2, SIZE - 1, SIZE}) {
            assertThat(Ranks.select(sample.clone(), SIZE, rank)).isEqualTo(sorted[rank - 1]);
        }
    }

    private static Lanes lanes(int count) {
        return new Lanes() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public void each(int tasks, IntConsumer task) {
                IntStream.range(0, tasks).parallel().forEach(task);
            }
        };
    }
}
