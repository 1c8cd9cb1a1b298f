package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Records read again from their file are those that memory would have kept, and so is all that is made of them. */
class RereadReadingsTest {

    private static final StreamWriter STREAM = new StreamWriter("S-001-acquired", 900, 1);
    private static final StreamWriter OTHER = new StreamWriter("S-002-acquired", 900, 2);
    private static final KnownLinks KNOWN = StreamWriter.known(STREAM, OTHER);
    private static final Instant END = StreamWriter.START.plus(Duration.ofDays(9));
    private static final int TIMES = 12;

    private static final List<Function<Random, Mutation>> DAMAGES = Mutation.every(STREAM, OTHER);

    @Test
    void an_undamaged_file_gives_the_same_records_again() throws IOException {
        Both both = Both.of(STREAM.file());
        assertThat(records(both.again)).hasSize(900).isEqualTo(records(both.kept));
        assertThat(both.again).isInstanceOf(RereadReadings.class);
    }

    @Test
    void a_file_without_its_last_line_end_or_with_carriage_returns_gives_the_same_records_again() throws IOException {
        for (String text : List.of(
                String.join("\n", STREAM.lines),
                String.join("\r\n", STREAM.lines),
                String.join("\n", STREAM.lines) + "\n\n")) {
            Both both = Both.of(StreamWriter.bytes(text));
            assertThat(records(both.again)).hasSize(900).isEqualTo(records(both.kept));
        }
    }

    @Test
    void every_damaged_file_gives_the_same_records_again() throws IOException {
        Random random = new Random(8);
        for (Function<Random, Mutation> damage : DAMAGES) {
            for (int i = 0; i < TIMES; i++) {
                Mutation mutation = damage.apply(random);
                Both both = Both.of(mutation.bytes());
                assertThat(records(both.again)).as(mutation.name()).isEqualTo(records(both.kept));
                assertThat(both.again.records()).isEqualTo(both.kept.records());
            }
        }
    }

    @Test
    void quantities_and_comparisons_and_latencies_are_the_same() throws IOException {
        Random random = new Random(9);
        for (int i = 0; i < DAMAGES.size() * 3; i++) {
            byte[] file = DAMAGES.get(i % DAMAGES.size()).apply(random).bytes();
            Both both = Both.of(file);
            assertThat(quantity(both.again)).isEqualTo(quantity(both.kept));
            assertThat(compared(both, both.again)).isEqualTo(compared(both, both.kept));
            List<AnchoringLatency.Anchor> anchors = List.of(
                    new AnchoringLatency.Anchor(300, StreamWriter.START.plus(Duration.ofDays(5))),
                    new AnchoringLatency.Anchor(800, StreamWriter.START.plus(Duration.ofHours(200))));
            assertThat(AnchoringLatency.of(both.again, anchors, 7))
                    .isEqualTo(AnchoringLatency.of(both.kept, anchors))
                    .isPresent();
        }
    }

    @Test
    void the_median_of_many_is_that_of_the_sorted_list() throws IOException {
        Random random = new Random(10);
        for (int i = 0; i < 40; i++) {
            ReadingSeries series = new ReadingSeries("S");
            int size = 2 + random.nextInt(60);
            List<Long> times = new ArrayList<>();
            for (int seq = 1; seq <= size; seq++) {
                long time = random.nextInt(3) == 0 ? 5_000 : (long) (random.nextDouble() * 3e10);
                times.add(time);
                series.accept(new Given(seq, time));
            }
            long anchor = 40_000_000_000L;
            long[] sorted = times.stream().mapToLong(t -> anchor - t).sorted().toArray();
            AnchoringLatency latency = AnchoringLatency.of(
                            series, List.of(new AnchoringLatency.Anchor(size, Instant.ofEpochMilli(anchor))), 1)
                    .orElseThrow();
            assertThat(latency.median()).hasMillis(sorted[size / 2]);
            assertThat(latency.worst()).hasMillis(sorted[size - 1]);
        }
    }

    @Test
    void the_room_of_a_stream_that_outgrew_it_is_free_again() throws IOException {
        ReadingMemory memory = new ReadingMemory(2_048);
        Both.verify(memory.keeper("big"), StreamWriter.file(new StreamWriter("S-001-acquired", 4_000, 1).lines));
        ReadingMemory.Keeper small = memory.keeper("small");
        StreamVerification found = Both.verify(small, STREAM.file());
        assertThat(small.readings(Both.never(), STREAM.context(KNOWN), found)).isInstanceOf(ReadingSeries.class);
    }

    private static RegisterReplay.Result quantity(RecordedReadings readings) throws IOException {
        MeterEvent replaced = new MeterEvent(
                "I-1",
                MeterEvent.Kind.REPLACEMENT,
                StreamWriter.START.plus(Duration.ofHours(50)),
                StreamWriter.START.plus(Duration.ofHours(51)),
                Optional.of(new BigDecimal("500")),
                Optional.of(BigDecimal.ONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        RegisterReplay.Input input = new RegisterReplay.Input(
                readings, StreamKind.REGISTER, Optional.of(Duration.ofMinutes(15)), List.of(replaced));
        Instant from = StreamWriter.START.plus(Duration.ofMinutes(7));
        return RegisterReplay.registerDifference(List.of(input), new ServicePeriod(from, END));
    }

    private static StageComparison.Result compared(Both both, RecordedReadings source) throws IOException {
        StreamDeclaration stage = new StreamDeclaration(
                "T", "M", "stored", List.of("S"), "copy", "", Optional.of(Duration.ofMinutes(15)));
        ReadingSeries stored = new ReadingSeries("T");
        Both.verify(stored, STREAM.file());
        StreamVerification declared = StreamVerification.missing(stage);
        return StageComparison.compare(
                new StageComparison.Stage(declared, stored),
                List.of(new StageComparison.Stage(both.found, source)),
                List.of());
    }

    private static List<String> records(RecordedReadings readings) throws IOException {
        List<String> records = new ArrayList<>();
        try (ReadingPass pass = readings.pass()) {
            while (pass.advance()) {
                StreamReading reading = pass.current();
                records.add(reading.seq() + " " + reading.line() + " " + reading.timeMillis() + " " + reading.status()
                        + " " + reading.hasValue() + " " + reading.value().toPlainString() + " "
                        + reading.isVerified());
            }
        }
        return records;
    }

    /** A stream's records twice: kept in memory, and read again. */
    private record Both(StreamVerification found, RecordedReadings kept, RecordedReadings again) {

        static Both of(byte[] file) throws IOException {
            ReadingSeries kept = new ReadingSeries(STREAM.streamId);
            ReadingMemory.Keeper keeper = new ReadingMemory(0).keeper(STREAM.streamId);
            StreamVerification found = verify(kept.then(keeper), file);
            return new Both(
                    found, kept, keeper.readings(() -> new ByteArrayInputStream(file), STREAM.context(KNOWN), found));
        }

        static StreamVerification verify(RecordSink sink, byte[] file) throws IOException {
            return HashChainVerifier.sequential()
                    .verify(
                            new ByteArrayInputStream(file),
                            STREAM.context(KNOWN),
                            RecordSignatureJudge.withoutKey(),
                            sink);
        }

        static RereadReadings.Opened never() {
            return () -> {
                throw new IOException("read again");
            };
        }
    }

    /** A record with a time. */
    private record Given(long seq, long timeMillis) implements StreamReading {
        @Override
        public long line() {
            return seq + 2;
        }

        @Override
        public ReadingStatus status() {
            return ReadingStatus.ACTUAL;
        }

        @Override
        public boolean hasValue() {
            return true;
        }

        @Override
        public boolean isCompact() {
            return true;
        }

        @Override
        public long unscaled() {
            return 1;
        }

        @Override
        public int scale() {
            return 0;
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.ONE;
        }

        @Override
        public boolean isVerified() {
            return true;
        }
    }
}
