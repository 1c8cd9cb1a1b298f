package cn.suyuan.chain;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Room in memory for a number of records of all streams together. Streams for which none is left are read again from
 * their files; what comes of them is the same. May be used by several threads.
 */
public final class ReadingMemory {

    private static final int STEP = 1 << 10;

    private final AtomicLong left;

    /** @param records how many records may be kept, 34 to 70 bytes each */
    public ReadingMemory(long records) {
        this.left = new AtomicLong(records);
    }

    /** Takes the records of one stream. */
    public Keeper keeper(String streamId) {
        return new Keeper(streamId);
    }

    private boolean reserve() {
        if (left.addAndGet(-STEP) >= 0) {
            return true;
        }
        left.addAndGet(STEP);
        return false;
    }

    /** The sink of one stream, used by one thread. */
    public final class Keeper implements RecordSink {

        private final String streamId;
        private Optional<ReadingSeries> kept;
        private long reserved;
        private long size;

        private Keeper(String streamId) {
            this.streamId = streamId;
            this.kept = Optional.of(new ReadingSeries(streamId));
        }

        @Override
        public void accept(StreamReading reading) {
            if (kept.isPresent() && size == reserved) {
                makeRoom();
            }
            size++;
            if (kept.isPresent()) {
                kept.get().accept(reading);
            }
        }

        private void makeRoom() {
            if (reserve()) {
                reserved += STEP;
            } else {
                kept = Optional.empty();
                left.addAndGet(reserved);
            }
        }

        /** The records: those kept, or else those of the file read again. */
        public RecordedReadings readings(
                RereadReadings.Opened file, StreamContext context, StreamVerification verification) {
            if (kept.isPresent()) {
                return kept.get();
            }
            return new RereadReadings(streamId, size, file, context, verification);
        }
    }
}
