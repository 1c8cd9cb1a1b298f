package cn.suyuan.chain;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a stage came from its sources, read from {@code operation} of {@code streams.csv}.
 *
 * @param kind what is done
 * @param factors of {@link Kind#SCALE}: factors with the time from which they hold, in order; the first from ever on
 * @param unit of {@link Kind#CONVERT}: the unit converted to
 */
public record StageOperation(Kind kind, List<DatedFactor> factors, String unit) {

    /** Kinds of operation. */
    public enum Kind {
        COPY,
        SCALE,
        CONVERT,
        SUM,
        DIFFERENCE
    }

    /**
     * A factor (CT × PT ratio) from some time on.
     *
     * @param factor the factor
     * @param from time from which it holds
     */
    public record DatedFactor(BigDecimal factor, Instant from) {}

    public StageOperation {
        factors = List.copyOf(factors);
    }

    /** Reads an operation; empty where it is none that is known. */
    public static Optional<StageOperation> read(String text) {
        String operation = text.strip();
        if (operation.startsWith("scale:")) {
            return readFactors(operation.substring("scale:".length()))
                    .map(factors -> new StageOperation(Kind.SCALE, factors, ""));
        }
        if (operation.startsWith("convert:")) {
            String unit = operation.substring("convert:".length()).strip();
            return unit.isEmpty() ? Optional.empty() : Optional.of(plain(Kind.CONVERT, unit));
        }
        return switch (operation) {
            case "copy" -> Optional.of(plain(Kind.COPY, ""));
            case "sum" -> Optional.of(plain(Kind.SUM, ""));
            case "difference" -> Optional.of(plain(Kind.DIFFERENCE, ""));
            default -> Optional.empty();
        };
    }

    private static StageOperation plain(Kind kind, String unit) {
        return new StageOperation(kind, List.of(), unit);
    }

    /** {@code 20000}, or {@code 1500@;2000@2025-09-01T00:00:00+08:00}. */
    private static Optional<List<DatedFactor>> readFactors(String text) {
        List<DatedFactor> factors = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            int at = part.indexOf('@');
            String number = (at < 0 ? part : part.substring(0, at)).strip();
            String time = at < 0 ? "" : part.substring(at + 1).strip();
            try {
                Instant from = time.isEmpty()
                        ? Instant.MIN
                        : OffsetDateTime.parse(time).toInstant();
                factors.add(new DatedFactor(new BigDecimal(number), from));
            } catch (NumberFormatException | DateTimeException e) {
                return Optional.empty();
            }
        }
        for (int i = 1; i < factors.size(); i++) {
            if (!factors.get(i).from().isAfter(factors.get(i - 1).from())) {
                return Optional.empty();
            }
        }
        return Optional.of(factors);
    }

    /** Whether the factor changes at some time, so that increments are scaled and not values. */
    public boolean isDated() {
        return factors.size() > 1;
    }

    /** The factor at a time, the first before any. */
    BigDecimal factorAt(Instant time) {
        BigDecimal factor = factors.get(0).factor();
        for (DatedFactor dated : factors) {
            if (!dated.from().isAfter(time)) {
                factor = dated.factor();
            }
        }
        return factor;
    }
}
