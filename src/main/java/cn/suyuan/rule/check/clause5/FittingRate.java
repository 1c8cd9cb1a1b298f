package cn.suyuan.rule.check.clause5;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ledger.EnergyUnit;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.DataTable;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fitting rate Rp = Ns/Nl by energy carrier and level against Table 3 of GB 17167 (5.2). */
public final class FittingRate implements Check {

    /** Table of the edition in use where {@code editions.csv} names none. */
    private static final String TABLE = "gb17167-2006-fitting.csv";

    /** Meters required and fitted in one carrier and level; the number required may be the auditor's. */
    private record Count(int required, int fitted, List<EvidenceReference> rows, boolean known, boolean confirmed) {}

    @Override
    public String name() {
        return "fitting-rate";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 6, Rule.NOT_MET, 7, "not_verifiable", 0, "no_limit", 2);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Map<String, Map<MeteringLevel, List<EnergyUnit>>> groups = new TreeMap<>();
        for (EnergyUnit unit : view.facts().ledger().energyUnits()) {
            if (unit.level() != MeteringLevel.OTHER) {
                groups.computeIfAbsent(unit.carrier(), c -> new TreeMap<>())
                        .computeIfAbsent(unit.level(), l -> new ArrayList<>())
                        .add(unit);
            }
        }
        view.pack().choices().fittings().keySet().forEach(named -> add(groups, named));
        List<Observation> found = new ArrayList<>();
        groups.forEach((carrier, levels) ->
                levels.forEach((level, units) -> found.add(judge(rule, view, carrier, level, units))));
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("ledger"))
                    .on(view.file("data/energy-units.csv"))
                    .build());
        }
        return found;
    }

    /** A carrier and level whose number the auditor confirmed is judged even where no unit of it was declared. */
    private static void add(Map<String, Map<MeteringLevel, List<EnergyUnit>>> groups, String named) {
        int slash = named.lastIndexOf('/');
        Arrays.stream(MeteringLevel.values())
                .filter(level -> level.name().equalsIgnoreCase(named.substring(slash + 1)))
                .forEach(level -> groups.computeIfAbsent(named.substring(0, slash), c -> new TreeMap<>())
                        .computeIfAbsent(level, l -> new ArrayList<>()));
    }

    private static Observation judge(
            Rule rule, CaseView view, String carrier, MeteringLevel level, List<EnergyUnit> units) {
        Subject subject = Subject.of("unit", carrier + "/" + level.name().toLowerCase(Locale.ROOT));
        Count count = confirmed(count(units, view), units, subject.id(), carrier, level, view);
        Term basis = view.word(count.confirmed() ? "fitting.confirmed" : "fitting.declared");
        Optional<BigDecimal> limit = limit(view, carrier, level);
        if (!count.known() || count.required() == 0 || limit.isEmpty()) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .as("no_limit")
                    .with(view.word("level." + level.name()), carrierWord(view, carrier))
                    .on(count.rows())
                    .build();
        }
        BigDecimal hundred = BigDecimal.valueOf(100);
        boolean met = BigDecimal.valueOf(count.fitted())
                        .multiply(hundred)
                        .compareTo(limit.get().multiply(BigDecimal.valueOf(count.required())))
                >= 0;
        String rate = Figures.percent((double) count.fitted() / count.required());
        ObservationDraft draft = met
                ? ObservationDraft.met(rule, view, subject)
                        .with(
                                view.word("level." + level.name()),
                                count.required(),
                                count.fitted(),
                                rate,
                                basis,
                                carrierWord(view, carrier))
                : ObservationDraft.notMet(rule, view, subject)
                        .with(
                                view.word("level." + level.name()),
                                count.required(),
                                count.fitted(),
                                rate,
                                limit.get(),
                                carrierWord(view, carrier),
                                basis);
        if (!met && level == MeteringLevel.SITE) {
            draft = draft.graded(GradeProposal.serious(view, "SITE"));
        }
        return draft.limit(edition(view) + limit.get().toPlainString() + " %")
                .found(rate)
                .on(count.rows())
                .build();
    }

    private static Term carrierWord(CaseView view, String carrier) {
        Term word = view.word("carrier." + carrier);
        return word.zh().startsWith("carrier.") ? Term.same(carrier) : word;
    }

    /** Meters fitted are those of the ledger that served in the period; more than required do not make up for another unit. */
    private static Count count(List<EnergyUnit> units, CaseView view) {
        Set<String> serving =
                view.inService().stream().map(i -> i.instrumentNo()).collect(Collectors.toSet());
        int required = 0;
        int fitted = 0;
        boolean known = true;
        List<EvidenceReference> rows = new ArrayList<>();
        for (EnergyUnit unit : units) {
            rows.add(unit.row().source());
            if (unit.metersRequired().isEmpty()) {
                known = false;
                continue;
            }
            int wanted = unit.metersRequired().getAsInt();
            long present = unit.instrumentNos().stream()
                    .distinct()
                    .filter(no -> serving.contains(no))
                    .count();
            required += wanted;
            fitted += (int) Math.min(wanted, present);
        }
        return new Count(required, fitted, rows, known, false);
    }

    /**
     * The same with the number that the auditor confirmed (应配数 Nl). Where units were declared, the meters fitted in
     * them count; where none was, those of the ledger in that carrier and level.
     */
    private static Count confirmed(
            Count declared, List<EnergyUnit> units, String group, String carrier, MeteringLevel level, CaseView view) {
        Integer wanted = view.pack().choices().fittings().get(group);
        if (wanted == null) {
            return declared;
        }
        Set<String> serving =
                view.inService().stream().map(i -> i.instrumentNo()).collect(Collectors.toSet());
        long present = units.isEmpty()
                ? view.inService().stream()
                        .filter(i -> i.place().level() == level
                                && i.place().carrier().equals(carrier))
                        .count()
                : units.stream()
                        .flatMap(unit -> unit.instrumentNos().stream())
                        .distinct()
                        .filter(serving::contains)
                        .count();
        int fitted = declared.known() && !units.isEmpty() ? declared.fitted() : (int) present;
        return new Count(wanted, Math.min(wanted, fitted), declared.rows(), true, true);
    }

    private static Optional<BigDecimal> limit(CaseView view, String carrier, MeteringLevel level) {
        String column = level.name().toLowerCase(Locale.ROOT);
        String table = view.pack()
                .accuracyEdition()
                .map(row -> DataTable.cell(row, "fitting"))
                .filter(name -> !name.isBlank())
                .orElse(TABLE);
        return view.pack().table(table).stream()
                .filter(row -> DataTable.cell(row, "carrier").equals(carrier))
                .map(row -> DataTable.cell(row, column))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .map(BigDecimal::new);
    }

    private static String edition(CaseView view) {
        return view.pack()
                .accuracyEdition()
                .map(row -> DataTable.cell(row, "edition") + " ")
                .orElse("");
    }
}
