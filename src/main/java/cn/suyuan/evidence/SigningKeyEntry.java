package cn.suyuan.evidence;

import cn.suyuan.measure.DateRange;
import java.util.Optional;

/**
 * A row of {@code keys.csv}.
 *
 * @param keyId identity of the key in the pack
 * @param holder who holds it, as declared
 * @param certificateFile path relative to {@code data/}
 * @param validity declared validity, days inclusive at UTC+8
 * @param row the row it came from
 */
public record SigningKeyEntry(
        String keyId, String holder, String certificateFile, Optional<DateRange> validity, TableRow row) {}
