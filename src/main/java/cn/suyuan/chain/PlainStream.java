package cn.suyuan.chain;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Readings that came without a chain of this format, judged like all others for times, gaps, registers and cover. Nothing
 * binds them, so they are never intact: {@link StreamProblemCode#TAIL_UNBOUND} says which kind of nothing.
 */
public final class PlainStream {
    /** Word in a problem's message by which readings without a chain are known. */
    private static final String NOT_CHAINED = "not_chained";

    /** Lines 1 and 2 of the readings as the verifier sees them. */
    private static final int HEAD = 2;

    private PlainStream() {}

    /**
     * What came of a file's own hash column, recomputed by the recipe that was found for it.
     *
     * @param recipe the recipe in words
     * @param rows rows recomputed, at least 0
     * @param broken rows whose digest does not fit
     * @param firstBroken row of the first as a person counts it, 0 where none
     */
    public record OwnLinks(String recipe, long rows, long broken, int firstBroken) {}

    /** Whether a stream was judged here, and is therefore not chained. */
    public static boolean isPlain(StreamVerification stream) {
        return stream.problems().stream()
                .anyMatch(problem -> problem.code() == StreamProblemCode.TAIL_UNBOUND
                        && problem.message().contains("." + NOT_CHAINED));
    }

    /**
     * Judges readings.
     *
     * @param context what is known beside the file
     * @param header what the auditor chose about the values; empty where that is still open
     * @param series the readings; {@link ReadingSeries#line} is their row
     * @param links what came of the file's own hash column, where it has one that is understood
     */
    public static StreamVerification verify(
            StreamContext context, Optional<StreamHeader> header, ReadingSeries series, Optional<OwnLinks> links) {
        List<StreamProblem> problems = new ArrayList<>();
        StreamVerification seen = StreamVerification.missing(context.declaration());
        if (header.isPresent()) {
            seen = walked(context, header.get(), series);
            seen.problems().stream()
                    .filter(problem -> problem.code() != StreamProblemCode.TAIL_UNBOUND)
                    .map(problem -> placed(problem, context.file(), series))
                    .forEach(problems::add);
        }
        long last = series.size() == 0 ? 1 : series.line(series.size() - 1);
        StreamProblem.Extent all = new StreamProblem.Extent(series.size(), series.size());
        problems.add(StreamProblem.of(
                StreamProblemCode.TAIL_UNBOUND,
                links.isPresent() ? NOT_CHAINED + ".recipe" : NOT_CHAINED,
                context.file(),
                last,
                all,
                links.map(l -> List.of(l.recipe(), Long.toString(l.rows()))).orElse(List.of())));
        links.filter(l -> l.broken() > 0)
                .ifPresent(l -> problems.add(StreamProblem.of(
                        StreamProblemCode.LINK_MISMATCH,
                        "recipe",
                        context.file(),
                        l.firstBroken(),
                        new StreamProblem.Extent(seq(series, l.firstBroken()), l.broken()),
                        List.of(l.recipe()))));
        return new StreamVerification(
                context.declaration(),
                context.file(),
                header,
                seen.counts(),
                seen.span().map(s -> new StreamSpan(s.firstSeq(), s.firstTime(), s.lastSeq(), s.lastTime(), "")),
                problems,
                new StreamForm(0, 0, 0, 0, true),
                seen.days(),
                seen.recordSignatures(),
                List.of(),
                List.of());
    }

    /** The verifier of chained readings over the same readings with links of our own making. */
    private static StreamVerification walked(StreamContext context, StreamHeader header, ReadingSeries series) {
        StreamDeclaration own = context.declaration();
        Optional<Duration> interval = own.interval();
        StreamDeclaration neutral = new StreamDeclaration("S", "E", own.stage(), List.of(), "", "", interval);
        StreamContext alone = new StreamContext(
                neutral,
                context.file(),
                List.of(),
                List.of(),
                context.events(),
                context.service(),
                KnownLinks.none(),
                context.limits());
        String first = "suyuan-stream,1,S,E,stored," + header.kind().wireName() + ",unit";
        try (InputStream in = new Linked(first, series)) {
            return HashChainVerifier.sequential()
                    .verify(in, alone, RecordSignatureJudge.withoutKey(), RecordSink.none());
        } catch (IOException e) {
            throw new IllegalStateException("readings in memory", e);
        }
    }

    private static long seq(ReadingSeries series, int row) {
        for (int i = 0; i < series.size(); i++) {
            if (series.line(i) >= row) {
                return series.seq(i);
            }
        }
        return 0;
    }

    private static StreamProblem placed(StreamProblem problem, String file, ReadingSeries series) {
        long index = problem.line() - HEAD - 1;
        long row = index >= 0 && index < series.size() ? series.line((int) index) : 1;
        List<String> arguments = new ArrayList<>(problem.arguments());
        arguments.set(0, Long.toString(row));
        return new StreamProblem(
                problem.code(),
                file,
                row,
                problem.seq(),
                problem.count(),
                Optional.empty(),
                problem.message(),
                arguments);
    }

    /** The readings as a chained file, made line by line while it is read. */
    private static final class Linked extends InputStream {
        private final ReadingSeries series;
        private byte[] buffer;
        private int place;
        private int next;
        private byte[] link;

        Linked(String first, ReadingSeries series) {
            this.series = series;
            this.buffer = (first + "\n" + HeaderParser.COLUMNS + "\n").getBytes(StandardCharsets.UTF_8);
            this.link = DigestAlgorithm.SM3
                    .of(first.getBytes(StandardCharsets.UTF_8))
                    .bytes();
        }

        @Override
        public int read() {
            return fill() ? buffer[place++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, buffer.length - place);
            System.arraycopy(buffer, place, bytes, offset, count);
            place += count;
            return count;
        }

        private boolean fill() {
            if (place < buffer.length) {
                return true;
            }
            if (next >= series.size()) {
                return false;
            }
            StringBuilder lines = new StringBuilder();
            for (int n = 0; n < 256 && next < series.size(); n++, next++) {
                byte[] record = record(next).getBytes(StandardCharsets.UTF_8);
                DigestState state = DigestAlgorithm.SM3.begin();
                state.update(link);
                state.update(record);
                link = state.finish().bytes();
                lines.append(new String(record, StandardCharsets.UTF_8))
                        .append(',')
                        .append(HexFormat.of().formatHex(link))
                        .append('\n');
            }
            buffer = lines.toString().getBytes(StandardCharsets.UTF_8);
            place = 0;
            return true;
        }

        private String record(int index) {
            BigDecimal value = series.value(index);
            String text = series.hasValue(index) ? value.toPlainString() : "";
            return String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%s,",
                    index + 1,
                    TimeText.of(series.timeMillis(index)),
                    text,
                    series.status(index).letter());
        }
    }
}
