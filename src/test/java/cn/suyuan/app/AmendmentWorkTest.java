package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.suyuan.app.AmendmentWork.Amendment;
import cn.suyuan.app.AmendmentWork.TouchedFinding.State;
import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.PackDelivery;
import cn.suyuan.audit.PackDelivery.Relation;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.evidence.PackChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AmendmentWorkTest {
    private static final char[] SECRET = "一条很长的口令".toCharArray();

    @TempDir
    Path folder;

    private Workbench workbench() {
        return Wiring.standard()
                .with(Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC), new KeyDerivation(8, 1, 1), 1)
                .workbench();
    }

    private Path pack(String name, String ledger) throws Exception {
        Path pack = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                pack.resolve("pack.json"),
                "{\"format\": \"suyuan-evidence-pack\", \"version\": 1,"
                        + " \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}}");
        Files.writeString(pack.resolve("ledger.csv"), ledger);
        return pack;
    }

    private static final String FIRST = """
        instrument_no,name,kind,serial_no,accuracy_class,level,status
        E1,电能表一,electricity_meter,S1,3.0,1,in_use
        E2,电能表二,electricity_meter,S2,0.5S,1,in_use
        """;

    @Test
    void loose_files_complete_the_evidence_and_only_their_places_change() throws Exception {
        Path first = pack("first", FIRST);
        Files.writeString(first.resolve("说明.txt"), "a");
        Path more = Files.createDirectories(folder.resolve("more"));
        Files.writeString(more.resolve("ledger.csv"), FIRST.replace("3.0", "0.5S"));
        try (Workbench workbench = workbench()) {
            workbench.createCase(folder.resolve("a.sycase"), SECRET.clone(), Progress.silent());
            workbench.importPack(first, Progress.silent());
            CaseSnapshot after = workbench.amendments().importPack(more, Optional.empty(), Progress.silent());

            assertThat(after.judged().orElseThrow().imported().inventory().entries())
                    .extracting(e -> e.path())
                    .containsExactly("ledger.csv", "pack.json", "说明.txt");
            assertThat(workbench.amendments().deliveries())
                    .extracting(PackDelivery::relation)
                    .containsExactly(Optional.empty(), Optional.of(Relation.COMPLETES));
            Amendment amendment =
                    workbench.amendments().amendment(2, Progress.silent()).orElseThrow();
            assertThat(amendment.changes())
                    .extracting(PackChange::kind, PackChange::key, PackChange::before, PackChange::after)
                    .contains(org.assertj.core.groups.Tuple.tuple(PackChange.Kind.CELL_CHANGED, "E1", "3.0", "0.5S"));
            assertThat(amendment.findings()).isNotEmpty();
            JournalEntry entry = after.journal().last(ActKind.EVIDENCE_IMPORTED).orElseThrow();
            assertThat(entry.value("relation")).isEqualTo("completes");
            assertThat(entry.value("delivered")).isNotEqualTo(entry.value("inventory"));
        }
    }

    @Test
    void a_pack_that_replaces_leaves_the_earlier_one_in_the_case_and_a_replay_gives_the_same() throws Exception {
        Path first = pack("first", FIRST);
        Path second = pack("second", FIRST + "E3,电能表三,electricity_meter,S3,0.5S,1,in_use\n");
        Path file = folder.resolve("a.sycase");
        String results;
        try (Workbench workbench = workbench()) {
            workbench.createCase(file, SECRET.clone(), Progress.silent());
            workbench.importPack(first, Progress.silent());
            CaseSnapshot now =
                    workbench.amendments().importPack(second, Optional.of(Relation.REPLACES), Progress.silent());
            assertThat(now.judged().orElseThrow().imported().ledger().ledger().instruments())
                    .hasSize(3);
            results = workbench.results(Progress.silent());
        }
        try (Workbench workbench = workbench()) {
            workbench.openCase(file, SECRET.clone(), Progress.silent());
            workbench.replay(Progress.silent());
            assertThat(workbench.results(Progress.silent())).isEqualTo(results);
            Amendment amendment =
                    workbench.amendments().amendment(2, Progress.silent()).orElseThrow();
            assertThat(amendment.changes())
                    .extracting(PackChange::kind)
                    .contains(PackChange.Kind.FILE_CHANGED, PackChange.Kind.ROW_ADDED);
            PackChange added = amendment.changes().stream()
                    .filter(change -> change.kind() == PackChange.Kind.ROW_ADDED)
                    .findFirst()
                    .orElseThrow();
            assertThat(added.key()).isEqualTo("E3");
            // the new meter has no certificate either: it joins the finding about the two others
            assertThat(amendment.findings())
                    .anyMatch(touched -> touched.state() != State.GONE
                            && touched.changes().contains(amendment.changes().indexOf(added)));
            assertThat(workbench.amendments().amendment(1, Progress.silent())).isEmpty();
            assertThat(workbench.amendments().amendment(3, Progress.silent())).isEmpty();
        }
    }

    @Test
    void a_second_import_that_is_stopped_leaves_the_case_as_it_was() throws Exception {
        Path first = pack("first", FIRST);
        Path second = pack("second", FIRST.replace("E2", "E9"));
        Progress stopped = new Progress() {
            @Override
            public void report(String step, long done, long total) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        try (Workbench workbench = workbench()) {
            workbench.createCase(folder.resolve("a.sycase"), SECRET.clone(), Progress.silent());
            workbench.importPack(first, Progress.silent());
            String before = workbench.results(Progress.silent());
            assertThatThrownBy(() -> workbench.amendments().importPack(second, Optional.empty(), stopped))
                    .isInstanceOf(WorkbenchException.class);
            assertThat(workbench.amendments().deliveries()).hasSize(1);
            assertThat(workbench.results(Progress.silent())).isEqualTo(before);
        }
    }
}
