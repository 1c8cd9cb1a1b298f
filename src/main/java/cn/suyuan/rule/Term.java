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

    /** This wording with {@code {0}}, {@code {1}}, … filled in, each in its language. */
    public Term filled(Term... arguments) {
        String chinese = zh;
        String english = en;
        for (int i = 0; i < arguments.length; i++) {
            chinese = chinese.replace("{" + i + "}", arguments[i].zh());
            english = english.replace("{" + i + "}", arguments[i].en());
        }
        return new Term(chinese, english);
    }
}
