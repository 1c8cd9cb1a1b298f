package cn.suyuan.chain;

import java.util.Locale;

/** Why a line cannot be read as what should stand there. */
enum Malformation {
    NONE,
    HEADER,
    COLUMNS,
    FIELDS,
    SEQ,
    TIME,
    VALUE,
    STATUS,
    OFFSET,
    LINK,
    LENGTH;

    /** Last part of the key of its wording. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
