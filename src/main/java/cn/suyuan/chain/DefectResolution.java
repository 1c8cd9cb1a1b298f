package cn.suyuan.chain;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the nearest cause of a record that does not fit, by looking at the records after it. */
final class DefectResolution {

    /** How far is looked for the record that really comes next. */
    private static final int LOOK_AHEAD = 8;

    private final ChainWalk walk;
    private final Displacements displaced;
    private final ForeignRecords foreign;
    private final Optional<Defect> exchanged;
    private final String streamId;
    private Optional<Defect> lastExtra = Optional.empty();
    /** Extra records that are the ones missing elsewhere, and so no second problem. */
    private boolean movedBlock;

    DefectResolution(ChainWalk walk, StreamOpening opening) {
        this.walk = walk;
        this.displaced = new Displacements(walk.proof);
        this.foreign = new ForeignRecords(walk.proof, opening);
        this.exchanged = opening.exchanged;
        this.streamId = opening.streamId;
    }

    /** Judges the current record, which follows from nothing that stands before it. */
    void resolve() throws IOException {
        Next next = next();
        Line line = walk.cursor.current();
        walk.reading.read(line);
        long seq = walk.reading.seq();
        if (next.readable() && walk.proof.fits(walk.accepted, 0, next.line())) {
            resolveBefore(line, next.line());
        } else if (seq > walk.expected && next.standsAt(walk.expected + 1)) {
            standIn(line, seq);
        } else if (seq < walk.expected && swapsBack(line, seq)) {
            return;
        } else if (isPutIn(seq, next)) {
            extra(line);
        } else if (next.fitsAs(walk.expected + 1) || onlyCheckpointKnows(line, next)) {
            change(line, next);
        } else if (seq > walk.expected) {
            resolveAhead(line, seq);
        } else if (seq == walk.expected) {
            change(line, next);
        } else {
            resolveBehind(line, seq, next);
        }
    }

    /** The next line is what should stand here. */
    private void resolveBefore(Line line, Line next) throws IOException {
        if (walk.proof.fits(next, line) && !repeatedAfter(line)) {
            swap(line, next);
        } else {
            extra(line);
        }
    }

    /** Whether nothing belongs here any more, or what does comes soon. */
    private boolean isPutIn(long seq, Next next) throws IOException {
        return walk.checkpoints.isBoundEnd(walk.expected - 1, walk.accepted)
                || (!next.continues(seq, walk.expected) && rightOneComes());
    }

    /** What comes after the record in question. */
    private record Next(Line line, boolean readable, long seq) {

        /** Whether it goes on from the record in question, which then stands where it should. */
        boolean continues(long seqBefore, long expected) {
            return readable && line.fits && seqBefore == expected && seq == expected + 1;
        }

        /** Whether it has this number and does not follow from the record in question. */
        boolean standsAt(long number) {
            return readable && !line.fits && seq == number;
        }

        /** Whether it follows from the stored link of the record in question and has this number. */
        boolean fitsAs(long number) {
            return readable && line.fits && seq == number;
        }
    }

    private Next next() throws IOException {
        Optional<Line> line = walk.cursor.peek(1);
        if (line.isEmpty()) {
            return new Next(new Line(), false, -1);
        }
        boolean readable = walk.ahead.read(line.get()) == Malformation.NONE;
        return new Next(line.get(), readable, walk.ahead.seq());
    }

    /** Whether the record stands a second time after its neighbour, so that it is a copy and not swapped. */
    private boolean repeatedAfter(Line line) throws IOException {
        Optional<Line> second = walk.cursor.peek(2);
        return second.isPresent() && second.get().sameText(line);
    }

    /** Whether the record that should stand here comes within a few lines. */
    private boolean rightOneComes() throws IOException {
        for (int distance = 2; distance <= LOOK_AHEAD; distance++) {
            Optional<Line> line = walk.cursor.peek(distance);
            if (line.isEmpty()) {
                return false;
            }
            boolean candidate = walk.ahead.read(line.get()) == Malformation.NONE && walk.ahead.seq() == walk.expected;
            if (candidate && walk.proof.fits(walk.accepted, 0, line.get())) {
                return true;
            }
        }
        return false;
    }

    /** At the end of the file only a checkpoint can tell a changed number from a missing record. */
    private boolean onlyCheckpointKnows(Line line, Next next) {
        return !next.readable() && walk.checkpoints.confirms(walk.expected, line.linkText());
    }

    private void swap(Line first, Line second) throws IOException {
        Defect defect = walk.findings.add(StreamProblemCode.RECORD_SWAPPED, first.number, walk.reading.seq(), 2);
        describe(defect, first);
        walk.cursor.advance();
        walk.reading.read(second);
        walk.accept(second, ChainWalk.Proof.PROVED);
        walk.reading.read(first);
        walk.accept(first, ChainWalk.Proof.PROVED);
        walk.aligned = false;
    }

    /** A record whose content or link was changed where it stands. */
    private void change(Line line, Next next) {
        Optional<byte[]> original =
                foreign.originalHeader(line, next.readable() && next.line().fits, walk.series.isEmpty());
        if (original.isPresent()) {
            changeHeader(line, original.get());
            return;
        }
        byte[] right = walk.acceptedKnown ? walk.proof.linkAfter(walk.accepted, line) : line.links;
        String rightText = java.util.HexFormat.of().formatHex(right);
        boolean linkOnly = next.readable()
                ? !next.line().fits && walk.proof.fits(right, 0, next.line())
                : walk.checkpoints.confirms(walk.expected, rightText);
        if (linkOnly) {
            Defect defect = walk.findings.add(StreamProblemCode.LINK_MISMATCH, line.number, walk.expected, 2);
            defect.variant = "link";
            describe(defect, line);
            renumber(line);
            walk.accept(line, right, 0, ChainWalk.Proof.PROVED);
            walk.aligned = false;
            return;
        }
        Defect defect = walk.findings.addOrGrow(StreamProblemCode.LINK_MISMATCH, line.number, walk.expected);
        if (defect.line == line.number) {
            describe(defect, line);
            foreign.owner(line).ifPresent(stream -> {
                defect.code = StreamProblemCode.STREAM_EXCHANGED;
                defect.more = List.of(stream);
            });
        }
        renumber(line);
        walk.accept(line, ChainWalk.Proof.BROKEN);
    }

    /** A record keeps its place in the chain even when its number was changed. */
    private void renumber(Line line) {
        walk.reading.read(line);
        walk.reading.standsFor(walk.expected);
    }

    /** Line 1 was changed, and the first record was made over another one. */
    private void changeHeader(Line line, byte[] original) {
        Defect header = walk.findings.add(StreamProblemCode.LINK_MISMATCH, 1, 0, 1);
        header.variant = "header";
        walk.checkpoints.opened(header);
        boolean own = HeaderParser.read(original)
                .filter(read -> read.streamId().equals(streamId))
                .isPresent();
        exchanged.filter(defect -> own).ifPresent(defect -> defect.withdrawn = true);
        walk.accept(line, ChainWalk.Proof.PROVED);
    }

    /** A record with a higher number than should stand here, after a hole. */
    private void resolveAhead(Line line, long seq) {
        long count = seq - walk.expected;
        Optional<Line> moved = displaced.extraThatFills(walk.accepted, walk.expected, count);
        if (moved.isEmpty()) {
            hole(line, count);
            walk.accept(line, ChainWalk.Proof.TRUSTED);
            return;
        }
        walk.reading.read(moved.get());
        walk.accept(moved.get(), ChainWalk.Proof.PROVED);
        walk.reading.read(line);
        walk.series.lose(count - 1);
        walk.accept(line, count == 1 ? ChainWalk.Proof.PROVED : ChainWalk.Proof.TRUSTED);
    }

    /** A record that belongs further down stands in the place of another, whose link is thereby lost. */
    private void standIn(Line line, long seq) {
        Defect defect = walk.findings.addOrGrow(StreamProblemCode.LINK_MISMATCH, line.number, walk.expected);
        describe(defect, line);
        displaced.standIn(line.copy(), walk.accepted, walk.expected, seq, defect);
        walk.series.lose(1);
        walk.expected++;
        walk.loseLink();
    }

    /** At the end of the file, a record that stands further up may be the last one. */
    void takeHeldTail() {
        Optional<Line> moved = displaced.extraThatFills(walk.accepted, walk.expected, 0);
        while (walk.acceptedKnown && moved.isPresent()) {
            walk.reading.read(moved.get());
            walk.accept(moved.get(), ChainWalk.Proof.PROVED);
            moved = displaced.extraThatFills(walk.accepted, walk.expected, 0);
        }
    }

    /** Reports records that are missing before a line. */
    void hole(Line line, long count) {
        Defect defect = walk.findings.add(StreamProblemCode.RECORD_MISSING, line.number, walk.expected, count);
        describe(defect, line);
        displaced.hole(walk.accepted, walk.expected, count, defect);
        walk.series.lose(count);
    }

    /** A record whose number was there already. */
    private void resolveBehind(Line line, long seq, Next next) {
        boolean rival = seq == walk.expected - 1
                && walk.beforeKnown
                && walk.proof.fits(walk.before, 0, line)
                && !Arrays.equals(walk.accepted, linkOf(line));
        if (rival && next.fitsAs(walk.expected)) {
            Defect inserted = walk.findings.add(StreamProblemCode.RECORD_INSERTED, line.number - 1, seq, 1);
            describe(inserted, line);
            System.arraycopy(line.links, line.linkPlace, walk.accepted, 0, walk.accepted.length);
            walk.aligned = true;
            walk.insideExtra = false;
            return;
        }
        extra(line);
    }

    /** Whether the record that belongs here was held since a place further up where this one belongs. */
    private boolean swapsBack(Line line, long seq) {
        Optional<Displacements.StandIn> partner = displaced.partnerOf(line, seq, walk.expected, walk.accepted);
        partner.ifPresent(this::swapBack);
        return partner.isPresent();
    }

    private static byte[] linkOf(Line line) {
        return Arrays.copyOfRange(line.links, line.linkPlace, line.linkPlace + LineBlock.LINK_BYTES);
    }

    /** Two records at a distance had changed places; the one that belongs here was held since. */
    private void swapBack(Displacements.StandIn partner) {
        walk.series.countAside(walk.reading);
        partner.defect().code = StreamProblemCode.RECORD_SWAPPED;
        partner.defect().variant = "";
        partner.defect().count = 2;
        walk.reading.read(partner.line());
        walk.accept(partner.line(), ChainWalk.Proof.PROVED);
        walk.aligned = false;
    }

    /** A record that has no place in the chain. */
    void extra(Line line) {
        long seq = walk.reading.seq();
        boolean goesOn = walk.insideExtra;
        walk.aligned = false;
        walk.insideExtra = true;
        movedBlock = (goesOn && movedBlock) || displaced.fillsHole(line, seq);
        if (movedBlock && displaced.belongsToFilledHole(seq)) {
            return;
        }
        movedBlock = false;
        StreamProblemCode code = walk.seen.has(seq, line.links, line.linkPlace)
                ? StreamProblemCode.RECORD_REPEATED
                : StreamProblemCode.RECORD_INSERTED;
        Defect defect = walk.findings.addOrGrow(code, line.number, seq);
        if (!goesOn || lastExtra.isEmpty() || lastExtra.get() != defect) {
            describe(defect, line);
            displaced.extra(line.copy(), seq, defect);
        }
        lastExtra = Optional.of(defect);
    }

    private void describe(Defect defect, Line line) {
        if (defect.link.isEmpty()) {
            defect.link = line.linkText();
        }
        walk.checkpoints.opened(defect);
        walk.series.markAltered(walk.reading);
    }
}
