package cn.suyuan.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
                found.add(new OutputCorrelation(name(i), name(j), laws.get(i).covariance(others) / scale, drawn));
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

    /** JCGM 102, 7.7: the factors that hold the share p of the trials. */
    Optional<JointCoverage> coverage() {
        if (trials.isEmpty()) {
            return Optional.empty();
        }
        int size = trials.size();
        int count = trials.get(0).length;
        RealMatrix covariances = new Array2DRowRealMatrix(size, size);
        double[] means = new double[size];
        for (int i = 0; i < size; i++) {
            means[i] = Moments.of(trials.get(i), 0, count).mean();
            for (int j = 0; j < size; j++) {
                covariances.setEntry(i, j, covariance(i, j));
            }
        }
        RealMatrix inverse;
        try {
            inverse = new LUDecomposition(covariances).getSolver().getInverse();
        } catch (SingularMatrixException dependent) {
            return Optional.empty();
        }
        double[] ellipsoid = new double[count];
        double[] rectangle = new double[count];
        double[] deviation = new double[size];
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < size; i++) {
                deviation[i] = trials.get(i)[t] - means[i];
                double reduced = Math.abs(deviation[i]) / Math.sqrt(covariances.getEntry(i, i));
                rectangle[t] = Math.max(rectangle[t], reduced);
            }
            ellipsoid[t] = Math.sqrt(Math.max(0, quadratic(inverse, deviation)));
        }
        return Optional.of(new JointCoverage(probability, quantile(ellipsoid), quantile(rectangle)));
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
        Arrays.sort(values);
        return values[Math.min(values.length - 1, (int) Math.ceil(probability * values.length) - 1)];
    }
}
