package cn.suyuan.rule.check.clause5;

import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.InstrumentKinds;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.AccuracyStatement;
import cn.suyuan.measure.MaximumPermissibleError;
import cn.suyuan.measure.MeasuringRange;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Limit;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.StatedAccuracy;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The maximum permissible error of instruments of one kind, at the point of use, is at most {@code limit.error} (5.1).
 *
 * @param name name for rule files
 * @param kind kind of instruments it is about
 */
public record ErrorAtMost(String name, InstrumentKind kind) implements Check {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 3, Rule.NOT_MET, 4, "not_verifiable", 1, "undocumented", 1, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : view.inService()) {
            if (instrument.kind() == kind) {
                found.add(judge(rule, view, instrument));
            }
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("ledger"))
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        return found;
    }

    private Observation judge(Rule rule, CaseView view, MeasuringInstrument instrument) {
        Limit limit = rule.limit("error");
        Subject subject = Subject.instrument(instrument.instrumentNo());
        Optional<MeasuringRange> range = MeasuringRange.parse(instrument.range());
        Optional<BigDecimal> point = pointOfUse(instrument, range);
        List<StatedAccuracy> stated = StatedAccuracy.of(instrument, view);
        Optional<StatedAccuracy> worst = Optional.empty();
        Optional<BigDecimal> largest = Optional.empty();
        boolean allRead = true;
        for (StatedAccuracy statement : stated) {
            Optional<BigDecimal> error = point.flatMap(
                            p -> statement.statement().errorAt(InstrumentKinds.scale(kind), p, range))
                    .filter(e -> isIn(limit.unit(), statement.statement()));
            allRead &= error.isPresent() || !statement.isDocumented();
            if (error.isPresent() && (largest.isEmpty() || error.get().compareTo(largest.get()) > 0)) {
                largest = error;
                worst = Optional.of(statement);
            }
        }
        if (worst.isEmpty() || largest.isEmpty() || point.isEmpty()) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .with(stated.isEmpty() ? "—" : stated.get(0).statement().text())
                    .on(instrument.row().source())
                    .build();
        }
        boolean documented = stated.stream().anyMatch(StatedAccuracy::isDocumented);
        if (largest.get().compareTo(limit.value()) <= 0 && !(documented && allRead)) {
            ObservationDraft open = ObservationDraft.notVerifiable(rule, view, subject)
                    .with(worst.get().statement().text());
            return (documented ? open : open.as("undocumented"))
                    .on(instrument.row().source())
                    .build();
        }
        boolean fits = largest.get().compareTo(limit.value()) <= 0;
        String error = largest.get().stripTrailingZeros().toPlainString() + " " + limit.unit();
        Term at = at(instrument, point.get(), view);
        String text = worst.get().statement().text();
        ObservationDraft draft = fits
                ? ObservationDraft.met(rule, view, subject).with(text, at, error)
                : ObservationDraft.notMet(rule, view, subject).with(text, at, error, limit.text());
        return draft.found("±" + error)
                .on(worst.get().evidence(), instrument.row().source())
                .build();
    }

    /** Names the point, and says so where it is but the end of the range. */
    private static Term at(MeasuringInstrument instrument, BigDecimal point, CaseView view) {
        boolean used = NUMBER.matcher(instrument.place().usedAt()).find();
        return view.word(used ? "point.used" : "point.range").filled(Term.same(point.toPlainString()));
    }

    /** Whether a permissible error is in the unit of the limit: an error in kPa says nothing about a temperature. */
    private static boolean isIn(String unit, AccuracyStatement statement) {
        String own = statement.error().map(MaximumPermissibleError::unit).orElse("");
        return own.isEmpty() || own.equals(unit) || (unit.equals("℃") && own.equals("K"));
    }

    /** The largest used value of the ledger in size, without it the end of the range that is larger in size (evidence-pack.md, 3). */
    private static Optional<BigDecimal> pointOfUse(MeasuringInstrument instrument, Optional<MeasuringRange> range) {
        Matcher matcher = NUMBER.matcher(instrument.place().usedAt());
        Optional<BigDecimal> used = Optional.empty();
        while (matcher.find()) {
            BigDecimal number = new BigDecimal(matcher.group()).abs();
            used = Optional.of(used.map(number::max).orElse(number));
        }
        return used.isPresent()
                ? used
                : range.map(r -> r.high().abs().max(r.low().abs()));
    }
}
