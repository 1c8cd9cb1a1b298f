package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Breaks of the chain itself: one defect is one problem, at its file, line and number, under the nearest name. */
class ChainProblemsTest {

    private static final int N = 12;
    /** Line of the first record, less one. */
    private static final int BEFORE = 2;

    private final SmallStream a = SmallStream.register("A", N);
    private final SmallStream b = new SmallStream("B", N, n -> (500 + 3 * n) + ".25");
    private final List<String> lines = a.made();
    private final ProblemDesk desk = new ProblemDesk(a, b);

    @Test
    void streams_that_nobody_touched_have_no_problem() {
        desk.nothing();
    }

    @Test
    void link_mismatch_of_a_changed_value_is_one_record() {
        lines.set(BEFORE + 3, lines.get(BEFORE + 3).replace("104.50", "104.60"));
        assertThat(submit().only("A", StreamProblemCode.LINK_MISMATCH, 6, 4, 1).message())
                .isEqualTo("chain.problem.link_mismatch");
    }

    @Test
    void link_mismatch_of_a_changed_link_is_told_from_a_changed_record() {
        String line = lines.get(BEFORE + 3);
        lines.set(BEFORE + 3, line.substring(0, line.length() - 1) + (line.endsWith("0") ? "1" : "0"));
        assertThat(submit().only("A", StreamProblemCode.LINK_MISMATCH, 6, 4, 2).message())
                .isEqualTo("chain.problem.link_mismatch.link");
    }

    @Test
    void link_mismatch_of_a_changed_header_is_line_1() {
        lines.set(0, lines.get(0).replace("kWh", "kVh"));
        assertThat(submit().only("A", StreamProblemCode.LINK_MISMATCH, 1, 0, 1).message())
                .isEqualTo("chain.problem.link_mismatch.header");
    }

    @Test
    void link_mismatch_of_removed_and_renumbered_records_is_one_with_the_rest_as_count() {
        List<String> shorter = new ArrayList<>(lines.subList(0, BEFORE + 4));
        for (int seq = 6; seq <= N; seq++) {
            String line = lines.get(BEFORE + seq - 1);
            shorter.add((seq - 1) + line.substring(line.indexOf(',')));
        }
        a.lines = Optional.of(shorter);
        desk.only("A", StreamProblemCode.LINK_MISMATCH, 7, 5, N - 5);
    }

    @Test
    void link_mismatch_at_two_places_is_two_problems() {
        lines.set(BEFORE + 2, lines.get(BEFORE + 2).replace("103.50", "103.60"));
        lines.set(BEFORE + 8, lines.get(BEFORE + 8).replace("109.50", "109.60"));
        a.lines = Optional.of(lines);
        assertThat(desk.found("A").problems())
                .extracting(StreamProblem::code, StreamProblem::line, StreamProblem::seq)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(StreamProblemCode.LINK_MISMATCH, 5L, 3L),
                        org.assertj.core.groups.Tuple.tuple(StreamProblemCode.LINK_MISMATCH, 11L, 9L));
    }

    @Test
    void record_missing_in_the_middle_is_the_line_after_the_hole() {
        lines.subList(BEFORE + 3, BEFORE + 5).clear();
        submit().only("A", StreamProblemCode.RECORD_MISSING, 6, 4, 2);
    }

    @Test
    void record_missing_at_the_beginning_is_not_an_uncovered_period_too() {
        lines.subList(BEFORE, BEFORE + 2).clear();
        submit().only("A", StreamProblemCode.RECORD_MISSING, 3, 1, 2);
    }

    @Test
    void record_inserted_is_the_line_of_the_invented_record() {
        lines.add(BEFORE + 4, SmallStream.body(5, "104.90") + "," + "ab".repeat(32));
        submit().only("A", StreamProblemCode.RECORD_INSERTED, 7, 5, 1);
    }

    @Test
    void record_inserted_after_the_bound_end_is_not_a_longer_stream() {
        lines.add(SmallStream.body(N + 1, "999.00") + "," + "cd".repeat(32));
        submit().only("A", StreamProblemCode.RECORD_INSERTED, N + 3, N + 1, 1);
    }

    @Test
    void record_repeated_is_the_second_of_the_two() {
        lines.add(BEFORE + 5, lines.get(BEFORE + 4));
        submit().only("A", StreamProblemCode.RECORD_REPEATED, 8, 5, 1);
    }

    @Test
    void record_repeated_as_a_block_further_down_is_one() {
        lines.addAll(BEFORE + 9, List.copyOf(lines.subList(BEFORE + 1, BEFORE + 4)));
        submit().only("A", StreamProblemCode.RECORD_REPEATED, 12, 2, 3);
    }

    @Test
    void record_swapped_with_its_neighbour_is_the_first_of_the_two() {
        Collections.swap(lines, BEFORE + 4, BEFORE + 5);
        submit().only("A", StreamProblemCode.RECORD_SWAPPED, 7, 6, 2);
    }

    @Test
    void record_swapped_far_apart_is_the_first_of_the_two() {
        Collections.swap(lines, BEFORE + 2, BEFORE + 9);
        StreamProblem problem = swapped();
        assertThat(problem.count()).isEqualTo(2);
    }

    private StreamProblem swapped() {
        StreamVerification found = submit().found("A");
        assertThat(found.problems()).hasSize(1);
        assertThat(found.problems().get(0).line()).isEqualTo(5);
        assertThat(found.problems().get(0).code()).isEqualTo(StreamProblemCode.RECORD_SWAPPED);
        return found.problems().get(0);
    }

    @Test
    void stream_exchanged_as_a_whole_is_line_1() {
        a.lines = Optional.of(b.made());
        StreamProblem problem = desk.only("A", StreamProblemCode.STREAM_EXCHANGED, 1, 1, N);
        assertThat(problem.arguments()).contains("B");
    }

    @Test
    void stream_exchanged_from_some_record_on_names_the_other_stream() {
        List<String> other = b.made();
        for (int i = BEFORE + 6; i < lines.size(); i++) {
            lines.set(i, other.get(i));
        }
        StreamProblem problem = submit().only("A", StreamProblemCode.STREAM_EXCHANGED, 9, 7, N - 6);
        assertThat(problem.arguments()).contains("B");
    }

    @Test
    void stream_exchanged_for_some_records_only_counts_those() {
        List<String> other = b.made();
        for (int i = BEFORE + 2; i < BEFORE + 5; i++) {
            lines.set(i, other.get(i));
        }
        submit().only("A", StreamProblemCode.STREAM_EXCHANGED, 5, 3, 3);
    }

    @Test
    void tail_cut_between_records_is_the_line_that_is_not_there() {
        lines.subList(BEFORE + 9, lines.size()).clear();
        submit().only("A", StreamProblemCode.TAIL_CUT, 12, 10, 3);
    }

    @Test
    void tail_unbound_is_the_last_record_and_nothing_else() {
        a.checkpoints = Optional.of(List.of(a.checkpoint(6, SignatureOutcome.VALID, 2)));
        desk.only("A", StreamProblemCode.TAIL_UNBOUND, N + 2, N, 1);
    }

    @Test
    void tail_unbound_is_not_said_where_a_seal_binds_the_end() {
        a.checkpoints = Optional.of(List.of());
        a.heads = List.of(new SealHead("A", 1, N, a.links().get(N - 1)));
        desk.nothing();
    }

    @Test
    void malformed_line_1_is_no_header() {
        lines.set(0, "suyuan,1,A");
        assertThat(submit().only("A", StreamProblemCode.MALFORMED, 1, 0, 1).message())
                .isEqualTo("chain.problem.malformed.header");
    }

    @Test
    void malformed_line_2_is_not_one_of_the_two_forms() {
        lines.set(1, "seq;time;value");
        assertThat(submit().only("A", StreamProblemCode.MALFORMED, 2, 0, 1).message())
                .isEqualTo("chain.problem.malformed.columns");
    }

    @Test
    void malformed_records_are_told_by_the_field_that_cannot_be_read() {
        malformed("fields", "4," + SmallStream.time(3) + ",104.50,A");
        malformed("seq", body("four", SmallStream.time(3), "104.50", "A", "2"));
        malformed("time", body("4", "2025-02-30T00:00:00+08:00", "104.50", "A", "2"));
        malformed("value", body("4", SmallStream.time(3), "1O4.50", "A", "2"));
        malformed("value", body("4", SmallStream.time(3), "1".repeat(70_000), "A", "2"));
        malformed("status", body("4", SmallStream.time(3), "104.50", "X", "2"));
        malformed("offset", body("4", SmallStream.time(3), "104.50", "A", "two"));
        malformed("length", body("4", SmallStream.time(3), "1".repeat(600_000), "A", "2"));
        String link = body("4", SmallStream.time(3), "104.50", "A", "2");
        malformed("link", link.substring(0, link.length() - 2) + "zz");
    }

    private String body(String... fields) {
        return String.join(",", fields) + "," + a.links().get(3);
    }

    private void malformed(String field, String line) {
        List<String> changed = a.made();
        changed.set(BEFORE + 3, line);
        a.lines = Optional.of(changed);
        StreamProblem problem = desk.only("A", StreamProblemCode.MALFORMED, 6, 4, 1);
        assertThat(problem.message()).isEqualTo("chain.problem.malformed." + field);
    }

    @Test
    void every_line_made_with_a_carriage_return_is_no_problem_of_the_chain() {
        lines.replaceAll(line -> line + "\r");
        a.lines = Optional.of(lines);
        desk.nothing();
        assertThat(desk.found("A").form().carriageReturns()).isEqualTo(N + BEFORE);
    }

    private ProblemDesk submit() {
        a.lines = Optional.of(lines);
        return desk;
    }
}
