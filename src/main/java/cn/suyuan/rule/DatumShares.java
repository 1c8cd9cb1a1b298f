package cn.suyuan.rule;

import cn.suyuan.footprint.FootprintEffects;
import cn.suyuan.uncertainty.BudgetRow;
import cn.suyuan.uncertainty.GumEvaluation;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.OutputEvaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What part of the footprint each activity datum and factor stands for. In a model that is a sum of products the product
 * of sensitivity coefficient and estimate is the value of the terms in which the datum stands; denominators come out
 * negative and are no key data (evidence-pack.md, section 4).
 */
public final class DatumShares {

    private final Map<String, Double> shares = new TreeMap<>();
    private final Map<String, Double> coefficients = new TreeMap<>();
    private final Set<String> key = new TreeSet<>();
    private final Map<String, String> marked = new TreeMap<>();
    private final Map<String, String> lifted = new TreeMap<>();
    private final Map<String, Double> unlinked = new TreeMap<>();
    private double footprint = Double.NaN;

    private DatumShares() {}

    /**
     * Shares of a model, with the key data that the auditor marked or unmarked with a reason.
     *
     * <p>A datum is also key where it is by the values that others found (third party, recomputation from readings): a
     * value made too small does not take its datum out of the key data.
     *
     * @param facts model and evaluation, values found by others, and marks under {@link KeyDevices#MARK}
     * @param pack for the limits of key data
     */
    static DatumShares of(Facts facts, RulePack pack) {
        DatumShares result = new DatumShares();
        UncertaintyFacts model = facts.uncertainty();
        model.evaluation()
                .flatMap(e -> e.main())
                .ifPresent(main -> model.model().ifPresent(m -> result.fill(main, m.inputs())));
        double share = pack.setting("key.datum_share").value().doubleValue();
        double cumulative = pack.setting("key.datum_cumulative").value().doubleValue();
        result.key.addAll(keyOf(result.shares, "activity:", share, cumulative));
        result.key.addAll(keyOf(result.shares, "factor:", share, cumulative));
        result.unlinked.values().removeIf(part -> Math.abs(part) < share); // what is deducted counts as well
        Map<String, Double> right = result.corrected(RightValues.ratios(facts.footprint()));
        for (String kind : List.of("activity:", "factor:")) {
            for (String reference : keyOf(right, kind, share, cumulative)) {
                if (result.key.add(reference)) {
                    result.shares.put(reference, right.getOrDefault(reference, 0.0));
                }
            }
        }
        facts.answers().answers().values().stream()
                .filter(answer -> answer.ruleId().equals(KeyDevices.MARK))
                .forEach(result::settle);
        return result;
    }

    private void fill(OutputEvaluation main, List<InputQuantity> inputs) {
        if (main.gum().isEmpty() || !(Math.abs(main.value()) > 0)) {
            return;
        }
        GumEvaluation gum = main.gum().get();
        footprint = main.value();
        Map<String, BudgetRow> rows = new TreeMap<>();
        gum.budget().inputs().forEach(row -> rows.put(row.symbol(), row));
        for (InputQuantity input : inputs) {
            BudgetRow row = rows.get(input.symbol());
            if (row == null) {
                continue;
            }
            double term = row.sensitivityCoefficient() * row.estimate() / footprint;
            String reference = input.reference().orElse("");
            if (reference.isBlank() && Double.isFinite(term)) {
                unlinked.put(input.symbol(), term);
            } else if (Double.isFinite(term)) {
                shares.merge(reference, term, Double::sum);
                coefficients.merge(reference, row.sensitivityCoefficient(), Double::sum);
            }
        }
    }

    /** Shares with the values that others found, all at once; empty where nobody found another value. */
    private Map<String, Double> corrected(Map<String, Double> ratios) {
        Map<String, Double> terms = new TreeMap<>(shares);
        double total = 1;
        for (Map.Entry<String, Double> ratio : ratios.entrySet()) {
            Double term = terms.get(ratio.getKey());
            if (term != null) {
                terms.put(ratio.getKey(), term * ratio.getValue());
                total += term * (ratio.getValue() - 1);
            }
        }
        double whole = total;
        if (!(whole > 0) || Double.isInfinite(whole)) {
            return Map.of();
        }
        terms.replaceAll((reference, term) -> term / whole);
        return terms;
    }

    private static List<String> keyOf(Map<String, Double> shares, String kind, double limit, double cumulative) {
        List<String> sorted = shares.keySet().stream()
                .filter(reference -> reference.startsWith(kind) && shares.getOrDefault(reference, 0.0) > 0)
                .sorted(Comparator.comparingDouble((String r) -> -shares.getOrDefault(r, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<String> key = new ArrayList<>();
        double before = 0;
        for (String reference : sorted) {
            double share = shares.getOrDefault(reference, 0.0);
            if (share >= limit || before < cumulative) {
                key.add(reference);
            }
            before += share;
        }
        return key;
    }

    private void settle(AnswerSheet.Answer answer) {
        String reference = answer.subject().text();
        boolean datum = reference.startsWith("activity:") || reference.startsWith("factor:");
        if (datum && answer.verdict() == Verdict.MET && key.add(reference)) {
            marked.put(reference, answer.text());
        } else if (datum && answer.verdict() == Verdict.NOT_MET && key.remove(reference)) {
            lifted.put(reference, answer.text());
        }
    }

    /** Key data that only the auditor holds for such, with the reason. */
    public Map<String, String> marked() {
        return java.util.Collections.unmodifiableMap(marked);
    }

    /** Data that are key by their share and not by the auditor's judgement, with the reason. */
    public Map<String, String> lifted() {
        return java.util.Collections.unmodifiableMap(lifted);
    }

    /** Whether a model could be evaluated at all. */
    public boolean known() {
        return !shares.isEmpty();
    }

    /** Share of a datum as a fraction; negative for denominators, empty for data that are not in the model. */
    public OptionalDouble share(String reference) {
        Double share = shares.get(reference);
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    /** Whether a datum is key (关键数据): at least 5 % of the footprint, or inside the cumulative top 80 %. */
    public boolean isKey(String reference) {
        return key.contains(reference);
    }

    /** All key data, sorted. */
    public Set<String> keyData() {
        return java.util.Collections.unmodifiableSet(key);
    }

    /**
     * Symbols of model inputs that name no datum and stand for as much of the footprint as a key datum, with their
     * share: nothing that is asked of data can be asked of them.
     */
    public Map<String, Double> unlinked() {
        return java.util.Collections.unmodifiableMap(unlinked);
    }

    /** The footprint at the submitted estimates; NaN where it could not be computed. */
    public double footprint() {
        return footprint;
    }

    /**
     * Effect of a wrong value: footprint as submitted minus footprint with the right one, to first order.
     *
     * @param basis what the right value rests on, {@code budget.basis.<key>}
     */
    public Optional<Observation.FootprintEffect> effect(
            String reference, String basis, double submitted, double right) {
        Double coefficient = coefficients.get(reference);
        if (coefficient == null || !Double.isFinite(submitted) || !Double.isFinite(right)) {
            return Optional.empty();
        }
        double absolute = coefficient * (submitted - right);
        return Optional.of(new Observation.FootprintEffect(
                absolute,
                absolute / footprint,
                Optional.of(new FootprintEffects.Correction(reference, basis, submitted, right))));
    }
}
