package cn.suyuan.ledger;

import cn.suyuan.evidence.TableRow;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A row of {@code clock.csv}: one comparison of a node's clock.
 *
 * @param node node, such as a gateway
 * @param time when it was compared
 * @param offsetMillis node minus reference in milliseconds
 * @param reference time reference as written
 * @param row the row it came from
 */
public record ClockReading(
        String node,
        Optional<OffsetDateTime> time,
        Optional<BigDecimal> offsetMillis,
        String reference,
        TableRow row) {}
