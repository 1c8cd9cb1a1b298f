package cn.suyuan.chain;

import java.util.ArrayList;
import java.util.List;

/** Merkle tree of RFC 9162, section 2.1: leaf H(0x00‖entry), node H(0x01‖left‖right), split at the largest power of two. */
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final DigestAlgorithm algorithm;
    private final List<Digest> leaves;

    private MerkleTree(DigestAlgorithm algorithm, List<Digest> leaves) {
        this.algorithm = algorithm;
        this.leaves = List.copyOf(leaves);
    }

    /** The tree over some entries in their order. */
    public static MerkleTree over(DigestAlgorithm algorithm, List<byte[]> entries) {
        List<Digest> leaves = new ArrayList<>(entries.size());
        for (byte[] entry : entries) {
            DigestState state = algorithm.begin();
            state.update(LEAF);
            state.update(entry);
            leaves.add(state.finish());
        }
        return new MerkleTree(algorithm, leaves);
    }

    /** Number of entries. */
    public int size() {
        return leaves.size();
    }

    /** The root; of no entries the digest of nothing. */
    public Digest root() {
        return leaves.isEmpty() ? algorithm.begin().finish() : root(0, leaves.size());
    }

    private Digest root(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int middle = from + split(to - from);
        return node(root(from, middle), root(middle, to));
    }

    /** The largest power of two smaller than a size of at least 2. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private Digest node(Digest left, Digest right) {
        DigestState state = algorithm.begin();
        state.update(NODE);
        state.update(left.bytes());
        state.update(right.bytes());
        return state.finish();
    }

    /** The inclusion proof of an entry (RFC 9162, 2.1.3.1), from the leaf upwards. */
    public List<Digest> inclusionProof(int index) {
        if (index < 0 || index >= leaves.size()) {
            throw new IllegalArgumentException("entry " + index + " of " + leaves.size());
        }
        List<Digest> path = new ArrayList<>();
        path(index, 0, leaves.size(), path);
        return List.copyOf(path);
    }

    private void path(int index, int from, int to, List<Digest> path) {
        if (to - from == 1) {
            return;
        }
        int middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, path);
            path.add(root(middle, to));
        } else {
            path(index, middle, to, path);
            path.add(root(from, middle));
        }
    }

    /**
     * Whether an entry is in the tree of a root (RFC 9162, 2.1.3.2).
     *
     * @param entry bytes of the entry
     * @param index its place
     * @param size entries of the tree
     * @param path inclusion proof
     * @param root root of the tree
     */
    public static boolean includes(byte[] entry, long index, long size, List<Digest> path, Digest root) {
        if (index < 0 || index >= size) {
            return false;
        }
        MerkleTree single = over(root.algorithm(), List.of(entry));
        Digest reached = single.root();
        long place = index;
        long last = size - 1;
        for (Digest step : path) {
            if (last == 0 || step.algorithm() != root.algorithm()) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                reached = single.node(step, reached);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                reached = single.node(reached, step);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && reached.equals(root);
    }
}
