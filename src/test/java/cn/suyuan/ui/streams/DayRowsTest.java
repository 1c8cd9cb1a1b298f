package cn.suyuan.ui.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.chain.DayState;
import cn.suyuan.chain.DaySummary;
import cn.suyuan.chain.RecordCounts;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamForm;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.measure.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayRowsTest {

    private static final DateRange YEAR = new DateRange(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));

    private static StreamVerification stream(String id, String device, Map<Integer, DayState> states) {
        List<DaySummary> days = new ArrayList<>();
        for (int day = 0; day < YEAR.days(); day++) {
            if (day != 100) {
                days.add(
                        new DaySummary(YEAR.from().plusDays(day), 96, 0, 0, states.getOrDefault(day, DayState.INTACT)));
            }
        }
        return new StreamVerification(
                new StreamDeclaration(id, device, "acquired", List.of(), "", "", Optional.empty()),
                id + ".csv",
                Optional.empty(),
                new RecordCounts(1, 0, 0, 0),
                Optional.empty(),
                List.of(),
                new StreamForm(0, 0, 0, 0, true),
                days,
                Map.of(),
                List.of(),
                List.of());
    }

    @Test
    void a_device_shows_the_gravest_state_of_its_streams_and_the_stream_that_has_it() {
        StreamVerification gap = stream("a", "E1", Map.of(7, DayState.GAP, 8, DayState.OFFSET));
        StreamVerification altered = stream("b", "E1", Map.of(7, DayState.ALTERED));
        DayRows rows = DayRows.of(List.of(gap, altered), Optional.of(YEAR), true);
        assertThat(rows.rows()).hasSize(1);
        DayRows.Row row = rows.rows().get(0);
        assertThat(row.state(7)).contains(DayState.ALTERED);
        assertThat(row.streamOf(7, YEAR)).contains(altered);
        assertThat(row.state(8)).contains(DayState.OFFSET);
        assertThat(row.state(100)).isEmpty();
        assertThat(DayRows.of(List.of(gap, altered), Optional.of(YEAR), false).rows())
                .hasSize(2);
    }

    @Test
    void a_thousand_devices_of_a_leap_year_are_arranged_in_a_moment() {
        List<StreamVerification> streams = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            streams.add(stream("S" + i, "E" + i, Map.of(i % 366, DayState.ALTERED)));
        }
        long begin = System.nanoTime();
        DayRows rows = DayRows.of(streams, Optional.of(YEAR), true);
        assertThat(rows.rows()).hasSize(1_000);
        // 0.02 s on a quiet machine; the bound leaves room for a loaded one
        assertThat((System.nanoTime() - begin) / 1e9).isLessThan(2);
    }
}
