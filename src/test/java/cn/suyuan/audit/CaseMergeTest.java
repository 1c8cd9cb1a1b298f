package cn.suyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CaseMergeTest {

    private static final Instant LATER = Instant.parse("2026-03-20T08:00:00Z");
    private final Journal common =
            grade(entry(Journal.empty(), "甲", ActKind.CASE_CREATED, Map.of("case", "1")), "甲", "f0", "general");

    @Test
    void what_only_one_of_them_did_is_in_the_merge_under_its_own_name_and_time() {
        Journal ours = grade(common, "甲", "f1", "serious");
        Journal theirs = grade(common, "乙", "f2", "general");
        CaseMerge merge = CaseMerge.of(ours, theirs).orElseThrow();
        assertThat(merge.conflicts()).isEmpty();
        Journal merged = merge.merged(Map.of(), "组长", LATER);
        assertThat(merged.firstBreak()).isEmpty();
        assertThat(said(merged)).containsExactly("f0 general 甲", "f1 serious 甲", "f2 general 乙");
        assertThat(merged.entries().get(merged.entries().size() - 1).time()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void merging_again_adds_nothing_in_either_direction() {
        Journal ours = grade(common, "甲", "f1", "serious");
        Journal theirs = grade(common, "乙", "f2", "general");
        Journal merged = CaseMerge.of(ours, theirs).orElseThrow().merged(Map.of(), "组长", LATER);
        assertThat(CaseMerge.of(merged, theirs).orElseThrow().news()).isEmpty();
        assertThat(CaseMerge.of(merged, ours).orElseThrow().news()).isEmpty();
        Journal back = CaseMerge.of(theirs, merged).orElseThrow().merged(Map.of(), "组长", LATER);
        assertThat(said(back)).containsExactlyInAnyOrderElementsOf(said(merged));
    }

    @Test
    void where_both_graded_one_finding_somebody_chooses_and_both_stay_on_record() {
        Journal ours = grade(common, "甲", "f1", "serious");
        Journal theirs = grade(common, "乙", "f1", "general");
        CaseMerge merge = CaseMerge.of(ours, theirs).orElseThrow();
        assertThat(merge.conflicts())
                .singleElement()
                .satisfies(c -> assertThat(c.key()).isEqualTo("finding f1"));
        assertThatThrownBy(() -> merge.merged(Map.of(), "组长", LATER)).isInstanceOf(IllegalArgumentException.class);
        Journal kept = merge.merged(Map.of("finding f1", CaseMerge.Side.OURS), "组长", LATER);
        assertThat(said(kept)).containsExactly("f0 general 甲", "f1 serious 甲");
        Journal taken = merge.merged(Map.of("finding f1", CaseMerge.Side.THEIRS), "组长", LATER);
        assertThat(said(taken)).containsExactly("f0 general 甲", "f1 general 乙");
        assertThat(taken.entries().stream().filter(e -> e.value("finding").equals("f1")))
                .as("the decision that does not hold is still there")
                .hasSize(2);
    }

    @Test
    void the_same_decision_of_both_is_no_conflict() {
        CaseMerge merge = CaseMerge.of(grade(common, "甲", "f1", "serious"), grade(common, "乙", "f1", "serious"))
                .orElseThrow();
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void a_finding_that_one_merged_away_and_the_other_graded_is_a_conflict() {
        Journal ours = decided(common, "甲", "f1", "merge", "f2");
        Journal theirs = grade(common, "乙", "f2", "serious");
        assertThat(CaseMerge.of(ours, theirs).orElseThrow().conflicts()).hasSize(1);
    }

    @Test
    void an_undo_in_the_other_copy_of_a_common_decision_is_taken_in() {
        JournalEntry first = common.entries().get(1);
        Journal theirs = common.with(common.next(Instant.EPOCH, "乙", ActKind.ACT_UNDONE, Journal.undo(first, "")));
        Journal merged = CaseMerge.of(grade(common, "甲", "f1", "serious"), theirs)
                .orElseThrow()
                .merged(Map.of(), "组长", LATER);
        assertThat(said(merged)).containsExactly("f1 serious 甲");
    }

    @Test
    void cases_of_other_origin_are_refused() {
        assertThat(CaseMerge.of(common, entry(Journal.empty(), "乙", ActKind.CASE_CREATED, Map.of("case", "2"))))
                .isEmpty();
    }

    @Test
    void whatever_two_auditors_do_every_entry_of_both_is_in_the_merge() {
        Random chance = new Random(23);
        for (int round = 0; round < 60; round++) {
            Journal ours = random(common, "甲", chance);
            Journal theirs = random(common, "乙", chance);
            CaseMerge merge = CaseMerge.of(ours, theirs).orElseThrow();
            Map<String, CaseMerge.Side> choices = new HashMap<>();
            merge.conflicts()
                    .forEach(c ->
                            choices.put(c.key(), chance.nextBoolean() ? CaseMerge.Side.OURS : CaseMerge.Side.THEIRS));
            Journal merged = merge.merged(choices, "组长", LATER);
            assertThat(merged.firstBreak()).isEmpty();
            for (Journal side : List.of(ours, theirs)) {
                assertThat(side.entries())
                        .allMatch(e -> merged.known(e.digest()).isPresent());
            }
            assertThat(CaseMerge.of(merged, theirs).orElseThrow().news()).isEmpty();
        }
    }

    private static Journal random(Journal from, String actor, Random chance) {
        Journal journal = from;
        for (int i = 0; i < 6; i++) {
            if (chance.nextInt(4) == 0 && journal.toUndo().isPresent()) {
                journal = journal.with(journal.next(
                        Instant.EPOCH,
                        actor,
                        ActKind.ACT_UNDONE,
                        Journal.undo(journal.toUndo().get(), "")));
            } else {
                journal = grade(journal, actor, "f" + chance.nextInt(3), chance.nextBoolean() ? "serious" : "general");
            }
        }
        return journal;
    }

    private static List<String> said(Journal journal) {
        return journal.of(ActKind.FINDING_DECIDED).stream()
                .map(e -> e.value("finding") + " " + e.value("value") + " " + e.actor())
                .collect(Collectors.toList());
    }

    private static Journal grade(Journal journal, String actor, String finding, String grade) {
        return decided(journal, actor, finding, "grade", grade);
    }

    private static Journal decided(Journal journal, String actor, String finding, String decision, String value) {
        return entry(
                journal,
                actor,
                ActKind.FINDING_DECIDED,
                Map.of("finding", finding, "decision", decision, "value", value, "reason", "r"));
    }

    private static Journal entry(Journal journal, String actor, ActKind kind, Map<String, String> content) {
        return journal.with(journal.next(Instant.EPOCH, actor, kind, content));
    }
}
