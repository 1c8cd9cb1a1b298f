package cn.suyuan.finding;

import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.Term;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes two observations of one requirement one matter: the same case of its wording. Altered data, gaps, data beyond
 * the limit and failing standards are a matter each.
 */
final class Cause {

    private static final Pattern STAGE = Pattern.compile("[-_](generated|acquired|processed|transmitted|stored)$");

    private Cause() {}

    static String of(Observation observation, RulePack pack) {
        String wording = pack.rule(observation.ruleId())
                .flatMap(rule -> caseOf(rule, observation.statement().messageZh()))
                .orElse("other");
        return switch (observation.ruleId()) {
            case "R-6.2-8", "R-7.2-3" -> wording + "/" + observation.subject().text();
            case "R-6.3A-1", "R-4.4-1" -> wording + "/" + device(observation);
            // a replacement without papers shows in the incident and as a hole in every stage of the data
            case "R-6.3A-2" -> device(observation);
            default -> wording;
        };
    }

    /** The subject's identity without the stage that a stream's name ends with: all stages of one device are one matter. */
    private static String device(Observation observation) {
        return STAGE.matcher(observation.subject().id()).replaceFirst("");
    }

    /** The case whose sentence this is: that with the longest fixed text among those that fit. */
    private static Optional<String> caseOf(Rule rule, String message) {
        String found = "";
        int longest = -1;
        for (Map.Entry<String, Term> wording : rule.wordings().entrySet()) {
            int fixed = fixedText(wording.getValue().zh(), message);
            if (fixed > longest) {
                longest = fixed;
                found = wording.getKey();
            }
        }
        return longest < 0 ? Optional.empty() : Optional.of(found);
    }

    /** Length of a template's fixed text, where all its parts stand in the message in order; else -1. */
    private static int fixedText(String template, String message) {
        int at = 0;
        int length = 0;
        int start = 0;
        while (true) {
            int open = template.indexOf('{', start);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            String part = close < 0 ? template.substring(start) : template.substring(start, open);
            int found = message.indexOf(part, at);
            if (found < 0) {
                return -1;
            }
            at = found + part.length();
            length += part.length();
            if (close < 0) {
                return length;
            }
            start = close + 1;
        }
    }
}
