package cn.suyuan.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers a bounded number of records that stand in a wrong place and of places that are empty, to join the two. */
final class Displacements {

    private static final int MOST = 64;

    private final LinkProof proof;
    private final List<StandIn> standIns = new ArrayList<>();
    private final List<Hole> holes = new ArrayList<>();
    private final List<Extra> extras = new ArrayList<>();
    private Optional<Hole> filled = Optional.empty();

    Displacements(LinkProof proof) {
        this.proof = proof;
    }

    /** A record that stands where another should. */
    record StandIn(Line line, Digest linkBefore, long place, long seq, Defect defect) {}

    private record Hole(Digest linkBefore, long from, long count, Defect defect) {}

    private record Extra(Line line, long seq, Defect defect) {}

    void standIn(Line line, byte[] linkBefore, long place, long seq, Defect defect) {
        remember(standIns, new StandIn(line, new Digest(DigestAlgorithm.SM3, linkBefore), place, seq, defect));
    }

    void hole(byte[] linkBefore, long from, long count, Defect defect) {
        remember(holes, new Hole(new Digest(DigestAlgorithm.SM3, linkBefore), from, count, defect));
    }

    void extra(Line line, long seq, Defect defect) {
        remember(extras, new Extra(line, seq, defect));
    }

    /** The record that belongs at a place, if a record found there belongs at the place of that one. */
    Optional<StandIn> partnerOf(Line line, long seq, long place, byte[] linkBefore) {
        for (StandIn standIn : standIns) {
            if (standIn.place == seq
                    && standIn.seq == place
                    && proof.fits(standIn.linkBefore.bytes(), 0, line)
                    && proof.fits(linkBefore, 0, standIn.line)) {
                standIns.remove(standIn);
                return Optional.of(standIn);
            }
        }
        return Optional.empty();
    }

    /** Whether a record is the first of some that are missing further up; their problem then has another name. */
    boolean fillsHole(Line line, long seq) {
        for (Hole hole : holes) {
            if (hole.from == seq && proof.fits(hole.linkBefore.bytes(), 0, line)) {
                hole.defect.code = StreamProblemCode.RECORD_SWAPPED;
                filled = Optional.of(hole);
                holes.remove(hole);
                return true;
            }
        }
        return false;
    }

    /** Whether a record is one of those of the hole last filled. */
    boolean belongsToFilledHole(long seq) {
        return filled.isPresent() && seq >= filled.get().from && seq < filled.get().from + filled.get().count;
    }

    /**
     * Records further up that are those missing here; their problem then has another name.
     *
     * @param count how many are missing, 0 for any number
     * @return the first of them
     */
    Optional<Line> extraThatFills(byte[] linkBefore, long from, long count) {
        for (Extra extra : extras) {
            boolean fits = extra.seq == from
                    && (count == 0 || extra.defect.count == count)
                    && extra.defect.code == StreamProblemCode.RECORD_INSERTED
                    && proof.fits(linkBefore, 0, extra.line);
            if (fits) {
                extras.remove(extra);
                extra.defect.code = StreamProblemCode.RECORD_SWAPPED;
                return Optional.of(extra.line);
            }
        }
        return Optional.empty();
    }

    private static <T> void remember(List<T> list, T item) {
        if (list.size() == MOST) {
            list.remove(0);
        }
        list.add(item);
    }
}
