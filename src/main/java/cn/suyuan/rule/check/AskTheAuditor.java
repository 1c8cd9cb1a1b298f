package cn.suyuan.rule.check;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.List;
import java.util.Map;

/** A requirement that only people can judge: open until the auditor has answered its question. */
public final class AskTheAuditor implements Check {

    @Override
    public String name() {
        return "ask-the-auditor";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("not_verifiable", 1);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        return List.of(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                .with(rule.ask())
                .build());
    }
}
