package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Stages repeated record by record: what one stage holds and its sources do not give is one problem of that stage. */
class StageProblemsTest {

    private static final int N = 12;
    private static final int TURN = 6;

    private final SmallStream main = new SmallStream("MAIN", N, n -> (1000 + 7 * n) + ".250");
    private final SmallStream sub = new SmallStream("SUB", N, n -> (300 + 2 * n) + ".125");

    private SmallStream stage(String operation, List<String> sources, IntFunction<String> value) {
        SmallStream stage = new SmallStream("STAGE", N, value);
        stage.operation = operation;
        stage.sources = sources;
        return stage;
    }

    private ProblemDesk desk(SmallStream stage) {
        return new ProblemDesk(main, sub, stage);
    }

    /** A stage that is right has no problem; with another value of record 4 it has one, which says what it should be. */
    private void mismatch(SmallStream stage, String right, String wrong) {
        desk(stage).nothing();
        assertThat(stage.bodies.get(3)).contains("," + right + ",");
        stage.with(4, SmallStream.body(4, wrong));
        StreamProblem problem = desk(stage).only("STAGE", StreamProblemCode.STAGE_MISMATCH, TURN, 4, 1);
        assertThat(problem.arguments().get(3)).isEqualTo(stage.operation);
        assertThat(problem.arguments().get(4)).isEqualTo(wrong);
        assertThat(new BigDecimal(problem.arguments().get(5))).isEqualByComparingTo(right);
    }

    @Test
    void stage_mismatch_of_a_copy() {
        mismatch(stage("copy", List.of("MAIN"), n -> (1000 + 7 * n) + ".250"), "1028.250", "1028.251");
    }

    @Test
    void stage_mismatch_of_a_scale() {
        SmallStream stage = stage("scale:1500", List.of("MAIN"), n -> Integer.toString(1500 * (1000 + 7 * n) + 375));
        mismatch(stage, "1542375", "1542376");
    }

    @Test
    void stage_mismatch_of_a_scale_whose_factor_changes_is_the_wrong_step_alone() {
        String operation = "scale:10@;20@" + SmallStream.time(TURN);
        // Up to the change ten times the register, then ten times what stood there and twenty times the rest.
        IntFunction<String> value = n ->
                Integer.toString(n <= TURN + 1 ? 10_000 + 70 * n : 10_000 + 70 * (TURN + 1) + 140 * (n - TURN - 1));
        SmallStream plain = new SmallStream("MAIN", N, n -> Integer.toString(1000 + 7 * n));
        SmallStream stage = stage(operation, List.of("MAIN"), value);
        ProblemDesk desk = new ProblemDesk(plain, stage);
        desk.nothing();
        for (int n = 9; n <= N; n++) {
            stage.with(n, SmallStream.body(n, Integer.toString(Integer.parseInt(value.apply(n)) + 5)));
        }
        StreamProblem problem = desk.only("STAGE", StreamProblemCode.STAGE_MISMATCH, 11, 9, 1);
        assertThat(problem.arguments()).contains("10775", "10770");
    }

    @Test
    void stage_mismatch_over_a_replacement_with_another_multiplier() {
        SmallStream meter =
                new SmallStream("MAIN", N, n -> Integer.toString(n <= TURN ? 1000 + 7 * n : 7 * (n - TURN)));
        MeterEvent replaced = new MeterEvent(
                "I-1",
                MeterEvent.Kind.REPLACEMENT,
                OffsetDateTime.parse(SmallStream.time(TURN)).minusMinutes(10).toInstant(),
                OffsetDateTime.parse(SmallStream.time(TURN)).minusMinutes(5).toInstant(),
                Optional.of(new BigDecimal("1043")),
                Optional.of(BigDecimal.ZERO),
                Optional.of(BigDecimal.TEN),
                Optional.of(new BigDecimal("30")),
                Optional.empty());
        meter.events = List.of(replaced);
        IntFunction<String> value =
                n -> Integer.toString(n <= TURN ? 10_000 + 70 * n : 10_000 + 70 * TURN + 10 + 210 * (n - TURN));
        SmallStream stage = stage("scale:10", List.of("MAIN"), value);
        stage.events = List.of(replaced);
        ProblemDesk desk = new ProblemDesk(meter, stage);
        desk.nothing();
        stage.with(9, SmallStream.body(9, "11061"));
        desk.only("STAGE", StreamProblemCode.STAGE_MISMATCH, 11, 9, 1);
    }

    @Test
    void stage_mismatch_of_a_conversion() {
        SmallStream stage = stage("convert:MWh", List.of("MAIN"), n -> "1.0" + (n < 2 ? "0" : "") + 7 * n + "250");
        stage.unit = "MWh";
        mismatch(stage, "1.028250", "1.028251");
    }

    @Test
    void stage_mismatch_of_a_sum() {
        SmallStream stage = stage("sum", List.of("MAIN", "SUB"), n -> (1300 + 9 * n) + ".375");
        mismatch(stage, "1336.375", "1336.374");
    }

    @Test
    void stage_mismatch_of_a_difference() {
        SmallStream stage = stage("difference", List.of("MAIN", "SUB"), n -> (700 + 5 * n) + ".125");
        mismatch(stage, "720.125", "720.126");
    }

    @Test
    void stage_mismatch_of_a_run_is_one_problem_with_its_length() {
        SmallStream stage = stage("copy", List.of("MAIN"), n -> (1000 + 7 * n) + (n > 4 && n < 8 ? ".5" : ".25"));
        desk(stage).only("STAGE", StreamProblemCode.STAGE_MISMATCH, 7, 5, 3);
    }

    @Test
    void stage_mismatch_of_a_value_where_the_source_has_none() {
        main.with(4, SmallStream.body(4, "").replace(",A,", ",M,"));
        SmallStream stage = stage("copy", List.of("MAIN"), n -> (1000 + 7 * n) + ".250");
        StreamProblem problem = desk(stage).only("STAGE", StreamProblemCode.STAGE_MISMATCH, TURN, 4, 1);
        assertThat(problem.arguments()).contains("1028.250", "M");
        stage.with(4, stage.bodies.get(3).replace(",A,", ",E,"));
        desk(stage).nothing();
    }

    @Test
    void stage_mismatch_of_a_record_at_a_time_that_the_source_does_not_have() {
        SmallStream stage = stage("copy", List.of("MAIN"), n -> (1000 + 7 * n) + ".250");
        stage.with(4, stage.bodies.get(3).replace(":45:00+", ":46:00+"));
        StreamProblem problem = desk(stage).only("STAGE", StreamProblemCode.STAGE_MISMATCH, TURN, 4, 1);
        assertThat(problem.message()).endsWith(".absent");
        assertThat(problem.arguments().get(3)).isEqualTo("MAIN");
    }

    @Test
    void a_defect_of_the_source_is_said_there_and_not_again_behind_it() {
        SmallStream stage = stage("copy", List.of("MAIN"), n -> (1000 + 7 * n) + ".250");
        List<String> lines = main.made();
        lines.subList(5, 8).clear();
        main.lines = Optional.of(lines);
        desk(stage).only("MAIN", StreamProblemCode.RECORD_MISSING, TURN, 4, 3);
    }

    @Test
    void a_changed_source_is_altered_and_its_stage_differs_from_it() {
        SmallStream stage = stage("copy", List.of("MAIN"), n -> (1000 + 7 * n) + ".250");
        List<String> lines = main.made();
        lines.set(5, lines.get(5).replace("1028.250", "1028.260"));
        main.lines = Optional.of(lines);
        ProblemDesk desk = desk(stage);
        assertThat(desk.found("MAIN").problems())
                .extracting(StreamProblem::code)
                .containsExactly(StreamProblemCode.LINK_MISMATCH);
        assertThat(desk.found("STAGE").problems())
                .extracting(StreamProblem::code, StreamProblem::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(StreamProblemCode.STAGE_MISMATCH, 6L));
    }
}
