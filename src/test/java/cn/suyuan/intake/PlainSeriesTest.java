package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.intake.PlainSeries.DayOrder;
import cn.suyuan.intake.PlainSeries.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PlainSeriesTest {
    private static final Path STEEL = Path.of("..", "shared", "interop", "meter-readings", "Steel_industry_data.csv");

    private static PlainSeries read(String csv) {
        return PlainSeries.read("读数.csv", csv.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void a_year_of_a_steel_works_is_read_with_days_before_months() throws Exception {
        Assumptions.assumeTrue(Files.isRegularFile(STEEL), "the published readings are not on this machine");

        PlainSeries series = PlainSeries.read("Steel_industry_data.csv", Files.readAllBytes(STEEL))
                .orElseThrow();

        // SOURCE.md: 35,040 quarter hours, BOM, dd/mm/yyyy
        assertThat(series.records()).isEqualTo(35_040);
        assertThat(series.order()).isEqualTo(DayOrder.DAY_MONTH);
        assertThat(series.interval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(series.timeColumn()).isEqualTo("date");
        assertThat(series.values().get(0).header()).isEqualTo("Usage_kWh");
        assertThat(series.values().get(0).unit()).isEqualTo("kWh");
        // the midnight of each day stands at the end of the day before its quarter past: found, not smoothed over
        assertThat(series.findings()).extracting(Finding::code).contains("backwards");
        assertThat(series.recipe()).isEmpty();
    }

    @Test
    void days_and_months_that_cannot_be_told_are_asked_and_not_guessed() {
        PlainSeries series = read("时间,电量(kWh)\n01/02/2025 00:00,1\n02/02/2025 00:00,2\n");

        assertThat(series.order()).isEqualTo(DayOrder.AMBIGUOUS);
        assertThat(series.records()).isZero();
        assertThat(series.problems()).extracting(p -> p.detail()).contains("series_day_order");
    }

    @Test
    void gaps_repeats_frozen_and_negative_values_are_counted_with_their_first_row() {
        StringBuilder csv = new StringBuilder("说明,\n时间,电量(kWh)\n");
        OffsetDateTime at = OffsetDateTime.parse("2025-01-01T00:00:00+08:00");
        for (int i = 0; i < 40; i++) {
            csv.append(at.plusMinutes(15L * (i >= 10 ? i + 3 : i)))
                    .append(',')
                    .append(i < 30 ? 5 : -i)
                    .append('\n');
        }
        csv.append(at.plusMinutes(15L * 42)).append(",1\n");

        PlainSeries series = read(csv.toString());

        assertThat(series.findings())
                .containsExactlyInAnyOrder(
                        new Finding("gap", 1, 13),
                        new Finding("repeated", 1, 43),
                        new Finding("frozen", 1, 27),
                        new Finding("negative", 10, 33));
    }

    private static String chained(DigestAlgorithm algorithm, boolean changed) {
        StringBuilder csv = new StringBuilder("序号,时间,电量(kWh),prev_hash,hash\n");
        String before = "0".repeat(64);
        for (int i = 1; i <= 20; i++) {
            String body = i + "|2025-01-01T00:" + (i + 10) + ":00+08:00|" + (100 + i);
            String link = algorithm
                    .of((before + "|" + body).getBytes(StandardCharsets.UTF_8))
                    .hex();
            String shown = changed && i == 12 ? body.replace("|112", "|912") : body;
            csv.append(shown.replace('|', ','))
                    .append(',')
                    .append(before)
                    .append(',')
                    .append(link)
                    .append('\n');
            before = link;
        }
        return csv.toString();
    }

    @Test
    void the_recipe_of_an_unknown_hash_column_is_found_and_applied_to_every_row() {
        for (DigestAlgorithm algorithm : List.of(DigestAlgorithm.SM3, DigestAlgorithm.SHA256)) {
            PlainSeries series = read(chained(algorithm, false));

            assertThat(series.recipe().orElseThrow())
                    .contains(algorithm.wireName().toUpperCase(java.util.Locale.ROOT))
                    .contains("序号 | 时间 | 电量(kWh)");
            assertThat(series.verification().orElseThrow()).isEqualTo(new PlainSeries.Recomputed(19, 0, 0));
        }
        assertThat(read(chained(DigestAlgorithm.SM3, true)).verification().orElseThrow())
                .isEqualTo(new PlainSeries.Recomputed(19, 1, 13));
    }

    @Test
    void text_that_a_spreadsheet_would_compute_is_disarmed_and_numbers_are_not() {
        assertThat(SpreadsheetText.field("=HYPERLINK(\"http://x\")")).isEqualTo("\"'=HYPERLINK(\"\"http://x\"\")\"");
        assertThat(SpreadsheetText.field("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(SpreadsheetText.field("+cmd|' /C calc'!A0")).startsWith("'+");
        assertThat(SpreadsheetText.field("－1+1")).startsWith("'");
        assertThat(SpreadsheetText.field("\t=1")).startsWith("'");
        assertThat(SpreadsheetText.field("-12.5")).isEqualTo("-12.5");
        assertThat(SpreadsheetText.field("±0.5℃")).isEqualTo("±0.5℃");
    }
}
