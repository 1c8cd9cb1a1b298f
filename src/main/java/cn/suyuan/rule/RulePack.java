package cn.suyuan.rule;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An edition of the standard as data: rules, wording and reference tables, bound by one digest.
 *
 * @param edition what edition this is
 * @param sm3 SM3 over name and bytes of all files in the order of the index, lower-case hex
 * @param rules rules by id
 * @param words short wording by key
 * @param settings limits that belong to no single rule (key devices, materiality)
 * @param tables reference tables by file name
 */
public record RulePack(
        Edition edition,
        String sm3,
        Map<String, Rule> rules,
        Map<String, Term> words,
        Map<String, Limit> settings,
        Map<String, DataTable> tables) {

    public RulePack {
        rules = Collections.unmodifiableMap(new TreeMap<>(rules));
        words = Collections.unmodifiableMap(new TreeMap<>(words));
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    /**
     * What edition a pack is.
     *
     * @param id short name such as {@code draft-2025}
     * @param standard title of the standard
     * @param label edition as printed
     */
    public record Edition(String id, Term standard, Term label) {}

    /**
     * Reads a pack and refuses it where anything is unknown, missing or unserved.
     *
     * @param source its files
     * @param checks the checks there are
     * @throws RulePackException with every fault found
     */
    public static RulePack read(RuleSource source, Collection<? extends Check> checks) throws RulePackException {
        return new RulePackReader(source, checks).read();
    }

    /** All rules, sorted by id. */
    public List<Rule> all() {
        return List.copyOf(rules.values());
    }

    /** A rule. */
    public Optional<Rule> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** Short wording; an unknown key shows itself. */
    public Term word(String key) {
        Term term = words.get(key);
        return term == null ? Term.same(key) : term;
    }

    /** A setting; absent settings are refused when the pack is read. */
    public Limit setting(String name) {
        Limit limit = settings.get(name);
        if (limit == null) {
            throw new IllegalArgumentException("rule pack has no setting " + name);
        }
        return limit;
    }

    /** Rows of a reference table; empty where the pack has no such table. */
    public List<Map<String, String>> table(String name) {
        DataTable table = tables.get(name);
        return table == null ? List.of() : table.rows();
    }
}
