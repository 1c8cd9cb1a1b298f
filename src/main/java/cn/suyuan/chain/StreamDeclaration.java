package cn.suyuan.chain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@code streams.csv}.
 *
 * @param streamId stream
 * @param instrumentNo instrument
 * @param stage stage as written
 * @param sources streams that it was made from
 * @param operation how, as written: {@code copy}, {@code scale:<factor>}, {@code convert:<unit>}, {@code sum},
 *     {@code difference}; empty for a first stage
 * @param keyId key that signs it, empty where none is declared
 * @param interval time between records; absent where none is declared
 */
public record StreamDeclaration(
        String streamId,
        String instrumentNo,
        String stage,
        List<String> sources,
        String operation,
        String keyId,
        Optional<Duration> interval) {

    public StreamDeclaration {
        sources = List.copyOf(sources);
        if (interval.isPresent()
                && (interval.get().isNegative() || interval.get().isZero())) {
            throw new IllegalArgumentException("interval of " + streamId + ": " + interval.get());
        }
    }
}
