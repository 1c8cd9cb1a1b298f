package cn.suyuan.rule;

import java.util.List;
import java.util.Map;

/**
 * One kind of check, without state; total: whatever the facts are, it answers with observations. It yields one
 * observation for each subject, also for those that meet the rule.
 */
public interface Check {

    /** The name by which rule files call it. */
    String name();

    /** The cases that it words, each with the number of arguments it fills; a rule file words exactly these. */
    Map<String, Integer> cases();

    /** Judges the facts under a rule. */
    List<Observation> check(Rule rule, CaseView view);
}
