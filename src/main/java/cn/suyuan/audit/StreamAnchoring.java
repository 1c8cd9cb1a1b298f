package cn.suyuan.audit;

import cn.suyuan.chain.AnchoringLatency;
import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamSpan;
import cn.suyuan.chain.StreamVerdict;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.evidence.VerifiedStream.Anchored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which independent times cover which records: a token over the table of checkpoints covers each record whose checkpoint
 * fits, a token or block over a sound seal covers each record up to a head that fits (anchors.md). Nothing else counts.
 */
final class StreamAnchoring {

    private final List<AnchorEvidence> anchors;
    private final PackSeals seals;
    private final Map<String, List<CheckpointRows.Judged>> checkpoints = new LinkedHashMap<>();

    StreamAnchoring(List<CheckpointRows.Judged> rows, List<AnchorEvidence> anchors, PackSeals seals) {
        this.anchors = List.copyOf(anchors);
        this.seals = seals;
        for (CheckpointRows.Judged row : rows) {
            checkpoints
                    .computeIfAbsent(row.fact().streamId(), id -> new ArrayList<>())
                    .add(row);
        }
    }

    /** The streams with their checkpoints, the first independent time over their last record, and how late it came. */
    List<VerifiedStream> joined(List<StreamWork.Done> streams) throws IOException {
        try {
            return streams.parallelStream().map(this::read).toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
    }

    private VerifiedStream read(StreamWork.Done done) {
        try {
            return joined(done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VerifiedStream joined(StreamWork.Done done) throws IOException {
        StreamVerification stream = done.verification();
        List<CheckpointRows.Judged> own = checkpoints.getOrDefault(stream.stream(), List.of());
        List<AnchoringLatency.Anchor> times = times(stream, own);
        Optional<AnchoringLatency> latency = AnchoringLatency.of(done.readings(), times);
        List<StreamProblem> early = latency.flatMap(found -> found.aheadProblem(stream.file())).stream()
                .toList();
        boolean whole = stream.verdict() != StreamVerdict.ALTERED && early.isEmpty();
        long last = stream.span().map(StreamSpan::lastSeq).orElse(Long.MAX_VALUE);
        Optional<Instant> first = whole
                ? times.stream()
                        .filter(anchor -> anchor.lastSeq() >= last)
                        .map(AnchoringLatency.Anchor::time)
                        .min(Comparator.naturalOrder())
                : Optional.empty();
        return new VerifiedStream(
                stream.with(early),
                CheckpointRows.checks(own),
                List.of(),
                anchored(first, stream, own),
                first,
                latency,
                done.steady());
    }

    private List<AnchoringLatency.Anchor> times(StreamVerification stream, List<CheckpointRows.Judged> own) {
        List<AnchoringLatency.Anchor> times = new ArrayList<>();
        for (AnchorEvidence anchor : proved()) {
            if (coversAny(anchor, own)) {
                stream.fittingCheckpoints()
                        .forEach(seq -> times.add(
                                new AnchoringLatency.Anchor(seq, anchor.time().orElseThrow())));
            }
        }
        for (PackSeals.FittingHead head : seals.fitting(stream)) {
            head.stamped().ifPresent(time -> times.add(new AnchoringLatency.Anchor(head.lastSeq(), time)));
            proved().stream()
                    .filter(anchor -> anchor.covers().contains(head.seal()))
                    .forEach(anchor -> times.add(new AnchoringLatency.Anchor(
                            head.lastSeq(), anchor.time().orElseThrow())));
        }
        return times;
    }

    private List<AnchorEvidence> proved() {
        return anchors.stream()
                .filter(anchor -> anchor.state() == AnchorEvidence.State.ANCHORED)
                .filter(anchor -> anchor.time().isPresent())
                .toList();
    }

    /** Whether it is over the very table that the rows stand in. */
    private static boolean coversAny(AnchorEvidence anchor, List<CheckpointRows.Judged> rows) {
        return rows.stream().anyMatch(row -> anchor.covers().contains(row.fact().file()));
    }

    private Anchored anchored(Optional<Instant> first, StreamVerification stream, List<CheckpointRows.Judged> own) {
        if (first.isPresent()) {
            return Anchored.YES;
        }
        boolean claimed = anchors.stream().anyMatch(anchor -> coversAny(anchor, own)) || seals.claims(stream.stream());
        return claimed ? Anchored.NOT_VERIFIABLE : Anchored.NO;
    }
}
