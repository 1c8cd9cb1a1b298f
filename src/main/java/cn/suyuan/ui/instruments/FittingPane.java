package cn.suyuan.ui.instruments;

import cn.suyuan.ledger.EnergyUnit;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.RuleChoices;
import cn.suyuan.rule.Verdict;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.SettingName;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Fitting rate by carrier and level (5.2): what was declared, the number that the auditor confirms, what follows from it. */
final class FittingPane {
    private static final String RULE = "R-5.2-1";
    private static final List<String> LEVELS = List.of("site", "sub_unit", "equipment");
    private final Session session;
    private final Words words;
    private final Grid<Row> grid;
    private final VBox node;

    /** A carrier and level. */
    private record Row(
            String group, String declared, Optional<RuleChoices.Choice> confirmed, Optional<Observation> judged) {
        String carrier() {
            return carrierOf(group);
        }

        String level() {
            return group.substring(group.lastIndexOf('/') + 1);
        }
    }

    private static String carrierOf(String group) {
        return group.substring(0, group.lastIndexOf('/'));
    }

    /** Levels from the boundary of the site inwards. */
    private static int levelOf(String group) {
        return LEVELS.indexOf(group.substring(group.lastIndexOf('/') + 1));
    }

    FittingPane(Session session) {
        this.session = session;
        this.words = session.words();
        grid = new Grid<Row>("fitting", words.of("ledger.fitting.none"))
                .column(words.of("ledger.column.carrier"), 66, row -> SettingName.carrier(words, row.carrier()))
                .column(words.of("instruments.column.level"), 108, row -> SettingName.level(words, row.level()))
                .column(words.of("ledger.fitting.declared"), 96, Row::declared)
                .column(
                        words.of("ledger.fitting.confirmed"),
                        96,
                        row -> row.confirmed().map(RuleChoices.Choice::value).orElse("—"))
                .column(
                        words.of("ledger.fitting.rate"),
                        80,
                        row -> row.judged()
                                .map(o -> o.statement().found())
                                .filter(rate -> !rate.isBlank())
                                .orElse("—"))
                .mark(
                        words.of("clauses.column.verdict"),
                        108,
                        row -> row.judged()
                                .map(o -> Mark.of(words, o.verdict()))
                                .orElseGet(() -> Mark.of(words, Verdict.NOT_VERIFIABLE)))
                .column(
                        words.of("ledger.fitting.limit"),
                        160,
                        row -> row.judged()
                                .map(o -> o.statement().limit())
                                .filter(limit -> !limit.isBlank())
                                .orElse("—"))
                .column(
                        words.of("ledger.fitting.reason"),
                        260,
                        row -> row.confirmed()
                                .map(choice -> choice.reason() + (choice.by().isEmpty() ? "" : "（" + choice.by() + "）"))
                                .orElse(""))
                .picked(this::select);
        Node confirm = Parts.button(words.of("ledger.fitting.confirm"), "mdi2c-counter", this::confirm, "accent");
        confirm.setId("fitting-confirm");
        node = new VBox(
                6, Parts.flow(confirm, Parts.text(words.of("ledger.fitting.about"), "muted")), Parts.grow(grid.view()));
        node.getStyleClass().add("tab-content");
    }

    Node node() {
        return node;
    }

    void show(CaseView view) {
        Optional<String> picked = grid.picked().map(Row::group);
        Map<String, Row> rows =
                new TreeMap<>(Comparator.comparing(FittingPane::carrierOf).thenComparing(FittingPane::levelOf));
        Map<String, List<EnergyUnit>> units = new TreeMap<>();
        for (EnergyUnit unit : view.ledger().energyUnits()) {
            if (unit.level() != MeteringLevel.OTHER) {
                units.computeIfAbsent(group(unit.carrier(), unit.level()), g -> new ArrayList<>())
                        .add(unit);
            }
        }
        units.forEach((group, all) -> rows.put(group, row(view, group, declared(all))));
        view.ledger().ledger().instruments().stream()
                .filter(i -> i.place().level() != MeteringLevel.OTHER
                        && !i.place().carrier().isBlank())
                .map(i -> group(i.place().carrier(), i.place().level()))
                .distinct()
                .filter(group -> !rows.containsKey(group))
                .forEach(group -> rows.put(group, row(view, group, "—")));
        grid.rows(List.copyOf(rows.values()));
        picked.ifPresent(group -> grid.pick(row -> row.group().equals(group)));
    }

    private static String group(String carrier, MeteringLevel level) {
        return carrier + "/" + level.name().toLowerCase(Locale.ROOT);
    }

    private Row row(CaseView view, String group, String declared) {
        Optional<RuleChoices.Choice> confirmed =
                Optional.ofNullable(view.head().rules().choices().get(RuleChoices.fitting(group)));
        Optional<Observation> judged = view.observationsOf("unit:" + group).stream()
                .filter(o -> o.ruleId().equals(RULE))
                .findFirst();
        return new Row(group, declared, confirmed, judged);
    }

    /** The sum of what the units need; a dash where one of them does not say. */
    private static String declared(List<EnergyUnit> units) {
        boolean known = units.stream().allMatch(unit -> unit.metersRequired().isPresent());
        return known
                ? Integer.toString(units.stream()
                        .mapToInt(unit -> unit.metersRequired().orElse(0))
                        .sum())
                : "—";
    }

    private void select(Row row) {
        session.select(new Selection(
                SettingName.of(words, RuleChoices.fitting(row.group())),
                row.judged().map(o -> Mark.of(words, o.verdict())),
                List.of(),
                row.judged().stream().toList(),
                row.judged().map(Observation::evidence).orElse(List.of())));
    }

    /** Asks for the number and its reason; an empty number goes back to what was declared. */
    private void confirm() {
        Optional<Row> picked = grid.picked();
        if (picked.isEmpty()) {
            session.remind(words.of("ledger.fitting.pick"));
            return;
        }
        Row row = picked.get();
        String name = RuleChoices.fitting(row.group());
        TextField number = new TextField(row.confirmed()
                .map(RuleChoices.Choice::value)
                .orElse(row.declared().replace("—", "")));
        number.setId("fitting-number");
        TextArea reason = new TextArea();
        reason.setId("sheet-text");
        reason.setWrapText(true);
        reason.setPrefRowCount(3);
        reason.setPromptText(words.of("ledger.fitting.reason.prompt"));
        VBox content = new VBox(8, Parts.text(words.of("ledger.fitting.question"), "muted"), number, reason);
        session.sheets().ask(SettingName.of(words, name), content, words.of("kit.sheet.ok"), () -> {
            String typed = number.getText().strip();
            boolean good = typed.isEmpty() || RuleChoices.number(name, typed).isPresent();
            if (!good) {
                number.getStyleClass().add("wanting");
                return false;
            }
            if (reason.getText().isBlank()) {
                reason.getStyleClass().add("wanting");
                return false;
            }
            session.perform(new Act.AdjustRule(name, typed, reason.getText().strip()));
            return true;
        });
        number.requestFocus();
    }
}
