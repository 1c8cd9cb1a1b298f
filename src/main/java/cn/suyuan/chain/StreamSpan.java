package cn.suyuan.chain;

import java.time.Instant;

/**
 * Where the records of a stream begin and end.
 *
 * @param firstSeq number of the first record
 * @param firstTime its time
 * @param lastSeq number of the last record
 * @param lastTime its time
 * @param lastLink its stored link, 64 lower-case hex
 */
public record StreamSpan(long firstSeq, Instant firstTime, long lastSeq, Instant lastTime, String lastLink) {}
