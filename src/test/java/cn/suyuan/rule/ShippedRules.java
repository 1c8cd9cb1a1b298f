package cn.suyuan.rule;

import cn.suyuan.audit.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The rule pack that ships with the program, for tests. */
public final class ShippedRules {

    private ShippedRules() {}

    /** Its files. */
    public static RuleSource source() {
        return name -> {
            try (InputStream in = ShippedRules.class.getResourceAsStream("/standard/draft-2025/" + name)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** All checks. */
    public static List<Check> checks() {
        return Checks.all();
    }

    /** The pack. */
    public static RulePack pack() {
        try {
            return RulePack.read(source(), checks());
        } catch (RulePackException e) {
            throw new IllegalStateException(String.join("\n", e.faults()), e);
        }
    }
}
