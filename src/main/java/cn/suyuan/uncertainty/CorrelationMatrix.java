package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.EvaluationProblem.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** The correlations of the inputs: sparse, as groups of inputs that hang together. */
final class CorrelationMatrix {
    /** Rounded coefficients may leave an eigenvalue below zero by so much. */
    private static final double LEAST_EIGENVALUE = -1e-9;

    private static final double ZERO_EIGENVALUE = 1e-13;

    private final double[][] coefficients;
    private final List<int[]> groups;

    private CorrelationMatrix(double[][] coefficients, List<int[]> groups) {
        this.coefficients = coefficients;
        this.groups = groups;
    }

    /** Reads correlations between the symbols; what is wrong is added to the problems. */
    static CorrelationMatrix of(
            List<String> symbols, List<InputCorrelation> correlations, List<EvaluationProblem> problems) {
        double[][] matrix = new double[symbols.size()][symbols.size()];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] = 1;
        }
        for (InputCorrelation correlation : correlations) {
            enter(matrix, symbols, correlation, problems);
        }
        return new CorrelationMatrix(matrix, groups(matrix, symbols));
    }

    private static void enter(
            double[][] matrix, List<String> symbols, InputCorrelation correlation, List<EvaluationProblem> problems) {
        int first = symbols.indexOf(correlation.first());
        int second = symbols.indexOf(correlation.second());
        if (first < 0 || second < 0 || first == second) {
            String named = first < 0 ? correlation.first() : correlation.second();
            problems.add(new EvaluationProblem(Code.BAD_CORRELATION, named, 0, List.of(named)));
            return;
        }
        double r = correlation.coefficient();
        boolean contradicts = matrix[first][second] != 0 && matrix[first][second] != r;
        if (!(Math.abs(r) <= 1) || contradicts) {
            problems.add(new EvaluationProblem(
                    Code.CORRELATION_OUT_OF_RANGE,
                    correlation.first(),
                    0,
                    List.of(correlation.first(), correlation.second(), String.valueOf(r))));
            return;
        }
        matrix[first][second] = r;
        matrix[second][first] = r;
    }

    /** Members of each group in the order of their symbols, so that the order of the model does not matter. */
    private static List<int[]> groups(double[][] matrix, List<String> symbols) {
        boolean[] seen = new boolean[matrix.length];
        List<int[]> found = new ArrayList<>();
        for (int start = 0; start < matrix.length; start++) {
            List<Integer> members = new ArrayList<>();
            if (!seen[start]) {
                seen[start] = true;
                members.add(start);
            }
            for (int next = 0; next < members.size(); next++) {
                double[] row = matrix[members.get(next)];
                for (int other = 0; other < row.length; other++) {
                    if (row[other] != 0 && !seen[other]) {
                        seen[other] = true;
                        members.add(other);
                    }
                }
            }
            if (members.size() > 1) {
                members.sort(Comparator.comparing(symbols::get));
                found.add(members.stream().mapToInt(Integer::intValue).toArray());
            }
        }
        return found;
    }

    boolean independent() {
        return groups.isEmpty();
    }

    double get(int first, int second) {
        return coefficients[first][second];
    }

    /** Returns the groups of correlated inputs. */
    List<int[]> groups() {
        return groups;
    }

    /** Adds a problem for each group that is not positive semi-definite. */
    void check(List<EvaluationProblem> problems, List<String> symbols) {
        for (int[] group : groups) {
            double least = decompose(group)
                    .map(parts ->
                            Arrays.stream(parts.getRealEigenvalues()).min().orElse(0))
                    .orElse(Double.NaN);
            if (!(least >= LEAST_EIGENVALUE)) {
                String names = String.join(
                        " ", Arrays.stream(group).mapToObj(symbols::get).toList());
                problems.add(new EvaluationProblem(
                        Code.NOT_POSITIVE_SEMIDEFINITE, "", 0, List.of(String.valueOf(least), names)));
            }
        }
    }

    /**
     * Returns the symmetric square root of a group's matrix: semi-definite is allowed, and members in another order
     * give the same rows.
     */
    double[][] root(int[] group) {
        int size = group.length;
        double[][] root = new double[size][size];
        Optional<EigenDecomposition> found = decompose(group);
        if (found.isEmpty()) {
            return root;
        }
        double[] eigenvalues = found.get().getRealEigenvalues();
        RealMatrix vectors = found.get().getV();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += vectors.getEntry(i, k) * root(eigenvalues[k]) * vectors.getEntry(j, k);
                }
                root[i][j] = sum;
            }
        }
        return root;
    }

    /** An eigenvalue that is 0 but for rounding counts as 0, so that correlations of -1 cancel. */
    private static double root(double eigenvalue) {
        return eigenvalue < ZERO_EIGENVALUE ? 0 : Math.sqrt(eigenvalue);
    }

    private Optional<EigenDecomposition> decompose(int[] group) {
        RealMatrix part = new Array2DRowRealMatrix(group.length, group.length);
        for (int i = 0; i < group.length; i++) {
            for (int j = 0; j < group.length; j++) {
                part.setEntry(i, j, coefficients[group[i]][group[j]]);
            }
        }
        try {
            return Optional.of(new EigenDecomposition(part));
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException notConverged) {
            return Optional.empty();
        }
    }
}
