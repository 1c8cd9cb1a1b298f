package cn.suyuan.rule.check;

import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.DataTable;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The editions of referenced standards whose tables are applied are those in force in the data period (clause 2). */
public final class EditionInForce implements Check {

    private static final String TABLE = "editions.csv";

    @Override
    public String name() {
        return "edition-in-force";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 2, "not_verifiable", 1, "other_edition", 2, "no_period", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Subject subject = new Subject("case");
        Optional<DateRange> period = view.period();
        if (period.isEmpty()) {
            return List.of(ObservationDraft.notVerifiable(rule, view, subject)
                    .as("no_period")
                    .build());
        }
        LocalDate day = period.get().from();
        Optional<Map<String, String>> edition = view.pack().table(TABLE).stream()
                .filter(row -> !LocalDate.parse(DataTable.cell(row, "from")).isAfter(day))
                .reduce((earlier, later) -> later);
        String name = edition.map(row -> DataTable.cell(row, "edition")).orElse("—");
        boolean changes = view.pack().table(TABLE).stream()
                .map(row -> LocalDate.parse(DataTable.cell(row, "from")))
                .anyMatch(
                        from -> from.isAfter(day) && !from.isAfter(period.get().to()));
        String used = view.pack()
                .accuracyEdition()
                .map(row -> DataTable.cell(row, "edition"))
                .orElse("");
        boolean applied = !changes
                && used.equals(name)
                && edition.filter(view.pack()::hasValues).isPresent();
        boolean other = !changes && edition.filter(view.pack()::hasValues).isPresent() && !used.equals(name);
        ObservationDraft draft = applied
                ? ObservationDraft.met(rule, view, subject).with(period.get(), name)
                : other
                        ? ObservationDraft.notVerifiable(rule, view, subject)
                                .as("other_edition")
                                .with(name, used)
                        : ObservationDraft.notVerifiable(rule, view, subject).with(name);
        return List.of(draft.found(name).build());
    }
}
