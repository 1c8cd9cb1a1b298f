package cn.suyuan.chain;

/**
 * A line of {@code <period>.heads.csv}: where a stream stood at the end of a sealed period.
 *
 * @param streamId stream
 * @param firstSeq first record of the period
 * @param lastSeq last record of the period; {@code firstSeq − 1} where it has none
 * @param lastLink link of the last record, 64 lower-case hex
 */
public record SealHead(String streamId, long firstSeq, long lastSeq, String lastLink) {}
