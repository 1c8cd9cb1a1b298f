package cn.suyuan.chain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks along the chain of a file, record by record: what follows is accepted, what does not is handed to
 * {@link DefectResolution}, after which the walk goes on at the nearest record that fits.
 */
final class ChainWalk {

    /** A malformed line may be two records run together. */
    private static final int RECORDS_PER_LOST_LINE = 2;

    /** How well a record is proved. */
    enum Proof {
        /** Its link follows from the one before. */
        PROVED,
        /** The one before is lost, so nothing speaks for or against it. */
        TRUSTED,
        /** Its link does not follow: its content is not what the link was made over. */
        BROKEN
    }

    final LineCursor cursor;
    final RecordParser reading;
    final RecordParser ahead;
    final StreamFindings findings;
    final SeriesJudgement series;
    final CheckpointComparison checkpoints;
    final SeenLinks seen = new SeenLinks();
    final LinkProof proof = new LinkProof();
    final SignatureTally signatures;
    private final RecordSink sink;
    private final DefectResolution resolution;

    /** Link of the last accepted record. */
    byte[] accepted = new byte[LineBlock.LINK_BYTES];
    /** Link of the one before it. */
    byte[] before = new byte[LineBlock.LINK_BYTES];

    boolean acceptedKnown;
    boolean beforeKnown;
    long expected;
    /** Whether the line before is the last accepted record, with its own stored link. */
    boolean aligned;
    /** Whether the line before belongs to a block of inserted or repeated records. */
    boolean insideExtra;

    private final List<byte[]> alternatives = new ArrayList<>();
    private long lostLines;
    private long lastLine;
    private boolean partial;
    private long carriageReturns;
    private long firstCarriageReturn;
    private boolean ended = true;
    private Optional<Defect> malformed = Optional.empty();

    ChainWalk(LineCursor cursor, Judges judges, StreamOpening opening) {
        this.cursor = cursor;
        this.reading = new RecordParser(opening.signed);
        this.ahead = new RecordParser(opening.signed);
        this.findings = judges.findings();
        this.series = judges.series();
        this.checkpoints = judges.checkpoints();
        this.signatures = judges.signatures();
        this.sink = judges.sink();
        this.expected = opening.firstSeq();
        this.lostLines = opening.lostRecords;
        this.lastLine = opening.lines;
        this.partial = opening.partial;
        this.carriageReturns = opening.carriageReturns;
        this.firstCarriageReturn = opening.firstCarriageReturn;
        this.acceptedKnown = opening.header.isPresent();
        opening.link().ifPresent(link -> System.arraycopy(link, 0, accepted, 0, accepted.length));
        this.resolution = new DefectResolution(this, opening);
    }

    /** What records are handed to. */
    record Judges(
            StreamFindings findings,
            SeriesJudgement series,
            CheckpointComparison checkpoints,
            SignatureTally signatures,
            RecordSink sink) {}

    /** Takes one line. */
    void step(Line line) throws IOException {
        note(line);
        Malformation fault = reading.read(line);
        if (fault != Malformation.NONE) {
            takeMalformed(line, fault);
        } else if (aligned && line.fits && reading.seq() == expected) {
            accept(line, Proof.PROVED);
        } else {
            takeOdd(line);
        }
    }

    private void note(Line line) {
        lastLine = line.number;
        ended = line.ended;
        if (line.carriageReturn && carriageReturns++ == 0) {
            firstCarriageReturn = line.number;
        }
    }

    private void takeOdd(Line line) throws IOException {
        long seq = reading.seq();
        if (follows(line)) {
            takeFollowing(line);
        } else if (insideExtra && line.fits && seq == expected) {
            accept(line, Proof.PROVED);
        } else if (insideExtra && line.fits) {
            resolution.extra(line);
        } else if (lostLines > 0 && withinLost(seq)) {
            series.lose(seq - expected);
            accept(line, Proof.TRUSTED);
        } else {
            resolution.resolve();
        }
    }

    private boolean withinLost(long seq) {
        return seq >= expected && seq - expected <= RECORDS_PER_LOST_LINE * lostLines;
    }

    /** Whether the link of a line follows from anything that may stand before it. */
    private boolean follows(Line line) {
        if (!acceptedKnown) {
            return reading.seq() >= expected;
        }
        if (aligned || (lostLines > 0 && line.fits)) {
            return line.fits;
        }
        if (proof.fits(accepted, 0, line)) {
            return true;
        }
        for (byte[] alternative : alternatives) {
            if (proof.fits(alternative, 0, line)) {
                return true;
            }
        }
        return false;
    }

    /** Takes a record whose link is right and whose number may not be. */
    private void takeFollowing(Line line) {
        long seq = reading.seq();
        Proof proved = acceptedKnown ? Proof.PROVED : Proof.TRUSTED;
        if (seq < expected) {
            findings.addOrGrow(StreamProblemCode.RECORD_REPEATED, line.number, seq).link = line.linkText();
        } else if (lostLines > 0 && withinLost(seq)) {
            series.lose(seq - expected);
        } else if (seq > expected) {
            resolution.hole(line, seq - expected);
        }
        accept(line, proved);
    }

    /** Accepts a record as the next of the chain. */
    void accept(Line line, Proof proved) {
        accept(line, line.links, line.linkPlace, proved);
    }

    /** Accepts a record whose right link is another than the stored one. */
    void accept(Line line, byte[] link, int place, Proof proved) {
        byte[] oldest = before;
        before = accepted;
        beforeKnown = acceptedKnown;
        System.arraycopy(link, place, oldest, 0, oldest.length);
        accepted = oldest;
        acceptedKnown = true;
        aligned = true;
        insideExtra = false;
        if (lostLines > 0) {
            lostLines = 0;
            alternatives.clear();
        }
        long seq = reading.seq();
        expected = seq + 1;
        seen.put(seq, link, place);
        if (proved == Proof.BROKEN) {
            series.countBroken(reading);
        } else {
            series.judge(reading);
        }
        if (seq >= checkpoints.nextSeq()) {
            checkpoints.meet(reading, link, place, proved != Proof.BROKEN);
        }
        if (signatures.isSigned() && link == line.links) {
            signatures.judge(line, seq);
        }
        reading.verified(proved != Proof.BROKEN);
        sink.accept(reading);
    }

    /** Forgets the link of the last record, because nobody knows it any more. */
    void loseLink() {
        acceptedKnown = false;
        aligned = false;
    }

    private void takeMalformed(Line line, Malformation fault) {
        if (!line.ended && !line.overlong) {
            partial = true;
            return;
        }
        boolean fits = line.hasBody() && line.hasLink() && acceptedKnown && follows(line);
        report(line, fault);
        if (fits) {
            System.arraycopy(line.links, line.linkPlace, accepted, 0, accepted.length);
            aligned = true;
            expected++;
            series.lose(1);
            return;
        }
        if (line.hasBody() && acceptedKnown && alternatives.size() < RECORDS_PER_LOST_LINE) {
            alternatives.add(proof.linkAfter(accepted, line));
        }
        aligned = false;
        insideExtra = false;
        lostLines++;
    }

    private void report(Line line, Malformation fault) {
        long seq = expected + lostLines;
        Defect defect = findings.addOrGrow(StreamProblemCode.MALFORMED, line.number, seq);
        if (malformed.isEmpty() || malformed.get() != defect) {
            malformed = Optional.of(defect);
            defect.variant = fault.wireName();
            defect.link = line.linkText();
            checkpoints.opened(defect);
        }
    }

    /** Takes a record that stands further up and belongs at the end. */
    void takeHeldTail() {
        resolution.takeHeldTail();
    }

    /** Where the file ends. */
    CheckpointComparison.Tail tail() {
        boolean some = series.counts().records() > 0;
        String link = java.util.HexFormat.of().formatHex(accepted);
        return new CheckpointComparison.Tail(lastLine, expected - 1, link, lostLines, partial, some);
    }

    StreamForm form() {
        return new StreamForm(
                carriageReturns, firstCarriageReturn, series.withoutOffset(), series.firstWithoutOffset(), ended);
    }
}
