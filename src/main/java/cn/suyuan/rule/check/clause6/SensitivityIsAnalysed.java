package cn.suyuan.rule.check.clause6;

import cn.suyuan.evidence.DocumentEntry;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.uncertainty.OutputQuantity;
import cn.suyuan.uncertainty.RelativeUncertainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Above 15 % a sensitivity analysis is there (6.3, uncertainty). */
public final class SensitivityIsAnalysed implements Check {

    @Override
    public String name() {
        return "sensitivity-is-analysed";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 2, "not_applicable", 1, "not_verifiable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (OutputQuantity output : OutputSubject.outputs(view)) {
            found.add(judge(rule, view, output));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("uncertainty"))
                    .on(view.file("data/uncertainty.json"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, OutputQuantity output) {
        Subject subject = OutputSubject.of(output, view);
        Optional<TotalUncertainty> total = TotalUncertainty.of(output, view);
        Optional<DocumentEntry> analysis = TotalUncertainty.analysis(output, view);
        double limit = rule.limit("total").value().doubleValue();
        RelativeUncertainty.State state = total.map(t -> t.state(limit)).orElse(RelativeUncertainty.State.UNDECIDED);
        String figure = total.map(t -> Figures.percent(t.deciding())).orElse("—");
        ObservationDraft draft;
        if (state == RelativeUncertainty.State.WITHIN) {
            draft = ObservationDraft.notApplicable(rule, view, subject).with(figure);
        } else if (state == RelativeUncertainty.State.UNDECIDED) {
            draft = ObservationDraft.notVerifiable(rule, view, subject);
        } else if (analysis.isPresent()) {
            draft = ObservationDraft.met(rule, view, subject)
                    .with(analysis.get().title())
                    .on(analysis.get().row().source());
        } else {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .with(figure, rule.limit("total").text())
                    .on(view.file("data/documents.csv"));
        }
        return draft.found(figure).on(view.file("data/uncertainty.json")).build();
    }
}
