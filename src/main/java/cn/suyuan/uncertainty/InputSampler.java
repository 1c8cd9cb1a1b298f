package cn.suyuan.uncertainty;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws columns of inputs. Stateless: the same seed and block give the same column, whoever asks and in which order.
 */
final class InputSampler {
    private final List<ResolvedInput> inputs;
    private final long seed;
    private final boolean replay;
    private final Group[] groupOf;
    private final int[] placeInGroup;

    /** Inputs that are correlated with each other. */
    private static final class Group {
        private final int[] members;
        private final double[][] root;
        private final DoubleUnaryOperator[] fromNormal;

        Group(int[] members, double[][] root, DoubleUnaryOperator[] fromNormal) {
            this.members = members;
            this.root = root;
            this.fromNormal = fromNormal;
        }
    }

    InputSampler(ResolvedModel model, long seed, DrawMethod draws) {
        this.inputs = model.inputs();
        this.seed = seed;
        this.replay = draws == DrawMethod.NUMPY;
        this.groupOf = new Group[inputs.size()];
        this.placeInGroup = new int[inputs.size()];
        for (int[] members : model.correlations().groups()) {
            DoubleUnaryOperator[] maps = new DoubleUnaryOperator[members.length];
            for (int k = 0; k < members.length; k++) {
                ResolvedInput member = inputs.get(members[k]);
                maps[k] = replay ? NormalMap.exact(member) : NormalMap.of(member);
            }
            Group group = new Group(members, model.correlations().root(members), maps);
            for (int k = 0; k < members.length; k++) {
                groupOf[members[k]] = group;
                placeInGroup[members[k]] = k;
            }
        }
    }

    /** Returns whether an input is drawn together with others. */
    boolean grouped(int input) {
        return groupOf[input] != null;
    }

    /** Fills a column of an input. */
    void fill(int input, long block, double[] out, Scratch scratch) {
        if (groupOf[input] == null) {
            fillIndependent(input, block, out, scratch);
        } else {
            fillMember(groupOf[input], placeInGroup[input], block, out, scratch);
        }
    }

    private void fillIndependent(int index, long block, double[] out, Scratch scratch) {
        ResolvedInput input = inputs.get(index);
        List<ResolvedInput.Part> parts = input.components();
        if (parts.size() == 1 || input.normal()) {
            draw(input.simple(), RandomStream.streamId(input.symbol(), 0), block, out, scratch);
            return;
        }
        double offset = input.estimate();
        for (int k = 0; k < parts.size(); k++) {
            Marginal marginal = parts.get(k).marginal();
            double[] column = k == 0 ? out : scratch.column;
            draw(marginal, RandomStream.streamId(input.symbol(), k), block, column, scratch);
            offset -= marginal.mean();
            if (k > 0) {
                for (int i = 0; i < out.length; i++) {
                    out[i] += column[i];
                }
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] += offset;
        }
    }

    private void draw(Marginal marginal, long stream, long block, double[] out, Scratch scratch) {
        if (replay) {
            ReplayDraws.fill(marginal, seed, stream, block, out);
        } else {
            scratch.stream.reset(seed, stream, block);
            marginal.fill(scratch.stream, out, out.length);
        }
    }

    private void fillMember(Group group, int place, long block, double[] out, Scratch scratch) {
        java.util.Arrays.fill(out, 0);
        for (int j = 0; j < group.members.length; j++) {
            double weight = group.root[place][j];
            String symbol = inputs.get(group.members[j]).symbol();
            long stream = RandomStream.streamId(symbol, 0);
            if (replay) {
                ReplayDraws.fillNormal(seed, stream, block, scratch.column);
            } else {
                scratch.stream.reset(seed, stream, block);
                scratch.stream.fillNormal(scratch.column, out.length, 0, 1);
            }
            for (int i = 0; i < out.length; i++) {
                out[i] += weight * scratch.column[i];
            }
        }
        DoubleUnaryOperator map = group.fromNormal[place];
        for (int i = 0; i < out.length; i++) {
            out[i] = map.applyAsDouble(out[i]);
        }
    }

    /** What one thread needs to draw: a stream and a spare column. */
    static final class Scratch {
        private final RandomStream stream = new RandomStream(0, 0, 0);
        private final double[] column;

        Scratch(int length) {
            column = new double[length];
        }
    }
}
