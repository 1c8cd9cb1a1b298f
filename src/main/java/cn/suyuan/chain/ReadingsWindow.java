package cn.suyuan.chain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies some days of a readings file without reading the rest: from the last checkpoint or seal head before them to the
 * first one at or behind their end, found by halving the file. What lies outside is not judged, and not read.
 */
public final class ReadingsWindow {

    private final Source source;
    private final StreamContext context;
    private final LineFinder lines;
    private final byte[] firstLine;
    private final Optional<StreamHeader> header;
    private final long body;

    private ReadingsWindow(Source source, StreamContext context) throws IOException {
        this.source = source;
        this.context = context;
        this.lines = new LineFinder(source);
        this.firstLine = lines.firstLine();
        this.header = HeaderParser.read(firstLine);
        this.body = lines.body();
    }

    /** A file that can be read from any place. */
    public interface Source {
        /** Number of bytes. */
        long size() throws IOException;

        /** The bytes from a place on; closed by the caller. */
        InputStream from(long place) throws IOException;
    }

    /**
     * What was verified.
     *
     * @param verification problems and counts of the records between the two bindings alone
     * @param afterSeq record whose link a checkpoint or head gave, 0 for the beginning of the file
     * @param lastSeq record of the checkpoint or head at the end; that of the last record where none came after
     * @param bytes bytes of records that were read
     */
    public record Result(StreamVerification verification, long afterSeq, long lastSeq, long bytes) {}

    /** A record whose link somebody stated. */
    private record Binding(long seq, String link) {}

    /**
     * Verifies the records of a span.
     *
     * @param span the days, end not included
     * @return empty where line 1 cannot be read: then only the whole file can be judged
     * @throws IOException where the file cannot be read
     */
    public static Optional<Result> verify(
            Source source, StreamContext context, ServicePeriod span, RecordSignatureJudge judge) throws IOException {
        ReadingsWindow window = new ReadingsWindow(source, context);
        return window.header.isEmpty() ? Optional.empty() : Optional.of(window.verify(span, judge));
    }

    private Result verify(ServicePeriod span, RecordSignatureJudge judge) throws IOException {
        long first = header.orElseThrow().firstSeq();
        long begin = lines.placeOf(
                text -> timeOf(text).map(time -> !time.isBefore(span.from())).orElse(true));
        long end = lines.placeOf(
                text -> timeOf(text).map(time -> time.isAfter(span.to())).orElse(true));
        long beginSeq = seqAt(begin).orElse(Long.MAX_VALUE);
        long endSeq = seqAt(end).orElse(Long.MAX_VALUE);
        Optional<Binding> before = bindings()
                .filter(one -> one.seq() < beginSeq && one.seq() >= first)
                .max(Comparator.comparingLong(Binding::seq));
        Optional<Binding> after =
                bindings().filter(one -> one.seq() + 1 >= endSeq).min(Comparator.comparingLong(Binding::seq));
        long afterSeq = before.map(Binding::seq).orElse(first - 1);
        long from = before.isEmpty()
                ? body
                : lines.placeOf(text ->
                        LineFinder.seqOf(text).map(seq -> seq > afterSeq).orElse(true));
        long lastSeq = after.map(Binding::seq).orElse(Long.MAX_VALUE);
        long to = after.isEmpty()
                ? source.size()
                : lines.placeOf(
                        text -> LineFinder.seqOf(text).map(seq -> seq > lastSeq).orElse(true));
        byte[] link = before.isPresent()
                ? HexFormat.of().parseHex(before.get().link())
                : HeaderParser.linkOf(firstLine, header.orElseThrow().linkBefore());
        StreamContext narrowed = narrowed(span, afterSeq, lastSeq);
        HashChainVerifier.Start start =
                new HashChainVerifier.Start(header, firstLine, isSigned(), afterSeq + 1, link, afterSeq - first + 4);
        try (InputStream in = new Limited(source.from(from), Math.max(0, to - from))) {
            StreamVerification found = HashChainVerifier.sequential().verifyFrom(in, start, narrowed, judge);
            long reached = found.span().map(StreamSpan::lastSeq).orElse(afterSeq);
            return new Result(found, afterSeq, Math.min(lastSeq, reached), Math.max(0, to - from));
        }
    }

    /** Only what is inside counts; the period is covered where the days are. */
    private StreamContext narrowed(ServicePeriod span, long afterSeq, long lastSeq) {
        List<CheckpointFact> inside = context.checkpoints().stream()
                .filter(one -> one.seq() > afterSeq && one.seq() <= lastSeq)
                .toList();
        List<SealHead> heads = context.heads().stream()
                .filter(one -> one.lastSeq() > afterSeq && one.lastSeq() <= lastSeq)
                .toList();
        return new StreamContext(
                context.declaration(),
                context.file(),
                inside,
                heads,
                context.events(),
                context.service().flatMap(service -> common(service, span)),
                context.others(),
                context.limits());
    }

    private static Optional<ServicePeriod> common(ServicePeriod one, ServicePeriod other) {
        Instant from = one.from().isAfter(other.from()) ? one.from() : other.from();
        Instant to = one.to().isBefore(other.to()) ? one.to() : other.to();
        return to.isAfter(from) ? Optional.of(new ServicePeriod(from, to)) : Optional.empty();
    }

    /** Checkpoints whose signature verifies and heads of seals that somebody vouches for. */
    private Stream<Binding> bindings() {
        return Stream.concat(
                context.checkpoints().stream()
                        .filter(one -> one.outcome() == SignatureOutcome.VALID)
                        .filter(one -> one.link().matches("[0-9a-f]{64}"))
                        .map(one -> new Binding(one.seq(), one.link())),
                context.heads().stream().map(head -> new Binding(head.lastSeq(), head.lastLink())));
    }

    private boolean isSigned() throws IOException {
        String columns = new String(lines.secondLine(), StandardCharsets.UTF_8);
        return columns.equals(HeaderParser.COLUMNS_SIGNED);
    }

    private Optional<Long> seqAt(long place) throws IOException {
        return place >= source.size() ? Optional.empty() : LineFinder.seqOf(lines.text(place));
    }

    private static Optional<Instant> timeOf(String line) {
        int first = line.indexOf(',');
        int second = line.indexOf(',', first + 1);
        if (first < 0 || second < 0) {
            return Optional.empty();
        }
        String text = line.substring(first + 1, second);
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException withoutOffset) {
            try {
                return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.ofHours(8)));
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }
    }

    /** The first bytes of a stream. */
    private static final class Limited extends java.io.FilterInputStream {
        private long left;

        Limited(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int value = left > 0 ? super.read() : -1;
            left -= value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(target, offset, (int) Math.min(left, length));
            left -= Math.max(0, read);
            return read;
        }
    }
}
