package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SealChainTest {

    private static final Digest NONE = new Digest(DigestAlgorithm.SM3, new byte[32]);
    private static final String LINK = "a".repeat(64);

    @Test
    void contiguous_seals_over_all_streams_have_no_problem() {
        assertThat(SealChain.check(List.of(january(), february(january())), Set.of("A", "B"), Set.of()))
                .isEmpty();
    }

    @Test
    void a_stream_left_out_a_changed_head_and_a_missing_seal_are_named() {
        SealChain.SealedPeriod other = period("2025-01", NONE, "2025-01-01", "2025-02-01", 1, 9);
        assertThat(codes(SealChain.check(List.of(january()), Set.of("A", "B", "C"), Set.of())))
                .containsExactly(SealProblem.Code.STREAM_MISSING);
        assertThat(codes(SealChain.check(List.of(january()), Set.of("A", "B"), Set.of("2025-01\tB"))))
                .containsExactly(SealProblem.Code.HEAD_DIFFERS);
        assertThat(codes(SealChain.check(List.of(other, february(january())), Set.of("A", "B"), Set.of())))
                .contains(SealProblem.Code.PREVIOUS_DIFFERS, SealProblem.Code.SEQ_NOT_CONTIGUOUS);
    }

    @Test
    void any_changed_byte_of_the_heads_changes_the_root() {
        SealChain.SealedPeriod good = january();
        byte[] heads = SealHeads.write(List.of(new SealHead("A", 1, 10, LINK), new SealHead("B", 1, 10, LINK)));
        for (int i = 0; i < heads.length; i++) {
            byte[] changed = heads.clone();
            changed[i] ^= 1;
            SealChain.SealedPeriod period =
                    new SealChain.SealedPeriod("2025-01", good.seal(), Optional.of(SealHeads.read(changed)));
            assertThat(codes(SealChain.check(List.of(period), Set.of("A", "B"), Set.of())))
                    .contains(SealProblem.Code.ROOT_DIFFERS);
        }
    }

    @Test
    void a_seal_of_seven_or_nine_lines_is_none() {
        byte[] seal = "suyuan-seal-v1\nx\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Seal.read("x", seal)).isEmpty();
        assertThat(Seal.read("x", new byte[0])).isEmpty();
    }

    private static SealChain.SealedPeriod january() {
        return period("2025-01", NONE, "2025-01-01", "2025-02-01", 1, 10);
    }

    private static SealChain.SealedPeriod february(SealChain.SealedPeriod before) {
        Digest previous = before.seal().orElseThrow().digest();
        return period("2025-02", previous, "2025-02-01", "2025-03-01", 11, 20);
    }

    private static SealChain.SealedPeriod period(
            String name, Digest previous, String from, String to, long first, long last) {
        byte[] heads =
                SealHeads.write(List.of(new SealHead("B", first, last, LINK), new SealHead("A", first, last, LINK)));
        SealHeads read = SealHeads.read(heads);
        byte[] seal = Seal.write(
                "91429999MADEMX0X35/示范大道",
                from + "T00:00:00+08:00 " + to + "T00:00:00+08:00",
                read,
                previous,
                to + "T01:00:00+08:00",
                "K");
        return new SealChain.SealedPeriod(name, Seal.read(name, seal), Optional.of(read));
    }

    private static List<SealProblem.Code> codes(List<SealProblem> problems) {
        List<SealProblem.Code> codes = new ArrayList<>();
        problems.forEach(problem -> codes.add(problem.code()));
        return codes;
    }
}
