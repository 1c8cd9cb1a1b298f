package cn.suyuan.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises records that do not fit their stream as those of another one, by looking for their links in the other
 * files. Reads files a second time only where a stream has such records.
 */
public final class StreamExchange {

    /** Problems of one stream that are looked for in the others. */
    private static final int MOST_SUSPECTS = 256;

    private final Map<String, String> ownerByLink = new HashMap<>();

    private StreamExchange() {}

    /** Opens the readings file of a stream. */
    @FunctionalInterface
    public interface Files {

        /**
         * The file of a stream, closed by the caller; empty where there is none.
         *
         * @throws IOException where the store cannot be read
         */
        Optional<InputStream> open(StreamVerification stream) throws IOException;
    }

    /**
     * The same verifications, with records of other streams named as such.
     *
     * @throws IOException where a file cannot be read
     */
    public static List<StreamVerification> recognise(List<StreamVerification> streams, Files files) throws IOException {
        Map<String, String> suspects = new HashMap<>();
        for (StreamVerification stream : streams) {
            stream.problems().stream()
                    .filter(StreamExchange::isSuspect)
                    .limit(MOST_SUSPECTS)
                    .forEach(problem -> suspects.put(problem.link().orElse(""), stream.stream()));
        }
        if (suspects.isEmpty()) {
            return List.copyOf(streams);
        }
        StreamExchange exchange = new StreamExchange();
        for (StreamVerification stream : streams) {
            Optional<InputStream> file = files.open(stream);
            if (file.isPresent()) {
                try (InputStream in = file.get()) {
                    exchange.search(in, stream.stream(), suspects);
                }
            }
        }
        return streams.stream().map(exchange::rename).toList();
    }

    private static boolean isSuspect(StreamProblem problem) {
        boolean unexplained = problem.code() == StreamProblemCode.LINK_MISMATCH
                && problem.message().endsWith(StreamProblemCode.LINK_MISMATCH.wireName());
        return unexplained && problem.link().isPresent();
    }

    private void search(InputStream in, String stream, Map<String, String> suspects) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            int comma = -1;
            for (int i = 0; i < 5; i++) {
                comma = line.indexOf(',', comma + 1);
                if (comma < 0) {
                    break;
                }
            }
            if (comma >= 0 && line.length() > comma + LineBlock.LINK_DIGITS) {
                String link = line.substring(comma + 1, comma + 1 + LineBlock.LINK_DIGITS);
                String suspect = suspects.get(link);
                if (suspect != null && !suspect.equals(stream)) {
                    ownerByLink.putIfAbsent(link, stream);
                }
            }
        }
    }

    private StreamVerification rename(StreamVerification stream) {
        List<StreamProblem> problems = new ArrayList<>();
        Optional<StreamProblem> exchanged = Optional.empty();
        for (StreamProblem problem : stream.problems()) {
            Optional<String> owner = isSuspect(problem) ? problem.link().map(ownerByLink::get) : Optional.empty();
            boolean back = exchanged.isPresent() && isSuspect(problem) && owner.isEmpty();
            if (back) {
                // The first record of the stream's own after foreign ones: it fits what is not here.
                problems.remove(exchanged.get());
                problems.add(exchanged
                        .get()
                        .withCount(problem.seq() - exchanged.get().seq()));
                exchanged = Optional.empty();
            } else if (owner.isPresent()) {
                StreamProblem renamed = foreign(problem, owner.get(), stream);
                problems.add(renamed);
                exchanged = problem.count() == 1 ? Optional.of(renamed) : Optional.empty();
            } else {
                problems.add(problem);
                boolean begun = problem.code() == StreamProblemCode.STREAM_EXCHANGED && problem.count() == 1;
                exchanged = begun ? Optional.of(problem) : exchanged;
            }
        }
        return stream.withProblems(problems);
    }

    private static StreamProblem foreign(StreamProblem problem, String owner, StreamVerification stream) {
        long last = stream.span().map(StreamSpan::lastSeq).orElse(problem.seq());
        // A mismatch of several records ends with the first one of the stream's own.
        long count = problem.count() > 1 ? problem.count() - 1 : Math.max(1, last - problem.seq() + 1);
        return StreamProblem.of(
                        StreamProblemCode.STREAM_EXCHANGED,
                        "",
                        problem.file(),
                        problem.line(),
                        new StreamProblem.Extent(problem.seq(), count),
                        List.of(owner))
                .withLink(problem.link().orElse(""));
    }
}
