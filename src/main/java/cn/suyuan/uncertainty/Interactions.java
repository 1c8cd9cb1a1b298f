package cn.suyuan.uncertainty;

import java.util.BitSet;
import java.util.List;

/**
 * Which pairs of symbols of a formula meet in an operation that is not linear in them: only those have second and mixed
 * third derivatives. In a sum of products that is a pair for each product, however many symbols there are.
 */
final class Interactions {
    private final BitSet[] partners;

    private Interactions(int symbols) {
        partners = new BitSet[symbols];
        for (int i = 0; i < symbols; i++) {
            partners[i] = new BitSet(symbols);
        }
    }

    static Interactions of(List<FormulaNode> nodes, int symbols) {
        Interactions found = new Interactions(symbols);
        BitSet[] uses = new BitSet[nodes.size()];
        BitSet none = new BitSet();
        for (int i = 0; i < uses.length; i++) {
            FormulaNode node = nodes.get(i);
            BitSet first = node.operation().arity >= 1 ? uses[node.first()] : none;
            boolean two = node.operation().arity == 2 && node.operation() != FormulaOperation.INTEGER_POWER;
            BitSet second = two ? uses[node.second()] : none;
            BitSet own = (BitSet) first.clone();
            own.or(second);
            switch (node.operation()) {
                case SYMBOL -> own.set(node.first());
                case CONSTANT, ADD, SUBTRACT, NEGATE -> {}
                case MULTIPLY -> found.meet(first, second);
                case DIVIDE -> {
                    found.meet(first, second);
                    found.meet(second, second);
                }
                default -> found.meet(own, own);
            }
            uses[i] = own;
        }
        return found;
    }

    private void meet(BitSet some, BitSet others) {
        some.stream().forEach(i -> partners[i].or(others));
        others.stream().forEach(i -> partners[i].or(some));
    }

    /** Returns the partners of a symbol from itself on, in order. */
    int[] from(int symbol) {
        return partners[symbol].stream().filter(other -> other >= symbol).toArray();
    }
}
