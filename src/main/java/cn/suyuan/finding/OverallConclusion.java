package cn.suyuan.finding;

import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import java.util.List;
import java.util.Locale;

/** What the audit comes to (clauses.md 1.0; the draft itself gives no rule). */
public enum OverallConclusion {
    /** 符合. */
    CONFORMING,
    /** 基本符合（限期整改）. */
    CONFORMING_AFTER_CORRECTION,
    /** 不符合（数据不予采信）. */
    NONCONFORMING,
    /** 未能得出结论. */
    NONE;

    /** The word of results.json. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The conclusion from the findings that stand; none where nothing of the ledger could be judged. */
    public static OverallConclusion of(List<Finding> findings, List<Observation> observations) {
        List<Finding> standing = findings.stream()
                .filter(f -> f.status() != Finding.Status.WITHDRAWN)
                .toList();
        if (standing.stream().anyMatch(f -> f.grade() == NonconformityGrade.SERIOUS)) {
            return NONCONFORMING;
        }
        boolean nothing = observations.stream()
                .noneMatch(o -> o.ruleId().equals("R-4.1-1")
                        && o.subject().text().startsWith("instrument:")
                        && o.verdict() != cn.suyuan.rule.Verdict.NOT_VERIFIABLE);
        if (nothing) {
            return NONE;
        }
        return standing.isEmpty() ? CONFORMING : CONFORMING_AFTER_CORRECTION;
    }
}
