package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.Progress;
import cn.suyuan.audit.SamplePlan;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.measure.Quantity;
import cn.suyuan.rule.Profile;
import cn.suyuan.sampling.AuditSample;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample and the work on site, act by act, on a small pack made here. */
class FieldWorkTest {

    private static final Progress SILENT = Progress.silent();
    private static final SamplePlan BY_KIND =
            new SamplePlan(SamplePlan.Division.KIND, List.of(), new AuditSample.Fraction(1, 10), 1, "sha256");

    @TempDir
    Path folder;

    private Workbench workbench = Wiring.standard().workbench();
    private Path file = Path.of("");

    @BeforeEach
    void a_case_with_thirty_devices() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        workbench =
                Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), 2).workbench();
        file = folder.resolve("case.sycase");
        workbench.createCase(file, "x".toCharArray(), SILENT);
        workbench.choose(new CaseSettings(LocalDate.of(2026, 3, 18), Profile.DRAFT, 1_000, 1), SILENT);
        Path data = Files.createDirectories(folder.resolve("pack").resolve("data"));
        StringBuilder ledger = new StringBuilder("instrument_no,name,kind,accuracy_class,manufacturer,location,status,"
                + "serial_no,energy_carrier,level\n");
        for (int i = 1; i <= 30; i++) {
            boolean water = i > 20;
            ledger.append(String.format(
                    "%s%02d,%s,%s,1,某厂,车间%d,in_use,S%04d,%s,equipment%n",
                    water ? "W" : "E",
                    i,
                    water ? "水表" : "电能表",
                    water ? "water_flow_meter" : "electricity_meter",
                    i,
                    i,
                    water ? "water" : "electricity"));
        }
        Files.writeString(data.resolve("ledger.csv"), ledger);
        workbench.importPack(folder.resolve("pack"), SILENT);
    }

    @AfterEach
    void close() throws Exception {
        workbench.close();
    }

    private CaseSnapshot draw() throws Exception {
        workbench.sample().plan(BY_KIND, SILENT);
        Map<String, String> secret = Map.of("auditor", "ab".repeat(32), "auditee", "cd".repeat(32));
        Map<String, String> commitments = Map.of(
                "auditor", workbench.sample().commitment("auditor", "ab".repeat(32), SILENT),
                "auditee", workbench.sample().commitment("auditee", "cd".repeat(32), SILENT));
        workbench.sample().commit(commitments, SILENT);
        return workbench.sample().draw(DrawDecision.fromContributions(secret, "4 2 6"), SILENT);
    }

    private static AuditSample sample(CaseSnapshot snapshot) {
        return snapshot.judged().orElseThrow().evaluated().population().sample().orElseThrow();
    }

    @Test
    void strata_extension_and_replacement_are_entries_of_the_journal_and_replay_from_it() throws Exception {
        AuditSample drawn = sample(draw());
        assertThat(drawn.strata())
                .extracting(AuditSample.Stratum::name)
                .containsExactly("electricity_meter", "water_flow_meter");
        assertThat(drawn.selected()).hasSize(3);

        AuditSample extended = sample(workbench.sample().extend("water_flow_meter", 3, "抽中的水表证书过期", SILENT));
        assertThat(extended.selected()).hasSize(5).containsAll(drawn.selected());

        String gone = drawn.strata().get(1).selected().get(0);
        CaseSnapshot replaced = workbench.sample().replace(gone, "停机检修", SILENT);
        assertThat(sample(replaced).selected()).hasSize(5).doesNotContain(gone);
        assertThat(sample(replaced).strata().get(1).skipped()).containsExactly(gone);

        workbench.close();
        CaseSnapshot again = workbench.openCase(file, "x".toCharArray(), SILENT);
        assertThat(sample(again)).isEqualTo(sample(replaced));

        CaseSnapshot undone =
                workbench.undo(again.journal().toUndo().orElseThrow().digest(), "", SILENT);
        assertThat(sample(undone)).isEqualTo(extended);
    }

    @Test
    void the_exported_draw_is_rechecked_by_sample_verify_with_its_commitments() throws Exception {
        draw();
        workbench.sample().extend("electricity_meter", 4, "失败后扩大", SILENT);
        List<Path> files = workbench.sample().export(folder.resolve("out"), SILENT);
        assertThat(files)
                .extracting(p -> p.getFileName().toString())
                .containsExactly("sample-sheet.pdf", "population.csv", "sample.json");
        assertThat(workbench.errata().export(folder.resolve("out"))).allMatch(Files::exists);
        Answer answer = new Sampling().verify(files.get(2), files.get(1));
        assertThat(answer.json()).contains("\"agrees\": true").contains("\"commitments_fit\": true");

        Files.writeString(files.get(2), Files.readString(files.get(2)).replace("ab".repeat(32), "ac".repeat(32)));
        assertThat(new Sampling().verify(files.get(2), files.get(1)).negative()).isTrue();
    }

    @Test
    void commitments_are_shown_anew_because_a_population_changed_after_them_changes_them() throws Exception {
        Path population = Files.writeString(folder.resolve("p.csv"), "stratum,instrument_no\nA,X1\nA,X2\n");
        Answer before = drawn(population);
        Files.writeString(population, "stratum,instrument_no\nA,X1\nA,X9\n");
        Path file =
                Files.writeString(folder.resolve("d.json"), drawn(population).json());
        List<List<String>> told = new Sampling().verify(file, population).lines();
        assertThat(told).contains(List.of("cli.sample.compare_commitments"));
        assertThat(told.stream().filter(line -> line.get(0).equals("cli.sample.commitment")))
                .hasSize(2)
                .doesNotContainAnyElementsOf(before.lines());
    }

    private static Answer drawn(Path population) throws WorkbenchException {
        SortedMap<String, String> numbers = new TreeMap<>(Map.of("a", "ab".repeat(32), "b", "cd".repeat(32)));
        return new Sampling()
                .draw(population, new Sampling.Wish("", numbers, "", "1/10", 1, "sm3", Set.of(), Map.of()));
    }

    @Test
    void nobody_steers_the_draw_by_repeating_it_or_by_revealing_something_else() throws Exception {
        workbench
                .sample()
                .commit(Map.of("auditor", workbench.sample().commitment("auditor", "ab".repeat(32), SILENT)), SILENT);
        assertThatThrownBy(() -> workbench
                        .sample()
                        .draw(DrawDecision.fromContributions(Map.of("auditor", "ff".repeat(32)), ""), SILENT))
                .hasMessageContaining("app.broken_commitment");
        assertThatThrownBy(() -> workbench.sample().draw(DrawDecision.fromSeed("ee".repeat(32)), SILENT))
                .hasMessageContaining("app.not_revealed");
        workbench.sample().refuse("auditor", "忘记了随机数", SILENT);
        draw();
        assertThatThrownBy(() -> workbench.sample().draw(DrawDecision.fromSeed("ee".repeat(32)), SILENT))
                .hasMessageContaining("app.already_drawn");
        Journal journal = workbench.snapshot(SILENT).journal();
        assertThat(journal.of(cn.suyuan.audit.ActKind.REVELATION_REFUSED)).hasSize(1);
    }

    @Test
    void a_ledger_that_grows_after_the_draw_does_not_change_the_draw_and_is_said() throws Exception {
        AuditSample drawn = sample(draw());
        Path ledger = folder.resolve("pack").resolve("data").resolve("ledger.csv");
        Files.writeString(
                ledger, Files.readString(ledger) + "W99,水表,water_flow_meter,1,某厂,新增,in_use,S9999,water,equipment\n");
        CaseSnapshot after = workbench.importPack(folder.resolve("pack"), SILENT);
        assertThat(sample(after)).isEqualTo(drawn);
        assertThat(after.judged().orElseThrow().evaluated().population().changes())
                .containsExactly("+W99");
    }

    @Test
    void devices_that_join_after_the_draw_are_drawn_from_by_a_supplement_with_a_seed_of_its_own() throws Exception {
        AuditSample drawn = sample(draw());
        Path ledger = folder.resolve("pack").resolve("data").resolve("ledger.csv");
        StringBuilder more = new StringBuilder(Files.readString(ledger));
        for (int i = 81; i <= 92; i++) {
            more.append("W")
                    .append(i)
                    .append(",水表,water_flow_meter,1,某厂,新增,in_use,S99")
                    .append(i);
            more.append(",water,equipment\n");
        }
        Files.writeString(ledger, more);
        workbench.importPack(folder.resolve("pack"), SILENT);
        String own = workbench.sample().commitment("auditor", "12".repeat(32), SILENT);
        workbench.sample().commit(Map.of("auditor", own), SILENT);
        CaseSnapshot after = workbench
                .sample()
                .draw(DrawDecision.fromContributions(Map.of("auditor", "12".repeat(32)), "5 1"), SILENT);
        var population = after.judged().orElseThrow().evaluated().population();
        assertThat(population.sample().orElseThrow()).isEqualTo(drawn);
        assertThat(population.supplements()).hasSize(1);
        AuditSample supplement = population.supplements().get(0);
        assertThat(supplement.selected()).hasSize(2).allMatch(no -> no.matches("W(8[1-9]|9[0-2])"));
        assertThat(supplement.seed()).isNotEqualTo(drawn.seed());
        assertThat(supplement.commitments())
                .extracting(AuditSample.Commitment::digest)
                .containsExactly(own);
        assertThat(population.selected()).hasSize(5).containsAll(drawn.selected());
        assertThat(population.changes()).isEmpty();
        assertThatThrownBy(() -> workbench.sample().draw(DrawDecision.fromSeed("ee".repeat(32)), SILENT))
                .hasMessageContaining("app.already_drawn");
        List<Path> files = workbench.sample().export(folder.resolve("out"), SILENT);
        assertThat(new Sampling()
                        .verify(
                                folder.resolve("out").resolve("sample-supplement-1.json"),
                                folder.resolve("out").resolve("population-supplement-1.csv"))
                        .negative())
                .isFalse();
        assertThat(files).hasSize(5);
    }

    @Test
    void a_ledger_that_only_shrinks_gives_no_second_draw() throws Exception {
        draw();
        Path ledger = folder.resolve("pack").resolve("data").resolve("ledger.csv");
        Files.writeString(ledger, Files.readString(ledger).replaceFirst("(?m)^E05.*\\R", ""));
        workbench.importPack(folder.resolve("pack"), SILENT);
        assertThatThrownBy(() -> workbench.sample().draw(DrawDecision.fromSeed("ee".repeat(32)), SILENT))
                .hasMessageContaining("app.already_drawn");
    }

    @Test
    void a_photograph_and_what_was_seen_are_kept_with_digest_and_come_back_with_the_case() throws Exception {
        byte[] picture = "JFIF Exif\0\0 2026:03:18 10:15:00".getBytes(StandardCharsets.ISO_8859_1);
        Path photo = Files.write(folder.resolve("E05 现场.jpg"), picture);
        workbench.site().attach(photo, "instrument:E05", "铭牌", SILENT);
        workbench
                .site()
                .observe(
                        new SiteObservation(
                                "E05",
                                SiteObservation.Sighting.SEEN,
                                new SiteObservation.Nameplate("S0005X", "", "", "", "", "E05"),
                                Optional.of(new Quantity(new BigDecimal("1234.50"), "kWh")),
                                Optional.of(OffsetDateTime.parse("2026-03-18T10:16:00+08:00")),
                                "铭牌与台账不一致",
                                "",
                                List.of()),
                        SILENT);
        workbench.close();

        CaseSnapshot opened = workbench.openCase(file, "x".toCharArray(), SILENT);
        SiteObservation seen = opened.judged()
                .orElseThrow()
                .evaluated()
                .facts()
                .ledger()
                .site()
                .get(0);
        assertThat(seen.nameplate().serialNo()).isEqualTo("S0005X");
        assertThat(seen.reading()).contains(new Quantity(new BigDecimal("1234.50"), "kWh"));
        assertThat(seen.evidence()).hasSize(2);
        var kept = opened.decisions().fieldWork().attachments().get(0);
        assertThat(kept.made()).isEqualTo("2026-03-18 10:15:00");
        assertThat(workbench.evidence(kept.file()).orElseThrow().readAllBytes()).isEqualTo(picture);

        workbench.issueReport(SILENT);
        try (var pdf = org.apache.pdfbox.Loader.loadPDF(workbench.report().orElseThrow())) {
            String text =
                    new org.apache.pdfbox.text.PDFTextStripper().getText(pdf).replaceAll("\\s", "");
            assertThat(text).contains("现场核对记录", "S0005/S0005X", "现场照片与文件");
            assertThat(text).contains(kept.sm3().substring(0, 12));
        }
    }
}
