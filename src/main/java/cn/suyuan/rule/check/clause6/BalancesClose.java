package cn.suyuan.rule.check.clause6;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.footprint.BalanceDoubt;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EnergyBalance;
import cn.suyuan.footprint.EnergyBalance.Month;
import cn.suyuan.footprint.EnergyBalance.State;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.rule.Balances;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Main and sub-meters held against each other by month, from the readings: sub-meters that show more than the main meter
 * contradict it; a loss rate that jumps has to be explained; a difference over the tolerance is asked about.
 */
final class BalancesClose {

    /** Cases of wording with the number of their arguments. */
    static final Map<String, Integer> CASES = Map.of(
            "balance_met", 4,
            "balance_exceeds", 3,
            "balance_remainder", 4,
            "balance_open", 2,
            "loss_shifts", 4,
            "loss_jumps", 3,
            "loss_explained", 3);

    /** Incidents that may change the loss rate of a month. */
    private static final Set<InstrumentIncident.Kind> EXPLAINING = Set.of(
            InstrumentIncident.Kind.DAMAGE,
            InstrumentIncident.Kind.REMOVAL,
            InstrumentIncident.Kind.REPLACEMENT,
            InstrumentIncident.Kind.RATIO_CHANGE,
            InstrumentIncident.Kind.SHUTDOWN);

    /** Meters or months named one by one; more are counted. */
    private static final int NAMED = 8;

    private final Rule rule;
    private final CaseView view;
    private final Map<String, VerifiedStream> streams = new HashMap<>();

    private BalancesClose(Rule rule, CaseView view) {
        this.rule = rule;
        this.view = view;
        view.facts().streams().streams().forEach(stream -> streams.put(stream.stream(), stream));
    }

    static List<Observation> judge(Rule rule, CaseView view) {
        BalancesClose check = new BalancesClose(rule, view);
        List<Observation> found = new ArrayList<>();
        for (EnergyBalance balance : Balances.of(view)) {
            check.drafts(balance, Balances.subject(balance))
                    .forEach(draft -> found.add(draft.on(check.evidence(balance))
                            .limit("±" + Figures.percent(balance.tolerance().doubleValue()))
                            .found(check.loss(balance))
                            .build()));
        }
        return found;
    }

    private List<ObservationDraft> drafts(EnergyBalance balance, Subject subject) {
        List<ObservationDraft> drafts = new ArrayList<>();
        List<Month> exceeding = balance.exceeding().stream()
                .filter(month -> outages(balance, month).isEmpty())
                .toList();
        if (!exceeding.isEmpty()) {
            drafts.add(ObservationDraft.notMet(rule, view, subject)
                    .as("balance_exceeds")
                    .with(named(exceeding.stream()
                            .map(month -> excess(balance, month))
                            .toList()))
                    .with(meters(balance), tolerance(balance)));
        }
        List<Month> jumps = balance.jumps(Balances.lossLimits(view).orElseThrow()).stream()
                .filter(month -> balance.state(month) != State.EXCEEDS)
                .toList();
        List<Month> open = jumps.stream()
                .filter(month -> assessed(balance, month).isEmpty() && !isExplained(subject))
                .toList();
        if (!open.isEmpty() && !balance.isMeteredInPart()) {
            drafts.add(ObservationDraft.notMet(rule, view, subject)
                    .as("loss_jumps")
                    .with(rates(open), usual(balance, jumps), incidents(balance, open)));
        }
        if (!drafts.isEmpty()) {
            return drafts;
        }
        if (!open.isEmpty()) {
            return List.of(ObservationDraft.notVerifiable(rule, view, subject)
                    .as("loss_shifts")
                    .with(meters(balance), rates(open), usual(balance, jumps), incidents(balance, open)));
        }
        return List.of(agreeing(balance, subject, jumps));
    }

    /** Where nothing contradicts itself. */
    private ObservationDraft agreeing(EnergyBalance balance, Subject subject, List<Month> jumps) {
        List<Term> reasons = reasons(balance);
        boolean remainder = balance.whole()
                .filter(all -> balance.state(all) == State.REMAINDER)
                .isPresent();
        if (!reasons.isEmpty()) {
            ObservationDraft draft = ObservationDraft.notVerifiable(rule, view, subject)
                    .as("balance_open")
                    .with(named(reasons), meters(balance));
            boolean byHand = !balance.doubts().isEmpty()
                    && balance.doubts().stream().allMatch(doubt -> doubt.code() == BalanceDoubt.Code.OFFLINE);
            return byHand ? draft.asAdvice() : draft;
        }
        if (remainder) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .as("balance_remainder")
                    .asAdvice()
                    .with(meters(balance), loss(balance), range(balance), tolerance(balance));
        }
        return jumps.isEmpty()
                ? ObservationDraft.met(rule, view, subject)
                        .as("balance_met")
                        .with(meters(balance), loss(balance), range(balance), tolerance(balance))
                : ObservationDraft.met(rule, view, subject)
                        .as("loss_explained")
                        .with(rates(jumps), usual(balance, jumps), incidents(balance, jumps));
    }

    /** Why nothing can be concluded, or not of all months. */
    private List<Term> reasons(EnergyBalance balance) {
        Map<BalanceDoubt.Code, Set<String>> whole = new LinkedHashMap<>();
        for (BalanceDoubt doubt : balance.doubts()) {
            String detail = doubt.detail().isEmpty() ? "" : " (" + doubt.detail() + ")";
            whole.computeIfAbsent(doubt.code(), c -> new LinkedHashSet<>()).add(doubt.subject() + detail);
        }
        List<Term> reasons = new ArrayList<>();
        whole.forEach((code, subjects) -> reasons.add(word(code.key(), listed(List.copyOf(subjects)))));
        Map<String, List<String>> months = new LinkedHashMap<>();
        Set<String> about = new HashSet<>();
        for (Month month : balance.months()) {
            if (month.difference().isPresent()) {
                continue;
            }
            for (BalanceDoubt doubt : month.doubts()) {
                about.add(month(month));
                months.computeIfAbsent(doubt.code().key() + " " + doubt.subject(), k -> new ArrayList<>())
                        .add(month(month));
            }
        }
        months.forEach((key, when) -> {
            String[] parts = key.split(" ", 2);
            Term days = listed(when);
            reasons.add(word(parts[0], new Term(parts[1] + " " + days.zh(), parts[1] + " " + days.en())));
        });
        List<String> near = balance.unknown().stream()
                .filter(month -> month.difference().isPresent() && whole.isEmpty())
                .map(BalancesClose::month)
                .filter(month -> !about.contains(month))
                .toList();
        if (!near.isEmpty()) {
            reasons.add(word("near", listed(near)));
        }
        for (Month month : balance.exceeding()) {
            Term excess = excess(balance, month);
            String outages = " " + String.join("、", outages(balance, month));
            reasons.add(word("recorded", new Term(excess.zh() + outages, excess.en() + outages)));
        }
        int known = balance.months().size() - balance.unknown().size();
        int wanted = view.pack().setting("trend.months").value().intValue();
        if (reasons.isEmpty() && known < wanted) {
            reasons.add(word("months", Term.same(known + " / " + wanted)));
        }
        return reasons;
    }

    private Term word(String key, Term argument) {
        return view.word("balance." + key).filled(argument);
    }

    /** An approved record of something by which meters count otherwise; a clock that was set explains no loss. */
    private Optional<InstrumentIncident> assessed(EnergyBalance balance, Month month) {
        return touching(balance, month).stream()
                .filter(i -> EXPLAINING.contains(i.kind()))
                .filter(GapsAreAssessed::isAssessed)
                .findFirst();
    }

    /** Approved records of a month in which a main meter was out of order, so that it may have counted too little. */
    private List<String> outages(EnergyBalance balance, Month month) {
        return touching(balance, month).stream()
                .filter(i -> balance.mains().contains(i.instrumentNo()))
                .filter(i -> i.kind() == InstrumentIncident.Kind.DAMAGE
                        || i.kind() == InstrumentIncident.Kind.REMOVAL
                        || i.kind() == InstrumentIncident.Kind.REPLACEMENT)
                .filter(GapsAreAssessed::isAssessed)
                .map(i -> i.instrumentNo() + " " + i.incidentId())
                .toList();
    }

    /** Incidents of the meters of a balance in a month. */
    private List<InstrumentIncident> touching(EnergyBalance balance, Month month) {
        return view.facts().ledger().incidents().stream()
                .filter(i -> balance.mains().contains(i.instrumentNo())
                        || balance.subs().contains(i.instrumentNo()))
                .filter(i -> {
                    Optional<LocalDate> from = i.from().or(i::to).map(OffsetDateTime::toLocalDate);
                    Optional<LocalDate> to = i.to().or(i::from).map(OffsetDateTime::toLocalDate);
                    return from.filter(day -> !day.isAfter(month.days().to())).isPresent()
                            && to.filter(day -> !day.isBefore(month.days().from()))
                                    .isPresent();
                })
                .toList();
    }

    /** A row of the company's own history about the same node, with a reason. */
    private boolean isExplained(Subject subject) {
        return view.facts().footprint().tables().crossChecks().stream()
                .anyMatch(row -> row.kind() == CrossCheck.Kind.VERTICAL
                        && row.item().equals(subject.text())
                        && Given.is(row.explanation()));
    }

    private Term incidents(EnergyBalance balance, List<Month> months) {
        Set<String> named = new LinkedHashSet<>();
        months.forEach(
                month -> touching(balance, month).forEach(i -> named.add(i.instrumentNo() + " " + i.incidentId())));
        return named.isEmpty() ? view.word("balance.no_incident") : listed(List.copyOf(named));
    }

    private List<EvidenceReference> evidence(EnergyBalance balance) {
        List<EvidenceReference> places = new ArrayList<>(balance.rows());
        balance.streams().stream()
                .flatMap(id -> Optional.ofNullable(streams.get(id)).stream())
                .forEach(stream -> places.add(Streams.place(stream, view)));
        return places;
    }

    // words

    private static String month(Month month) {
        return month.days().from().toString().substring(0, 7);
    }

    private Term excess(EnergyBalance balance, Month month) {
        BigDecimal excess = month.difference().orElseThrow().negate();
        String relative = month.lossRate().map(rate -> Figures.percent(-rate)).orElse("—");
        String unit = " " + balance.unit();
        return view.word("balance.excess")
                .filled(
                        Term.same(month(month)),
                        Term.same(plain(month.main().orElseThrow()) + unit),
                        Term.same(plain(month.sub().orElseThrow()) + unit),
                        Term.same(plain(excess) + unit),
                        Term.same(relative));
    }

    private static String plain(BigDecimal value) {
        return value.setScale(Math.min(3, Math.max(0, value.scale())), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static Term meters(EnergyBalance balance) {
        return listed(balance.subs());
    }

    private static String tolerance(EnergyBalance balance) {
        return Figures.percent(balance.tolerance().doubleValue());
    }

    private String loss(EnergyBalance balance) {
        return balance.whole().flatMap(Month::lossRate).map(Figures::percent).orElse("—");
    }

    private static Term rates(List<Month> months) {
        return listed(months.stream()
                .map(month ->
                        month(month) + " " + Figures.percent(month.lossRate().orElse(Double.NaN)))
                .toList());
    }

    /** Loss rate of the other months together. */
    private static String usual(EnergyBalance balance, List<Month> jumps) {
        BigDecimal main = BigDecimal.ZERO;
        BigDecimal lost = BigDecimal.ZERO;
        for (Month month : balance.months()) {
            if (!jumps.contains(month) && month.difference().isPresent()) {
                main = main.add(month.main().orElseThrow());
                lost = lost.add(month.difference().orElseThrow());
            }
        }
        return main.signum() > 0 ? Figures.percent(lost.doubleValue() / main.doubleValue()) : "—";
    }

    private static Term range(EnergyBalance balance) {
        List<Double> rates = balance.months().stream()
                .flatMap(month -> month.lossRate().stream())
                .sorted()
                .toList();
        if (rates.isEmpty()) {
            return Term.same("—");
        }
        String from = Figures.percent(rates.get(0));
        String to = Figures.percent(rates.get(rates.size() - 1));
        return new Term(from + "至" + to, from + " to " + to);
    }

    private static Term listed(List<String> all) {
        return named(all.stream().map(Term::same).toList(), "、", ", ");
    }

    private static Term named(List<Term> all) {
        return named(all, "；", "; ");
    }

    private static Term named(List<Term> all, String zh, String en) {
        List<Term> some = all.subList(0, Math.min(NAMED, all.size()));
        boolean more = some.size() < all.size();
        return new Term(
                String.join(zh, some.stream().map(Term::zh).toList()) + (more ? " 等" + all.size() + "项" : ""),
                String.join(en, some.stream().map(Term::en).toList()) + (more ? " and others, " + all.size() : ""));
    }
}
