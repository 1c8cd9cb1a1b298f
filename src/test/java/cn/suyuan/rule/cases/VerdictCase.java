package cn.suyuan.rule.cases;

import cn.suyuan.rule.Facts;
import cn.suyuan.rule.Verdict;
import java.util.function.UnaryOperator;

/**
 * Facts under which a requirement has a verdict.
 *
 * @param rule requirement
 * @param verdict worst verdict that its observations have
 * @param name what the case is about, a few words
 * @param facts the facts
 */
public record VerdictCase(String rule, Verdict verdict, String name, Facts facts) {

    static VerdictCase of(String rule, Verdict verdict, String name, UnaryOperator<SmallCase> made) {
        return new VerdictCase(rule, verdict, name, made.apply(new SmallCase()).facts());
    }

    @Override
    public String toString() {
        return rule + " " + verdict + ": " + name;
    }
}
