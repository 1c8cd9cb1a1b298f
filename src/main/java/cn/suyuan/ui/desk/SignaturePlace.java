package cn.suyuan.ui.desk;

/**
 * A person's place on the report.
 *
 * @param field name of the place
 * @param name name of the person, or empty
 * @param representative whether it is the audited party's
 * @param free whether a first signature by key can be made
 * @param secondFree whether a second one, with a key of another kind, can be made
 */
public record SignaturePlace(String field, String name, boolean representative, boolean free, boolean secondFree) {}
