package cn.suyuan.rule.check.clause6;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.List;

/** Inputs of the model that name no datum: what is asked of data cannot be asked of them, and is left open. */
final class UnlinkedInputs {

    private UnlinkedInputs() {}

    /** One observation for each that stands for as much as a key datum, worded {@code unlinked} with the share. */
    static List<Observation> of(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        view.shares()
                .unlinked()
                .forEach((symbol, share) ->
                        found.add(ObservationDraft.notVerifiable(rule, view, Subject.of("input", symbol))
                                .as("unlinked")
                                .with(Figures.percent(share))
                                .on(view.file("data/uncertainty.json"))
                                .build()));
        return found;
    }
}
