package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expectations: expected.json and expectations.json of the reference packs. */
class ReferencePackStreamsTest {

    @Test
    void every_stream_of_the_clean_pack_is_intact() {
        ReferencePack pack = ReferencePack.open("pack.zip");
        assertThat(pack.streams()).hasSize(9);
        for (StreamDeclaration stream : pack.streams()) {
            StreamVerification result = pack.verify(stream, RecordSink.none());
            assertThat(result.problems()).as(stream.streamId()).isEmpty();
            assertThat(result.verdict()).isEqualTo(StreamVerdict.INTACT);
            assertThat(result.counts().records()).isEqualTo(stream.streamId().startsWith("T") ? 192 : 193);
        }
    }

    @Test
    void a_changed_digit_is_one_link_mismatch_at_its_line() {
        assertThat(problems("variant-reading-changed.zip"))
                .containsExactly("E-002-acquired link_mismatch data/readings/E-002-acquired.csv 78 76 1 altered");
    }

    @Test
    void two_neighbours_that_changed_places_are_one_swap_at_the_first() {
        assertThat(problems("variant-records-swapped.zip"))
                .containsExactly("E-002-acquired record_swapped data/readings/E-002-acquired.csv 103 102 2 altered");
    }

    private static List<String> problems(String name) {
        ReferencePack pack = ReferencePack.open(name);
        return pack.streams().stream()
                .map(stream -> pack.verify(stream, RecordSink.none()))
                .flatMap(result -> result.problems().stream()
                        .map(problem -> String.join(
                                " ",
                                result.stream(),
                                problem.code().wireName(),
                                problem.file(),
                                Long.toString(problem.line()),
                                Long.toString(problem.seq()),
                                Long.toString(problem.count()),
                                result.verdict().wireName())))
                .toList();
    }
}
