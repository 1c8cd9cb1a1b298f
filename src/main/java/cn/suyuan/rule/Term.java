package cn.suyuan.rule;

/**
 * A piece of wording in both languages.
 *
 * @param zh Chinese
 * @param en English
 */
public record Term(String zh, String en) {

    /** A piece that is the same in both languages: numbers, identifiers, names. */
    public static Term same(String text) {
        return new Term(text, text);
    }
}
