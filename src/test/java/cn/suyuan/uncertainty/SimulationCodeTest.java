package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.uncertainty.SimulationCode.Doubt;
import cn.suyuan.uncertainty.SimulationCode.MarkKind;
import cn.suyuan.uncertainty.SimulationCode.TokenKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationCodeTest {

    @Test
    void python_with_everything_stated_leaves_no_doubt() {
        SimulationCode code = read("mc.py", """
            # np.random.seed(7) in a comment is no seed
            import numpy as np
            rng = np.random.default_rng(12345)
            N = 10**6
            e = rng.normal(99.856e6, 0.006*99.856e6, N)
            f = rng.lognormal(-0.55, 0.025, size=N)
            print("N = 5", np.percentile(e*f, [2.5, 97.5]))
            """);
        assertThat(code.remarks()).isEmpty();
        assertThat(code.marks(MarkKind.SEED)).singleElement().satisfies(m -> {
            assertThat(m.line()).isEqualTo(3);
            assertThat(m.value()).contains("12345");
        });
        assertThat(code.marks(MarkKind.TRIALS))
                .extracting(m -> m.value().orElse(""))
                .containsExactly("10**6");
        assertThat(code.marks(MarkKind.DISTRIBUTION)).hasSize(2);
        assertThat(code.marks(MarkKind.QUANTILE)).hasSize(1);
        assertThat(code.tokens()).extracting(SimulationCode.Token::kind).contains(TokenKind.COMMENT, TokenKind.STRING);
    }

    @Test
    void r_with_few_trials_and_a_narrow_interval() {
        assertThat(doubts("mc.R", "set.seed(1)\nn <- 10000L\nx <- rnorm(n, 1, 0.1)\nquantile(x, c(0.05, 0.95))\n"))
                .containsExactly(Doubt.TOO_FEW_TRIALS, Doubt.PROBABILITY_BELOW_95);
    }

    @Test
    void matlab_transposes_are_no_strings_and_a_shuffled_seed_is_not_fixed() {
        assertThat(doubts(
                        "mc.m", "rng('shuffle'); % seed\nM = 1e6;\nx = randn(M,1)'; y = x';\nprctile(x, [2.5 97.5])\n"))
                .containsExactly(Doubt.SEED_NOT_FIXED);
    }

    @Test
    void vba_without_seed_and_quantile() {
        assertThat(doubts(
                        "mc.bas",
                        "Sub MC()\nDim i As Long ' 模拟\nFor i = 1 To 1000\nx = 1 + 0.1 * Rnd()\nNext i\nEnd Sub\n"))
                .containsExactly(Doubt.NO_SEED, Doubt.TOO_FEW_TRIALS, Doubt.NO_QUANTILE);
    }

    @Test
    void tokens_cover_the_text_in_order_whatever_it_is() {
        for (String name : List.of("a.py", "a.R", "a.m", "a.bas")) {
            SimulationCode code = read(name, "\"\"\" ' % # \\\n \u0000 ''' 1e5 if \"unclosed\n)))((( rng( seed(");
            int end = 0;
            for (SimulationCode.Token token : code.tokens()) {
                assertThat(token.start()).isGreaterThanOrEqualTo(end);
                end = token.end();
            }
            assertThat(end).isLessThanOrEqualTo(code.text().length());
        }
        assertThat(SimulationCode.read("a.txt", "")).isEmpty();
    }

    private static List<Doubt> doubts(String name, String text) {
        return read(name, text).remarks().stream()
                .map(SimulationCode.Remark::doubt)
                .toList();
    }

    private static SimulationCode read(String name, String text) {
        return SimulationCode.read(name, text).orElseThrow();
    }
}
