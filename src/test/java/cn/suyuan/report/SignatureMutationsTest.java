package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short; the long run is in src/bench, its result in src/docs/recorded/signature-mutations.md. */
class SignatureMutationsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void no_damaged_file_is_usable_and_says_something_else(int form) throws IOException {
        SignatureMutations.Outcome outcome =
                SignatureMutations.run(SignatureMutations.forms().get(form), 280, new Random(20260318));
        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.refused()).isGreaterThan(180);
    }
}
