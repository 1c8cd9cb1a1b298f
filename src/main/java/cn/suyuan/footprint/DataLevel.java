package cn.suyuan.footprint;

import java.text.Normalizer;
import java.util.Locale;

/** The level of a datum (数据等级, clause 4.2), with what the draft leaves out: measured but read off by people. */
public enum DataLevel {
    /** 一级数据: measured and collected on-line. */
    ONE,
    /** 二级数据: calculated, with proof of the model's parameters. */
    TWO,
    /** 直接测量(人工抄录): measured, written down by people. */
    OFFLINE,
    /** Not said, or in words that say nothing: whoever asks for one of the others cannot tell. */
    UNKNOWN;

    /** The level that a text says. */
    public static DataLevel of(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace("数据", "")
                .replace("级", "");
        return switch (plain) {
            case "1", "一", "i", "1.0" -> ONE;
            case "2", "二", "ii", "2.0" -> TWO;
            case "direct_offline", "人工抄录", "直接测量(人工抄录)", "直接测量（人工抄录）" -> OFFLINE;
            default -> UNKNOWN;
        };
    }
}
