package cn.suyuan.footprint;

import cn.suyuan.evidence.TableRow;
import cn.suyuan.measure.Quantity;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of {@code activity.csv}: an activity datum (活动数据), from streams or declared.
 *
 * @param activityId identity
 * @param name name
 * @param lifeCycleStage stage of the life cycle
 * @param span declared time span
 * @param quantity declared quantity with its unit; empty where it is not a number
 * @param dataLevel 数据等级 as written: {@code 1}, {@code 2}, {@code direct_offline}
 * @param streamIds streams it is made of
 * @param operation how the quantity is made
 * @param relativeU95 declared relative expanded uncertainty as a fraction
 * @param labels time, place, source and device of collection (clause 6.1)
 * @param row the row it came from
 */
public record ActivityDatum(
        String activityId,
        String name,
        String lifeCycleStage,
        Optional<Span> span,
        Optional<Quantity> quantity,
        String dataLevel,
        List<String> streamIds,
        Operation operation,
        Optional<BigDecimal> relativeU95,
        Labels labels,
        TableRow row) {

    public ActivityDatum {
        streamIds = List.copyOf(streamIds);
    }

    /** The level that is declared. */
    public DataLevel level() {
        return DataLevel.of(dataLevel);
    }

    /** Whether it is measured: by its level, or because it is made of streams. */
    public boolean isDirect() {
        return !streamIds.isEmpty() || level() == DataLevel.ONE || level() == DataLevel.OFFLINE;
    }

    /** How a quantity is made from streams. */
    public enum Operation {
        REGISTER_DIFFERENCE,
        SUM,
        MEAN,
        DECLARED,
        UNKNOWN;

        /** The key as written in the table. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A half-open span of time.
     *
     * @param from beginning, included
     * @param to end, not included
     */
    public record Span(OffsetDateTime from, OffsetDateTime to) {}

    /**
     * Labels of a direct datum (clause 6.1); empty where missing.
     *
     * @param collectedAt 采集时间 as written
     * @param location 采集地点
     * @param source 来源
     * @param device instrument, for declared quantities
     */
    public record Labels(String collectedAt, String location, String source, String device) {}
}
