package cn.suyuan.chain;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/** Walks along a damaged file once more and gives its records in restored order, some lines at a time. */
final class WalkPass implements ReadingPass {

    private final InputStream in;
    private final LineCursor cursor;
    private final ChainWalk walk;
    private final boolean recordSecond;
    private final Deque<Held> ready = new ArrayDeque<>();
    private Held current = new Held(0, 0, 0, ReadingStatus.MISSING, false, BigDecimal.ZERO, false);
    private boolean begun;
    private boolean ended;

    WalkPass(InputStream in, StreamContext context) throws IOException {
        this.in = in;
        BlockSource source = new BlockSource(in, Runnable::run, 1, LineBlock.CAPACITY);
        this.cursor = new LineCursor(source);
        StreamFindings findings = new StreamFindings(context.file());
        StreamOpening opening = new OpeningReader(cursor, context, findings).read();
        RecordSignatureJudge judge = RecordSignatureJudge.withoutKey();
        source.opened(opening.signed, judge);
        this.recordSecond = opening.recordSecond;
        this.walk = HashChainVerifier.begin(
                cursor, findings, opening, context, new HashChainVerifier.Takers(judge, r -> ready.add(Held.of(r))));
    }

    @Override
    public boolean advance() throws IOException {
        while (ready.isEmpty() && !ended) {
            step();
        }
        if (ready.isEmpty()) {
            return false;
        }
        current = ready.remove();
        return true;
    }

    private void step() throws IOException {
        boolean first = !begun && recordSecond;
        begun = true;
        if (first || cursor.advance()) {
            walk.step(cursor.current());
        } else {
            walk.takeHeldTail();
            ended = true;
        }
    }

    @Override
    public StreamReading current() {
        return current;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A record that outlives the next. */
    private record Held(
            long seq,
            long line,
            long timeMillis,
            ReadingStatus status,
            boolean hasValue,
            BigDecimal value,
            boolean isVerified)
            implements StreamReading {

        static Held of(StreamReading reading) {
            return new Held(
                    reading.seq(),
                    reading.line(),
                    reading.timeMillis(),
                    reading.status(),
                    reading.hasValue(),
                    reading.value(),
                    reading.isVerified());
        }

        @Override
        public boolean isCompact() {
            return false;
        }

        @Override
        public long unscaled() {
            return 0;
        }

        @Override
        public int scale() {
            return value.scale();
        }
    }
}
