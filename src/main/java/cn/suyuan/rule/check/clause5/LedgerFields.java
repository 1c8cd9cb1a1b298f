package cn.suyuan.rule.check.clause5;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.ledger.InstrumentKinds;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.StatedAccuracy;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every row of the ledger has the fields that 5.3 names, unambiguous and in agreement with certificate and stream. */
public final class LedgerFields implements Check {

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[eE]\\+?\\d+");
    private static final Pattern LAST_FACTOR = Pattern.compile("(?:scale:|;)\\s*([0-9.]+)(?:@[^;]*)?$");

    @Override
    public String name() {
        return "ledger-fields";
    }

    @Override
    public Map<String, Integer> cases() {
        Map<String, Integer> cases = new HashMap<>(RecordsNameMeters.CASES);
        cases.putAll(Map.of("met", 0, "missing", 1, "duplicate", 1, "distorted", 1));
        cases.putAll(Map.of("class_differs", 3, "nameplate_differs", 3, "multiplier_differs", 3));
        cases.putAll(Map.of("not_verifiable", 0, "out_of_use", 0));
        return Map.copyOf(cases);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Map<String, Integer> numbers = new HashMap<>();
        List<MeasuringInstrument> instruments = view.facts().ledger().ledger().instruments();
        instruments.forEach(i -> numbers.merge(i.instrumentNo(), 1, Integer::sum));
        Map<String, List<VerifiedStream>> streams = Streams.byInstrument(view);
        Set<Integer> distorted = new HashSet<>();
        for (ImportProblem problem : view.facts().pack().ledgerProblems()) {
            if (problem.code() == ImportProblem.Code.DISTORTED) {
                distorted.add(problem.row());
            }
        }
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : instruments) {
            boolean shared = numbers.getOrDefault(instrument.instrumentNo(), 0) > 1;
            // streams under a shared number cannot be told apart, so their factors prove nothing about either row
            List<ObservationDraft> faults = faults(rule, view, instrument, shared ? Map.of() : streams);
            Subject subject = Subject.instrument(instrument.instrumentNo());
            String serial = instrument.identity().serialNo();
            if (distorted.contains(instrument.row().source().row())
                    || SCIENTIFIC.matcher(serial).matches()) {
                faults.add(ObservationDraft.notMet(rule, view, subject)
                        .as("distorted")
                        .with(serial));
            }
            if (!instrument.instrumentNo().isBlank() && shared) {
                faults.add(ObservationDraft.notMet(rule, view, subject)
                        .as("duplicate")
                        .with(numbers.getOrDefault(instrument.instrumentNo(), 0)));
            }
            if (!view.isInService(instrument) && view.keyDevices().feedsCalculation(instrument.instrumentNo())) {
                faults.add(ObservationDraft.notMet(rule, view, subject).as("out_of_use"));
            }
            if (faults.isEmpty()) {
                faults.add(ObservationDraft.met(rule, view, subject));
            }
            faults.forEach(f -> found.add(f.on(instrument.row().source()).build()));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("ledger"))
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        found.addAll(RecordsNameMeters.judge(rule, view));
        return found;
    }

    private static List<ObservationDraft> faults(
            Rule rule, CaseView view, MeasuringInstrument instrument, Map<String, List<VerifiedStream>> streams) {
        Subject subject = Subject.instrument(instrument.instrumentNo());
        List<ObservationDraft> faults = new ArrayList<>();
        List<Term> missing = missing(view, instrument);
        if (!missing.isEmpty()) {
            faults.add(ObservationDraft.notMet(rule, view, subject)
                    .as("missing")
                    .with(new Term(
                            String.join("、", missing.stream().map(Term::zh).toList()),
                            String.join(", ", missing.stream().map(Term::en).toList()))));
        }
        classDifference(instrument, view)
                .ifPresent(other -> faults.add(ObservationDraft.notMet(rule, view, subject)
                        .as("class_differs")
                        .with(
                                instrument.accuracyClass(),
                                other.document(),
                                other.statement().text())
                        .on(other.evidence())));
        nameplateDifference(rule, view, instrument).ifPresent(faults::add);
        for (VerifiedStream stream : streams.getOrDefault(instrument.instrumentNo(), List.of())) {
            Optional<BigDecimal> factor =
                    factor(stream.verification().declaration().operation());
            Optional<BigDecimal> own = instrument.management().multiplier();
            if (factor.isPresent() && own.isPresent() && own.get().compareTo(factor.get()) != 0) {
                faults.add(ObservationDraft.notMet(rule, view, subject)
                        .as("multiplier_differs")
                        .with(own.get(), stream.stream(), factor.get())
                        .on(view.file("data/streams.csv")));
            }
        }
        return faults;
    }

    private static List<Term> missing(CaseView view, MeasuringInstrument instrument) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", instrument.identity().name());
        fields.put("instrument_no", instrument.instrumentNo().startsWith("#") ? "" : instrument.instrumentNo());
        fields.put("model", instrument.identity().model());
        fields.put("accuracy_class", instrument.accuracyClass());
        fields.put("manufacturer", instrument.identity().manufacturer());
        fields.put("location", instrument.place().location());
        List<Term> missing = new ArrayList<>();
        fields.forEach((field, value) -> {
            if (!Given.is(value)) {
                missing.add(view.word("field." + field));
            }
        });
        return missing;
    }

    /** The nameplate as the auditor read it on site against ledger and certificates. */
    private static Optional<ObservationDraft> nameplateDifference(
            Rule rule, CaseView view, MeasuringInstrument instrument) {
        List<StatedAccuracy> stated = StatedAccuracy.of(instrument, view).stream()
                .filter(s -> s.statement().isUnderstood())
                .toList();
        for (StatedAccuracy plate : stated) {
            for (StatedAccuracy other : stated) {
                boolean differs = plate.nameplate()
                        && !other.nameplate()
                        && plate.statement().accuracyClass().isPresent()
                                == other.statement().accuracyClass().isPresent()
                        && !plate.statement().isSame(other.statement(), InstrumentKinds.scale(instrument.kind()));
                if (differs) {
                    return Optional.of(ObservationDraft.notMet(
                                    rule, view, Subject.instrument(instrument.instrumentNo()))
                            .as("nameplate_differs")
                            .with(
                                    plate.statement().text(),
                                    other.document().isEmpty() ? view.word("document.ledger") : other.document(),
                                    other.statement().text())
                            .on(plate.evidence(), other.evidence()));
                }
            }
        }
        return Optional.empty();
    }

    /** Ledger class against certificate class, compared by kind; texts that mean nothing are not compared. */
    private static Optional<StatedAccuracy> classDifference(MeasuringInstrument instrument, CaseView view) {
        List<StatedAccuracy> stated = StatedAccuracy.of(instrument, view);
        Optional<StatedAccuracy> ledger = stated.stream()
                .filter(s -> s.document().isEmpty() && !s.nameplate())
                .findFirst();
        if (ledger.isEmpty() || !ledger.get().statement().isUnderstood()) {
            return Optional.empty();
        }
        return stated.stream()
                .filter(s -> !s.document().isEmpty() && s.statement().isUnderstood())
                .filter(s -> s.statement().accuracyClass().isPresent()
                        == ledger.get().statement().accuracyClass().isPresent())
                .filter(s -> !s.statement().isSame(ledger.get().statement(), InstrumentKinds.scale(instrument.kind())))
                .findFirst();
    }

    /** The factor in force last: {@code scale:1500@;2000@2025-09-01T00:00:00+08:00} is 2000. */
    static Optional<BigDecimal> factor(String operation) {
        if (!operation.startsWith("scale:")) {
            return Optional.empty();
        }
        Matcher matcher = LAST_FACTOR.matcher(operation.strip());
        try {
            return matcher.find() ? Optional.of(new BigDecimal(matcher.group(1))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
