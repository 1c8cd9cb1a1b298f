package cn.suyuan.audit;

import cn.suyuan.chain.ChainLimits;
import cn.suyuan.chain.SteadyLimits;
import cn.suyuan.rule.RulePack;

/**
 * What a stream is held to.
 *
 * @param chain limits of the verification of its records
 * @param steady from when on values that stand still are to be explained
 */
record StreamLimits(ChainLimits chain, SteadyLimits steady) {

    static StreamLimits of(RulePack pack) {
        return new StreamLimits(pack.chain(), pack.steady());
    }
}
