package cn.suyuan.footprint;

import cn.suyuan.measure.DateRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a meter of the network measured in each month of the data period, from its verified readings.
 *
 * @param instrumentNo the meter
 * @param streams the stream whose readings count, then those that it was made from; empty where there is none
 * @param unit unit of the quantities as the stream has it, empty where there is none
 * @param parts one for each calendar month of the period, in order
 * @param doubts what keeps its quantities from being concluded from
 */
public record MeterQuantity(
        String instrumentNo, List<String> streams, String unit, List<Part> parts, List<BalanceDoubt> doubts) {

    public MeterQuantity {
        streams = List.copyOf(streams);
        parts = List.copyOf(parts);
        doubts = List.copyOf(doubts);
    }

    /**
     * A month, or the part of it that lies in the period.
     *
     * @param days its days
     * @param quantity quantity; empty where it is not known
     * @param uncertain how much was measured between two readings of which the month has an interpolated part
     * @param doubt why the quantity is not known, or is that of a part of the month in which the meter served
     */
    public record Part(
            DateRange days, Optional<BigDecimal> quantity, BigDecimal uncertain, Optional<BalanceDoubt> doubt) {}
}
