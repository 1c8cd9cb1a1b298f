package cn.suyuan.chain;

import java.math.BigDecimal;

/** The limits of the shipped rule pack, for tests of this room, which knows no rules. */
public final class UsualLimits {

    /** 10 ms (E-10 of the explanatory note), 1.5 intervals and 31 days (evidence-pack 4). */
    public static final ChainLimits CHAIN = new ChainLimits(10, new BigDecimal("1.5"), 31);

    private UsualLimits() {}
}
