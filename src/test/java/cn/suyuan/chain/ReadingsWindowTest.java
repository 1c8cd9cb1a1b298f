package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A day of a stream of ninety days with a checkpoint a day. */
class ReadingsWindowTest {

    private static final StreamWriter STREAM = new StreamWriter("S-001-acquired", 90 * 96 + 1, 1);
    private static final Instant DAY = StreamWriter.START.plus(Duration.ofDays(40));

    /** Bytes in memory that count how many were asked for. */
    private static final class Counted implements ReadingsWindow.Source {
        private final byte[] file;

        Counted(byte[] file) {
            this.file = file.clone();
        }

        @Override
        public long size() {
            return file.length;
        }

        @Override
        public InputStream from(long place) {
            return new ByteArrayInputStream(file, (int) place, file.length - (int) place);
        }
    }

    private static ReadingsWindow.Result day(byte[] file) throws IOException {
        ServicePeriod span = new ServicePeriod(DAY, DAY.plus(Duration.ofDays(1)));
        return ReadingsWindow.verify(
                        new Counted(file), STREAM.context(KnownLinks.none()), span, RecordSignatureJudge.withoutKey())
                .orElseThrow();
    }

    private static byte[] changed(int seq) {
        String[] lines = STREAM.lines.toArray(String[]::new);
        lines[seq + 1] = lines[seq + 1].replaceFirst(",A,", ",E,");
        return StreamWriter.file(Arrays.asList(lines));
    }

    @Test
    void a_day_is_verified_from_checkpoint_to_checkpoint_and_little_more_is_read() throws IOException {
        ReadingsWindow.Result result = day(STREAM.file());
        assertThat(result.verification().problems()).isEmpty();
        assertThat(result.verification().verdict()).isEqualTo(StreamVerdict.INTACT);
        // the checkpoint before stands on seq 39·96+1, the one that covers the closing reading on 41·96+1
        assertThat(result.afterSeq()).isEqualTo(39 * 96 + 1);
        assertThat(result.lastSeq()).isEqualTo(41 * 96 + 1);
        assertThat(result.verification().counts().records()).isEqualTo(2 * 96);
        assertThat(result.bytes()).isLessThan(STREAM.file().length / 30L);
    }

    @Test
    void a_change_inside_the_day_is_found_at_its_line_and_one_elsewhere_is_not_looked_at() throws IOException {
        int seq = 40 * 96 + 17;
        StreamVerification found = day(changed(seq)).verification();
        assertThat(found.problems()).hasSize(1);
        assertThat(found.problems().get(0).code()).isEqualTo(StreamProblemCode.LINK_MISMATCH);
        assertThat(found.problems().get(0).line()).isEqualTo(seq + 2);
        assertThat(found.problems().get(0).seq()).isEqualTo(seq);
        assertThat(day(changed(100)).verification().problems()).isEmpty();
    }

    @Test
    void a_window_says_the_same_as_the_whole_file_for_damage_inside() throws IOException {
        byte[] file = changed(40 * 96 + 60);
        StreamVerification whole = HashChainVerifier.sequential()
                .verify(
                        new ByteArrayInputStream(file),
                        STREAM.context(KnownLinks.none()),
                        RecordSignatureJudge.withoutKey(),
                        RecordSink.none());
        assertThat(day(file).verification().problems()).isEqualTo(whole.problems());
    }

    @Test
    void a_file_without_a_first_line_has_no_window() throws IOException {
        assertThat(ReadingsWindow.verify(
                        new Counted("nothing\nat all\n".getBytes(StandardCharsets.UTF_8)),
                        STREAM.context(KnownLinks.none()),
                        new ServicePeriod(DAY, DAY.plus(Duration.ofDays(1))),
                        RecordSignatureJudge.withoutKey()))
                .isEmpty();
    }
}
