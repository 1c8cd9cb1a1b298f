package cn.suyuan.chain;

import java.io.IOException;

/** The records of a stream in restored order, to be walked through from the first as often as wanted. */
public interface RecordedReadings {

    /** The stream. */
    String streamId();

    /** Number of records. */
    long records();

    /**
     * Begins before the first record.
     *
     * @throws IOException where the file cannot be read
     */
    ReadingPass pass() throws IOException;
}
