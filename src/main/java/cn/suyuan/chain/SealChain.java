package cn.suyuan.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the seals of a pack in a row: each against its heads, against the one before and against the readings. */
public final class SealChain {

    private final List<SealProblem> problems = new ArrayList<>();

    private SealChain() {}

    /**
     * A seal with its heads.
     *
     * @param name period, the name of the file without its ending
     * @param seal the seal, where it could be read
     * @param heads its heads, where they came
     */
    public record SealedPeriod(String name, Optional<Seal> seal, Optional<SealHeads> heads) {}

    /**
     * Checks seals.
     *
     * @param periods in the order of their names
     * @param streams streams declared in {@code streams.csv}
     * @param differing heads, by {@code <seal> TAB <stream>}, that the verification of the readings found different
     */
    public static List<SealProblem> check(List<SealedPeriod> periods, Set<String> streams, Set<String> differing) {
        SealChain chain = new SealChain();
        Optional<SealedPeriod> before = Optional.empty();
        for (SealedPeriod period : periods) {
            chain.checkHeads(period, streams, differing);
            chain.checkOrder(period, before);
            before = Optional.of(period);
        }
        return List.copyOf(chain.problems);
    }

    private void add(SealProblem.Code code, String seal, String... more) {
        List<String> arguments = new ArrayList<>();
        arguments.add(seal);
        arguments.addAll(List.of(more));
        problems.add(new SealProblem(code, seal, arguments));
    }

    private void checkHeads(SealedPeriod period, Set<String> streams, Set<String> differing) {
        if (period.seal().isEmpty()) {
            add(SealProblem.Code.MALFORMED, period.name());
        }
        if (period.heads().isEmpty()) {
            add(SealProblem.Code.HEADS_UNREADABLE, period.name(), "");
            return;
        }
        SealHeads heads = period.heads().get();
        for (int line : heads.unreadable()) {
            add(SealProblem.Code.HEADS_UNREADABLE, period.name(), Integer.toString(line));
        }
        if (!heads.sorted()) {
            add(SealProblem.Code.NOT_SORTED, period.name());
        }
        period.seal().ifPresent(seal -> checkRoot(seal, heads));
        Set<String> present = new HashSet<>();
        for (SealHead head : heads.heads()) {
            present.add(head.streamId());
            if (!streams.contains(head.streamId())) {
                add(SealProblem.Code.STREAM_UNKNOWN, period.name(), head.streamId());
            } else if (differing.contains(period.name() + "\t" + head.streamId())) {
                add(
                        SealProblem.Code.HEAD_DIFFERS,
                        period.name(),
                        head.streamId(),
                        Long.toString(head.lastSeq()),
                        head.lastLink());
            }
        }
        streams.stream()
                .filter(stream -> !present.contains(stream))
                .sorted()
                .forEach(stream -> add(SealProblem.Code.STREAM_MISSING, period.name(), stream));
    }

    private void checkRoot(Seal seal, SealHeads heads) {
        if (seal.heads() != heads.lines()) {
            add(
                    SealProblem.Code.COUNT_DIFFERS,
                    seal.name(),
                    Long.toString(seal.heads()),
                    Integer.toString(heads.lines()));
        }
        if (!seal.root().equals(heads.root())) {
            add(
                    SealProblem.Code.ROOT_DIFFERS,
                    seal.name(),
                    seal.root().hex(),
                    heads.root().hex());
        }
        if (seal.sealedAt().isBefore(seal.to())) {
            add(
                    SealProblem.Code.SEALED_EARLY,
                    seal.name(),
                    seal.sealedAt().toString(),
                    seal.to().toString());
        }
    }

    private void checkOrder(SealedPeriod period, Optional<SealedPeriod> before) {
        if (period.seal().isEmpty() || before.isEmpty() || before.get().seal().isEmpty()) {
            return;
        }
        Seal seal = period.seal().get();
        Seal earlier = before.get().seal().get();
        if (!seal.previous().equals(earlier.digest())) {
            add(SealProblem.Code.PREVIOUS_DIFFERS, seal.name(), earlier.name());
        }
        if (!seal.from().isEqual(earlier.to())) {
            add(
                    SealProblem.Code.PERIOD_NOT_CONTIGUOUS,
                    seal.name(),
                    earlier.to().toString(),
                    seal.from().toString());
        }
        checkSeqs(period, before.get());
    }

    private void checkSeqs(SealedPeriod period, SealedPeriod before) {
        Map<String, Long> ends = new HashMap<>();
        before.heads().stream()
                .flatMap(heads -> heads.heads().stream())
                .forEach(head -> ends.put(head.streamId(), head.lastSeq()));
        period.heads().stream().flatMap(heads -> heads.heads().stream()).forEach(head -> {
            Long end = ends.get(head.streamId());
            if (end != null && head.firstSeq() != end + 1) {
                add(
                        SealProblem.Code.SEQ_NOT_CONTIGUOUS,
                        period.name(),
                        head.streamId(),
                        Long.toString(end),
                        Long.toString(head.firstSeq()));
            }
        });
    }
}
