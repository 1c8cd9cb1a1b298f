package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.uncertainty.EvaluationProblem.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static final List<String> SYMBOLS = List.of("a", "b", "电量", "CO₂");

    private static double value(String text) {
        return Formula.read(text, SYMBOLS).formula().orElseThrow().value(new double[] {2, 3, 5, 7});
    }

    private static EvaluationProblem problem(String text) {
        return Formula.read(text, SYMBOLS).problems().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a+b*电量              | 17
        (a+b)*电量            | 25
        -a^2                  | -4
        2^-1                  | 0.5
        2^3^2                 | 512
        a--b                  | 5
        a/b/2                 | 0.3333333333333333
        CO₂ - 1e1             | -3
        min(a,b,电量)+max(1,a) | 4
        pow(a, b)             | 8
        sqrt(a*2) + abs(-b)   | 5
        log10(100)            | 2
        atan2(0, 1) + 0*pi    | 0
        ln(exp(a))            | 2
        a*b - a*b             | 0
        """)
    void formulas_have_their_value(String text, double expected) {
        assertThat(value(text)).isCloseTo(expected, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a + x       | UNKNOWN_SYMBOL       | 5
        a + log(b)  | UNKNOWN_FUNCTION     | 5
        a +         | ENDED_EARLY          | 4
        a b         | UNEXPECTED_TOKEN     | 3
        (a + b      | ENDED_EARLY          | 7
        a # b       | UNEXPECTED_CHARACTER | 3
        a × b       | UNEXPECTED_CHARACTER | 3
        a + sqrt(a,b) | WRONG_ARGUMENT_COUNT | 5
        min(a)      | WRONG_ARGUMENT_COUNT | 1
        1e999       | BAD_NUMBER           | 1
        """)
    void mistakes_are_named_with_their_position(String text, Code code, int position) {
        assertThat(problem(text).code()).isEqualTo(code);
        assertThat(problem(text).position()).isEqualTo(position);
    }

    @Test
    void all_unknown_symbols_are_named() {
        assertThat(Formula.read("x + y*a", SYMBOLS).problems())
                .extracting(found -> found.arguments().get(0))
                .containsExactly("x", "y");
    }

    @Test
    void derivatives_are_exact() {
        double[] gradient = Formula.read("a^3*sin(b)+ln(电量)", SYMBOLS)
                .formula()
                .orElseThrow()
                .gradient(new double[] {2, 3, 5, 7});
        assertThat(gradient[0]).isCloseTo(12 * Math.sin(3), within(1e-14));
        assertThat(gradient[1]).isCloseTo(8 * Math.cos(3), within(1e-14));
        assertThat(gradient[2]).isCloseTo(0.2, within(1e-16));
        assertThat(gradient[3]).isZero();
    }

    @Test
    @Timeout(20)
    void deep_long_and_wide_formulas_are_refused_or_read_but_never_hang() {
        assertThat(problem("(".repeat(5_000)).code()).isEqualTo(Code.FORMULA_TOO_LARGE);
        assertThat(problem("a" + "^a".repeat(5_000)).code()).isEqualTo(Code.FORMULA_TOO_LARGE);
        assertThat(problem("a+".repeat(20_000)).code()).isEqualTo(Code.FORMULA_TOO_LARGE);
        assertThat(problem("").code()).isEqualTo(Code.NO_FORMULA);
        assertThat(value("0" + "+1".repeat(4_000))).isEqualTo(4_000);
        assertThat(value("-".repeat(10_000) + "a")).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void no_change_of_characters_makes_the_reader_throw() {
        String good = "(电量*a + min(b, 2.5e-3)^2)/sqrt(abs(CO₂)) - atan2(a, pi)";
        String alphabet = "()+-*/^,.eE0123456789abx 电₂\t\u0000\uD83D#";
        RandomStream random = new RandomStream(11, 0, 0);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder changed = new StringBuilder(good);
            int changes = 1 + (int) (random.nextUniform() * 4);
            for (int i = 0; i < changes; i++) {
                int place = (int) (random.nextUniform() * changed.length());
                char sign = alphabet.charAt((int) (random.nextUniform() * alphabet.length()));
                switch ((int) (random.nextUniform() * 3)) {
                    case 0 -> changed.setCharAt(place, sign);
                    case 1 -> changed.insert(place, sign);
                    default -> changed.deleteCharAt(place);
                }
            }
            String text = changed.toString();
            assertThatCode(() -> {
                        FormulaReading reading = Formula.read(text, SYMBOLS);
                        assertThat(reading.formula().isPresent())
                                .isEqualTo(reading.problems().isEmpty());
                        reading.formula().ifPresent(formula -> {
                            formula.value(new double[] {2, 3, 5, 7});
                            formula.gradient(new double[] {2, 3, 5, 7});
                        });
                    })
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }
}
