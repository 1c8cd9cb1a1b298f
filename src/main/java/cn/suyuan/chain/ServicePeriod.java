package cn.suyuan.chain;

import java.time.Instant;

/**
 * What a stream must cover: the period of the pack, cut to the instrument's service in it.
 *
 * @param from beginning, included
 * @param to end, not included: 00:00 of the day after
 */
public record ServicePeriod(Instant from, Instant to) {

    public ServicePeriod {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("period from " + from + " to " + to);
        }
    }
}
