package cn.suyuan.rule.check.clause4;

import cn.suyuan.evidence.DocumentEntry;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.DataLevel;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 二级数据 have a source and a document that proves the parameters of their model (4.2). */
public final class LevelTwoIsProved implements Check {

    @Override
    public String name() {
        return "level-two-is-proved";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 0, "not_verifiable", 1, "level_missing", 0, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Optional<DocumentEntry> proof =
                Given.document(view, d -> d.clause().strip().startsWith("4.2"));
        List<Observation> found = new ArrayList<>();
        for (ActivityDatum activity : view.facts().footprint().tables().activities()) {
            if (activity.level() == DataLevel.TWO) {
                found.add(judge(rule, view, activity, proof));
            } else if (activity.level() == DataLevel.UNKNOWN) { // it may be meant as level 2
                found.add(ObservationDraft.notVerifiable(rule, view, Subject.of("activity", activity.activityId()))
                        .as("level_missing")
                        .on(activity.row().source())
                        .build());
            }
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("case"))
                    .on(view.file("data/activity.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, ActivityDatum activity, Optional<DocumentEntry> proof) {
        Subject subject = Subject.of("activity", activity.activityId());
        String source = activity.labels().source();
        ObservationDraft draft;
        if (!Given.is(source)) {
            draft = ObservationDraft.notMet(rule, view, subject);
        } else if (proof.isPresent()) {
            draft = ObservationDraft.met(rule, view, subject)
                    .with(proof.get().title())
                    .on(proof.get().row().source());
        } else {
            draft = ObservationDraft.notVerifiable(rule, view, subject).with(source);
        }
        return draft.found(source).on(activity.row().source()).build();
    }
}
