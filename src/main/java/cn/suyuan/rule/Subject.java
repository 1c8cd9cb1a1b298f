package cn.suyuan.rule;

/**
 * What an observation is about, in the words of evidence-pack.md, section 4, Subjects.
 *
 * @param text such as {@code instrument:E05}, {@code stream:E05-acquired}, {@code pack}, {@code uncertainty}
 */
public record Subject(String text) implements Comparable<Subject> {

    /** {@code kind:id}. */
    public static Subject of(String kind, String id) {
        return new Subject(kind + ":" + id);
    }

    /** A subject of the ledger: {@code instrument:<no>}. */
    public static Subject instrument(String instrumentNo) {
        return of("instrument", instrumentNo);
    }

    /** The part after the colon, or the whole text. */
    public String id() {
        return text.substring(text.indexOf(':') + 1);
    }

    /** Whether its row has no identity, so that only its place tells it apart: {@code activity:#5}. */
    public boolean isUnnamed() {
        return id().startsWith("#");
    }

    @Override
    public int compareTo(Subject other) {
        return text.compareTo(other.text);
    }
}
