package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.DataLevel;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import cn.suyuan.uncertainty.ComponentKind;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.UncertaintyComponent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measured data combine device, sampling and transmission, or say why one does not apply (6.3, uncertainty). */
public final class SystemComponentsCombined implements Check {

    private static final Set<ComponentKind> ASKED =
            EnumSet.of(ComponentKind.CALIBRATION, ComponentKind.SAMPLING, ComponentKind.TRANSMISSION);

    @Override
    public String name() {
        return "system-components-combined";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met",
                0,
                Rule.NOT_MET,
                1,
                "no_reason",
                0,
                "not_verifiable",
                0,
                "datum_unknown",
                0,
                "not_applicable",
                0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        view.facts()
                .uncertainty()
                .model()
                .ifPresent(model -> model.inputs().forEach(input -> found.add(judge(rule, view, input))));
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("uncertainty"))
                    .on(view.file("data/uncertainty.json"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, InputQuantity input) {
        Subject subject = Subject.of("input", input.symbol());
        if (isUnknown(input, view)) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .as("datum_unknown")
                    .on(view.file("data/uncertainty.json"))
                    .build();
        }
        if (!isDirect(input, view)) {
            return ObservationDraft.notApplicable(rule, view, subject)
                    .on(view.file("data/uncertainty.json"))
                    .build();
        }
        Set<ComponentKind> missing = EnumSet.copyOf(ASKED);
        boolean withoutReason = false;
        for (UncertaintyComponent component : input.components()) {
            missing.remove(component.kind());
            withoutReason |= component.notApplicable().filter(String::isBlank).isPresent();
        }
        ObservationDraft draft;
        if (!missing.isEmpty()) {
            List<Term> words = missing.stream()
                    .map(kind -> view.word("component." + kind.name().toLowerCase(Locale.ROOT)))
                    .toList();
            draft = ObservationDraft.notMet(rule, view, subject)
                    .with(new Term(
                            String.join("、", words.stream().map(Term::zh).toList()),
                            String.join(", ", words.stream().map(Term::en).toList())));
        } else if (withoutReason) {
            draft = ObservationDraft.notMet(rule, view, subject).as("no_reason");
        } else {
            draft = ObservationDraft.met(rule, view, subject);
        }
        return draft.on(view.file("data/uncertainty.json")).build();
    }

    private static boolean isDirect(InputQuantity input, CaseView view) {
        Optional<ActivityDatum> activity = input.reference()
                .filter(r -> r.startsWith("activity:"))
                .flatMap(r -> view.activity(r.substring("activity:".length())));
        return activity.filter(ActivityDatum::isDirect).isPresent();
    }

    /** An input that names a datum which did not come, or of which nobody says whether it is measured. */
    static boolean isUnknown(InputQuantity input, CaseView view) {
        Optional<String> named = input.reference().filter(r -> r.startsWith("activity:"));
        return named.isPresent()
                && named.flatMap(r -> view.activity(r.substring("activity:".length())))
                        .filter(a -> a.isDirect() || a.level() != DataLevel.UNKNOWN)
                        .isEmpty();
    }
}
