package cn.suyuan.rule.check;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.List;
import java.util.Map;

/** A duty of the audit team that this program's own forms make impossible to miss; the wording says how. */
public final class EnforcedByTheWorkstation implements Check {

    @Override
    public String name() {
        return "enforced-by-the-workstation";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        return List.of(ObservationDraft.met(rule, view, new Subject("case")).build());
    }
}
