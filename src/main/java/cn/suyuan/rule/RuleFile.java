package cn.suyuan.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One rule file: keys, limits, wordings, and the guards on each. */
final class RuleFile {

    private static final Set<String> PLAIN = Set.of(
            "clause",
            "mode",
            "profile",
            "state",
            "check",
            "grade",
            "quote",
            "quote.en",
            "ask",
            "ask.en",
            "source",
            "needs",
            "wording",
            "wording.en");
    /** Tables of an evidence pack by their names (evidence-pack, section 2). */
    private static final Set<String> TABLES = Set.of(
            "pack",
            "ledger",
            "reference-standards",
            "certificates",
            "calibration-plan",
            "energy-units",
            "network",
            "clock",
            "cross-checks",
            "documents",
            "keys",
            "streams",
            "checkpoints",
            "incidents",
            "activity",
            "factors",
            "uncertainty");

    private static final Pattern LIMIT = Pattern.compile("limit\\.([a-z0-9_.]+?)(\\.unit|\\.source)?");
    private static final Pattern WORDING = Pattern.compile("wording\\.([a-z0-9_]+?)(\\.en)?");
    private static final Pattern POINT = Pattern.compile("point\\.([0-9]{2})(\\.en)?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private RuleFile() {}

    static Optional<Rule> read(String id, Properties p, List<String> faults) {
        int before = faults.size();
        for (String key : new TreeSet<>(p.stringPropertyNames())) {
            boolean known = PLAIN.contains(key)
                    || LIMIT.matcher(key).matches()
                    || POINT.matcher(key).matches()
                    || WORDING.matcher(key).matches();
            if (!known) {
                faults.add(id + ": unknown key " + key);
            }
        }
        for (String key : PLAIN) {
            boolean optional = key.startsWith("wording") || key.equals("needs");
            if (!optional && p.getProperty(key, "").isBlank()) {
                faults.add(id + ": missing key " + key);
            }
        }
        Optional<Rule.Mode> mode = word(Rule.Mode.class, id, "mode", p, faults);
        Optional<Rule.Binding> binding = word(Rule.Binding.class, id, "profile", p, faults);
        Optional<Rule.State> state = word(Rule.State.class, id, "state", p, faults);
        Optional<Rule.Grading> grading = word(Rule.Grading.class, id, "grade", p, faults);
        Map<String, Limit> limits = limits(id, p, faults);
        List<String> needs = needs(id, p, faults);
        Map<String, Term> wordings = wordings(id, p, faults);
        Map<String, Term> points = points(id, p, faults);
        if (faults.size() > before || mode.isEmpty() || binding.isEmpty() || state.isEmpty() || grading.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                id,
                p.getProperty("clause"),
                mode.get(),
                binding.get(),
                state.get(),
                p.getProperty("check"),
                grading.get(),
                new Rule.Texts(
                        new Term(p.getProperty("quote"), p.getProperty("quote.en")),
                        new Term(p.getProperty("ask"), p.getProperty("ask.en")),
                        p.getProperty("source"),
                        points),
                needs,
                limits,
                wordings));
    }

    private static <E extends Enum<E>> Optional<E> word(
            Class<E> type, String id, String key, Properties p, List<String> faults) {
        String found = p.getProperty(key, "").strip();
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(found)) {
                return Optional.of(value);
            }
        }
        faults.add(id + ": " + key + " is \"" + found + "\", expected one of " + List.of(type.getEnumConstants()));
        return Optional.empty();
    }

    /** Tables that a rule needs, each one that a pack can have. */
    private static List<String> needs(String id, Properties p, List<String> faults) {
        String text = p.getProperty("needs", "").strip();
        List<String> needs = text.isEmpty() ? List.of() : List.of(text.split("\\s*;\\s*"));
        for (String need : needs) {
            if (!TABLES.contains(need)) {
                faults.add(id + ": needs " + need + ", which is no table of a pack");
            }
        }
        return needs;
    }

    static Map<String, Limit> limits(String id, Properties p, List<String> faults) {
        Map<String, Limit> limits = new TreeMap<>();
        for (String key : new TreeSet<>(p.stringPropertyNames())) {
            Matcher matcher = LIMIT.matcher(key);
            if (!matcher.matches() || matcher.group(2) != null) {
                continue;
            }
            String name = matcher.group(1);
            String source = p.getProperty(key + ".source");
            String unit = p.getProperty(key + ".unit");
            if (source == null || unit == null) {
                faults.add(id + ": " + key + " without unit or source");
                continue;
            }
            try {
                limits.put(
                        name, new Limit(name, new BigDecimal(p.getProperty(key).strip()), unit, source));
            } catch (NumberFormatException e) {
                faults.add(id + ": " + key + " is \"" + p.getProperty(key) + "\", expected a number");
            }
        }
        return limits;
    }

    /** Points of a checklist; only a question that people answer can have them. */
    private static Map<String, Term> points(String id, Properties p, List<String> faults) {
        Map<String, Term> points = new TreeMap<>();
        for (String key : new TreeSet<>(p.stringPropertyNames())) {
            Matcher matcher = POINT.matcher(key);
            if (!matcher.matches() || matcher.group(2) != null) {
                continue;
            }
            String en = p.getProperty(key + ".en");
            if (en == null) {
                faults.add(id + ": " + key + " without its English twin");
            } else if (!p.getProperty("mode", "").strip().equals(Rule.Mode.MANUAL.name())) {
                faults.add(id + ": " + key + " in a rule that nobody is asked about");
            } else {
                points.put(matcher.group(1), new Term(p.getProperty(key), en));
            }
        }
        return points;
    }

    private static Map<String, Term> wordings(String id, Properties p, List<String> faults) {
        Map<String, Term> wordings = new TreeMap<>();
        for (String key : new TreeSet<>(p.stringPropertyNames())) {
            boolean base = key.equals("wording");
            Matcher matcher = WORDING.matcher(key);
            boolean variant = matcher.matches() && !key.endsWith(".en");
            if (!base && !variant) {
                continue;
            }
            String en = p.getProperty(key + ".en");
            if (en == null) {
                faults.add(id + ": " + key + " without its English twin");
                continue;
            }
            wordings.put(base ? Rule.NOT_MET : matcher.group(1), new Term(p.getProperty(key), en));
        }
        return wordings;
    }

    /** Wordings and cases of the check must be the same, and no placeholder may go unfilled. */
    static void guardWordings(Rule rule, Check check, List<String> faults) {
        for (String caseName : rule.wordings().keySet()) {
            if (!check.cases().containsKey(caseName)) {
                faults.add(rule.id() + ": check " + check.name() + " has no case " + caseName);
            }
        }
        check.cases().forEach((caseName, arguments) -> {
            Optional<Term> wording = rule.wording(caseName);
            if (wording.isEmpty()) {
                faults.add(rule.id() + ": case " + caseName + " of check " + check.name() + " is not worded");
            } else {
                guardPlaceholders(rule.id(), caseName, wording.get().zh(), arguments, faults);
                guardPlaceholders(rule.id(), caseName, wording.get().en(), arguments, faults);
            }
        });
    }

    private static void guardPlaceholders(String id, String caseName, String text, int arguments, List<String> faults) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            boolean fine = name.equals("subject") || (name.matches("\\d") && Integer.parseInt(name) < arguments);
            if (!fine) {
                faults.add(id + ": placeholder {" + name + "} of case " + caseName + " is not filled");
            }
        }
    }
}
