package cn.suyuan.rule.check.clause7;

import cn.suyuan.ledger.Population;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.sampling.AuditSample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** At least 10 % of the devices, rounded up, were drawn from the whole population (7.2). */
public final class SampleIsLargeEnough implements Check {

    @Override
    public String name() {
        return "sample-is-large-enough";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 3, Rule.NOT_MET, 3, "other_population", 2, "not_verifiable", 0, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Subject subject = new Subject("case");
        Optional<Integer> devices = view.period()
                .map(p -> Population.of(view.facts().ledger().ledger(), p).size());
        Optional<AuditSample> sample = view.facts().sample();
        ObservationDraft draft;
        if (devices.isPresent() && devices.get() == 0) {
            draft = ObservationDraft.notApplicable(rule, view, subject);
        } else if (sample.isEmpty()) {
            draft = ObservationDraft.notVerifiable(rule, view, subject);
        } else {
            int size = sample.get().populationSize();
            int drawn = sample.get().selected().size();
            int wanted = BigDecimal.valueOf(size)
                    .multiply(rule.limit("fraction").value())
                    .setScale(0, RoundingMode.CEILING)
                    .max(BigDecimal.ONE)
                    .intValueExact();
            if (devices.isPresent() && devices.get() != size) {
                draft = ObservationDraft.notVerifiable(rule, view, subject)
                        .as("other_population")
                        .with(size, devices.get());
            } else {
                // the team's own duty: too small a sample is to be extended, it is no fault of the audited organisation
                draft = drawn >= wanted
                        ? ObservationDraft.met(rule, view, subject).with(size, wanted, drawn)
                        : ObservationDraft.notMet(rule, view, subject).with(size, wanted, drawn);
            }
            draft = draft.found(drawn + "/" + size);
        }
        return List.of(draft.on(view.file("data/ledger.csv")).build());
    }
}
