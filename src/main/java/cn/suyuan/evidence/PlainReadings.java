package cn.suyuan.evidence;

import cn.suyuan.chain.PlainStream.OwnLinks;
import cn.suyuan.chain.ReadingSeries;
import cn.suyuan.chain.StreamHeader;
import java.util.Optional;

/**
 * Readings of a stream that came as an ordinary table, without a chain of this format.
 *
 * @param streamId stream that they are
 * @param file path inside the pack
 * @param header what the values are, as the auditor chose; empty where that is still open
 * @param series the readings by row; empty where it is open what they are
 * @param links what came of the table's own hash column, where a recipe fits it
 */
public record PlainReadings(
        String streamId, String file, Optional<StreamHeader> header, ReadingSeries series, Optional<OwnLinks> links) {}
