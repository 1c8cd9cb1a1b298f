package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.footprint.EnergyBalance;
import cn.suyuan.footprint.EnergyBalance.State;
import cn.suyuan.rule.Balances;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.Verdict;
import cn.suyuan.sampledata.NetworkPack;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Main and sub-meters of small signed packs, from the readings to the verdict of R-6.2-6. */
class EnergyBalanceTest {

    @TempDir
    Path folder;

    private static LocalDate day(int i) {
        return LocalDate.of(2025, 1, 1).plusDays(i);
    }

    /** Something between 90 and 110 that never repeats neighbours. */
    private static double load(int i) {
        return 100 + (i * 7_919 % 21 - 10) * 0.97;
    }

    private JudgedCase judged(NetworkPack pack) throws Exception {
        Path file = Files.write(folder.resolve("pack.zip"), pack.zip());
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        Progress silent = Progress.silent();
        try (Workbench workbench =
                Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), 2).workbench()) {
            workbench.createCase(
                    Files.createTempDirectory(folder, "case").resolve("one.sycase"), "x".toCharArray(), silent);
            workbench.choose(new CaseSettings(LocalDate.of(2026, 3, 18), Profile.DRAFT_AND_NOTE, 2_000, 1), silent);
            workbench.setTrust(Path.of("sample-data", "trust"), silent);
            return workbench.importPack(file, silent).judged().orElseThrow();
        }
    }

    private static List<Observation> of(JudgedCase judged, String subject) {
        return judged.observations().stream()
                .filter(o -> o.key().equals("R-6.2-6/" + subject))
                .toList();
    }

    private static String said(JudgedCase judged, Verdict verdict, String subject) {
        List<Observation> found = of(judged, subject);
        assertThat(found).extracting(Observation::verdict).containsExactly(verdict);
        return found.get(0).statement().messageZh();
    }

    private static EnergyBalance balance(JudgedCase judged, String main) {
        return Balances.of(judged.view()).stream()
                .filter(b -> b.mains().equals(List.of(main)))
                .findFirst()
                .orElseThrow();
    }

    /** One meter above two, of which the first uses three fifths; 1.5 % are lost on the way. */
    private static NetworkPack three(String carrier) {
        return new NetworkPack(carrier)
                .meter("M", "", "1")
                .meter("A", "M", "1")
                .meter("B", "M", "1")
                .register("M", i -> load(i) / 0.985)
                .register("A", i -> 0.6 * load(i));
    }

    @Test
    void sub_meters_that_add_up_to_the_main_meter_but_for_a_steady_loss_balance() throws Exception {
        JudgedCase judged = judged(three("electricity").register("B", i -> 0.4 * load(i)));
        assertThat(said(judged, Verdict.MET, "instrument:M")).contains("A、B", "1.50%", "±2.00%");
        EnergyBalance balance = balance(judged, "M");
        assertThat(balance.months()).hasSize(12).allSatisfy(month -> {
            assertThat(month.lossRate())
                    .hasValueSatisfying(rate -> assertThat(rate).isCloseTo(0.015, within(1e-6)));
            assertThat(balance.state(month)).isEqualTo(State.CLOSES);
        });
        assertThat(of(judged, "instrument:M").get(0).evidence())
                .extracting(e -> e.file())
                .contains("data/network.csv", "data/readings/A-acquired.csv", "data/readings/M-acquired.csv");
    }

    @Test
    void one_month_in_which_the_sub_meters_show_more_is_a_contradiction_with_its_numbers() throws Exception {
        JudgedCase judged =
                judged(three("electricity").register("B", i -> (day(i).getMonthValue() == 7 ? 0.46 : 0.4) * load(i)));
        assertThat(said(judged, Verdict.NOT_MET, "instrument:M"))
                .contains("2025-07", "A、B", "±2.00%", "kWh", "4.41%")
                .doesNotContain("2025-06", "2025-08");
        assertThat(balance(judged, "M").exceeding()).hasSize(1);
    }

    @Test
    void a_month_without_readings_at_its_ends_leaves_the_balance_open() throws Exception {
        JudgedCase judged = judged(three("electricity")
                .register(
                        "B",
                        i -> 0.4 * load(i),
                        i -> day(i).isBefore(LocalDate.of(2025, 3, 28)) || day(i).isAfter(LocalDate.of(2025, 5, 3)),
                        value -> value));
        assertThat(said(judged, Verdict.NOT_VERIFIABLE, "instrument:M")).contains("B 2025-03、2025-04、2025-05", "相隔太远");
        assertThat(balance(judged, "M").unknown()).hasSize(3);
    }

    private static NetworkPack ratio(String operation, double after, String ledger) {
        LocalDateTime change = LocalDateTime.of(2025, 9, 16, 10, 0);
        return new NetworkPack("electricity")
                .meter("M", "", "1")
                .meter("A", "M", "1")
                .meter("B", "M", ledger)
                .register("M", i -> load(i) / 0.985)
                .register("A", i -> 0.6 * load(i))
                .register("B", i -> 0.4 * load(i) / (day(i + 1).atStartOfDay().isBefore(change) ? 1500 : 2000))
                .scaled("B", operation, 1500, after, change)
                .incident(
                        "EV-1",
                        "B",
                        "ratio_change",
                        "2025-09-16T10:00:00+08:00",
                        "2025-09-16T10:00:00+08:00",
                        "",
                        "",
                        "1500",
                        "2000");
    }

    @Test
    void a_ratio_changed_within_a_month_and_followed_by_the_stream_balances() throws Exception {
        JudgedCase judged = judged(ratio("scale:1500@;2000@2025-09-16T10:00:00+08:00", 2000, "2000"));
        said(judged, Verdict.MET, "instrument:M");
        assertThat(balance(judged, "M").months().get(8).lossRate().orElseThrow())
                .isCloseTo(0.015, within(0.002));
    }

    @Test
    void a_ratio_changed_within_a_month_and_not_followed_makes_the_loss_rate_jump() throws Exception {
        JudgedCase judged = judged(ratio("scale:1500", 1500, "1500"));
        assertThat(said(judged, Verdict.NOT_MET, "instrument:M"))
                .contains("2025-10 11.35%", "2025-12 11.35%", "B EV-1")
                .doesNotContain("2025-08");
    }

    @Test
    void gas_may_differ_by_five_per_cent() throws Exception {
        for (boolean over : new boolean[] {false, true}) {
            double sub = over ? 0.48 : 0.46;
            JudgedCase judged = judged(
                    three("natural_gas").register("B", i -> (day(i).getMonthValue() == 7 ? sub : 0.4) * load(i)));
            EnergyBalance balance = balance(judged, "M");
            assertThat(balance.tolerance()).isEqualByComparingTo("0.05");
            assertThat(balance.state(balance.months().get(6))).isEqualTo(over ? State.EXCEEDS : State.CLOSES);
        }
    }

    @Test
    void a_replacement_with_registers_and_a_rollover_are_bridged() throws Exception {
        NetworkPack pack = three("electricity")
                .register("B", i -> 0.4 * load(i), i -> true, value -> value.remainder(new BigDecimal("10000")))
                .incident(
                        "EV-2",
                        "B",
                        "rollover",
                        day(rollover()).atStartOfDay() + ":00+08:00",
                        day(rollover() + 1).atStartOfDay() + ":00+08:00",
                        "9999.9999",
                        "0",
                        "",
                        "",
                        "陈代表",
                        "满量程翻转",
                        "10000");
        JudgedCase judged = judged(pack);
        said(judged, Verdict.MET, "instrument:M");
        assertThat(balance(judged, "M").unknown()).isEmpty();
    }

    /** Last midnight on which B shows fewer than 10 000. */
    private static int rollover() {
        double counted = 100;
        int i = 0;
        while (counted + 0.4 * load(i) < 10_000) {
            counted += 0.4 * load(i++);
        }
        return i;
    }

    @Test
    void meters_that_serve_for_a_part_of_the_year_count_for_that_part() throws Exception {
        JudgedCase sub = judged(three("electricity")
                .register("B", i -> day(i).isBefore(LocalDate.of(2025, 4, 16)) ? 0 : 0.4 * load(i))
                .commissioned("B", "2025-04-16"));
        assertThat(balance(sub, "M").unknown()).isEmpty();
        assertThat(said(sub, Verdict.NOT_VERIFIABLE, "instrument:M")).contains("1.50%至40.90%", "请被审查方说明");
        JudgedCase main = judged(new NetworkPack("electricity")
                .meter("M", "", "1")
                .meter("A", "M", "1")
                .commissioned("M", "2025-04-16")
                .register("M", i -> day(i).isBefore(LocalDate.of(2025, 4, 16)) ? 0 : load(i) / 0.985)
                .register("A", EnergyBalanceTest::load));
        assertThat(said(main, Verdict.NOT_VERIFIABLE, "instrument:M"))
                .contains("M 2025-01、2025-02、2025-03、2025-04未全月在用");
        assertThat(balance(main, "M").exceeding()).isEmpty();
    }

    @Test
    void months_of_standstill_neither_contradict_nor_jump_unless_much_is_missing() throws Exception {
        JudgedCase judged = judged(new NetworkPack("natural_gas")
                .meter("M", "", "1")
                .meter("A", "M", "1")
                .register("M", i -> day(i).getMonthValue() == 8 ? 0.1 : load(i) / 0.985)
                .register("A", i -> day(i).getMonthValue() == 8 ? 0.2 : load(i)));
        said(judged, Verdict.MET, "instrument:M");
        JudgedCase stuck = judged(new NetworkPack("natural_gas")
                .meter("M", "", "1")
                .meter("A", "M", "1")
                .register("M", i -> day(i).getMonthValue() == 8 ? 0 : load(i) / 0.985)
                .register("A", EnergyBalanceTest::load));
        assertThat(said(stuck, Verdict.NOT_MET, "instrument:M")).contains("2025-08");
    }

    @Test
    void use_without_a_sub_meter_that_changes_is_asked_about_and_not_held_against_anybody() throws Exception {
        JudgedCase judged = judged(new NetworkPack("electricity")
                .meter("M", "", "1")
                .meter("A", "M", "1")
                .register("M", EnergyBalanceTest::load)
                .register("A", i -> (day(i).getMonthValue() == 2 ? 0.3 : 0.7) * load(i)));
        assertThat(said(judged, Verdict.NOT_VERIFIABLE, "instrument:M"))
                .contains("2025-02 70.00%", "30.00%", "未经分表计量", "请被审查方说明");
    }

    @Test
    void a_main_meter_that_was_replaced_as_the_approved_record_says_is_asked_about() throws Exception {
        NetworkPack pack = three("electricity")
                .register("B", i -> (day(i).getMonthValue() == 7 ? 0.46 : 0.4) * load(i))
                .incident(
                        "EV-3",
                        "M",
                        "damage",
                        "2025-07-10T08:00:00+08:00",
                        "2025-07-11T08:00:00+08:00",
                        "",
                        "",
                        "",
                        "",
                        "陈代表",
                        "按分表电量估算");
        assertThat(said(judged(pack), Verdict.NOT_VERIFIABLE, "instrument:M")).contains("2025-07", "M EV-3", "4.41%");
    }

    @Test
    void altered_readings_and_multipliers_that_differ_are_never_met() throws Exception {
        JudgedCase altered =
                judged(three("electricity").register("B", i -> 0.4 * load(i)).falsify("B-acquired", 100, 3, 0.5));
        assertThat(said(altered, Verdict.NOT_VERIFIABLE, "instrument:M")).contains("B-acquired被改动");
        JudgedCase differs = judged(new NetworkPack("electricity")
                .meter("M", "", "1")
                .meter("A", "M", "100")
                .register("M", i -> load(i))
                .register("A", i -> load(i)));
        assertThat(said(differs, Verdict.NOT_VERIFIABLE, "instrument:M")).contains("倍率不一致", "100 / 1");
    }

    @Test
    void meters_that_share_what_is_below_them_and_all_entries_are_balanced_together() throws Exception {
        JudgedCase judged = judged(new NetworkPack("electricity")
                .meter("M", "", "1")
                .meter("N", "", "1")
                .meter("A", "M", "1")
                .below("A", "N")
                .meter("P", "", "1")
                .meter("B", "P", "1")
                .register("M", i -> 0.3 * load(i))
                .register("N", i -> 0.7 * load(i))
                .register("A", i -> 0.99 * load(i))
                .register("P", i -> load(i))
                .register("B", i -> 0.99 * load(i)));
        assertThat(Balances.of(judged.view()))
                .extracting(EnergyBalance::mains)
                .containsExactly(List.of("M", "N", "P"), List.of("M", "N"), List.of("P"));
        said(judged, Verdict.MET, "node:M+N");
        said(judged, Verdict.MET, "node:M+N+P");
        said(judged, Verdict.MET, "instrument:P");
    }
}
