package cn.suyuan.ledger;

/** 状态 of an instrument in the ledger. */
public enum InstrumentStatus {
    IN_USE,
    SPARE,
    SUSPENDED,
    SCRAPPED,
    UNKNOWN
}
