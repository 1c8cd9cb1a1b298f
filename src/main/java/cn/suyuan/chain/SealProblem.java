package cn.suyuan.chain;

import java.util.List;
import java.util.Locale;

/**
 * What is wrong with a seal.
 *
 * @param code its name
 * @param seal name of the seal
 * @param arguments for the wording {@code chain.seal.<code>}; {@code {0}} is the seal
 */
public record SealProblem(Code code, String seal, List<String> arguments) {

    public SealProblem {
        arguments = List.copyOf(arguments);
    }

    /** Names of what can be wrong. */
    public enum Code {
        /** Not exactly the eight lines. */
        MALFORMED,
        /** No heads file, or lines in it that cannot be read. */
        HEADS_UNREADABLE,
        /** The number of lines is another one. */
        COUNT_DIFFERS,
        /** The root is not that of the heads file. */
        ROOT_DIFFERS,
        /** The lines are not in order, or a stream stands twice. */
        NOT_SORTED,
        /** A declared stream has no line. */
        STREAM_MISSING,
        /** A line for a stream that is not declared. */
        STREAM_UNKNOWN,
        /** The head is not the link of that record in the readings. */
        HEAD_DIFFERS,
        /** The previous digest is not that of the seal before: one is missing or another was put in its place. */
        PREVIOUS_DIFFERS,
        /** The period does not begin where the one before ends. */
        PERIOD_NOT_CONTIGUOUS,
        /** The first record of a period does not follow the last one of the period before. */
        SEQ_NOT_CONTIGUOUS,
        /** Sealed before the end of its period. */
        SEALED_EARLY;

        /** Whether root and heads do not belong together, so that the seal proves nothing of any stream. */
        public boolean breaksSeal() {
            return switch (this) {
                case MALFORMED, HEADS_UNREADABLE, COUNT_DIFFERS, ROOT_DIFFERS, NOT_SORTED -> true;
                case STREAM_MISSING,
                        STREAM_UNKNOWN,
                        HEAD_DIFFERS,
                        PREVIOUS_DIFFERS,
                        PERIOD_NOT_CONTIGUOUS,
                        SEQ_NOT_CONTIGUOUS,
                        SEALED_EARLY -> false;
            };
        }

        /** The name as in messages. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
