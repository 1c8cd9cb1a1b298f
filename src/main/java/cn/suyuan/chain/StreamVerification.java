package cn.suyuan.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found of one stream.
 *
 * @param declaration its row in {@code streams.csv}
 * @param file path inside the pack; empty where there is no file
 * @param header line 1, where it could be read
 * @param counts records by status
 * @param span first and last record, where there are any
 * @param problems what is wrong, by line
 * @param form oddities of the file that are no problem of the stream
 * @param days days in order
 * @param recordSignatures records by what their signature is worth; empty for unsigned streams
 * @param headsFit whether each seal head that was given fits, in their order
 * @param fittingCheckpoints numbers of the proved records whose link a checkpoint states, rising
 */
public record StreamVerification(
        StreamDeclaration declaration,
        String file,
        Optional<StreamHeader> header,
        RecordCounts counts,
        Optional<StreamSpan> span,
        List<StreamProblem> problems,
        StreamForm form,
        List<DaySummary> days,
        Map<SignatureOutcome, Long> recordSignatures,
        List<Boolean> headsFit,
        List<Long> fittingCheckpoints) {

    public StreamVerification {
        problems = problems.stream().sorted(StreamProblem.BY_PLACE).toList();
        days = List.copyOf(days);
        recordSignatures = Map.copyOf(recordSignatures);
        headsFit = List.copyOf(headsFit);
        fittingCheckpoints = List.copyOf(fittingCheckpoints);
    }

    /** A declared stream whose file is not in the pack. */
    public static StreamVerification missing(StreamDeclaration declaration) {
        return new StreamVerification(
                declaration,
                "",
                Optional.empty(),
                new RecordCounts(0, 0, 0, 0),
                Optional.empty(),
                List.of(),
                new StreamForm(0, 0, 0, 0, true),
                List.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    /** Identity of the stream. */
    public String stream() {
        return declaration.streamId();
    }

    /** Instrument of the stream. */
    public String instrument() {
        return declaration.instrumentNo();
    }

    /** The main word: the first verdict that a problem leads to; a missing file is not verifiable. */
    public StreamVerdict verdict() {
        StreamVerdict verdict = file.isEmpty() ? StreamVerdict.NOT_VERIFIABLE : StreamVerdict.INTACT;
        for (StreamProblem problem : problems) {
            verdict = verdict.and(problem.code().consequence());
        }
        return verdict;
    }

    /** The same with more problems, such as those of the comparison with its sources. */
    public StreamVerification with(List<StreamProblem> more) {
        List<StreamProblem> all = new ArrayList<>(problems);
        all.addAll(more);
        return withProblems(all);
    }

    /** The same with other problems, such as those in which an exchanged stream was recognised. */
    public StreamVerification withProblems(List<StreamProblem> others) {
        return new StreamVerification(
                declaration,
                file,
                header,
                counts,
                span,
                others,
                form,
                days,
                recordSignatures,
                headsFit,
                fittingCheckpoints);
    }
}
