package cn.suyuan.ui.bench;

import cn.suyuan.rule.DataTable;
import cn.suyuan.rule.Limit;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.RuleChoices;
import cn.suyuan.rule.RulePack;
import cn.suyuan.ui.desk.RulesView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From a rule pack to what the window shows of it. */
final class RuleViews {

    private RuleViews() {}

    static RulesView of(RulePack pack) {
        List<RulesView.Setting> settings = RuleChoices.adjustable().stream()
                .map(name -> new RulesView.Setting(
                        name,
                        pack.setting(name).value().toPlainString(),
                        pack.shipped(name)
                                .map(Limit::value)
                                .map(v -> v.toPlainString())
                                .orElse("")))
                .toList();
        Map<String, Boolean> editions = new LinkedHashMap<>();
        pack.table("editions.csv").forEach(row -> editions.put(DataTable.cell(row, "edition"), pack.hasValues(row)));
        return new RulesView(
                pack.edition().id(),
                pack.edition().version(),
                pack.sm3(),
                pack.all().size(),
                pack.all().stream()
                        .filter(rule -> rule.state() == Rule.State.TO_CONFIRM)
                        .count(),
                settings,
                editions,
                pack.accuracyEdition().map(row -> DataTable.cell(row, "edition")),
                pack.choices().byName());
    }
}
