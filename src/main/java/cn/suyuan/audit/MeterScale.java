package cn.suyuan.audit;

import cn.suyuan.chain.StreamDeclaration;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The factor between a meter's own register and a stream, along {@code scale:} and {@code copy} up to the first stage. */
final class MeterScale {

    private static final String SCALE = "scale:";

    private MeterScale() {}

    /** The factor, 1 where no stage scales; empty where a stage scales by dates, sums or converts. */
    static Optional<BigDecimal> of(String streamId, StreamRows rows) {
        BigDecimal factor = BigDecimal.ONE;
        Set<String> seen = new HashSet<>();
        Optional<StreamDeclaration> stage = rows.find(streamId);
        while (stage.isPresent() && seen.add(stage.get().streamId())) {
            StreamDeclaration at = stage.get();
            if (at.operation().startsWith(SCALE)) {
                Optional<BigDecimal> own = number(at.operation().substring(SCALE.length()));
                if (own.isEmpty()) {
                    return Optional.empty();
                }
                factor = factor.multiply(own.get());
            } else if (!at.operation().isEmpty() && !at.operation().equals("copy")) {
                return Optional.empty();
            }
            stage = at.sources().isEmpty()
                    ? Optional.empty()
                    : rows.find(at.sources().get(0));
        }
        return Optional.of(factor);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException dated) {
            return Optional.empty();
        }
    }
}
