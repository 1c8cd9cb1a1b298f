package cn.suyuan.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.suyuan.sampling.AuditSample.Fraction;
import cn.suyuan.sampling.SamplingFrame.Entry;
import cn.suyuan.sampling.TicketDraw.Plan;
import cn.suyuan.sampling.TicketDraw.Seed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicketDrawTest {

    private static final BigDecimal P95 = new BigDecimal("0.95");
    private final TicketDraw draw = new TicketDraw(SamplingVectorsTest.hash("sha256"));
    private final Seed seed = Seed.given("5eed".repeat(16));

    private static List<Entry> devices(int count) {
        return new ArrayList<>(IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Entry("all", "E" + i))
                .toList());
    }

    private static SamplingFrame frame(List<Entry> rows) {
        return SamplingFrame.read(rows).frame().orElseThrow();
    }

    @Test
    void ten_percent_of_63_are_7_and_of_nothing_an_error() {
        Fraction tenth = new Fraction(1, 10);
        assertThat(IntStream.of(1, 9, 10, 11, 63).map(n -> TicketDraw.sampleSize(n, tenth, 1)))
                .containsExactly(1, 1, 1, 2, 7);
        assertThatThrownBy(() -> TicketDraw.sampleSize(0, tenth, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(SamplingFrame.read(List.of()).frame()).isEmpty();
    }

    @Test
    void test_2_the_order_of_the_ledger_rows_does_not_matter() {
        List<Entry> rows = devices(63);
        AuditSample sample = draw.draw(frame(rows), seed, Plan.tenPercent());
        Collections.shuffle(rows, new Random(1));
        assertThat(draw.draw(frame(rows), seed, Plan.tenPercent())).isEqualTo(sample);
    }

    @Test
    void test_3_one_changed_number_changes_the_frame_digest() {
        List<Entry> rows = devices(63);
        String before = draw.frameDigest(frame(rows));
        rows.set(5, new Entry("all", "E6x"));
        assertThat(draw.frameDigest(frame(rows))).isNotEqualTo(before);
    }

    @Test
    void an_extended_sample_contains_the_first_one() {
        SamplingFrame frame = frame(devices(63));
        List<String> first = draw.draw(frame, seed, Plan.tenPercent()).selected();
        Plan doubled = new Plan(new Fraction(1, 10), 1, Map.of("all", 14), Set.of());
        assertThat(draw.draw(frame, seed, doubled).selected()).hasSize(14).startsWith(first.toArray(String[]::new));
    }

    @Test
    void too_few_left_is_a_shortfall() {
        AuditSample sample =
                draw.draw(frame(devices(2)), seed, new Plan(new Fraction(1, 1), 1, Map.of(), Set.of("E1", "E2")));
        assertThat(sample.strata().get(0).shortfall()).isEqualTo(2);
        assertThat(sample.strata().get(0).skipped()).hasSize(2);
    }

    @Test
    void detection_probability_of_7_in_63() {
        // clauses.md 1.10: D=1 11 %, D=3 30 %, D=5 46 %, D=10 72 %
        assertThat(SampleInference.detectionProbability(63, 7, 1)).isEqualByComparingTo("0.1111111111");
        assertThat(SampleInference.detectionProbability(63, 7, 3).doubleValue()).isBetween(0.295, 0.305);
        assertThat(SampleInference.detectionProbability(63, 7, 5).doubleValue()).isBetween(0.455, 0.465);
        assertThat(SampleInference.detectionProbability(63, 7, 10).doubleValue())
                .isBetween(0.715, 0.725);
    }

    @Test
    void the_needed_sample_is_the_smallest_that_reaches_the_limit() {
        int needed = SampleInference.neededSize(63, 0, 5, P95).orElseThrow();
        assertThat(SampleInference.upperLimit(new SampleInference.Inspected(63, needed, 0), P95))
                .isLessThanOrEqualTo(5);
        assertThat(SampleInference.upperLimit(new SampleInference.Inspected(63, needed - 1, 0), P95))
                .isGreaterThan(5);
        assertThat(SampleInference.neededSize(63, 6, 5, P95)).isEmpty();
    }
}
