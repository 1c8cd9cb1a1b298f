package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.JointCoverage.Gap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;

/** Several outputs together (JCGM 102): their correlations and joint coverage factors. */
final class JointOutputs {
    private static final int MOST_TRIALS = 1 << 20;

    private final ResolvedModel model;
    private final List<LawOfPropagation> laws;
    private final double probability;
    private final List<double[]> trials = new ArrayList<>();
    private boolean invalid;

    JointOutputs(ResolvedModel model, List<LawOfPropagation> laws, Optional<MonteCarlo> run, double probability) {
        this.model = model;
        this.laws = laws;
        this.probability = probability;
        if (laws.size() > 1) {
            run.ifPresent(this::take);
        }
    }

    /** Trials of all outputs side by side; none when some are missing, because they would no longer belong together. */
    private void take(MonteCarlo run) {
        for (int i = 0; i < laws.size(); i++) {
            OutputSample sample = run.sample(i);
            if (sample.moments().count() != sample.trials()) {
                trials.clear();
                invalid = true;
                return;
            }
            trials.add(sample.first(MOST_TRIALS));
        }
        if (trials.get(0).length < 2) {
            trials.clear();
        }
    }

    List<OutputCorrelation> correlations() {
        List<OutputCorrelation> found = new ArrayList<>();
        for (int i = 0; i < laws.size(); i++) {
            for (int j = i + 1; j < laws.size(); j++) {
                double[] mine = laws.get(i).sensitivityCoefficients();
                double[] others = laws.get(j).sensitivityCoefficients();
                double scale =
                        Math.sqrt(laws.get(i).covariance(mine) * laws.get(j).covariance(others));
                double drawn = trials.isEmpty()
                        ? Double.NaN
                        : covariance(i, j) / Math.sqrt(covariance(i, i) * covariance(j, j));
                double together = laws.get(i).covariance(others);
                found.add(new OutputCorrelation(name(i), name(j), together, together / scale, drawn));
            }
        }
        return found;
    }

    private String name(int output) {
        return model.outputs().get(output).declared().symbol();
    }

    private double covariance(int first, int second) {
        double[] a = trials.get(first);
        double[] b = trials.get(second);
        double meanA = Moments.of(a, 0, a.length).mean();
        double meanB = Moments.of(b, 0, b.length).mean();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / (a.length - 1);
    }

    /** JCGM 102, 6.5.2 and 7.7: the factors of the normal approximation, and those that hold the share p of the trials. */
    Optional<JointCoverage> coverage() {
        if (laws.size() < 2) {
            return Optional.empty();
        }
        List<String> names = model.outputs().stream()
                .map(output -> output.declared().symbol())
                .toList();
        double normal = Math.sqrt(new ChiSquaredDistribution(laws.size()).inverseCumulativeProbability(probability));
        List<double[]> reduced = reduced();
        OptionalDouble ellipsoid = reduced.isEmpty() ? OptionalDouble.empty() : ellipsoid(reduced);
        return Optional.of(new JointCoverage(
                probability,
                names,
                normal,
                ellipsoid,
                reduced.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(rectangle(reduced)),
                gap(reduced, ellipsoid)));
    }

    private Gap gap(List<double[]> reduced, OptionalDouble ellipsoid) {
        if (trials.isEmpty()) {
            return invalid ? Gap.INVALID_TRIALS : Gap.NO_TRIALS;
        }
        if (reduced.isEmpty()) {
            return Gap.NO_SPREAD;
        }
        return ellipsoid.isEmpty() ? Gap.DEPENDENT : Gap.NONE;
    }

    /** Deviations of the trials from their means, in standard deviations; none where an output does not vary. */
    private List<double[]> reduced() {
        List<double[]> found = new ArrayList<>();
        for (double[] column : trials) {
            Moments moments = Moments.of(column, 0, column.length);
            double deviation = moments.standardDeviation();
            if (!(deviation > 0)) {
                return List.of();
            }
            found.add(Arrays.stream(column)
                    .map(value -> (value - moments.mean()) / deviation)
                    .toArray());
        }
        return found;
    }

    private OptionalDouble ellipsoid(List<double[]> reduced) {
        int size = reduced.size();
        RealMatrix correlations = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                correlations.setEntry(i, j, mean(reduced.get(i), reduced.get(j)));
            }
        }
        RealMatrix inverse;
        try {
            inverse = new LUDecomposition(correlations).getSolver().getInverse();
        } catch (SingularMatrixException dependent) {
            return OptionalDouble.empty();
        }
        double[] distance = new double[reduced.get(0).length];
        double[] deviation = new double[size];
        for (int t = 0; t < distance.length; t++) {
            for (int i = 0; i < size; i++) {
                deviation[i] = reduced.get(i)[t];
            }
            distance[t] = Math.sqrt(Math.max(0, quadratic(inverse, deviation)));
        }
        return OptionalDouble.of(quantile(distance));
    }

    private static double mean(double[] some, double[] others) {
        double sum = 0;
        for (int i = 0; i < some.length; i++) {
            sum += some[i] * others[i];
        }
        return sum / (some.length - 1);
    }

    private double rectangle(List<double[]> reduced) {
        double[] largest = new double[reduced.get(0).length];
        for (double[] column : reduced) {
            for (int t = 0; t < largest.length; t++) {
                largest[t] = Math.max(largest[t], Math.abs(column[t]));
            }
        }
        return quantile(largest);
    }

    private static double quadratic(RealMatrix matrix, double[] vector) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                sum += vector[i] * matrix.getEntry(i, j) * vector[j];
            }
        }
        return sum;
    }

    private double quantile(double[] values) {
        int rank = (int) Math.ceil(probability * values.length);
        return Ranks.select(values, values.length, Math.max(1, Math.min(values.length, rank)));
    }
}
