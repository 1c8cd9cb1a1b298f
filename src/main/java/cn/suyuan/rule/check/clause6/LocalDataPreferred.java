package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Factors of another country than the site's have a reason (6.2). */
public final class LocalDataPreferred implements Check {

    @Override
    public String name() {
        return "local-data-preferred";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, "reasoned", 2, "not_verifiable", 1, "unknown", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        String region = view.facts().scope().region().strip().toUpperCase(Locale.ROOT);
        String country = region.length() < 2 ? "" : region.substring(0, 2);
        List<Observation> found = new ArrayList<>();
        for (EmissionFactor factor : view.facts().footprint().tables().factors()) {
            found.add(judge(rule, view, factor, country));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .as("unknown")
                    .on(view.file("data/factors.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, EmissionFactor factor, String country) {
        Subject subject = Subject.of("factor", factor.factorId());
        String own = factor.origin().region().strip().toUpperCase(Locale.ROOT);
        boolean local = !country.isEmpty()
                && (own.startsWith(country) || (country.equals("CN") && own.matches(".*(中国|全国|国内|省|市).*")));
        ObservationDraft draft;
        if (!Given.is(own) || country.isEmpty()) {
            draft = ObservationDraft.notVerifiable(rule, view, subject).as("unknown");
        } else if (local) {
            draft = ObservationDraft.met(rule, view, subject).with(own);
        } else if (Given.is(factor.justification())) {
            draft = ObservationDraft.met(rule, view, subject).as("reasoned").with(own, factor.justification());
        } else {
            draft = ObservationDraft.notVerifiable(rule, view, subject).with(own);
        }
        return draft.found(own).on(factor.row().source()).build();
    }
}
