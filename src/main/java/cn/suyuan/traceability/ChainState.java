package cn.suyuan.traceability;

/** State of a traceability chain; when several hold, the first in this order counts (evidence-pack.md, section 4). */
public enum ChainState {
    SUSPECT,
    IDENTITY_MISMATCH,
    NO_CERT,
    CYCLE,
    DANGLING,
    ISSUER_NOT_RECOGNISED,
    OUT_OF_SCOPE,
    PARENT_EXPIRED_AT_USE,
    EXPIRED_IN_PERIOD,
    UNVERIFIED,
    CLOSED
}
