package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Key data were compared in one direction, and differences over {@code limit.deviation} are explained (6.2).
 *
 * @param name name for rule files
 * @param kind direction: with benchmarks, or with history
 */
public record CrossChecked(String name, CrossCheck.Kind kind) implements Check {

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 2, "absent", 0, "unexplained", 3, "not_verifiable", 0, "not_submitted", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<CrossCheck> rows = view.facts().footprint().tables().crossChecks().stream()
                .filter(c -> c.kind() == kind)
                .toList();
        Set<String> items = new TreeSet<>();
        rows.forEach(r -> items.add(r.item()));
        if (!view.facts().footprint().tables().crossChecks().isEmpty()) {
            // history is kept for activity data; factors have a year of their own
            view.shares().keyData().stream()
                    .filter(d -> kind == CrossCheck.Kind.HORIZONTAL || d.startsWith("activity:"))
                    .forEach(items::add);
        }
        List<Observation> found = new ArrayList<>();
        for (String item : items) {
            found.add(judge(
                    rule,
                    view,
                    item,
                    rows.stream().filter(r -> r.item().equals(item)).toList()));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .as("not_submitted")
                    .on(view.file("data/cross-checks.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, String item, List<CrossCheck> rows) {
        Subject subject = new Subject(item);
        if (rows.isEmpty()) {
            return ObservationDraft.notMet(rule, view, subject)
                    .as("absent")
                    .on(view.file("data/cross-checks.csv"))
                    .build();
        }
        double limit = rule.limit("deviation").value().doubleValue();
        for (CrossCheck row : rows) {
            Optional<Double> deviation = deviation(row);
            if (deviation.isPresent() && Math.abs(deviation.get()) > limit && !Given.is(row.explanation())) {
                return ObservationDraft.notMet(rule, view, subject)
                        .as("unexplained")
                        .with(
                                row.ownValue().orElseThrow(),
                                row.referenceValue().orElseThrow(),
                                Figures.percent(deviation.get()))
                        .found(Figures.percent(deviation.get()))
                        .on(row.row().source())
                        .build();
            }
        }
        // one row that cannot be compared leaves the item open, whatever the others say
        CrossCheck row =
                rows.stream().filter(r -> deviation(r).isEmpty()).findFirst().orElse(rows.get(0));
        Optional<Double> deviation = deviation(row);
        ObservationDraft draft = deviation.isPresent()
                ? ObservationDraft.met(rule, view, subject).with(row.report(), Figures.percent(deviation.get()))
                : ObservationDraft.notVerifiable(rule, view, subject);
        return draft.found(deviation.map(Figures::percent).orElse("—"))
                .on(row.row().source())
                .build();
    }

    private static Optional<Double> deviation(CrossCheck row) {
        if (row.ownValue().isEmpty()
                || row.referenceValue().filter(v -> v.signum() != 0).isEmpty()) {
            return Optional.empty();
        }
        BigDecimal reference = row.referenceValue().get();
        return Optional.of(row.ownValue().get().subtract(reference).doubleValue() / Math.abs(reference.doubleValue()));
    }
}
