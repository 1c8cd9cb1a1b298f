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
import java.util.regex.Pattern;

/** Data read off by people are neither level: they are accepted with signed reading sheets (4.2). */
public final class OfflineIsRecorded implements Check {

    private static final Pattern SHEET = Pattern.compile("抄表|过磅|称重|计量记录|reading sheet|weigh", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "offline-is-recorded";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, "not_verifiable", 0, "level_missing", 0, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Optional<DocumentEntry> sheet =
                Given.document(view, d -> SHEET.matcher(d.title()).find());
        List<Observation> found = new ArrayList<>();
        for (ActivityDatum activity : view.facts().footprint().tables().activities()) {
            boolean unknown = activity.level() == DataLevel.UNKNOWN;
            if (activity.level() != DataLevel.OFFLINE && !unknown) {
                continue;
            }
            Subject subject = Subject.of("activity", activity.activityId());
            ObservationDraft draft = unknown
                    ? ObservationDraft.notVerifiable(rule, view, subject).as("level_missing")
                    : sheet.isPresent()
                            ? ObservationDraft.met(rule, view, subject)
                                    .with(sheet.get().title())
                                    .on(sheet.get().row().source())
                            : ObservationDraft.notVerifiable(rule, view, subject);
            found.add(draft.on(activity.row().source()).build());
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("case"))
                    .on(view.file("data/activity.csv"))
                    .build());
        }
        return found;
    }
}
