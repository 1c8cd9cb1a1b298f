package cn.suyuan.rule.check.clause5;

import cn.suyuan.ledger.InstrumentKinds;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.measure.AccuracyClass;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.DataTable;
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
 * Meters at the boundary of the energy user against Table 4 of GB 17167 (5.2). Where the table has several limits and the
 * pack does not tell which applies, the strictest shows that it is met and the loosest that it is not.
 */
public final class AccuracyAtBoundary implements Check {

    @Override
    public String name() {
        return "accuracy-at-boundary";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met", 2, Rule.NOT_MET, 2, "not_verifiable", 2, "no_level", 0, "not_entered", 1, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        Optional<Map<String, String>> edition = view.pack().accuracyEdition();
        String name = edition.map(row -> DataTable.cell(row, "edition")).orElse("GB 17167");
        for (MeasuringInstrument instrument : view.inService()) {
            if (instrument.place().level() == MeteringLevel.SITE) {
                Optional<List<String>> limits = edition.flatMap(e -> limits(instrument, view, e));
                if (limits.isPresent()) {
                    found.add(
                            limits.get().isEmpty()
                                    ? notEntered(rule, view, instrument, name)
                                    : judge(rule, view, instrument, limits.get(), name));
                }
            }
        }
        boolean unmarked = view.inService().stream().noneMatch(i -> i.place().level() == MeteringLevel.SITE)
                && !view.inService().isEmpty();
        if (unmarked) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("ledger"))
                    .as("no_level")
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("ledger"))
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        return found;
    }

    /** Empty where the edition has no such kind; an empty list where it has, and its limits wait to be entered. */
    private static Optional<List<String>> limits(
            MeasuringInstrument instrument, CaseView view, Map<String, String> edition) {
        List<String> all = view.pack().table(DataTable.cell(edition, "table")).stream()
                .filter(row ->
                        DataTable.cell(row, "kind").equals(instrument.kind().wireName()))
                .filter(row -> DataTable.cell(row, "carrier").isEmpty()
                        || instrument.place().carrier().isBlank()
                        || DataTable.cell(row, "carrier")
                                .equals(instrument.place().carrier()))
                .map(row -> DataTable.cell(row, "class"))
                .toList();
        // one blank limit among several leaves open which applies
        return all.isEmpty() ? Optional.empty() : Optional.of(all.stream().anyMatch(String::isBlank) ? List.of() : all);
    }

    /** 待核对: no limit of that edition was entered yet, so nothing can be held against it. */
    private static Observation notEntered(Rule rule, CaseView view, MeasuringInstrument instrument, String edition) {
        return ObservationDraft.notVerifiable(rule, view, Subject.instrument(instrument.instrumentNo()))
                .as("not_entered")
                .with(edition)
                .limit(edition + view.word("state.TO_CONFIRM").zh())
                .on(instrument.row().source())
                .build();
    }

    private static Observation judge(
            Rule rule, CaseView view, MeasuringInstrument instrument, List<String> limits, String edition) {
        Subject subject = Subject.instrument(instrument.instrumentNo());
        List<StatedAccuracy> stated = StatedAccuracy.of(instrument, view);
        String text = stated.isEmpty() ? "—" : stated.get(0).statement().text();
        String joined = String.join(" / ", limits);
        boolean meetsAll = !stated.isEmpty() && stated.get(0).isDocumented();
        boolean failsAll = !stated.isEmpty();
        for (String limit : limits) {
            Optional<Boolean> good = stated.stream()
                    .findFirst()
                    .flatMap(s -> AccuracyClass.parse(limit)
                            .flatMap(l -> s.statement().isAtLeast(l, InstrumentKinds.scale(instrument.kind()))));
            meetsAll &= good.orElse(false);
            failsAll &= good.isPresent() && !good.get();
        }
        ObservationDraft draft = meetsAll
                ? ObservationDraft.met(rule, view, subject)
                : failsAll
                        ? ObservationDraft.notMet(rule, view, subject)
                        : ObservationDraft.notVerifiable(rule, view, subject);
        if (!stated.isEmpty()) {
            draft = draft.on(stated.get(0).evidence());
        }
        return draft.with(text, joined)
                .limit(edition + " " + joined)
                .found(text)
                .on(instrument.row().source())
                .build();
    }
}
