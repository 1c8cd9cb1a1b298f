package cn.suyuan.chain;

import java.util.List;
import java.util.Optional;

/** A problem while the stream is still being read; its name and extent may grow clearer with later records. */
final class Defect {

    StreamProblemCode code;
    String variant = "";
    final long line;
    final long seq;
    long count;
    /** Line after the last one touched, by which neighbours are one cause. */
    long nextLine;

    String link = "";
    List<String> more = List.of();
    /** Taken back because another defect explains it. */
    boolean withdrawn;
    /** A checkpoint inside contradicted the records: nothing of the stream's own is left from here on. */
    boolean contradicted;

    Defect(StreamProblemCode code, long line, long seq, long count) {
        this.code = code;
        this.line = line;
        this.seq = seq;
        this.count = count;
        this.nextLine = line + 1;
    }

    StreamProblem problem(String file) {
        StreamProblem problem = StreamProblem.of(code, variant, file, line, new StreamProblem.Extent(seq, count), more);
        return link.isEmpty() ? problem : problem.withLink(link);
    }

    /** Stored link at the line, if it has one. */
    Optional<String> link() {
        return link.isEmpty() ? Optional.empty() : Optional.of(link);
    }
}
