package cn.suyuan.chain;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Holds the checkpoints and seal heads of a stream against its records. */
final class CheckpointComparison {

    private static final HexFormat HEX = HexFormat.of();

    private final StreamContext context;
    private final StreamFindings findings;
    private final List<CheckpointFact> checkpoints;
    private final boolean[] headsFit;
    /** Lines of the records that the heads name; 0 where there was none. */
    private final long[] headLines;
    /** Last record whose link a checkpoint that can be relied upon states. */
    private long confirmed = Long.MIN_VALUE;

    private final List<Long> fitting = new ArrayList<>();
    private int next;
    private long nextSeq = Long.MAX_VALUE;
    /** First defect since the last checkpoint that fitted. */
    private Optional<Defect> open = Optional.empty();
    /** Where the stream's own records may have come back after foreign ones. */
    private Optional<Defect> returned = Optional.empty();

    private Optional<Defect> mismatch = Optional.empty();

    CheckpointComparison(StreamContext context, StreamFindings findings) {
        this.context = context;
        this.findings = findings;
        this.checkpoints = new ArrayList<>(context.checkpoints());
        checkpoints.sort(Comparator.comparingLong(CheckpointFact::seq).thenComparingLong(CheckpointFact::line));
        this.headsFit = new boolean[context.heads().size()];
        this.headLines = new long[headsFit.length];
        findNext(Long.MIN_VALUE);
        reportOutcomes();
    }

    /** The smallest number of a record that a checkpoint or head asks for. */
    long nextSeq() {
        return nextSeq;
    }

    /** A break of the links that later checkpoints may explain. */
    void opened(Defect defect) {
        if (open.isEmpty()) {
            open = Optional.of(defect);
        } else if (open.get().contradicted && open.get() != defect && returned.isEmpty()) {
            returned = Optional.of(defect);
        }
    }

    /** Whether checkpoints contradict everything since some defect. */
    boolean isContradicted() {
        return open.isPresent() && open.get().contradicted && returned.isEmpty();
    }

    /** The stored link of the checkpoint of a record, if a signature stands behind it. */
    boolean confirms(long seq, String link) {
        return checkpoints.stream()
                .anyMatch(checkpoint -> checkpoint.seq() == seq
                        && checkpoint.outcome() != SignatureOutcome.INVALID
                        && checkpoint.link().equals(link));
    }

    /**
     * Compares a record that a checkpoint or head may ask for.
     *
     * @param link its link, 32 bytes at the place
     * @param judged whether its time is its own
     */
    void meet(RecordParser reading, byte[] link, int place, boolean judged) {
        String hex = HEX.formatHex(link, place, place + LineBlock.LINK_BYTES);
        meetHeads(reading.seq(), reading.line(), hex);
        while (next < checkpoints.size() && checkpoints.get(next).seq() <= reading.seq()) {
            CheckpointFact checkpoint = checkpoints.get(next++);
            if (checkpoint.seq() == reading.seq()) {
                compare(checkpoint, reading, hex);
                noteFitting(checkpoint, hex, judged);
                if (judged) {
                    compareTime(checkpoint, reading);
                }
            }
        }
        findNext(reading.seq());
    }

    private void noteFitting(CheckpointFact checkpoint, String hex, boolean judged) {
        boolean again = !fitting.isEmpty() && fitting.get(fitting.size() - 1) == checkpoint.seq();
        if (judged && !again && checkpoint.link().equals(hex)) {
            fitting.add(checkpoint.seq());
        }
    }

    /** Numbers of the proved records whose link a checkpoint states, rising. */
    List<Long> fitting() {
        return fitting;
    }

    /**
     * Compares heads that end before the first record and, of a continued file, what was signed of the file before.
     *
     * @param link link that the first record follows
     * @param given link of the last record of the file before, as line 1 states it
     */
    void meetStart(long seqBefore, byte[] link, Optional<String> given) {
        meetHeads(seqBefore, 1, HEX.formatHex(link));
        given.ifPresent(before -> {
            for (int i = 0; i < headsFit.length; i++) {
                SealHead head = context.heads().get(i);
                headsFit[i] |= head.lastSeq() == seqBefore && head.lastLink().equals(before);
            }
            checkpoints.stream()
                    .filter(signed ->
                            signed.seq() == seqBefore && signed.outcome().verifies())
                    .filter(signed -> !signed.link().equals(before))
                    .forEach(signed -> addMismatch(1, seqBefore, before));
            mismatch = Optional.empty();
        });
    }

    private void meetHeads(long seq, long line, String hex) {
        for (int i = 0; i < headsFit.length; i++) {
            SealHead head = context.heads().get(i);
            if (head.lastSeq() == seq) {
                headsFit[i] = head.lastLink().equals(hex);
                headLines[i] = line;
            }
        }
    }

    private void findNext(long after) {
        long found = Long.MAX_VALUE;
        for (SealHead head : context.heads()) {
            if (head.lastSeq() > after) {
                found = Math.min(found, head.lastSeq());
            }
        }
        nextSeq = next < checkpoints.size()
                ? Math.min(found, checkpoints.get(next).seq())
                : found;
    }

    private void compare(CheckpointFact checkpoint, RecordParser reading, String hex) {
        if (checkpoint.link().equals(hex)) {
            confirmed = checkpoint.outcome() == SignatureOutcome.VALID ? reading.seq() : confirmed;
            open.ifPresent(defect -> returned.ifPresent(back -> close(defect, back)));
            open = Optional.empty();
            returned = Optional.empty();
            mismatch = Optional.empty();
        } else if (checkpoint.outcome().verifies()) {
            contradict(reading, hex);
        }
    }

    private static void close(Defect defect, Defect back) {
        defect.count = back.seq - defect.seq;
        back.withdrawn = true;
    }

    private void contradict(RecordParser reading, String hex) {
        Optional<String> owner = context.others()
                .streamOf(hex)
                .filter(stream -> !stream.equals(context.declaration().streamId()));
        boolean explained = open.isPresent()
                && (owner.isPresent()
                        || open.get().code == StreamProblemCode.LINK_MISMATCH
                        || open.get().code == StreamProblemCode.STREAM_EXCHANGED);
        if (!explained) {
            addMismatch(reading.line(), reading.seq(), hex);
            return;
        }
        Defect defect = open.orElseThrow();
        defect.contradicted = true;
        defect.count = reading.seq() - defect.seq + 1;
        returned.ifPresent(back -> back.withdrawn = true);
        returned = Optional.empty();
        owner.ifPresent(stream -> {
            defect.code = StreamProblemCode.STREAM_EXCHANGED;
            defect.variant = "";
            defect.more = List.of(stream);
        });
    }

    private Defect addMismatch(long line, long seq, String hex) {
        if (mismatch.isPresent()) {
            mismatch.get().count++;
            return mismatch.get();
        }
        Defect defect = findings.add(StreamProblemCode.CHECKPOINT_MISMATCH, line, seq, 1);
        defect.link = hex;
        mismatch = Optional.of(defect);
        return defect;
    }

    private void compareTime(CheckpointFact checkpoint, RecordParser reading) {
        if (checkpoint.outcome() == SignatureOutcome.INVALID) {
            return;
        }
        if (checkpoint.time().isEmpty()) {
            reportCheckpoint(checkpoint, StreamProblemCode.CHECKPOINT_TIME, "absent", 1);
            return;
        }
        Instant dated = checkpoint.time().get().toInstant();
        Instant read = Instant.ofEpochMilli(reading.timeMillis());
        int days = context.limits().checkpointDays();
        if (dated.isBefore(read) || Duration.between(read, dated).compareTo(Duration.ofDays(days)) > 0) {
            reportCheckpoint(checkpoint, StreamProblemCode.CHECKPOINT_TIME, "", 1);
        }
    }

    /** Reports what the signatures of the checkpoints are worth; neighbours with the same fault are one problem. */
    private void reportOutcomes() {
        int i = 0;
        while (i < checkpoints.size()) {
            CheckpointFact first = checkpoints.get(i);
            int count = 1;
            while (i + count < checkpoints.size() && sameFault(first, checkpoints.get(i + count))) {
                count++;
            }
            int rows = count;
            first.outcome()
                    .checkpointProblem()
                    .ifPresent(code ->
                            reportCheckpoint(first, code, first.outcome().wireName(), rows));
            i += count;
        }
    }

    private static boolean sameFault(CheckpointFact one, CheckpointFact other) {
        return one.outcome() == other.outcome() && one.keyId().equals(other.keyId());
    }

    private void reportCheckpoint(CheckpointFact checkpoint, StreamProblemCode code, String variant, int count) {
        String time = checkpoint
                .time()
                .map(OffsetDateTime::toInstant)
                .map(instant -> TimeText.of(instant.toEpochMilli()))
                .orElse("");
        List<String> more = Arrays.asList(
                code == StreamProblemCode.CHECKPOINT_TIME ? time : checkpoint.keyId(),
                checkpoint.file(),
                Integer.toString(context.limits().checkpointDays()));
        findings.addElsewhere(StreamProblem.of(
                code,
                variant,
                checkpoint.file(),
                checkpoint.line(),
                new StreamProblem.Extent(checkpoint.seq(), count),
                more));
    }

    /**
     * Judges the end of the file.
     *
     * @param tail where it ends
     * @return whether something is known to be cut off
     */
    boolean finish(Tail tail) {
        if (isContradicted()) {
            Defect defect = open.orElseThrow();
            defect.count = tail.seq() - defect.seq + 1;
            return true;
        }
        open.ifPresent(defect -> returned.ifPresent(back -> close(defect, back)));
        judgeHeads();
        long bound = -1;
        boolean boundHere = false;
        for (CheckpointFact checkpoint : checkpoints) {
            boolean worthless =
                    checkpoint.outcome() == SignatureOutcome.INVALID || checkpoint.outcome() == SignatureOutcome.ABSENT;
            boundHere |= checkpoint.seq() >= tail.seq() && checkpoint.seq() <= tail.seq() + tail.unreadable();
            bound = worthless ? bound : Math.max(bound, checkpoint.seq());
        }
        for (SealHead head : context.heads()) {
            boundHere |= head.lastSeq() == tail.seq();
            bound = Math.max(bound, head.lastSeq());
        }
        return report(tail, bound, boundHere, binds(bound, tail.link()));
    }

    /**
     * A head that names another link, with nothing later that stands for the records: they were written anew after they
     * were sealed. Where a signed checkpoint stands for them it is the seal that is wrong, which is said of the seal.
     */
    private void judgeHeads() {
        if (findings.altered()) {
            return;
        }
        for (int i = 0; i < headsFit.length; i++) {
            long seq = context.heads().get(i).lastSeq();
            if (headLines[i] > 0 && !headsFit[i] && confirmed < seq && !isSealedLater(seq)) {
                addMismatch(headLines[i], seq, "").variant = "seal";
            }
        }
    }

    private boolean isSealedLater(long seq) {
        for (int i = 0; i < headsFit.length; i++) {
            if (headsFit[i] && context.heads().get(i).lastSeq() >= seq) {
                return true;
            }
        }
        return false;
    }

    /** Whether a checkpoint or head of a record names this link. */
    private boolean binds(long seq, String link) {
        return confirms(seq, link)
                || context.heads().stream()
                        .anyMatch(
                                head -> head.lastSeq() == seq && head.lastLink().equals(link));
    }

    /** Whether the last record that anything binds is this one, with this link: nothing belongs after it. */
    boolean isBoundEnd(long seq, byte[] link) {
        boolean more = checkpoints.stream().anyMatch(checkpoint -> checkpoint.seq() > seq)
                || context.heads().stream().anyMatch(head -> head.lastSeq() > seq);
        return !more && binds(seq, HEX.formatHex(link));
    }

    private boolean report(Tail tail, long bound, boolean boundHere, boolean sameEnd) {
        long cut = bound - tail.seq() - tail.unreadable();
        if (tail.partial() || (cut > 0 && !sameEnd)) {
            long line = tail.partial() ? tail.line() : tail.line() + 1;
            findings.add(StreamProblemCode.TAIL_CUT, line, tail.seq() + 1, Math.max(1, bound - tail.seq()));
            return true;
        }
        if (!boundHere && !sameEnd && tail.hasRecords()) {
            findings.add(StreamProblemCode.TAIL_UNBOUND, tail.line(), tail.seq(), 1).link = tail.link();
        }
        return false;
    }

    List<Boolean> headsFit() {
        List<Boolean> fits = new ArrayList<>();
        for (boolean fit : headsFit) {
            fits.add(fit);
        }
        return fits;
    }

    /**
     * Where a file ends.
     *
     * @param line last line
     * @param seq last record
     * @param link its link
     * @param unreadable malformed lines after the last record
     * @param partial whether the last line is the beginning of a record only
     * @param hasRecords whether there was a record at all
     */
    record Tail(long line, long seq, String link, long unreadable, boolean partial, boolean hasRecords) {}
}
