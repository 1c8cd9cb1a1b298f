package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.description.TextDescription;

/** Verifies streams beside each other as an audit does: each alone, then against its sources, then against the others. */
final class ProblemDesk {

    private final Map<String, SmallStream> streams = new LinkedHashMap<>();
    private Optional<SignatureOutcome> recordOutcome = Optional.empty();

    ProblemDesk(SmallStream... all) {
        for (SmallStream stream : all) {
            streams.put(stream.id, stream);
        }
    }

    private SmallStream stream(String id) {
        return Objects.requireNonNull(streams.get(id));
    }

    /** What is found of one stream. */
    StreamVerification found(String id) {
        return Objects.requireNonNull(verify().get(id));
    }

    /** What every signature of a record is worth, instead of being compared. */
    ProblemDesk records(SignatureOutcome outcome) {
        recordOutcome = Optional.of(outcome);
        return this;
    }

    /** What is found of every stream. */
    Map<String, StreamVerification> verify() {
        KnownLinks known = known();
        Map<String, StageComparison.Stage> stages = new LinkedHashMap<>();
        streams.forEach((id, stream) -> {
            ReadingSeries series = new ReadingSeries(stream.id);
            try {
                StreamVerification found = HashChainVerifier.sequential()
                        .verify(new ByteArrayInputStream(stream.file()), stream.context(known), this::judge, series);
                stages.put(id, new StageComparison.Stage(found, series));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        List<StreamVerification> compared = new ArrayList<>();
        stages.forEach((id, stage) -> {
            SmallStream stream = stream(id);
            List<StageComparison.Stage> sources = stages.values().stream()
                    .filter(source -> stream.sources.contains(source.verification().stream()))
                    .toList();
            try {
                StageComparison.Result result = StageComparison.compare(stage, sources, stream.events);
                assertThat(result.notRepeated()).isEmpty();
                compared.add(stage.verification().with(result.problems()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return recognised(compared);
    }

    private Map<String, StreamVerification> recognised(List<StreamVerification> compared) {
        Map<String, StreamVerification> byId = new LinkedHashMap<>();
        try {
            StreamExchange.recognise(
                            compared,
                            stream -> Optional.of(new ByteArrayInputStream(
                                    stream(stream.stream()).file())))
                    .forEach(found -> byId.put(found.stream(), found));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return byId;
    }

    private SignatureOutcome judge(byte[] link, byte[] signature) {
        return recordOutcome.orElseGet(() -> signature.length == 0
                ? SignatureOutcome.ABSENT
                : Arrays.equals(link, signature) ? SignatureOutcome.VALID : SignatureOutcome.INVALID);
    }

    private KnownLinks known() {
        List<CheckpointFact> facts = new ArrayList<>();
        Map<String, byte[]> headers = new HashMap<>();
        for (SmallStream stream : streams.values()) {
            facts.addAll(stream.checkpoints());
            headers.put(
                    stream.id,
                    StreamWriter.bytes(stream.lines.orElseGet(stream::made).get(0)));
        }
        return KnownLinks.of(facts, headers);
    }

    /** Nothing is wrong with any stream. */
    void nothing() {
        verify().values().forEach(found -> {
            assertThat(found.problems()).as(said(found)).isEmpty();
            assertThat(found.verdict()).isEqualTo(StreamVerdict.INTACT);
        });
    }

    /** One problem in one stream, nothing in any other; the problem, for its wording. */
    StreamProblem only(String stream, StreamProblemCode code, long line, long seq, long count) {
        Map<String, StreamVerification> all = verify();
        all.forEach((id, found) -> {
            if (!id.equals(stream)) {
                assertThat(found.problems()).as(said(found)).isEmpty();
                assertThat(found.verdict()).isEqualTo(StreamVerdict.INTACT);
            }
        });
        StreamVerification found = Objects.requireNonNull(all.get(stream));
        assertThat(found.problems()).as(said(found)).hasSize(1);
        StreamProblem problem = found.problems().get(0);
        assertThat(problem.code()).as(said(found)).isEqualTo(code);
        assertThat(List.of(problem.line(), problem.seq(), problem.count()))
                .as("line, seq, count of " + code)
                .containsExactly(line, seq, count);
        assertThat(problem.file()).isEqualTo(file(stream, code));
        assertThat(found.verdict()).isEqualTo(code.consequence());
        return problem;
    }

    private String file(String stream, StreamProblemCode code) {
        return switch (code) {
            case CHECKPOINT_SIGNATURE, CHECKPOINT_TIME -> "data/checkpoints.csv";
            case CHECKPOINT_KEY -> recordOutcome.isPresent() ? stream(stream).path() : "data/checkpoints.csv";
            default -> stream(stream).path();
        };
    }

    private static TextDescription said(StreamVerification found) {
        return new TextDescription("%s", found.problems());
    }
}
