package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Seals over the streams A and B: one defect is one problem of one seal. */
class SealProblemsTest {

    private static final Digest NONE = new Digest(DigestAlgorithm.SM3, new byte[32]);
    private static final Set<String> STREAMS = Set.of("A", "B");

    private final SealChain.SealedPeriod january =
            period("2025-01-01", NONE, "2025-02-01", "2025-02-01T01:00:00+08:00", heads(1, 10));
    private final Digest end = january.seal().orElseThrow().digest();
    private final SealChain.SealedPeriod february =
            period("2025-02-01", end, "2025-03-01", "2025-03-01T01:00:00+08:00", heads(11, 20));

    private static List<SealHead> heads(long first, long last) {
        return List.of(
                new SealHead("A", first, last, "a1".repeat(32)), new SealHead("B", first, last, "b1".repeat(32)));
    }

    private static SealChain.SealedPeriod period(
            String from, Digest previous, String to, String sealedAt, List<SealHead> heads) {
        SealHeads read = SealHeads.read(SealHeads.write(heads));
        byte[] seal = Seal.write(
                "91429999MADEMX0X35/示范大道",
                from + "T00:00:00+08:00 " + to + "T00:00:00+08:00",
                read,
                previous,
                sealedAt,
                "K");
        return new SealChain.SealedPeriod(from, Seal.read(from, seal), Optional.of(read));
    }

    private static SealChain.SealedPeriod with(SealChain.SealedPeriod period, SealHeads heads) {
        return new SealChain.SealedPeriod(period.name(), period.seal(), Optional.of(heads));
    }

    private void only(SealProblem.Code code, String seal, List<SealChain.SealedPeriod> periods) {
        only(code, seal, periods, STREAMS, Set.of());
    }

    private void only(
            SealProblem.Code code,
            String seal,
            List<SealChain.SealedPeriod> periods,
            Set<String> streams,
            Set<String> differing) {
        List<SealProblem> problems = SealChain.check(periods, streams, differing);
        assertThat(problems).extracting(SealProblem::code).containsExactly(code);
        assertThat(problems.get(0).seal()).isEqualTo(seal);
    }

    @Test
    void seals_in_a_row_over_all_streams_have_no_problem() {
        assertThat(SealChain.check(List.of(january, february), STREAMS, Set.of()))
                .isEmpty();
    }

    @Test
    void malformed_seal() {
        only(
                SealProblem.Code.MALFORMED,
                "2025-02-01",
                List.of(january, new SealChain.SealedPeriod("2025-02-01", Optional.empty(), february.heads())));
    }

    @Test
    void heads_unreadable_because_they_did_not_come() {
        only(
                SealProblem.Code.HEADS_UNREADABLE,
                "2025-02-01",
                List.of(january, new SealChain.SealedPeriod("2025-02-01", february.seal(), Optional.empty())));
    }

    @Test
    void count_differs_from_the_lines() {
        Seal seal = january.seal().orElseThrow();
        Seal other = new Seal(
                seal.name(),
                seal.organization(),
                seal.from(),
                seal.to(),
                3,
                seal.root(),
                seal.previous(),
                seal.sealedAt(),
                seal.keyId(),
                seal.digest());
        only(
                SealProblem.Code.COUNT_DIFFERS,
                "2025-01-01",
                List.of(new SealChain.SealedPeriod("2025-01-01", Optional.of(other), january.heads())));
    }

    @Test
    void root_differs_when_a_link_was_changed() {
        List<SealHead> changed = new ArrayList<>(heads(1, 10));
        changed.set(1, new SealHead("B", 1, 10, "b2".repeat(32)));
        only(
                SealProblem.Code.ROOT_DIFFERS,
                "2025-01-01",
                List.of(with(january, SealHeads.read(SealHeads.write(changed))), february));
    }

    @Test
    void not_sorted_lines() {
        String text = new String(SealHeads.write(heads(1, 10)), StandardCharsets.UTF_8);
        String[] lines = text.split("\n");
        SealHeads heads = SealHeads.read((lines[1] + "\n" + lines[0] + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] seal = Seal.write(
                "91429999MADEMX0X35/示范大道",
                "2025-01-01T00:00:00+08:00 2025-02-01T00:00:00+08:00",
                heads,
                NONE,
                "2025-02-01T01:00:00+08:00",
                "K");
        only(
                SealProblem.Code.NOT_SORTED,
                "2025-01-01",
                List.of(new SealChain.SealedPeriod("2025-01-01", Seal.read("2025-01-01", seal), Optional.of(heads))));
    }

    @Test
    void stream_missing_from_a_seal() {
        only(SealProblem.Code.STREAM_MISSING, "2025-01-01", List.of(january), Set.of("A", "B", "C"), Set.of());
    }

    @Test
    void stream_unknown_to_the_pack() {
        only(SealProblem.Code.STREAM_UNKNOWN, "2025-01-01", List.of(january), Set.of("A"), Set.of());
    }

    @Test
    void head_differs_from_the_readings() {
        only(SealProblem.Code.HEAD_DIFFERS, "2025-01-01", List.of(january), STREAMS, Set.of("2025-01-01\tB"));
    }

    @Test
    void previous_differs_when_a_seal_was_put_in_the_place_of_another() {
        only(
                SealProblem.Code.PREVIOUS_DIFFERS,
                "2025-02-01",
                List.of(january, period("2025-02-01", NONE, "2025-03-01", "2025-03-01T01:00:00+08:00", heads(11, 20))));
    }

    @Test
    void period_not_contiguous_when_days_are_left_out() {
        only(
                SealProblem.Code.PERIOD_NOT_CONTIGUOUS,
                "2025-02-03",
                List.of(january, period("2025-02-03", end, "2025-03-01", "2025-03-01T01:00:00+08:00", heads(11, 20))));
    }

    @Test
    void seq_not_contiguous_when_records_lie_between_two_seals() {
        List<SealHead> later = List.of(heads(11, 20).get(0), new SealHead("B", 13, 20, "b1".repeat(32)));
        only(
                SealProblem.Code.SEQ_NOT_CONTIGUOUS,
                "2025-02-01",
                List.of(january, period("2025-02-01", end, "2025-03-01", "2025-03-01T01:00:00+08:00", later)));
    }

    @Test
    void sealed_early_before_the_end_of_its_period() {
        only(
                SealProblem.Code.SEALED_EARLY,
                "2025-01-01",
                List.of(period("2025-01-01", NONE, "2025-02-01", "2025-01-31T23:59:59+08:00", heads(1, 10))));
    }
}
