package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.FollowUp;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Profile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample company corrects a finding; over 20 s, because two whole packs are verified. */
class FollowUpWorkTest {

    private static final Path SAMPLES = Path.of("sample-data");
    private static final Progress SILENT = Progress.silent();

    @TempDir
    Path folder;

    @Test
    void a_finding_is_corrected_rechecked_closed_under_a_signature_and_opened_again() throws Exception {
        Path proof = Files.writeString(folder.resolve("整改照片.txt"), "新表已安装", StandardCharsets.UTF_8);
        Clock clock = Clock.fixed(Instant.parse("2026-07-01T01:00:00Z"), ZoneOffset.UTC);
        Wiring wiring = Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), 2);
        Path file = folder.resolve("case.sycase");
        String id;
        try (Workbench workbench = wiring.workbench()) {
            workbench.createCase(file, "x".toCharArray(), SILENT);
            workbench.choose(new CaseSettings(LocalDate.of(2026, 3, 18), Profile.DRAFT_AND_NOTE, 1000, 1), SILENT);
            workbench.setTrust(SAMPLES.resolve("trust"), SILENT);
            CaseSnapshot before = workbench.importPack(SAMPLES.resolve("demo-pack.zip"), SILENT);
            Finding finding = of(before, "R-4.1-1/");
            id = finding.findingId();
            assertThat(state(before, id)).satisfies(state -> {
                assertThat(state.follow().due())
                        .isEqualTo(LocalDate.of(2026, 3, 18)
                                .plusDays(finding.grade() == NonconformityGrade.SERIOUS ? 90 : 30));
                assertThat(state.overdue()).isTrue();
                assertThat(state.closing()).isEqualTo(FollowUpState.Closing.OPEN);
            });

            FollowUpWork work = workbench.followUp();
            Path key = SAMPLES.resolve("keys").resolve("auditor.p12");
            assertThatThrownBy(() -> work.close(finding.findingId(), "已核对", key, new char[0], SILENT))
                    .isInstanceOf(WorkbenchException.class)
                    .hasMessageContaining("app.closing_incomplete");
            CaseSnapshot recorded = work.record(
                    id,
                    Map.of("text", "更换电能表并取得检定证书", "cause", "新装时漏送检"),
                    Optional.of(LocalDate.of(2026, 8, 1)),
                    List.of(proof),
                    SILENT);
            assertThat(state(recorded, id).overdue()).isFalse();
            assertThat(state(recorded, id).follow().evidence()).hasSize(1);

            CaseSnapshot rechecked = work.recheck(id, SAMPLES.resolve("clean-pack.zip"), SILENT);
            FollowUp.Recheck recheck = state(rechecked, id).follow().recheck().orElseThrow();
            assertThat(recheck.lines())
                    .extracting(FollowUp.Line::key)
                    .containsExactlyElementsOf(finding.observationKeys());
            assertThat(recheck.lines()).allMatch(line -> line.before().equals("not_met"));
            assertThat(recheck.lines()).extracting(FollowUp.Line::after).isSubsetOf("met", "gone");
            assertThat(recheck.met()).isTrue();
            assertThat(rechecked.judged().orElseThrow().findings())
                    .as("the audited evidence and its findings stay what they were")
                    .isEqualTo(before.judged().orElseThrow().findings());

            CaseSnapshot closed = work.close(id, "证书与现场一致，已关闭", key, new char[0], SILENT);
            assertThat(state(closed, id).closing()).isEqualTo(FollowUpState.Closing.TRUSTED);
            assertThat(state(closed, id).closed()).isTrue();
            assertThatThrownBy(() -> work.close(id, "再关一次", key, new char[0], SILENT))
                    .hasMessageContaining("follow_closed");
        }
        try (Workbench again = wiring.workbench()) {
            CaseSnapshot opened = again.openCase(file, "x".toCharArray(), SILENT);
            assertThat(state(opened, id).closing()).isEqualTo(FollowUpState.Closing.TRUSTED);
            CaseSnapshot regraded = again.decide(FindingActs.regrade(id, NonconformityGrade.GENERAL, "关闭以后又改"), SILENT);
            assertThat(state(regraded, id).closing())
                    .as("a grade changed after the signature")
                    .isEqualTo(FollowUpState.Closing.BROKEN);
            CaseSnapshot asBefore =
                    again.undo(regraded.journal().toUndo().orElseThrow().digest(), "", SILENT);
            assertThat(state(asBefore, id).closing()).isEqualTo(FollowUpState.Closing.TRUSTED);
            CaseSnapshot reworded = again.decide(FindingActs.reword(id, "另一种描述", ""), SILENT);
            assertThat(state(reworded, id).closing())
                    .as("what was signed is no longer what the finding says")
                    .isEqualTo(FollowUpState.Closing.BROKEN);
            CaseSnapshot reopened = again.followUp().reopen(id, "证书被撤销", SILENT);
            assertThat(state(reopened, id).closing()).isEqualTo(FollowUpState.Closing.OPEN);
            assertThat(reopened.journal().entries())
                    .extracting(entry -> entry.kind())
                    .contains(ActKind.FOLLOW_UP_CLOSED, ActKind.FOLLOW_UP_REOPENED);
        }
    }

    private static Finding of(CaseSnapshot snapshot, String rule) {
        return snapshot.judged().orElseThrow().standingFindings().stream()
                .filter(finding -> finding.findingId().startsWith(rule))
                .findFirst()
                .orElseThrow();
    }

    private static FollowUpState state(CaseSnapshot snapshot, String findingId) {
        return snapshot.followUps().stream()
                .filter(state -> state.follow().finding().findingId().equals(findingId))
                .findFirst()
                .orElseThrow();
    }
}
