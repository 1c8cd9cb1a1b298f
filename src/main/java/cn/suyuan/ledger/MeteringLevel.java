package cn.suyuan.ledger;

/** 管理级别: where in the energy flow the instrument measures (GB 17167, 4.3). */
public enum MeteringLevel {
    /** 进出用能单位. */
    SITE,
    /** 进出主要次级用能单位. */
    SUB_UNIT,
    /** 主要用能设备. */
    EQUIPMENT,
    /** Not given, or none of the three. */
    OTHER
}
