package cn.suyuan.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyStatementTest {

    /** Spellings of clauses.md 1.3 and facts.md 2.3. */
    @ParameterizedTest
    @CsvSource({
        "0.5S级, 0.5S",
        "０．５s, 0.5S",
        "C级, C",
        "III, III",
        "Ⅲ, III",
        "Ⅲ级, III",
        "ＩＩＩ级, III",
        "1.6级, 1.6",
        "10P20, 10P20",
        "5P, 5P",
        "3P, 3P",
        "5P10级, 5P10",
        "0.2 S, 0.2S",
        "准确度等级：1.0级, 1.0",
        "Pt100 A级, A",
        "class B, B",
        "有功1级, 1",
        "M1级, M1",
        "二等, 二等",
        "1, 1",
        "中准确度级, III",
        "III级 e=50kg, III",
        "≤2.5级, 2.5"
    })
    void every_spelling_of_a_class_is_read(String text, String symbol) {
        assertThat(AccuracyClass.parse(text).orElseThrow().symbol()).isEqualTo(symbol);
    }

    @ParameterizedTest
    @CsvSource({
        "±0.5%, 0.5",
        "0.5%FS, 0.5",
        "±0.5％FS, 0.5",
        "±0.5%F.S, 0.5",
        "+/-1.5%, 1.5",
        "MPE：±0.075%FS, 0.075",
        "±0.1%读数, 0.1",
        "±1.0%满量程, 1.0"
    })
    void every_spelling_of_a_relative_error_is_read(String text, String percent) {
        AccuracyStatement statement = AccuracyStatement.parse(text);
        assertThat(statement.accuracyClass()).isEmpty();
        assertThat(statement.error().orElseThrow().percent().orElseThrow()).isEqualByComparingTo(percent);
    }

    @ParameterizedTest
    @CsvSource({
        "±0.3℃, 100, 0.3",
        "±0.3 °C, 100, 0.3",
        "MPE:±(0.15+0.002|t|)℃, 175, 0.5",
        "±(0.15℃+0.002|t|), 175, 0.500",
        "±(0.15+0.2%|t|)℃, 100, 0.35",
        "最大允许误差：±（0.30＋0.005｜t｜）℃, 40, 0.5",
        "±3 %RH, 60, 3"
    })
    void an_absolute_error_is_taken_at_the_used_value(String text, BigDecimal at, BigDecimal error) {
        assertThat(AccuracyStatement.parse(text)
                        .errorAt(ClassScale.THERMOMETER, at, Optional.empty())
                        .orElseThrow())
                .isEqualByComparingTo(error);
    }

    @Test
    void platinum_class_a_reaches_half_a_degree_at_175_and_class_b_at_40_degrees() {
        // clauses.md R-5.1-5
        AccuracyStatement a = AccuracyStatement.parse("A级");
        AccuracyStatement b = AccuracyStatement.parse("Pt100 B");
        assertThat(a.errorAt(ClassScale.THERMOMETER, new BigDecimal(175), Optional.empty())
                        .orElseThrow())
                .isEqualByComparingTo("0.5");
        assertThat(b.errorAt(ClassScale.THERMOMETER, new BigDecimal(-40), Optional.empty())
                        .orElseThrow())
                .isEqualByComparingTo("0.5");
    }

    @Test
    void a_bimetal_class_is_a_share_of_the_span() {
        Optional<MeasuringRange> range = MeasuringRange.parse("0~200 ℃");
        assertThat(AccuracyStatement.parse("1.5级")
                        .errorAt(ClassScale.THERMOMETER, new BigDecimal(100), range)
                        .orElseThrow())
                .isEqualByComparingTo("3");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1S, true",
        "0.2S, true",
        "0.5S, true",
        "0.5, true",
        "1, true",
        "D, true",
        "C级, true",
        "B级, true",
        "A级, false",
        "2, false",
        "2.0级, false",
        "3, false",
        "±0.5%, true",
        "±2%, false"
    })
    void an_energy_meter_must_be_of_class_1_or_better(String text, boolean expected) {
        assertThat(AccuracyStatement.parse(text).isAtLeast(AccuracyClass.index("1", false), ClassScale.ENERGY_METER))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.2S, true", "0.5, true", "1, true", "3, false", "5, false", "5P, false", "10P20, false", "3P, false"})
    void a_protection_core_is_never_good_enough_for_measuring(String text, boolean expected) {
        assertThat(AccuracyStatement.parse(text).isAtLeast(AccuracyClass.index("1", false), ClassScale.TRANSFORMER))
                .contains(expected);
    }

    @Test
    void a_class_with_s_is_better_than_the_same_without() {
        AccuracyClass half = AccuracyClass.index("0.5", false);
        AccuracyClass halfS = AccuracyClass.index("0.5", true);
        assertThat(ClassScale.TRANSFORMER.isAtLeast(halfS, half)).contains(true);
        assertThat(ClassScale.TRANSFORMER.isAtLeast(half, halfS)).contains(false);
    }

    @Test
    void the_same_class_in_two_spellings_is_the_same() {
        assertThat(AccuracyStatement.parse("Ⅲ").isSame(AccuracyStatement.parse("III级"), ClassScale.WEIGHING))
                .isTrue();
        assertThat(AccuracyStatement.parse("C级").isSame(AccuracyStatement.parse("0.5S"), ClassScale.ENERGY_METER))
                .isTrue();
        assertThat(AccuracyStatement.parse("1.0").isSame(AccuracyStatement.parse("1级"), ClassScale.INDEXED))
                .isTrue();
        assertThat(AccuracyStatement.parse("1级").isSame(AccuracyStatement.parse("2级"), ClassScale.INDEXED))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1级?", "见证书", "'0.5S,0.5'", "0", "级", "±", "℃", "''", "1..2", "±5%±3%"})
    void what_is_no_class_and_no_error_is_said_to_be_none(String text) {
        assertThat(AccuracyStatement.parse(text).isUnderstood()).isFalse();
    }

    @Test
    void any_text_gives_an_answer() {
        Random random = new Random(42);
        String alphabet = "0123456789.SsPABCDEⅠⅢ级±()+|t℃%FRH ＋～-一等MmF\u3000\u0000";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(14); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            AccuracyStatement statement = AccuracyStatement.parse(text.toString());
            assertThat(statement.text()).isEqualTo(text.toString());
            assertThat(MeasuringRange.parse(text.toString())).isNotNull();
        }
    }

    @Test
    void ranges_are_compared_across_powers_of_ten() {
        MeasuringRange standard = MeasuringRange.parse("(0～2.5)MPa").orElseThrow();
        assertThat(standard.covers(MeasuringRange.parse("0-1600kPa").orElseThrow()))
                .contains(true);
        assertThat(standard.covers(MeasuringRange.parse("0~4 MPa").orElseThrow()))
                .contains(false);
        assertThat(standard.covers(MeasuringRange.parse("0~50 ℃").orElseThrow()))
                .isEmpty();
        assertThat(MeasuringRange.parse("3×57.7/100 V 3×1.5(6) A")).isEmpty();
        assertThat(MeasuringRange.parse("20–400 m³/h").orElseThrow().high()).isEqualByComparingTo("400");
        assertThat(MeasuringRange.parse("-50…300℃").orElseThrow().low()).isEqualByComparingTo("-50");
    }
}
