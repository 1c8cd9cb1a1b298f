package cn.suyuan.chain;

import java.util.Optional;

/**
 * Line 1 of a readings file.
 *
 * @param streamId identity of the stream
 * @param instrumentNo instrument
 * @param stage stage as written; {@link StreamStage#named} knows the five
 * @param kind register or interval
 * @param unit unit of the values
 * @param firstSeq first record number, 1 unless the file continues an earlier one
 * @param linkBefore link before the first record in a continued file, 64 lower-case hex
 */
public record StreamHeader(
        String streamId,
        String instrumentNo,
        String stage,
        StreamKind kind,
        String unit,
        long firstSeq,
        Optional<String> linkBefore) {}
