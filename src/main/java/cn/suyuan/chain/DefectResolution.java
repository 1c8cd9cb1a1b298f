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
    private Optional<Defect> lastExtra = Optional.empty();
    /** Extra records that are the ones missing elsewhere, and so no second problem. */
    private boolean movedBlock;

    DefectResolution(ChainWalk walk, StreamOpening opening) {
        this.walk = walk;
        this.displaced = new Displacements(walk.proof);
        this.foreign = new ForeignRecords(walk.proof, opening);
    }

    /** Judges the current record, which follows from nothing that stands before it. */
    void resolve() throws IOException {
        Next next = next();
        Line line = walk.cursor.current();
        walk.reading.read(line);
        long seq = walk.reading.seq();
        if (next.readable() && walk.proof.fits(walk.accepted, 0, next.line())) {
            if (walk.proof.fits(next.line(), line) && !repeatedAfter(line)) {
                swap(line, next.line());
            } else {
                extra(line);
            }
        } else if (!next.continues(seq, walk.expected) && rightOneComes()) {
            extra(line);
        } else if (next.fitsAs(walk.expected + 1) || onlyCheckpointKnows(line, next)) {
            change(line, next);
        } else if (seq > walk.expected) {
            resolveAhead(line, seq, next);
        } else if (seq == walk.expected) {
            change(line, next);
        } else {
            resolveBehind(line, seq, next);
        }
    }

    /** What comes after the record in question. */
    private record Next(Line line, boolean readable, long seq) {

        /** Whether it goes on from the record in question, which then stands where it should. */
        boolean continues(long seqBefore, long expected) {
            return readable && line.fits && seqBefore == expected && seq == expected + 1;
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
        if (foreign.isHeaderChanged(line, next.readable() && next.line().fits, walk.series.isEmpty())) {
            Defect header = walk.findings.add(StreamProblemCode.LINK_MISMATCH, 1, 0, 1);
            header.variant = "header";
            walk.accept(line, ChainWalk.Proof.PROVED);
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

    /** A record with a higher number than should stand here. */
    private void resolveAhead(Line line, long seq, Next next) {
        boolean placeTaken = next.readable() && next.seq() == walk.expected + 1;
        if (!placeTaken) {
            Optional<Defect> moved = displaced.extraThatFills(walk.accepted, walk.expected, seq - walk.expected);
            if (moved.isPresent()) {
                moved.get().code = StreamProblemCode.RECORD_SWAPPED;
                walk.series.lose(seq - walk.expected);
            } else {
                hole(line, seq - walk.expected);
            }
            walk.accept(line, ChainWalk.Proof.TRUSTED);
            return;
        }
        Defect defect = walk.findings.addOrGrow(StreamProblemCode.LINK_MISMATCH, line.number, walk.expected);
        describe(defect, line);
        displaced.standIn(line.copy(), walk.accepted, walk.expected, seq, defect);
        walk.series.countBroken(walk.reading);
        walk.expected++;
        walk.loseLink();
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
        Optional<Displacements.StandIn> partner = displaced.partnerOf(line, seq, walk.expected, walk.accepted);
        if (partner.isPresent()) {
            swapBack(partner.get());
            return;
        }
        movedBlock = displaced.fillsHole(line, seq);
        extra(line);
    }

    private static byte[] linkOf(Line line) {
        return Arrays.copyOfRange(line.links, line.linkPlace, line.linkPlace + LineBlock.LINK_BYTES);
    }

    /** Two records at a distance had changed places; the one that belongs here was held since. */
    private void swapBack(Displacements.StandIn partner) {
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
