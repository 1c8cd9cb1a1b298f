package cn.suyuan.evidence;

/**
 * A row of {@code documents.csv}: what a file is and which clause it serves.
 *
 * @param clause clause label such as {@code 6.3A}
 * @param title title
 * @param file path relative to {@code data/}
 * @param row the row it came from
 */
public record DocumentEntry(String clause, String title, String file, TableRow row) {}
