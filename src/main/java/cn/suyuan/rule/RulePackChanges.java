package cn.suyuan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What another rule pack changes, for the person who imports it.
 *
 * @param changes in the order requirements, settings, tables, wording
 */
public record RulePackChanges(List<Change> changes) {
    public RulePackChanges {
        changes = List.copyOf(changes);
    }

    /**
     * One change.
     *
     * @param kind {@code rule_added}, {@code rule_dropped}, {@code rule}, {@code limit}, {@code setting}, {@code table},
     *     {@code wording}
     * @param name requirement, limit, table or key of a word
     * @param before what it was, empty where it was not
     * @param after what it is, empty where it is not
     */
    public record Change(String kind, String name, String before, String after) {}

    /** What changes from one pack to another. */
    public static RulePackChanges between(RulePack before, RulePack after) {
        List<Change> changes = new ArrayList<>();
        for (String id : union(before.rules(), after.rules())) {
            Optional<Rule> old = before.rule(id);
            Optional<Rule> fresh = after.rule(id);
            if (old.isPresent() && fresh.isPresent()) {
                limits("limit", id + " ", old.get().limits(), fresh.get().limits(), changes);
                rule(old.get(), fresh.get(), changes);
            } else {
                differing(
                        old.isEmpty() ? "rule_added" : "rule_dropped", id, old, fresh, RulePackChanges::quote, changes);
            }
        }
        limits("setting", "", before.settings(), after.settings(), changes);
        for (String name : union(before.tables(), after.tables())) {
            differing("table", name, found(before.tables(), name), found(after.tables(), name), t -> "", changes);
        }
        for (String key : union(before.words(), after.words())) {
            differing("wording", key, found(before.words(), key), found(after.words(), key), Term::zh, changes);
        }
        return new RulePackChanges(changes);
    }

    private static void rule(Rule old, Rule fresh, List<Change> changes) {
        boolean same = old.check().equals(fresh.check())
                && old.mode() == fresh.mode()
                && old.binding() == fresh.binding()
                && old.state() == fresh.state()
                && old.grading() == fresh.grading()
                && old.clause().equals(fresh.clause())
                && old.needs().equals(fresh.needs());
        if (!same) {
            changes.add(new Change("rule", old.id(), described(old), described(fresh)));
        }
        boolean saysTheSame =
                old.texts().equals(fresh.texts()) && old.wordings().equals(fresh.wordings());
        if (!saysTheSame) {
            changes.add(new Change("wording", old.id(), quote(old), quote(fresh)));
        }
    }

    private static String described(Rule rule) {
        return String.join(
                " ",
                rule.clause(),
                rule.check(),
                rule.mode().name(),
                rule.binding().name(),
                rule.state().name(),
                rule.grading().name());
    }

    private static void limits(
            String kind, String prefix, Map<String, Limit> before, Map<String, Limit> after, List<Change> changes) {
        for (String name : union(before, after)) {
            differing(kind, prefix + name, found(before, name), found(after, name), Limit::text, changes);
        }
    }

    private static <T> void differing(
            String kind,
            String name,
            Optional<T> before,
            Optional<T> after,
            Function<T, String> text,
            List<Change> changes) {
        if (!before.equals(after)) {
            changes.add(new Change(
                    kind, name, before.map(text).orElse(""), after.map(text).orElse("")));
        }
    }

    private static <T> Optional<T> found(Map<String, T> all, String name) {
        return Optional.ofNullable(all.get(name));
    }

    private static String quote(Rule rule) {
        return rule.quote().zh();
    }

    private static Set<String> union(Map<String, ?> before, Map<String, ?> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names;
    }
}
