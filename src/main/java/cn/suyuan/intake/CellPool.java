package cn.suyuan.intake;

import cn.suyuan.intake.RawTable.RawCell;
import java.util.HashMap;
import java.util.Map;

/** The cells of one table: texts that repeat are kept once, and what the table takes of the memory is counted. */
final class CellPool {
    private static final int MOST_SHARED = 10_000;
    private static final int LONGEST_SHARED = 64;

    /** Bytes that a row, a cell and a text of its own take until the table is understood; measured. */
    private static final int ROW = 600;

    private static final int CELL = 8;
    private static final int TEXT = 64;

    private final Map<String, RawCell> texts = new HashMap<>();
    private final Map<String, RawCell> numbers = new HashMap<>();
    private final long most;
    private long weight;

    /** A pool that takes half of the memory there is. */
    CellPool() {
        this(Runtime.getRuntime().maxMemory() / 2);
    }

    /**
     * @param most bytes
     */
    CellPool(long most) {
        this.most = most;
    }

    /** A cell, the same one for equal texts. */
    RawCell of(String text, boolean number) {
        weight += CELL;
        if (text.isEmpty()) {
            return RawCell.EMPTY;
        }
        Map<String, RawCell> shared = number ? numbers : texts;
        RawCell known = shared.get(text);
        if (known != null) {
            return known;
        }
        RawCell cell = new RawCell(text, number);
        if (text.length() <= LONGEST_SHARED && shared.size() < MOST_SHARED) {
            shared.put(text, cell);
        }
        weight += TEXT + 2L * text.length();
        return cell;
    }

    /** Counts a cell whose text is kept elsewhere. */
    void cell() {
        weight += CELL;
    }

    /** Counts a row. */
    void row() {
        weight += ROW;
    }

    /** Whether no more can be taken. */
    boolean isFull() {
        return weight > most;
    }
}
