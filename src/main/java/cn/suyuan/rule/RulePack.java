package cn.suyuan.rule;

import cn.suyuan.chain.ChainLimits;
import cn.suyuan.chain.SteadyLimits;
import cn.suyuan.evidence.DocumentLimits;
import java.math.BigDecimal;
import java.time.Duration;
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
 * @param choices what the auditor settled otherwise for the case at hand
 * @param before settings as the files of the pack have them
 */
public record RulePack(
        Edition edition,
        String sm3,
        Map<String, Rule> rules,
        Map<String, Term> words,
        Map<String, Limit> settings,
        Map<String, DataTable> tables,
        RuleChoices choices,
        Map<String, Limit> before) {

    public RulePack {
        rules = Collections.unmodifiableMap(new TreeMap<>(rules));
        words = Collections.unmodifiableMap(new TreeMap<>(words));
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        before = Collections.unmodifiableMap(new TreeMap<>(before));
    }

    /**
     * What edition a pack is.
     *
     * @param id short name such as {@code draft-2025}
     * @param version version of the pack, counted up with each change
     * @param standard title of the standard
     * @param label edition as printed
     */
    public record Edition(String id, String version, Term standard, Term label) {}

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

    /**
     * The same for a pack from outside, which may leave checks of this program unused: it was written for another version
     * of it, or drops a requirement. {@link RulePackChanges} tells the latter.
     *
     * @throws RulePackException with every fault found
     */
    public static RulePack readImported(RuleSource source, Collection<? extends Check> checks)
            throws RulePackException {
        return new RulePackReader(source, checks).imported().read();
    }

    /**
     * The same for a pack that a case has kept since an earlier version of the program: what it says stays; sentences,
     * limits, settings and tables that the checks of this version need besides are those of the shipped pack. The digest
     * stays that of the kept files.
     *
     * @throws RulePackException with every fault found
     */
    public static RulePack readKept(RuleSource source, Collection<? extends Check> checks, RulePack shipped)
            throws RulePackException {
        return new RulePackReader(source, checks).kept(shipped).read();
    }

    /**
     * The pack as the auditor settled it for a case: the digest stays that of the files; each changed limit says in its
     * source what the pack had and why it was changed. Choices that the pack does not know change nothing.
     */
    public RulePack adjusted(RuleChoices chosen) {
        Map<String, Limit> changed = new TreeMap<>(before);
        chosen.byName().forEach((name, choice) -> {
            Limit limit = before.get(name);
            if (limit != null) {
                RuleChoices.number(name, choice.value())
                        .ifPresent(number -> changed.put(
                                name,
                                new Limit(
                                        name,
                                        number,
                                        limit.unit(),
                                        limit.source() + "；审核组由 " + limit.text() + " 调整：" + choice.reason())));
            }
        });
        return new RulePack(edition, sm3, rules, words, changed, tables, chosen, before);
    }

    /**
     * The row of {@code editions.csv} whose table of accuracy is applied: the edition that was chosen, else the first that
     * has values.
     */
    public Optional<Map<String, String>> accuracyEdition() {
        List<Map<String, String>> editions = table("editions.csv");
        Optional<String> chosen = choices.edition();
        return chosen.isPresent()
                ? editions.stream()
                        .filter(row -> DataTable.cell(row, "edition").equals(chosen.get()))
                        .findFirst()
                : editions.stream().filter(this::hasValues).findFirst();
    }

    /** Whether the limits of an edition were entered, or its table still waits for them (待核对). */
    public boolean hasValues(Map<String, String> editionRow) {
        return table(DataTable.cell(editionRow, "table")).stream()
                .anyMatch(row -> !DataTable.cell(row, "class").isBlank());
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

    /** The label of a clause in English: the names of clauses that share a number, and plain brackets. */
    public String clauseInEnglish(String label) {
        String english = label;
        for (Map.Entry<String, Term> word : words.entrySet()) {
            if (word.getKey().startsWith("clause.name.")) {
                english = english.replace(word.getValue().zh(), word.getValue().en());
            }
        }
        return english.replace("（", " (").replace("）", ")");
    }

    /** A limit with its unit in both languages. */
    public Term limit(Limit limit) {
        Term unit = words.getOrDefault("unit." + limit.unit(), Term.same(limit.unit()));
        String value = limit.value().toPlainString();
        return limit.unit().isEmpty() ? Term.same(value) : new Term(value + " " + unit.zh(), value + " " + unit.en());
    }

    /** A setting; absent settings are refused when the pack is read. */
    public Limit setting(String name) {
        Limit limit = settings.get(name);
        if (limit == null) {
            throw new IllegalArgumentException("rule pack has no setting " + name);
        }
        return limit;
    }

    /** A setting as the files of the pack have it, whatever was settled for the case. */
    public Optional<Limit> shipped(String name) {
        return Optional.ofNullable(before.get(name));
    }

    /** From when on the properties of a document are worth a question to its issuer. */
    public DocumentLimits documents() {
        return new DocumentLimits(
                setting("document.change_days").value().intValue(),
                setting("document.creation_days").value().intValue(),
                table("document-editors.csv").stream()
                        .map(row -> DataTable.cell(row, "text"))
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    /** Limits of the verification of streams. */
    public ChainLimits chain() {
        return new ChainLimits(
                setting("chain.clock_offset").value().longValue(),
                setting("chain.gap_factor").value(),
                setting("chain.checkpoint_days").value().intValue());
    }

    /** From when on values that stand still or follow a straight line are to be explained. */
    public SteadyLimits steady() {
        return new SteadyLimits(
                hours("steady.frozen"),
                setting("steady.frozen_quantities").value().intValue(),
                hours("steady.usual_stop"),
                new SteadyLimits.Line(
                        setting("steady.line_quantities").value().intValue(),
                        hours("steady.line_time"),
                        setting("steady.line_digits").value().intValue(),
                        setting("steady.chance_share").value()),
                setting("steady.least_quantities").value().intValue(),
                setting("steady.most_share").value());
    }

    /** Longest time between two readings between which a change of month may lie for a balance by months. */
    public Duration balanceBoundary() {
        return hours("balance.boundary");
    }

    /** Tolerance of the balance of a carrier, a fraction. */
    public BigDecimal balanceTolerance(String carrier) {
        return setting(carrier.equals("electricity") ? "balance.electricity" : "balance.other")
                .value();
    }

    private Duration hours(String name) {
        return Duration.ofHours(setting(name).value().longValue());
    }

    /** Rows of a reference table; empty where the pack has no such table. */
    public List<Map<String, String>> table(String name) {
        DataTable table = tables.get(name);
        return table == null ? List.of() : table.rows();
    }
}
