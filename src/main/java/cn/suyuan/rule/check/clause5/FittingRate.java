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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fitting rate Rp = Ns/Nl by energy carrier and level against Table 3 of GB 17167 (5.2). */
public final class FittingRate implements Check {

    private static final String TABLE = "gb17167-2006-fitting.csv";

    /** Meters required and fitted in one carrier and level. */
    private record Count(int required, int fitted, List<EvidenceReference> rows, boolean known) {}

    @Override
    public String name() {
        return "fitting-rate";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 4, Rule.NOT_MET, 6, "not_verifiable", 0, "no_limit", 1);
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

    private static Observation judge(
            Rule rule, CaseView view, String carrier, MeteringLevel level, List<EnergyUnit> units) {
        Subject subject = Subject.of("unit", carrier + "/" + level.name().toLowerCase(Locale.ROOT));
        Count count = count(units, view);
        Optional<BigDecimal> limit = limit(view, carrier, level);
        if (!count.known() || count.required() == 0 || limit.isEmpty()) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .as("no_limit")
                    .with(view.word("level." + level.name()))
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
                        .with(view.word("level." + level.name()), count.required(), count.fitted(), rate)
                : ObservationDraft.notMet(rule, view, subject)
                        .with(
                                view.word("level." + level.name()),
                                count.required(),
                                count.fitted(),
                                rate,
                                limit.get(),
                                carrierWord(view, carrier));
        if (!met && level == MeteringLevel.SITE) {
            draft = draft.graded(GradeProposal.serious(view, "SITE"));
        }
        return draft.limit(limit.get().toPlainString() + " %")
                .found(rate)
                .on(count.rows())
                .build();
    }

    private static cn.suyuan.rule.Term carrierWord(CaseView view, String carrier) {
        cn.suyuan.rule.Term word = view.word("carrier." + carrier);
        return word.zh().startsWith("carrier.") ? cn.suyuan.rule.Term.same(carrier) : word;
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
        return new Count(required, fitted, rows, known);
    }

    private static Optional<BigDecimal> limit(CaseView view, String carrier, MeteringLevel level) {
        String column = level.name().toLowerCase(Locale.ROOT);
        return view.pack().table(TABLE).stream()
                .filter(row -> DataTable.cell(row, "carrier").equals(carrier))
                .map(row -> DataTable.cell(row, column))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .map(BigDecimal::new);
    }
}
