package cn.suyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.FollowUp.Line;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the journal says of the correction of a finding. */
class FollowUpTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 18);

    private static FollowUp.Recheck recheck(String... after) {
        List<Line> lines = Stream.of(after)
                .map(word -> new Line("R/s", "not_met", word, ""))
                .toList();
        JournalEntry entry = Journal.empty().next(Instant.EPOCH, "林", ActKind.FOLLOW_UP_CHECKED, Map.of());
        return new FollowUp.Recheck(entry, lines);
    }

    private static LocalDate due(Object... acts) {
        Journal journal = Journal.empty();
        for (int i = 0; i < acts.length; i += 2) {
            Instant time = Instant.parse(acts[i] + "T20:00:00Z");
            Map<String, String> content = Map.of("finding", "F1", "text", "换表");
            journal = journal.with(journal.next(time, "林", (ActKind) acts[i + 1], content));
        }
        Finding finding = new Finding(
                "F1",
                1,
                List.of("4.1"),
                NonconformityGrade.GENERAL,
                "",
                "无证书",
                "",
                Finding.VerificationMode.A,
                List.of(),
                Finding.Status.ACCEPTED,
                List.of());
        return FollowUp.all(journal, List.of(finding), AS_OF).get(0).due();
    }

    @Test
    void only_what_is_seen_to_be_met_counts_as_met() {
        assertThat(recheck("met", "met").met()).isTrue();
        assertThat(recheck("met", "gone").met()).isTrue();
        assertThat(recheck("met", "absent").met())
                .as("what is missing from the corrected files")
                .isFalse();
        assertThat(recheck("met", "not_applicable").met()).isFalse();
        assertThat(recheck("not_verifiable").met()).isFalse();
        assertThat(recheck().met()).as("nothing was checked").isFalse();
        assertThat(recheck("met", "absent", "not_applicable").vanished()).isEqualTo(2);
        assertThat(recheck("met", "gone", "not_met", "not_verifiable").left()).isEqualTo(2);
    }

    @Test
    void thirty_days_count_from_the_report_on_the_day_in_China() {
        assertThat(due()).isEqualTo(AS_OF.plusDays(30));
        assertThat(due("2026-04-01", ActKind.REPORT_ISSUED, "2026-04-09", ActKind.REPORT_ISSUED))
                .isEqualTo(LocalDate.of(2026, 4, 10).plusDays(30));
    }

    @Test
    void a_report_issued_after_the_party_answered_moves_no_due_date() {
        for (ActKind answer : List.of(ActKind.REPORT_CONFIRMED, ActKind.CORRECTIVE_ACTION)) {
            LocalDate due =
                    due("2026-04-01", ActKind.REPORT_ISSUED, "2026-04-05", answer, "2026-06-01", ActKind.REPORT_ISSUED);
            assertThat(due).isEqualTo(LocalDate.of(2026, 4, 2).plusDays(30));
        }
    }
}
