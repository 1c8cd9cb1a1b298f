package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.rule.ShippedRules;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** Frozen values and straight lines in streams of hours and days, and the steady loads that are neither. */
class SteadyRunsTest {

    private static final SteadyLimits LIMITS = ShippedRules.pack().steady();
    private static final Instant START = Instant.parse("2024-12-31T16:00:00Z");
    private static final int DAYS = 365;
    private static final int HOURS = 24 * DAYS;

    /** A load that never repeats, in last digits. */
    private static long load(int i) {
        return 10_000 + (i * 7_919L) % 4_001;
    }

    private static List<SteadyRun> register(int steps, Duration step, IntToLongFunction quantity) throws IOException {
        return register(steps, step, quantity, ReadingStatus.ACTUAL);
    }

    /** Readings 101 to 140 carry the status. */
    private static List<SteadyRun> register(int steps, Duration step, IntToLongFunction quantity, ReadingStatus status)
            throws IOException {
        ReadingSeries series = new ReadingSeries("S");
        long register = 3_302_000;
        for (int i = 0; i <= steps; i++) {
            series.addPlain(
                    i + 3L,
                    START.plus(step.multipliedBy(i)).toEpochMilli(),
                    Optional.of(BigDecimal.valueOf(register, 4)),
                    i > 100 && i <= 140 ? status : ReadingStatus.ACTUAL);
            register += quantity.applyAsLong(i);
        }
        return SteadyRuns.in(series, LIMITS).found(StreamKind.REGISTER);
    }

    private static boolean within(int i, int from, int steps) {
        return i >= from && i < from + steps;
    }

    @Test
    void a_register_that_grows_along_a_line_for_some_days_is_found_with_its_place() throws IOException {
        List<SteadyRun> found = register(DAYS, Duration.ofDays(1), i -> within(i, 100, 12) ? 12_345 : load(i));
        assertThat(found)
                .containsExactly(new SteadyRun(
                        103,
                        START.plus(Duration.ofDays(100)),
                        START.plus(Duration.ofDays(112)),
                        12,
                        new BigDecimal("1.2345")));
    }

    @Test
    void several_lines_are_all_found() throws IOException {
        assertThat(register(DAYS, Duration.ofDays(1), i -> i % 100 < 30 ? 12_345 + i / 100 : load(i)))
                .hasSize(4)
                .noneMatch(SteadyRun::isFrozen);
    }

    @Test
    void a_line_that_says_it_is_estimated_does_not_pretend() throws IOException {
        IntToLongFunction filled = i -> within(i, 100, 40) ? 12_345 : load(i);
        assertThat(register(DAYS, Duration.ofDays(1), filled, ReadingStatus.ESTIMATED))
                .isEmpty();
        assertThat(register(DAYS, Duration.ofDays(1), filled)).hasSize(1);
    }

    @Test
    void a_constant_load_is_no_fault() throws IOException {
        assertThat(register(DAYS, Duration.ofDays(1), i -> i == 264 ? 57_000 : 56_000))
                .isEmpty();
        assertThat(register(DAYS, Duration.ofDays(1), i -> i % 18 == 0 ? load(i) : 114_129))
                .isEmpty();
    }

    @Test
    void quantities_of_a_few_last_digits_agree_by_chance() throws IOException {
        assertThat(register(HOURS, Duration.ofHours(1), i -> within(i, 100, 60) ? 7 : 5 + i % 90))
                .isEmpty();
    }

    @Test
    void a_register_that_stands_still_for_days_is_found() throws IOException {
        List<SteadyRun> found = register(HOURS, Duration.ofHours(1), i -> within(i, 1000, 96) ? 0 : load(i));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).isFrozen()).isTrue();
        assertThat(found.get(0).steps()).isEqualTo(96);
    }

    @Test
    void nights_without_load_hide_no_frozen_days_and_are_no_fault() throws IOException {
        IntToLongFunction daytime = i -> i % 24 < 13 ? 0 : load(i);
        assertThat(register(HOURS, Duration.ofHours(1), daytime)).isEmpty();
        assertThat(register(HOURS, Duration.ofHours(1), i -> within(i, 1008, 96) ? 0 : daytime.applyAsLong(i)))
                .hasSize(1);
    }

    @Test
    void who_stops_at_weekends_may_stop_longer_at_a_feast() throws IOException {
        assertThat(register(DAYS, Duration.ofDays(1), i -> i % 7 > 4 || within(i, 30, 8) ? 0 : load(i)))
                .isEmpty();
    }

    @Test
    void what_fills_half_of_the_stream_and_streams_of_few_readings_are_not_judged() throws IOException {
        assertThat(register(DAYS, Duration.ofDays(1), i -> i < 200 ? 0 : load(i)))
                .isEmpty();
        assertThat(register(12, Duration.ofDays(30), i -> within(i, 5, 4) ? 0 : load(i)))
                .isEmpty();
    }

    @Test
    void intervals_that_repeat_their_quantity_are_found_whatever_their_zeros_at_the_end() throws IOException {
        ReadingSeries series = new ReadingSeries("S");
        for (int i = 0; i < HOURS; i++) {
            BigDecimal value = BigDecimal.valueOf(within(i, 500, 48) ? 12_340 : load(i), 4);
            series.addPlain(
                    i + 3L,
                    START.plus(Duration.ofHours(i)).toEpochMilli(),
                    Optional.of(i > 0 && i % 2 == 0 ? value.stripTrailingZeros() : value),
                    ReadingStatus.ACTUAL);
        }
        assertThat(SteadyRuns.in(series, LIMITS).found(StreamKind.INTERVAL))
                .singleElement()
                .satisfies(run -> assertThat(run.steps()).isEqualTo(48));
    }
}
