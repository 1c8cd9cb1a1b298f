package cn.suyuan.rule.check.clause4;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.uncertainty.InputQuantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every input of the calculation carries a quantified uncertainty (4.3). */
public final class UncertaintyIsRecorded implements Check {

    @Override
    public String name() {
        return "uncertainty-is-recorded";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 0, "not_verifiable", 0, "not_applicable", 0);
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
        int components = input.effectiveComponents().size();
        ObservationDraft draft;
        if (components > 0) {
            draft = ObservationDraft.met(rule, view, subject).with(components);
        } else if (input.reference().isPresent()) {
            draft = ObservationDraft.notMet(rule, view, subject);
        } else {
            draft = ObservationDraft.notApplicable(rule, view, subject);
        }
        return draft.found(String.valueOf(components))
                .on(view.file("data/uncertainty.json"))
                .build();
    }
}
