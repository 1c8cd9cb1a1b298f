package cn.suyuan.trust;

import java.util.Arrays;
import java.util.List;

/** One reason for a judgement: a code, whose wording lies in the texts of this room, and what fills its placeholders. */
public record Reason(ReasonCode code, List<String> arguments) {
    public Reason {
        arguments = List.copyOf(arguments);
        if (arguments.size() != code.placeholders()) {
            throw new IllegalArgumentException(code + " wants " + code.placeholders() + " arguments, got " + arguments);
        }
    }

    public static Reason of(ReasonCode code, String... arguments) {
        return new Reason(code, Arrays.asList(arguments));
    }

    /** Key of the wording in {@code trust_zh.properties} and {@code trust_en.properties}. */
    public String key() {
        return code.key();
    }
}
