package cn.suyuan.rule;

import java.util.Locale;

/** 不符合项分级, clause 7.3. */
public enum NonconformityGrade {
    /** 严重不符合. */
    SERIOUS,
    /** 一般不符合. */
    GENERAL;

    /** The grade as written in results.json. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
