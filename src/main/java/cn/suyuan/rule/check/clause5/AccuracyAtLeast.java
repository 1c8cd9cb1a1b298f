package cn.suyuan.rule.check.clause5;

import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.InstrumentKinds;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.AccuracyClass;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.StatedAccuracy;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Instruments of one kind have at least the accuracy class {@code limit.class} (5.1).
 *
 * @param name name for rule files
 * @param kind kind of instruments it is about
 */
public record AccuracyAtLeast(String name, InstrumentKind kind) implements Check {

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 2, Rule.NOT_MET, 3, "not_verifiable", 1, "undocumented", 1, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        AccuracyClass limit = AccuracyClass.index(rule.limit("class").value().toPlainString(), false);
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : view.inService()) {
            if (instrument.kind() == kind) {
                found.add(judge(rule, view, instrument, limit));
            }
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("ledger"))
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        return found;
    }

    private Observation judge(Rule rule, CaseView view, MeasuringInstrument instrument, AccuracyClass limit) {
        Subject subject = Subject.instrument(instrument.instrumentNo());
        List<StatedAccuracy> stated = StatedAccuracy.of(instrument, view);
        Optional<StatedAccuracy> bad = stated.stream()
                .filter(s -> s.statement()
                        .isAtLeast(limit, InstrumentKinds.scale(kind))
                        .filter(good -> !good)
                        .isPresent())
                .findFirst();
        List<StatedAccuracy> documented =
                stated.stream().filter(StatedAccuracy::isDocumented).toList();
        boolean allGood = documented.stream()
                .allMatch(s -> s.statement()
                        .isAtLeast(limit, InstrumentKinds.scale(kind))
                        .orElse(false));
        if (bad.isPresent()) {
            StatedAccuracy worst = bad.get();
            return ObservationDraft.notMet(rule, view, subject)
                    .with(worst.statement().text(), documentOf(view, worst), limit.symbol())
                    .found(worst.statement().text())
                    .on(worst.evidence(), instrument.row().source())
                    .build();
        }
        if (allGood && !documented.isEmpty()) {
            StatedAccuracy last = documented.get(documented.size() - 1);
            return ObservationDraft.met(rule, view, subject)
                    .with(last.statement().text(), last.document())
                    .found(last.statement().text())
                    .on(last.evidence(), instrument.row().source())
                    .build();
        }
        ObservationDraft open = ObservationDraft.notVerifiable(rule, view, subject)
                .with(stated.isEmpty() ? "—" : stated.get(0).statement().text());
        return (documented.isEmpty() && !stated.isEmpty() ? open.as("undocumented") : open)
                .on(instrument.row().source())
                .build();
    }

    private static Object documentOf(CaseView view, StatedAccuracy stated) {
        if (stated.nameplate()) {
            return view.word("document.nameplate");
        }
        return stated.document().isEmpty() ? view.word("document.ledger") : stated.document();
    }
}
