package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a chain that fits may still show: times, registers, clocks, checkpoints, signatures and continued files. */
class SeriesProblemsTest {

    private static final int N = 12;

    private final SmallStream a = SmallStream.register("A", N);
    private final SmallStream b = new SmallStream("B", N, n -> (500 + 3 * n) + ".25");
    private final ProblemDesk desk = new ProblemDesk(a, b);

    private static String body(int seq, int step, String value, String status, String offset) {
        return seq + "," + SmallStream.time(step) + "," + value + "," + status + "," + offset;
    }

    @Test
    void period_not_covered_at_its_start_is_the_first_record() {
        for (int n = 1; n <= N; n++) {
            a.with(n, body(n, n + 3, (100 + n) + ".50", "A", "2"));
        }
        a.covered = N + 4;
        StreamProblem problem = desk.only("A", StreamProblemCode.PERIOD_NOT_COVERED, 3, 1, 4);
        assertThat(problem.message()).endsWith(".start");
    }

    @Test
    void period_not_covered_at_its_end_is_the_last_record() {
        a.covered = N + 5;
        StreamProblem problem = desk.only("A", StreamProblemCode.PERIOD_NOT_COVERED, N + 2, N, 5);
        assertThat(problem.message()).endsWith(".end");
    }

    @Test
    void period_not_covered_by_a_file_without_records() {
        a.bodies.clear();
        a.checkpoints = Optional.of(List.of());
        StreamProblem problem = desk.only("A", StreamProblemCode.PERIOD_NOT_COVERED, 1, 0, 0);
        assertThat(problem.message()).endsWith(".empty");
    }

    @Test
    void period_not_covered_by_an_interval_stream_counts_from_the_end_of_its_last_interval() {
        a.kind = "interval";
        desk.nothing();
        a.covered = N + 3;
        desk.only("A", StreamProblemCode.PERIOD_NOT_COVERED, N + 2, N, 3);
    }

    @Test
    void gap_is_the_record_after_it_with_the_readings_that_are_not_there() {
        for (int n = 7; n <= N; n++) {
            a.with(n, body(n, n + 2, (100 + n) + ".50", "A", "2"));
        }
        a.covered = N + 3;
        desk.only("A", StreamProblemCode.GAP, 9, 7, 3);
    }

    @Test
    void gap_is_not_said_of_readings_marked_missing() {
        a.with(6, body(6, 5, "", "M", "2"));
        desk.nothing();
    }

    @Test
    void time_backwards_is_the_record_that_is_not_later() {
        a.with(6, body(6, 4, "106.50", "A", "2"));
        desk.only("A", StreamProblemCode.TIME_BACKWARDS, 8, 6, 1);
    }

    @Test
    void time_backwards_of_a_single_time_that_lay_ahead_is_no_gap_too() {
        a.with(6, body(6, 5 + 96, "106.50", "A", "2"));
        a.checkpoints = Optional.of(List.of(a.checkpoint(N, SignatureOutcome.VALID, 3)));
        desk.only("A", StreamProblemCode.TIME_BACKWARDS, 9, 7, 1);
    }

    @Test
    void time_backwards_of_a_clock_that_stood_still_is_one_run_and_no_gap() {
        for (int n = 6; n <= 8; n++) {
            a.with(n, body(n, 4, (100 + n) + ".50", "A", "2"));
        }
        desk.only("A", StreamProblemCode.TIME_BACKWARDS, 8, 6, 3);
    }

    @Test
    void a_gap_after_a_clock_set_back_is_still_a_gap() {
        for (int n = 6; n <= N; n++) {
            a.with(n, body(n, n < 9 ? n - 4 : n, (100 + n) + ".50", "A", "2"));
        }
        a.covered = N + 1;
        assertThat(desk.found("A").problems())
                .extracting(StreamProblem::code, StreamProblem::line, StreamProblem::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(StreamProblemCode.TIME_BACKWARDS, 8L, 3L),
                        org.assertj.core.groups.Tuple.tuple(StreamProblemCode.GAP, 11L, 4L));
    }

    @Test
    void time_backwards_after_a_clock_set_back_is_one_run() {
        for (int n = 6; n <= N; n++) {
            a.with(n, body(n, n - 4, (100 + n) + ".50", "A", "2"));
        }
        a.covered = N - 3;
        desk.only("A", StreamProblemCode.TIME_BACKWARDS, 8, 6, 3);
    }

    @Test
    void register_decrease_is_the_lower_record_only() {
        a.with(6, SmallStream.body(6, "104.00"));
        StreamProblem problem = desk.only("A", StreamProblemCode.REGISTER_DECREASE, 8, 6, 1);
        assertThat(problem.arguments()).contains("105.50", "104.00");
    }

    @Test
    void register_decrease_is_explained_by_a_replacement_at_its_time() {
        for (int n = 6; n <= N; n++) {
            a.with(n, SmallStream.body(n, n + ".00"));
        }
        desk.only("A", StreamProblemCode.REGISTER_DECREASE, 8, 6, 1);
        a.events = List.of(event(MeterEvent.Kind.REPLACEMENT, 5));
        desk.nothing();
        a.events = List.of(event(MeterEvent.Kind.REPLACEMENT, 9));
        desk.only("A", StreamProblemCode.REGISTER_DECREASE, 8, 6, 1);
    }

    @Test
    void register_decrease_is_not_said_of_an_interval_stream() {
        a.kind = "interval";
        a.with(6, SmallStream.body(6, "1.00"));
        desk.nothing();
    }

    private static MeterEvent event(MeterEvent.Kind kind, int step) {
        Instant at = OffsetDateTime.parse(SmallStream.time(step)).toInstant();
        return new MeterEvent(
                "I-1",
                kind,
                at.minusSeconds(60),
                at,
                Optional.of(new BigDecimal("105.60")),
                Optional.of(BigDecimal.ZERO),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void clock_offset_is_the_first_record_over_the_limit_and_counts_its_run() {
        for (int n = 5; n <= 7; n++) {
            a.with(n, body(n, n - 1, (100 + n) + ".50", "A", Integer.toString(-8 - 2 * n)));
        }
        StreamProblem problem = desk.only("A", StreamProblemCode.CLOCK_OFFSET, 7, 5, 3);
        assertThat(problem.arguments()).contains("-22", "10");
    }

    @Test
    void clock_offset_at_the_limit_is_none() {
        a.with(5, body(5, 4, "105.50", "A", "10")).with(6, body(6, 5, "106.50", "A", ""));
        desk.nothing();
    }

    @Test
    void checkpoint_mismatch_is_the_record_whose_chain_was_rewritten() {
        List<CheckpointFact> signed = a.checkpoints();
        for (int n = 3; n <= N; n++) {
            a.with(n, SmallStream.body(n, (200 + n) + ".50"));
        }
        a.checkpoints = Optional.of(signed);
        desk.only("A", StreamProblemCode.CHECKPOINT_MISMATCH, 8, 6, 2);
    }

    @Test
    void checkpoint_mismatch_is_also_a_rewritten_stream_that_only_a_seal_binds() {
        List<String> sealed = a.links();
        a.checkpoints = Optional.of(List.of());
        a.heads = List.of(new SealHead("A", 1, 6, sealed.get(5)), new SealHead("A", 7, N, sealed.get(N - 1)));
        desk.nothing();
        for (int n = 3; n <= N; n++) {
            a.with(n, SmallStream.body(n, (200 + n) + ".50"));
        }
        StreamProblem problem = desk.only("A", StreamProblemCode.CHECKPOINT_MISMATCH, 8, 6, 2);
        assertThat(problem.message()).endsWith(".seal");
    }

    @Test
    void a_wrong_seal_over_readings_that_signed_checkpoints_confirm_is_no_problem_of_the_stream() {
        a.heads = List.of(new SealHead("A", 1, 6, "ee".repeat(32)));
        desk.nothing();
        assertThat(desk.found("A").headsFit()).containsExactly(false);
    }

    @Test
    void checkpoint_signature_that_fails_is_its_row() {
        checkpoints(SignatureOutcome.INVALID, SignatureOutcome.VALID);
        assertThat(desk.only("A", StreamProblemCode.CHECKPOINT_SIGNATURE, 2, 6, 1)
                        .message())
                .endsWith(".invalid");
    }

    @Test
    void checkpoint_signature_that_is_not_there_is_its_row() {
        checkpoints(SignatureOutcome.ABSENT, SignatureOutcome.VALID);
        assertThat(desk.only("A", StreamProblemCode.CHECKPOINT_SIGNATURE, 2, 6, 1)
                        .message())
                .endsWith(".absent");
    }

    @Test
    void checkpoint_key_that_cannot_be_relied_on_is_its_row_and_says_why() {
        for (SignatureOutcome outcome : List.of(
                SignatureOutcome.UNSUPPORTED,
                SignatureOutcome.KEY_UNKNOWN,
                SignatureOutcome.KEY_WRONG,
                SignatureOutcome.UNTRUSTED,
                SignatureOutcome.EXPIRED,
                SignatureOutcome.NOT_YET_VALID,
                SignatureOutcome.REVOKED)) {
            checkpoints(outcome, SignatureOutcome.VALID);
            assertThat(desk.only("A", StreamProblemCode.CHECKPOINT_KEY, 2, 6, 1).message())
                    .endsWith("." + outcome.wireName());
        }
    }

    private void checkpoints(SignatureOutcome half, SignatureOutcome last) {
        a.checkpoints = Optional.of(List.of(a.checkpoint(6, half, 2), a.checkpoint(N, last, 3)));
    }

    @Test
    void checkpoint_time_before_its_record_or_too_long_after_is_its_row() {
        OffsetDateTime read = OffsetDateTime.parse(SmallStream.time(5));
        dated(Optional.of(read.minusSeconds(1)));
        desk.only("A", StreamProblemCode.CHECKPOINT_TIME, 2, 6, 1);
        dated(Optional.of(read.plusDays(31).plusSeconds(1)));
        desk.only("A", StreamProblemCode.CHECKPOINT_TIME, 2, 6, 1);
        dated(Optional.empty());
        assertThat(desk.only("A", StreamProblemCode.CHECKPOINT_TIME, 2, 6, 1).message())
                .endsWith(".absent");
        dated(Optional.of(read.plusDays(31)));
        desk.nothing();
        dated(Optional.of(read));
        desk.nothing();
    }

    private void dated(Optional<OffsetDateTime> time) {
        a.checkpoints = Optional.of(
                List.of(a.dated(6, SignatureOutcome.VALID, 2, time), a.checkpoint(N, SignatureOutcome.VALID, 3)));
    }

    @Test
    void record_signature_that_fails_is_its_record_alone() {
        a.signed = true;
        desk.nothing();
        List<String> lines = a.made();
        String line = lines.get(2 + 4);
        lines.set(
                2 + 4,
                line.substring(0, line.lastIndexOf(',') + 1)
                        + SmallStream.signature(a.links().get(7)));
        a.lines = Optional.of(lines);
        desk.only("A", StreamProblemCode.RECORD_SIGNATURE, 7, 5, 1);
    }

    @Test
    void record_signature_that_is_not_there_is_its_record_alone() {
        a.signed = true;
        List<String> lines = a.made();
        String line = lines.get(2 + 4);
        lines.set(2 + 4, line.substring(0, line.lastIndexOf(',') + 1) + "no base64!");
        a.lines = Optional.of(lines);
        desk.only("A", StreamProblemCode.RECORD_SIGNATURE, 7, 5, 1);
    }

    @Test
    void checkpoint_key_of_signed_records_is_the_first_of_them() {
        a.signed = true;
        StreamProblem problem =
                desk.records(SignatureOutcome.EXPIRED).only("A", StreamProblemCode.CHECKPOINT_KEY, 3, 1, N);
        assertThat(problem.message()).endsWith(".record.expired");
    }

    @Test
    void a_continued_file_goes_on_from_the_link_of_the_file_before() {
        continued();
        desk.nothing();
        assertThat(desk.found("A").span().orElseThrow().firstSeq()).isEqualTo(101);
    }

    @Test
    void link_mismatch_of_a_continued_file_counts_from_its_first_number() {
        continued();
        List<String> lines = a.made();
        lines.set(5, lines.get(5).replace("104.50", "104.51"));
        a.lines = Optional.of(lines);
        desk.only("A", StreamProblemCode.LINK_MISMATCH, 6, 104, 1);
    }

    @Test
    void record_missing_at_the_beginning_of_a_continued_file_has_its_first_number() {
        continued();
        List<String> lines = a.made();
        lines.remove(2);
        a.lines = Optional.of(lines);
        desk.only("A", StreamProblemCode.RECORD_MISSING, 3, 101, 1);
    }

    @Test
    void link_mismatch_of_a_continued_file_whose_given_link_was_changed_is_line_1() {
        continued();
        List<String> lines = a.made();
        lines.set(0, lines.get(0).replace(",101,7e7e", ",101,7f7e"));
        a.lines = Optional.of(lines);
        assertThat(desk.only("A", StreamProblemCode.LINK_MISMATCH, 1, 0, 1).message())
                .isEqualTo("chain.problem.link_mismatch.header");
    }

    @Test
    void checkpoint_mismatch_of_a_continued_file_that_goes_on_from_another_link() {
        continued();
        List<CheckpointFact> facts = new ArrayList<>(a.checkpoints());
        facts.add(0, before("7e".repeat(32)));
        a.checkpoints = Optional.of(facts);
        desk.nothing();
        facts.set(0, before("5a".repeat(32)));
        a.checkpoints = Optional.of(facts);
        desk.only("A", StreamProblemCode.CHECKPOINT_MISMATCH, 1, 100, 1);
    }

    @Test
    void a_seal_over_the_file_before_fits_a_continued_file() {
        continued();
        a.heads = List.of(new SealHead("A", 1, 100, "7e".repeat(32)), new SealHead("A", 1, 100, "5a".repeat(32)));
        assertThat(desk.found("A").headsFit()).containsExactly(true, false);
    }

    private CheckpointFact before(String link) {
        return new CheckpointFact(
                "A",
                100,
                link,
                Optional.of(OffsetDateTime.parse(SmallStream.time(99)).plusMinutes(1)),
                "K",
                SignatureOutcome.VALID,
                "data/checkpoints.csv",
                9);
    }

    private void continued() {
        a.first = 101;
        a.linkBefore = Optional.of("7e".repeat(32));
        for (int n = 1; n <= N; n++) {
            a.with(n, body(100 + n, 99 + n, (100 + n) + ".50", "A", "2"));
        }
    }
}
