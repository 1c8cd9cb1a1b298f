package cn.suyuan.app;

import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a damage of a table changed in the verdicts, and what of it must not be. */
final class SweepComparison {

    /** From the worst to the best. */
    private static final List<Verdict> ORDER =
            List.of(Verdict.NOT_MET, Verdict.NOT_VERIFIABLE, Verdict.MET, Verdict.NOT_APPLICABLE);

    private final Map<String, Verdict> before;
    private final Map<String, Verdict> after;

    SweepComparison(List<Observation> before, List<Observation> after) {
        this.before = worst(before);
        this.after = worst(after);
    }

    private static Map<String, Verdict> worst(List<Observation> observations) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        observations.forEach(
                o -> verdicts.merge(o.ruleId() + " " + o.subject().text(), o.verdict(), SweepComparison::worse));
        return verdicts;
    }

    private static Verdict worse(Verdict a, Verdict b) {
        return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;
    }

    private static String rule(String key) {
        return key.substring(0, key.indexOf(' '));
    }

    /** How many observations of each rule went from which verdict to which; a stroke stands for no observation. */
    Map<String, Integer> changes() {
        Map<String, Integer> found = new TreeMap<>();
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            String from = word(Optional.ofNullable(before.get(key)));
            String to = word(Optional.ofNullable(after.get(key)));
            if (!from.equals(to)) {
                found.merge(rule(key) + ": " + from + " → " + to, 1, Integer::sum);
            }
        }
        return found;
    }

    private static String word(Optional<Verdict> verdict) {
        return verdict.map(Verdict::wireName).orElse("–");
    }

    /**
     * What a damage must never do: make a verdict better, say of more subjects that they meet, or take subjects away
     * without the rule saying that something is open.
     */
    List<String> defects() {
        List<String> defects = new ArrayList<>();
        for (Map.Entry<String, Verdict> was : before.entrySet()) {
            Verdict is = after.get(was.getKey());
            if (is != null && isFine(is) && ORDER.indexOf(is) > ORDER.indexOf(was.getValue())) {
                defects.add(was.getKey() + " " + was.getValue().wireName() + " → " + is.wireName());
            }
        }
        Map<String, Integer> lost = new TreeMap<>();
        // which devices join the sample for a risk follows from the rest; that each is judged, R-4.1-1 shows
        before.keySet().stream()
                .filter(k -> !after.containsKey(k) && !rule(k).equals("R-7.2-2"))
                .forEach(k -> lost.merge(rule(k), 1, Integer::sum));
        lost.forEach((rule, count) -> {
            Optional<Verdict> worst = of(after, rule);
            if (worst.filter(v -> !isFine(v)).isEmpty()) {
                defects.add(rule + ": " + count + " subjects vanished, the rest is " + word(worst));
            }
        });
        after.forEach((key, verdict) -> {
            boolean fresh = !before.containsKey(key) && isFine(verdict);
            if (fresh
                    && of(before, rule(key)).isPresent()
                    && of(after, rule(key)).filter(SweepComparison::isFine).isPresent()) {
                defects.add(key + " appeared as " + verdict.wireName());
            }
        });
        return defects;
    }

    private static boolean isFine(Verdict verdict) {
        return verdict == Verdict.MET || verdict == Verdict.NOT_APPLICABLE;
    }

    private static Optional<Verdict> of(Map<String, Verdict> verdicts, String rule) {
        return verdicts.entrySet().stream()
                .filter(e -> rule(e.getKey()).equals(rule))
                .map(Map.Entry::getValue)
                .min(Comparator.comparing(ORDER::indexOf));
    }
}
