package cn.suyuan.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One cause of trouble in a stream, with its place.
 *
 * @param code its name
 * @param file path inside the pack
 * @param line line of the first record touched, lines 1 and 2 counted; see evidence-pack 4
 * @param seq number of that record, of the first missing one; 0 is line 1 itself, whose digest is link(0)
 * @param count records touched; of a gap the readings that are not there; of checkpoints the rows
 * @param link stored link of the record at the line, where it has one
 * @param message key of the wording in {@code text/chain_*.properties}
 * @param arguments for the wording
 */
public record StreamProblem(
        StreamProblemCode code,
        String file,
        long line,
        long seq,
        long count,
        Optional<String> link,
        String message,
        List<String> arguments) {

    /** In the order of file, line, seq, code. */
    public static final Comparator<StreamProblem> BY_PLACE = Comparator.comparing(StreamProblem::file)
            .thenComparingLong(StreamProblem::line)
            .thenComparingLong(StreamProblem::seq)
            .thenComparing(StreamProblem::code);

    public StreamProblem {
        arguments = List.copyOf(arguments);
    }

    /**
     * A problem worded {@code chain.problem.<code>} or, with a variant, {@code chain.problem.<code>.<variant>}.
     *
     * @param more arguments from {@code {3}} on; 0 to 2 are line, seq and count
     */
    static StreamProblem of(
            StreamProblemCode code, String variant, String file, long line, Extent extent, List<String> more) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(line));
        arguments.add(Long.toString(extent.seq()));
        arguments.add(Long.toString(extent.count()));
        arguments.addAll(more);
        String message = "chain.problem." + code.wireName() + (variant.isEmpty() ? "" : "." + variant);
        return new StreamProblem(code, file, line, extent.seq(), extent.count(), Optional.empty(), message, arguments);
    }

    /** From which record on, and how many. */
    record Extent(long seq, long count) {}

    /** The same with the stored link of the record at the line. */
    StreamProblem withLink(String stored) {
        return new StreamProblem(code, file, line, seq, count, Optional.of(stored), message, arguments);
    }

    /** The same with another count. */
    StreamProblem withCount(long other) {
        List<String> changed = new ArrayList<>(arguments);
        changed.set(2, Long.toString(other));
        return new StreamProblem(code, file, line, seq, other, link, message, changed);
    }
}
