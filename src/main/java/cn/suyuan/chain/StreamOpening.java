package cn.suyuan.chain;

import java.util.Optional;

/** How a readings file opens, and what else is known of where its first record may come from. */
final class StreamOpening {

    private final byte[] line;
    private final Optional<StreamHeader> header;
    private final KnownLinks others;
    private final String streamId;

    /**
     * @param line bytes of line 1
     * @param header line 1, where it could be read
     * @param others links of other streams
     * @param streamId stream that the file is declared to be
     */
    StreamOpening(byte[] line, Optional<StreamHeader> header, KnownLinks others, String streamId) {
        this.line = line.clone();
        this.header = header;
        this.others = others;
        this.streamId = streamId;
    }

    byte[] line() {
        return line.clone();
    }

    Optional<StreamHeader> header() {
        return header;
    }

    KnownLinks others() {
        return others;
    }

    String streamId() {
        return streamId;
    }

    /** Number that the first record should have. */
    long firstSeq() {
        return header.map(StreamHeader::firstSeq).orElse(1L);
    }

    /** Link that the first record should follow, where line 1 could be read. */
    Optional<byte[]> link() {
        return header.map(read -> HeaderParser.linkOf(line, read.linkBefore()));
    }
}
