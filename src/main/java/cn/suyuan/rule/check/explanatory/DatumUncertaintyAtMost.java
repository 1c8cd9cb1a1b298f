package cn.suyuan.rule.check.explanatory;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.DataLevel;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Relative U95 of data of one level is at most {@code limit.u95} (explanatory note).
 *
 * @param name name for rule files
 * @param level 1 for measured data, 2 for data that are calculated or taken over
 */
public record DatumUncertaintyAtMost(String name, int level) implements Check {

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 2, "not_verifiable", 0, "level_missing", 0, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (ActivityDatum activity : view.facts().footprint().tables().activities()) {
            if (activity.level() == DataLevel.UNKNOWN) {
                found.add(ObservationDraft.notVerifiable(rule, view, Subject.of("activity", activity.activityId()))
                        .as("level_missing")
                        .on(activity.row().source())
                        .build());
            } else if (activity.level() == (level == 1 ? DataLevel.ONE : DataLevel.TWO)) {
                found.add(judge(
                        rule,
                        view,
                        Subject.of("activity", activity.activityId()),
                        activity.relativeU95(),
                        activity.row().source()));
            }
        }
        if (level == 2) {
            for (EmissionFactor factor : view.facts().footprint().tables().factors()) {
                found.add(judge(
                        rule,
                        view,
                        Subject.of("factor", factor.factorId()),
                        factor.relativeU95(),
                        factor.row().source()));
            }
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("case"))
                    .on(view.file("data/activity.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(
            Rule rule, CaseView view, Subject subject, Optional<BigDecimal> u95, EvidenceReference row) {
        ObservationDraft draft;
        if (u95.isEmpty()) {
            draft = ObservationDraft.notVerifiable(rule, view, subject);
        } else {
            BigDecimal limit = rule.limit("u95").value();
            String percent = Figures.percent(u95.get().doubleValue());
            draft = u95.get().compareTo(limit) <= 0
                    ? ObservationDraft.met(rule, view, subject).with(percent)
                    : ObservationDraft.notMet(rule, view, subject).with(percent, Figures.percent(limit.doubleValue()));
            draft = draft.found(percent);
        }
        return draft.on(row).build();
    }
}
