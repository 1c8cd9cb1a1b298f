package cn.suyuan.rule;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.chain.DigestState;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the files of a rule pack, counts every fault, and makes the pack only where there is none. */
final class RulePackReader {

    private static final Set<String> SETTINGS = Set.of(
            "key.floor",
            "key.footprint_share",
            "key.carrier_share",
            "key.datum_share",
            "key.datum_cumulative",
            "grade.devices",
            "grade.sample_share",
            "materiality",
            "replay.tolerance",
            "replay.serious",
            "balance.electricity",
            "balance.other",
            "balance.boundary",
            "balance.step",
            "balance.standstill",
            "trend.robust",
            "trend.fewest",
            "trend.months",
            "document.change_days",
            "document.creation_days",
            "steady.frozen",
            "steady.frozen_quantities",
            "steady.incident_days",
            "chain.clock_offset",
            "chain.gap_factor",
            "chain.checkpoint_days",
            "steady.usual_stop",
            "steady.line_quantities",
            "steady.line_time",
            "steady.line_digits",
            "steady.chance_share",
            "steady.least_quantities",
            "steady.most_share",
            "confirmation.ratio",
            "confirmation.coarse",
            "plan.proof_days",
            "plan.early_months",
            "interval.density",
            "approval.year",
            "trace.longest_validity",
            "trace.issued_together",
            "trace.repeated_values",
            "coverage");

    private final RuleSource source;
    private final Map<String, Check> checks = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Rule> rules = new TreeMap<>();
    private final Map<String, Term> words = new TreeMap<>();
    private final Map<String, Limit> settings = new TreeMap<>();
    private final Map<String, DataTable> tables = new TreeMap<>();
    private Optional<RulePack.Edition> edition = Optional.empty();
    private boolean mayLeaveUnused;
    private Optional<RulePack> later = Optional.empty();

    RulePackReader(RuleSource source, Collection<? extends Check> checks) {
        this.source = source;
        for (Check check : checks) {
            if (this.checks.put(check.name(), check) != null) {
                faults.add("check " + check.name() + ": two checks of one name");
            }
        }
    }

    /** The same for a pack from outside. */
    RulePackReader imported() {
        mayLeaveUnused = true;
        return this;
    }

    /** The same for a pack that a case has kept: what a later program asks for besides is taken from that program's pack. */
    RulePackReader kept(RulePack shipped) {
        later = Optional.of(shipped);
        return imported();
    }

    RulePack read() throws RulePackException {
        DigestState digest = DigestAlgorithm.SM3.begin();
        for (String name : index()) {
            Optional<byte[]> bytes = source.bytes(name);
            if (bytes.isEmpty()) {
                faults.add(name + ": named in the index, missing");
                continue;
            }
            // name and length first, so that no two packs of other files have one digest
            digest.update((name + "\n" + bytes.get().length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes.get());
            readFile(name, new String(bytes.get(), StandardCharsets.UTF_8));
        }
        later.ifPresent(this::complete);
        guardWhole();
        if (!faults.isEmpty() || edition.isEmpty()) {
            throw new RulePackException(faults.isEmpty() ? List.of("edition.properties: missing") : faults);
        }
        return new RulePack(
                edition.get(), digest.finish().hex(), rules, words, settings, tables, RuleChoices.none(), settings);
    }

    private void complete(RulePack shipped) {
        shipped.words().forEach(words::putIfAbsent);
        shipped.before().forEach(settings::putIfAbsent);
        settings.keySet().retainAll(SETTINGS);
        shipped.tables().forEach(tables::putIfAbsent);
        rules.replaceAll((id, rule) -> {
            Check check = checks.get(rule.check());
            Optional<Rule> twin = shipped.rule(id).filter(r -> r.check().equals(rule.check()));
            return check == null || twin.isEmpty() ? rule : rule.completedBy(twin.get(), check);
        });
    }

    private List<String> index() {
        Optional<byte[]> bytes = source.bytes(RuleSource.INDEX);
        if (bytes.isEmpty()) {
            faults.add(RuleSource.INDEX + ": missing");
            return List.of();
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line : new String(bytes.get(), StandardCharsets.UTF_8).split("\n", -1)) {
            String name = line.strip();
            if (name.isEmpty() || name.startsWith("#")) {
                continue;
            }
            if (!seen.add(name)) {
                faults.add(RuleSource.INDEX + ": " + name + " twice");
            } else {
                names.add(name);
            }
        }
        return names;
    }

    private void readFile(String name, String text) {
        if (name.endsWith(".csv")) {
            tables.put(name, DataTable.read(name, text, faults));
            return;
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            faults.add(name + ": unreadable, " + e.getMessage());
            return;
        }
        if (name.equals("edition.properties")) {
            readEdition(name, properties);
        } else if (name.equals("words.properties")) {
            readWords(name, properties);
        } else if (name.equals("settings.properties")) {
            settings.putAll(RuleFile.limits(name, properties, faults));
        } else if (name.endsWith(".properties")) {
            String id = name.substring(0, name.length() - ".properties".length());
            RuleFile.read(id, properties, faults).ifPresent(rule -> rules.put(id, rule));
        } else {
            faults.add(name + ": neither .properties nor .csv");
        }
    }

    private void readEdition(String name, Properties p) {
        Set<String> expected = Set.of("id", "version", "standard", "standard.en", "label", "label.en");
        guardKeys(name, p, expected);
        edition = Optional.of(new RulePack.Edition(
                p.getProperty("id", ""),
                p.getProperty("version", ""),
                new Term(p.getProperty("standard", ""), p.getProperty("standard.en", "")),
                new Term(p.getProperty("label", ""), p.getProperty("label.en", ""))));
    }

    private void guardKeys(String name, Properties p, Set<String> expected) {
        for (String key : p.stringPropertyNames()) {
            if (!expected.contains(key)) {
                faults.add(name + ": unknown key " + key);
            }
        }
        for (String key : expected) {
            if (p.getProperty(key) == null) {
                faults.add(name + ": missing key " + key);
            }
        }
    }

    private void readWords(String name, Properties p) {
        for (String key : p.stringPropertyNames()) {
            if (key.endsWith(".en")) {
                if (p.getProperty(key.substring(0, key.length() - 3)) == null) {
                    faults.add(name + ": " + key + " without its Chinese twin");
                }
                continue;
            }
            String en = p.getProperty(key + ".en");
            if (en == null) {
                faults.add(name + ": " + key + " without its English twin");
            } else {
                words.put(key, new Term(p.getProperty(key), en));
            }
        }
    }

    /** Cells that checks rely on: days and patterns that nobody could read later. */
    private void guardCells() {
        Optional.ofNullable(tables.get("editions.csv")).stream()
                .flatMap(table -> table.rows().stream())
                .map(row -> DataTable.cell(row, "from"))
                .filter(from -> !from.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"))
                .forEach(from -> faults.add("editions.csv: \"" + from + "\" is no day"));
        Optional.ofNullable(tables.get("issuers.csv")).stream()
                .flatMap(table -> table.rows().stream())
                .map(row -> DataTable.cell(row, "pattern"))
                .filter(pattern -> !compiles(pattern))
                .forEach(pattern -> faults.add("issuers.csv: \"" + pattern + "\" is no pattern"));
    }

    private static boolean compiles(String pattern) {
        try {
            Pattern.compile(pattern);
            return !pattern.isBlank();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private void guardWhole() {
        guardCells();
        for (String key : SETTINGS) {
            if (!settings.containsKey(key)) {
                faults.add("settings.properties: missing limit." + key);
            }
        }
        for (String key : settings.keySet()) {
            if (!SETTINGS.contains(key)) {
                faults.add("settings.properties: unknown limit." + key);
            }
        }
        Set<String> used = new HashSet<>();
        for (Rule rule : rules.values()) {
            Check check = checks.get(rule.check());
            if (check == null) {
                faults.add(rule.id() + ": there is no check " + rule.check());
            } else {
                used.add(check.name());
                RuleFile.guardWordings(rule, check, faults);
            }
        }
        for (String name : checks.keySet()) {
            if (!mayLeaveUnused && !used.contains(name)) {
                faults.add("check " + name + ": no rule uses it");
            }
        }
    }
}
