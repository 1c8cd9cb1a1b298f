package cn.suyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.ShippedRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JournalUndoTest {

    private Journal journal = Journal.empty();

    @Test
    void an_undone_act_no_longer_holds_and_stays_in_the_journal() {
        act("a");
        act("b");
        undo();
        assertThat(holding()).containsExactly("a");
        assertThat(journal.entries()).hasSize(3);
        assertThat(journal.firstBreak()).isEmpty();
    }

    @Test
    void undo_undo_redo_redo_gives_back_what_was() {
        act("a");
        act("b");
        undo();
        undo();
        assertThat(holding()).isEmpty();
        redo();
        assertThat(holding()).containsExactly("a");
        redo();
        assertThat(holding()).containsExactly("a", "b");
        assertThat(journal.toRedo()).isEmpty();
        undo();
        assertThat(holding()).containsExactly("a");
    }

    @Test
    void a_new_decision_after_an_undo_leaves_nothing_to_redo() {
        act("a");
        undo();
        act("c");
        assertThat(journal.toRedo()).isEmpty();
        assertThat(holding()).containsExactly("c");
    }

    @Test
    void draws_and_reports_are_not_taken_back() {
        act("a");
        append(ActKind.SAMPLE_DRAWN, Map.of());
        append(ActKind.REPORT_ISSUED, Map.of());
        assertThat(journal.toUndo())
                .hasValueSatisfying(entry -> assertThat(entry.kind()).isEqualTo(ActKind.FINDING_ADDED));
    }

    @Test
    void decisions_are_read_from_what_holds() {
        act("a");
        act("b");
        undo();
        CaseDecisions decisions = CaseDecisions.of(journal, CaseSettings.on(LocalDate.of(2026, 3, 18)));
        List<Finding> findings = new JournalFindings(ShippedRules.pack()).findings(List.of(), decisions.findingActs());
        assertThat(findings).extracting(Finding::findingId).containsExactly("a");
    }

    @Test
    void whatever_is_undone_and_redone_the_journal_only_grows_and_equal_journals_hold_equally() {
        Random chance = new Random(11);
        for (int i = 0; i < 300; i++) {
            int before = journal.entries().size();
            switch (chance.nextInt(3)) {
                case 0 -> act("f" + i);
                case 1 -> undo();
                default -> redo();
            }
            assertThat(journal.entries().size()).isGreaterThanOrEqualTo(before);
            assertThat(new Journal(journal.entries()).effective()).isEqualTo(journal.effective());
        }
        assertThat(journal.firstBreak()).isEmpty();
    }

    private List<String> holding() {
        return journal.of(ActKind.FINDING_ADDED).stream()
                .map(entry -> entry.value("finding"))
                .toList();
    }

    private void act(String finding) {
        append(
                ActKind.FINDING_ADDED,
                Map.of("finding", finding, "clause", "4.1", "grade", "general", "description", finding, "mode", "A"));
    }

    private void undo() {
        journal.toUndo().ifPresent(entry -> append(ActKind.ACT_UNDONE, Journal.undo(entry, "")));
    }

    private void redo() {
        journal.toRedo().ifPresent(entry -> append(ActKind.ACT_UNDONE, Journal.undo(entry, "")));
    }

    private void append(ActKind kind, Map<String, String> content) {
        journal = journal.with(journal.next(Instant.EPOCH, "林示例", kind, content));
    }
}
