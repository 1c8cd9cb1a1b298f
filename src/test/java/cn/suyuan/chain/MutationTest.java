package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Every damage of a valid stream is found, at its place, under its name, and is the only thing reported. Random places
 * from fixed seeds; the whole run is of 22,010.
 */
class MutationTest {

    static final StreamWriter STREAM = new StreamWriter("S-001-acquired", 241, 1);
    static final StreamWriter OTHER = new StreamWriter("S-002-acquired", 241, 2);
    private static final KnownLinks KNOWN = StreamWriter.known(STREAM, OTHER);

    @Test
    void an_undamaged_stream_has_no_problem() {
        StreamVerification result = verify(STREAM.file());
        assertThat(result.problems()).isEmpty();
        assertThat(result.verdict()).isEqualTo(StreamVerdict.INTACT);
        assertThat(result.counts().records()).isEqualTo(STREAM.records);
    }

    @Test
    void a_flipped_bit_is_found_at_its_line() {
        check(4_000, 11, random -> Mutation.flip(STREAM, random));
    }

    @Test
    void a_byte_taken_out_is_found_at_its_line() {
        check(1_500, 12, random -> Mutation.deleteByte(STREAM, random));
    }

    @Test
    void a_byte_put_in_is_found_at_its_line() {
        check(1_500, 13, random -> Mutation.insertByte(STREAM, random));
    }

    @Test
    void a_cut_is_a_cut_tail_with_the_number_of_records_lost() {
        check(2_000, 14, random -> Mutation.truncate(STREAM, random));
    }

    @Test
    void removed_records_are_missing() {
        check(2_000, 15, random -> Mutation.remove(STREAM, random));
    }

    @Test
    void removed_and_renumbered_records_are_one_mismatch_to_the_end() {
        check(500, 16, random -> Mutation.removeAndRenumber(STREAM, random));
    }

    @Test
    void invented_records_are_inserted() {
        check(2_000, 17, random -> Mutation.insert(STREAM, random));
    }

    @Test
    void copies_are_repeated() {
        check(2_000, 18, random -> Mutation.repeat(STREAM, random));
    }

    @Test
    void neighbours_that_changed_places_are_swapped() {
        check(1_500, 19, random -> Mutation.swapNeighbours(STREAM, random));
    }

    @Test
    void records_far_apart_that_changed_places_are_swapped() {
        check(1_500, 20, random -> Mutation.swapFar(STREAM, random));
    }

    @Test
    void a_record_in_another_place_is_swapped() {
        check(1_000, 21, random -> Mutation.move(STREAM, random));
    }

    @Test
    void records_of_another_stream_are_exchanged() {
        check(2_000, 22, random -> Mutation.splice(STREAM, OTHER, random));
    }

    @Test
    void another_stream_under_this_name_is_exchanged() {
        check(10, 23, random -> Mutation.exchange(STREAM, OTHER, random));
    }

    @Test
    void a_rewritten_chain_does_not_fit_its_checkpoints() {
        check(500, 24, random -> Mutation.rewrite(STREAM, random));
    }

    /** A fifth of the whole run, which {@code MutationRun} of the benchmarks repeats and {@code src/docs} records. */
    private static void check(int times, long seed, Function<Random, Mutation> mutator) {
        List<String> wrong = wrong(Math.max(10, times / 5), seed, mutator);
        assertThat(wrong.stream().limit(12)).as(wrong.size() + " of " + times).isEmpty();
    }

    /** Mutations that were not found, or not as they should be, with what was found. */
    static List<String> wrong(int times, long seed, Function<Random, Mutation> mutator) {
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Mutation mutation = mutator.apply(random);
            StreamVerification result = verify(mutation.bytes());
            if (!isAsExpected(mutation, result)) {
                wrong.add(mutation.name() + ": expected " + mutation.codes() + " line " + mutation.line() + " seq "
                        + mutation.seq() + " count " + mutation.count() + ", found " + found(result));
            }
        }
        return wrong;
    }

    private static boolean isAsExpected(Mutation mutation, StreamVerification result) {
        if (mutation.codes().isEmpty()) {
            return result.problems().isEmpty()
                    && (!result.form().lastLineEnded() || result.form().carriageReturns() == 1);
        }
        if (result.problems().size() != 1 || result.verdict() == StreamVerdict.INTACT) {
            return false;
        }
        StreamProblem problem = result.problems().get(0);
        return mutation.codes().contains(problem.code())
                && problem.line() == mutation.line()
                && (mutation.seq() < 0 || problem.seq() == mutation.seq())
                && (mutation.count() < 0 || problem.count() == mutation.count());
    }

    private static String found(StreamVerification result) {
        return result.problems().stream()
                .map(problem -> problem.code().wireName() + " line " + problem.line() + " seq " + problem.seq()
                        + " count " + problem.count())
                .toList()
                .toString();
    }

    static StreamVerification verify(byte[] file) {
        try {
            StreamVerification found = HashChainVerifier.sequential()
                    .verify(
                            new ByteArrayInputStream(file),
                            STREAM.context(KNOWN),
                            RecordSignatureJudge.withoutKey(),
                            RecordSink.none());
            return StreamExchange.recognise(
                            List.of(found, StreamVerification.missing(OTHER.declaration())),
                            stream -> Optional.of(new ByteArrayInputStream(
                                    stream.stream().equals(STREAM.streamId) ? file : OTHER.file())))
                    .get(0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
