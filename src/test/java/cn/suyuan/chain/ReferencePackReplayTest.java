package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Expectations: expected.json of the clean reference pack. */
class ReferencePackReplayTest {

    @Test
    void every_stage_is_what_its_operation_makes_of_its_source() throws IOException {
        ReferencePack pack = ReferencePack.open("pack.zip");
        Map<String, StageComparison.Stage> stages = stages(pack);
        long compared = 0;
        for (StageComparison.Stage stage : stages.values()) {
            List<StageComparison.Stage> sources = new ArrayList<>();
            for (String source : stage.verification().declaration().sources()) {
                sources.add(Optional.ofNullable(stages.get(source)).orElseThrow());
            }
            StageComparison.Result result = StageComparison.compare(
                    stage, sources, pack.events(stage.verification().instrument()));
            assertThat(result.problems()).as(stage.verification().stream()).isEmpty();
            assertThat(result.notRepeated()).isEmpty();
            compared += result.compared();
        }
        assertThat(compared).isEqualTo(4 * 193);
    }

    @Test
    void register_differences_are_recomputed_to_the_digit_over_a_replacement() throws IOException {
        ReferencePack pack = ReferencePack.open("pack.zip");
        assertThat(quantity(pack, "E-001-processed")).isEqualByComparingTo("30960.0000");
        assertThat(quantity(pack, "G-001-acquired")).isEqualByComparingTo("52139.47");
        assertThat(quantity(pack, "W-001-acquired")).isEqualByComparingTo("248.80");
    }

    private static BigDecimal quantity(ReferencePack pack, String streamId) throws IOException {
        StageComparison.Stage stage =
                Optional.ofNullable(stages(pack).get(streamId)).orElseThrow();
        StreamDeclaration declaration = stage.verification().declaration();
        List<MeterEvent> events = pack.events(declaration.instrumentNo()).stream()
                .flatMap(event -> event.behind(declaration.operation()).stream())
                .toList();
        RegisterReplay.Input input = new RegisterReplay.Input(
                stage.readings(), stage.verification().header().orElseThrow().kind(), declaration.interval(), events);
        RegisterReplay.Result result = RegisterReplay.registerDifference(List.of(input), pack.period());
        return result.quantity().orElseThrow(() -> new AssertionError(result.remarks()));
    }

    private static Map<String, StageComparison.Stage> stages(ReferencePack pack) {
        Map<String, StageComparison.Stage> stages = new HashMap<>();
        for (StreamDeclaration stream : pack.streams()) {
            ReadingSeries series = new ReadingSeries(stream.streamId());
            stages.put(stream.streamId(), new StageComparison.Stage(pack.verify(stream, series), series));
        }
        return stages;
    }
}
