package cn.suyuan.chain;

import java.io.Closeable;
import java.io.IOException;

/** One walk through the records of a stream, by one thread. */
public interface ReadingPass extends Closeable {

    /**
     * Goes to the next record.
     *
     * @return whether there is one
     * @throws IOException where the file cannot be read
     */
    boolean advance() throws IOException;

    /** The record last advanced to; valid until the next one. */
    StreamReading current();
}
