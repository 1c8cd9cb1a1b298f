package cn.suyuan.chain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a stream; neighbours of one name are one problem, and memory stays bounded. */
final class StreamFindings {

    /** More problems of one name in one stream are counted in the last of them. */
    private static final int MOST_PER_CODE = 2_000;

    /** Line of the first record. */
    private static final int FIRST_RECORD = 3;

    private final String file;
    private final List<Defect> defects = new ArrayList<>();
    private final List<StreamProblem> elsewhere = new ArrayList<>();
    private final Map<StreamProblemCode, Integer> numbers = new EnumMap<>(StreamProblemCode.class);
    private final Map<StreamProblemCode, Defect> last = new EnumMap<>(StreamProblemCode.class);

    StreamFindings(String file) {
        this.file = file;
    }

    /** Adds a defect at a line. */
    Defect add(StreamProblemCode code, long line, long seq, long count) {
        int number = numbers.merge(code, 1, Integer::sum);
        Defect before = last.get(code);
        if (number > MOST_PER_CODE && before != null) {
            before.count += count;
            return before;
        }
        Defect defect = new Defect(code, line, seq, count);
        defects.add(defect);
        last.put(code, defect);
        return defect;
    }

    /** Adds a defect, or lets one of the same name that ends just before this line grow. */
    Defect addOrGrow(StreamProblemCode code, long line, long seq) {
        Defect before = last.get(code);
        if (before != null && before.nextLine == line && !before.withdrawn && before.code == code) {
            before.count++;
            before.nextLine = line + 1;
            return before;
        }
        return add(code, line, seq, 1);
    }

    /** Adds a problem of another file, such as that of the checkpoints. */
    void addElsewhere(StreamProblem problem) {
        if (numbers.merge(problem.code(), 1, Integer::sum) <= MOST_PER_CODE) {
            elsewhere.add(problem);
        }
    }

    /** Whether anything is known already that makes the stream an altered one. */
    boolean altered() {
        return defects.stream()
                .anyMatch(defect -> !defect.withdrawn && defect.code.consequence() == StreamVerdict.ALTERED);
    }

    /** Whether there is a problem of a name. */
    boolean has(StreamProblemCode code) {
        return elsewhere.stream().anyMatch(problem -> problem.code() == code)
                || defects.stream().anyMatch(defect -> defect.code == code && !defect.withdrawn);
    }

    /** Whether the file is another stream's from its first line on; its problem then touches all records. */
    boolean wholeExchanged(long records) {
        for (Defect defect : defects) {
            if (defect.code == StreamProblemCode.STREAM_EXCHANGED && defect.line == 1 && !defect.withdrawn) {
                defect.count = records;
                return true;
            }
        }
        return false;
    }

    /** Whether a break of the chain touches the first record, whose time then says nothing. */
    boolean touchesHead() {
        return defects.stream().anyMatch(defect -> isBreak(defect) && defect.line <= FIRST_RECORD);
    }

    /** Whether a break of the chain touches a line. */
    boolean touches(long line) {
        return defects.stream()
                .anyMatch(defect -> isBreak(defect)
                        && defect.line <= line
                        && (defect.nextLine > line || defect.line + defect.count > line));
    }

    private static boolean isBreak(Defect defect) {
        return !defect.withdrawn
                && defect.code.consequence() == StreamVerdict.ALTERED
                && defect.code != StreamProblemCode.CHECKPOINT_MISMATCH;
    }

    /** All problems. */
    List<StreamProblem> problems() {
        List<StreamProblem> problems = new ArrayList<>(elsewhere);
        for (Defect defect : defects) {
            if (!defect.withdrawn) {
                problems.add(defect.problem(file));
            }
        }
        return problems;
    }
}
