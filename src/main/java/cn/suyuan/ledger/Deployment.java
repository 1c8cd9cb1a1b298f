package cn.suyuan.ledger;

/** 在线/离线: whether the instrument is read out by a system or by a person. */
public enum Deployment {
    ONLINE,
    OFFLINE,
    UNKNOWN
}
