package cn.suyuan.rule.check.clause4;

import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A valid traceability certificate stands for every day on which an instrument served in the data period (4.1). */
public final class CertificateCoversEveryDay implements Check {

    @Override
    public String name() {
        return "certificate-covers-every-day";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met", 2, Rule.NOT_MET, 3, "no_cert", 2, "not_verifiable", 0, "no_document", 1, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : view.inService()) {
            found.add(judge(rule, view, instrument));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("ledger"))
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, MeasuringInstrument instrument) {
        Subject subject = Subject.instrument(instrument.instrumentNo());
        Optional<TraceabilityChain> chain = view.chain(instrument.instrumentNo());
        Optional<DateRange> service = view.period().flatMap(instrument::serviceIn);
        if (chain.isEmpty() || service.isEmpty()) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .on(instrument.row().source())
                    .build();
        }
        List<DateRange> gaps = chain.get().gaps();
        long days = gaps.stream().mapToLong(DateRange::days).sum();
        List<String> without = chain.get().coverage().stream()
                .map(TraceabilityChain.Coverage::certificateNo)
                .distinct()
                .filter(chain.get().withoutDocument()::contains)
                .toList();
        ObservationDraft draft;
        boolean none = chain.get().state() == ChainState.NO_CERT;
        if (none && (gaps.isEmpty() || days == service.get().days())) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("no_cert")
                    .with(service.get(), service.get().days());
        } else if (gaps.isEmpty() && !without.isEmpty()) {
            draft = ObservationDraft.notVerifiable(rule, view, subject)
                    .as("no_document")
                    .with(String.join("、", without));
        } else if (gaps.isEmpty()) {
            draft = ObservationDraft.met(rule, view, subject)
                    .with(service.get(), chain.get().coverage().size());
        } else {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .with(gaps.get(0).from(), days, ranges(gaps));
        }
        return draft.found(days + " d")
                .on(instrument.row().source())
                .on(ChainEvidence.of(chain.get(), view))
                .build();
    }

    private static Term ranges(List<DateRange> gaps) {
        return new Term(
                String.join(
                        "；",
                        gaps.stream()
                                .map(g -> g.from() + "至" + g.to() + "（" + g.days() + "天）")
                                .toList()),
                String.join(
                        "; ",
                        gaps.stream()
                                .map(g -> g.from() + " to " + g.to() + " (" + g.days() + " days)")
                                .toList()));
    }
}
