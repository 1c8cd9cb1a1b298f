package cn.suyuan.evidence;

import java.util.Locale;

/**
 * What is different between two versions of a pack.
 *
 * @param kind kind of difference
 * @param file file in the later version, or in the earlier where it is gone
 * @param row row in that file, 0 for the whole file
 * @param rowBefore row in the earlier version, 0 where it was not there or the whole file is meant
 * @param key number of what the row is about, empty for files
 * @param column column key, empty where the whole row or file is meant
 * @param before text before, empty where there was none
 * @param after text after, empty where there is none
 */
public record PackChange(
        Kind kind, String file, int row, int rowBefore, String key, String column, String before, String after) {

    /** Kinds of difference. */
    public enum Kind {
        FILE_ADDED,
        FILE_REMOVED,
        FILE_CHANGED,
        ROW_ADDED,
        ROW_REMOVED,
        CELL_CHANGED;

        /** The word of message keys and of JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
