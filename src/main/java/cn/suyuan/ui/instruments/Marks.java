package cn.suyuan.ui.instruments;

import cn.suyuan.traceability.ChainState;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;

/** States of instruments as marks. */
public final class Marks {
    private Marks() {}

    /** State of a traceability chain. */
    public static Mark chain(Words words, ChainState state) {
        Tone tone = switch (state) {
            case CLOSED -> Tone.GOOD;
            case UNVERIFIED -> Tone.UNKNOWN;
            case SUSPECT -> Tone.WARNING;
            case IDENTITY_MISMATCH,
                    NO_CERT,
                    CYCLE,
                    DANGLING,
                    ISSUER_NOT_RECOGNISED,
                    OUT_OF_SCOPE,
                    PARENT_EXPIRED_AT_USE,
                    EXPIRED_IN_PERIOD -> Tone.BAD;
        };
        return new Mark(tone, words.of("chain.state", state));
    }
}
