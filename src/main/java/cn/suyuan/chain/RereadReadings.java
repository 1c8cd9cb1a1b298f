package cn.suyuan.chain;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;

/**
 * The records of a stream read from its file anew each time, in constant memory. Where the first reading found every
 * record in its place, the links are not computed again; else the file is walked along again in full, so that the order is
 * restored as it was the first time.
 */
public final class RereadReadings implements RecordedReadings {

    /** Problems of a stream whose records all stand where they should, each proved by its link. */
    private static final Set<StreamProblemCode> IN_PLACE = EnumSet.of(
            StreamProblemCode.TAIL_UNBOUND,
            StreamProblemCode.PERIOD_NOT_COVERED,
            StreamProblemCode.CHECKPOINT_SIGNATURE,
            StreamProblemCode.CHECKPOINT_KEY,
            StreamProblemCode.CHECKPOINT_TIME,
            StreamProblemCode.RECORD_SIGNATURE,
            StreamProblemCode.TIME_BACKWARDS,
            StreamProblemCode.GAP,
            StreamProblemCode.REGISTER_DECREASE,
            StreamProblemCode.CLOCK_OFFSET);

    private final String streamId;
    private final long size;
    private final Opened file;
    private final StreamContext context;
    private final boolean inPlace;

    /** Opens the file of a stream; what it gives is closed by the caller. */
    @FunctionalInterface
    public interface Opened {
        /** The file from its first byte, the same bytes each time. */
        InputStream open() throws IOException;
    }

    /**
     * @param size number of records that the first reading gave to its sink
     * @param context what the file was verified with
     * @param verification what was found then
     */
    RereadReadings(String streamId, long size, Opened file, StreamContext context, StreamVerification verification) {
        this.streamId = streamId;
        this.size = size;
        this.file = file;
        this.context = context;
        this.inPlace = verification.header().isPresent()
                && verification.problems().stream().allMatch(problem -> IN_PLACE.contains(problem.code()));
    }

    @Override
    public String streamId() {
        return streamId;
    }

    @Override
    public long records() {
        return size;
    }

    @Override
    public ReadingPass pass() throws IOException {
        InputStream in = file.open();
        try {
            return inPlace ? new PlainPass(in) : new WalkPass(in, context);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
