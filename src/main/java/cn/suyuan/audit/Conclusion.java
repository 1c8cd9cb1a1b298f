package cn.suyuan.audit;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import java.util.List;
import java.util.Locale;

/** What the audit comes to, by the findings that stand (clause 7.3). */
public enum Conclusion {
    /** No nonconformity. */
    CONFORMING,
    /** General nonconformities only: conforming once they are corrected. */
    CONFORMING_AFTER_CORRECTION,
    /** At least one serious nonconformity. */
    NONCONFORMING,
    /** Nothing was judged. */
    NONE;

    /** The conclusion as written in results.json. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The conclusion that findings lead to. */
    public static Conclusion of(List<Finding> findings) {
        List<Finding> standing = findings.stream()
                .filter(f -> f.status() != Finding.Status.WITHDRAWN)
                .toList();
        if (standing.isEmpty()) {
            return CONFORMING;
        }
        return standing.stream().anyMatch(f -> f.grade() == NonconformityGrade.SERIOUS)
                ? NONCONFORMING
                : CONFORMING_AFTER_CORRECTION;
    }
}
