package cn.suyuan.sampledata;

/** The two packs. */
enum Variant {
    /** As submitted, with all 25 defects. */
    DEMO,
    /** The twin in which nothing is wrong. */
    CLEAN
}
