package cn.suyuan.ui.budget;

import cn.suyuan.rule.Observation;
import cn.suyuan.rule.UncertaintyFacts;
import cn.suyuan.rule.Verdict;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Bars;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.BudgetRow;
import cn.suyuan.uncertainty.DeclaredComparison;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.RelativeUncertainty;
import cn.suyuan.uncertainty.UncertaintyBudget;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The budget, the distribution with both intervals, declared against recomputed, contributions, remarks. */
public final class BudgetScreen implements ScreenView {
    private static final int MOST_BARS = 10;
    private static final int LONGEST_NAME = 14;
    private static final double MANY = 1e6;
    private final Session session;
    private final Words words;
    private final VBox page = new VBox(14);
    private final Node node;
    private InputNames names = InputNames.none();
    private Optional<WhatIf> whatIf = Optional.empty();
    private int tab;

    public BudgetScreen(Session session) {
        this.session = session;
        this.words = session.words();
        page.getStyleClass().add("page");
        node = Parts.scroll(page);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        page.getChildren().setAll(Parts.text(words.of("screen.budget"), "title"));
        names = InputNames.of(view);
        int looked = tab; // adding tabs selects the first
        UncertaintyFacts facts = view.budgets();
        Optional<UncertaintyEvaluation> evaluation = view.uncertainty();
        boolean computed = evaluation.isPresent() && !evaluation.get().outputs().isEmpty();
        if (!computed && facts.workbooks().isEmpty() && facts.codes().isEmpty()) {
            page.getChildren().add(Parts.empty("mdi2c-chart-bell-curve", words.of("budget.none")));
            problems(evaluation);
            return;
        }
        TabPane tabs = new TabPane();
        tabs.setId("budget-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        if (computed) {
            List<OutputEvaluation> outputs = evaluation.get().outputs();
            tab(tabs, "budget.tab.result", () -> results(evaluation.get()));
            facts.model().ifPresent(model -> {
                WhatIf trial = trial(model);
                tab(tabs, "budget.tab.whatif", () -> new WhatIfTab(session, trial, outputs, names).node());
                tab(tabs, "budget.tab.replay", () -> new ReplayTab(session, names).node(view, model));
            });
            tab(tabs, "budget.tab.sensitivity", () -> sensitivities(outputs));
        }
        tab(tabs, "budget.tab.submitted", () -> new SubmittedTab(session).node(facts));
        page.getChildren().add(tabs);
        tabs.getSelectionModel().select(Math.min(looked, tabs.getTabs().size() - 1));
        tabs.getSelectionModel().selectedIndexProperty().addListener((property, before, now) -> tab = now.intValue());
        tab = tabs.getSelectionModel().getSelectedIndex();
        problems(evaluation);
        session.select(
                new Selection(words.of("screen.budget"), Optional.empty(), List.of(), observations(view), List.of()));
    }

    /** The trial with this model: the one begun before, where the model is still the same. */
    private WhatIf trial(MeasurementModel model) {
        WhatIf trial = whatIf.filter(begun -> begun.of(model)).orElseGet(() -> new WhatIf(model));
        whatIf = Optional.of(trial);
        return trial;
    }

    @Override
    public Optional<Object> trial() {
        return Optional.of(new Trial(whatIf, tab));
    }

    @Override
    public void resume(Object trial) {
        if (trial instanceof Trial begun) {
            whatIf = begun.whatIf();
            tab = begun.tab();
        }
    }

    /** What the person has changed to see what would be, and which tab is open. */
    private record Trial(Optional<WhatIf> whatIf, int tab) {}

    /** What the checks found about the uncertainty of any output. */
    private static List<Observation> observations(CaseView view) {
        return view.judged().observations().stream()
                .filter(o -> o.subject().text().equals("uncertainty")
                        || o.subject().text().startsWith("uncertainty:"))
                .filter(o -> o.verdict() != Verdict.NOT_APPLICABLE)
                .toList();
    }

    /** Says what could not be evaluated, and why. */
    private void problems(Optional<UncertaintyEvaluation> evaluation) {
        RemarkLines lines = new RemarkLines(words, names);
        evaluation.ifPresent(found -> found.problems()
                .forEach(problem -> page.getChildren().add(Parts.text("• " + lines.placed(problem), "danger"))));
    }

    /** A tab whose content is made when it is first looked at. */
    private void tab(TabPane tabs, String key, Supplier<Node> content) {
        Tab tab = new Tab(words.of(key));
        tabs.getTabs().add(tab);
        Runnable fill = () -> {
            if (tab.getContent() == null) {
                VBox box = new VBox(14, content.get());
                box.setPadding(new javafx.geometry.Insets(12, 0, 0, 0));
                tab.setContent(box);
            }
        };
        tab.selectedProperty().addListener((property, before, now) -> {
            if (now) {
                fill.run();
            }
            if (tab.getContent() instanceof VBox box) {
                box.setPrefHeight(now ? Region.USE_COMPUTED_SIZE : 0); // else the tallest tab sets the height of all
            }
        });
        if (tabs.getTabs().size() == 1) {
            fill.run();
        }
    }

    private Node results(UncertaintyEvaluation evaluation) {
        VBox box = new VBox(14);
        for (OutputEvaluation output : evaluation.outputs()) {
            if (evaluation.outputs().size() > 1) {
                box.getChildren().add(heading(output));
            }
            box.getChildren().addAll(output(output));
        }
        if (evaluation.outputs().size() > 1) {
            box.getChildren().add(new JointCard(words).node(evaluation));
        }
        return box;
    }

    private static Node heading(OutputEvaluation output) {
        return Parts.heading(output.output().symbol() + "  " + output.output().title());
    }

    private Node sensitivities(List<OutputEvaluation> outputs) {
        VBox box = new VBox(14);
        for (OutputEvaluation output : outputs) {
            if (outputs.size() > 1) {
                box.getChildren().add(heading(output));
            }
            output.monteCarlo()
                    .ifPresent(mc -> box.getChildren()
                            .add(Parts.card(
                                    words.of("budget.convergence.title"),
                                    new ConvergencePicture(session.appearance().palette(), words, mc).node())));
            box.getChildren().add(new SensitivityCard(words, names).node(output));
        }
        return box;
    }

    private List<Node> output(OutputEvaluation output) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(figures(output));
        output.relative().ifPresent(relative -> nodes.add(relative(relative)));
        HBox pictures = new HBox(14);
        output.monteCarlo().ifPresent(mc -> {
            HistogramPicture picture = new HistogramPicture(session.appearance().palette(), words, mc, output.gum());
            pictures.getChildren().add(Parts.grow(Parts.card(words.of("budget.histogram.title"), picture.node())));
        });
        VBox shares = Parts.card(words.of("budget.shares.title"), new Bars(shares(output)).node());
        shares.setPrefWidth(360);
        shares.setMinWidth(280);
        pictures.getChildren().add(shares);
        nodes.add(pictures);
        output.comparison().ifPresent(comparison -> nodes.add(declared(comparison)));
        if (!output.remarks().isEmpty()) {
            nodes.add(remarks(output.remarks()));
        }
        output.gum().ifPresent(gum -> nodes.add(budget(gum.budget())));
        return nodes;
    }

    private FlowPane figures(OutputEvaluation output) {
        String unit = output.output().unit();
        FlowPane pane =
                Parts.flow(Parts.figure(number(output.value()), words.of("budget.figure.value", unit), Tone.NOTE));
        output.gum().ifPresent(gum -> {
            pane.getChildren().add(Parts.figure(number(gum.standardUncertainty()), "u", Tone.NEUTRAL));
            pane.getChildren()
                    .add(Parts.figure(
                            number(gum.expandedUncertainty()),
                            words.of("budget.figure.expanded", number(gum.coverageFactor())),
                            Tone.NEUTRAL));
        });
        output.relative().ifPresent(relative -> {
            Tone tone = relative.state() == RelativeUncertainty.State.WITHIN
                    ? Tone.GOOD
                    : relative.state() == RelativeUncertainty.State.ABOVE ? Tone.BAD : Tone.UNKNOWN;
            pane.getChildren()
                    .add(Parts.figure(
                            percent(relative.largest()),
                            words.of("budget.figure.relative", percent(relative.limit())),
                            tone));
            pane.getChildren().add(Parts.badge(new Mark(tone, words.of("budget.relative", relative.state()))));
        });
        output.gumValidated()
                .ifPresent(valid -> pane.getChildren()
                        .add(Parts.badge(new Mark(
                                valid ? Tone.GOOD : Tone.WARNING,
                                words.of(valid ? "budget.validated.yes" : "budget.validated.no")))));
        return pane;
    }

    /** The three figures that can stand for the relative uncertainty; the largest decides. */
    private Node relative(RelativeUncertainty relative) {
        return Parts.text(
                words.of(
                        "budget.relative.figures",
                        percent(relative.propagation()),
                        percent(relative.halfLength()),
                        percent(relative.longerArm())),
                "muted");
    }

    private List<Bars.Bar> shares(OutputEvaluation output) {
        return output.gum().stream()
                .flatMap(gum -> gum.budget().inputs().stream())
                .sorted(Comparator.comparingDouble(BudgetRow::share).reversed())
                .limit(MOST_BARS)
                .map(row -> new Bars.Bar(
                        shortened(names.of(row.symbol())), row.share(), row.share() < 0 ? Tone.WARNING : Tone.NOTE))
                .toList();
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    private Node declared(DeclaredComparison comparison) {
        Mark mark = switch (comparison.verdict()) {
            case REPRODUCES -> new Mark(Tone.GOOD, words.of("budget.declared.reproduces"));
            case DIFFERS -> new Mark(Tone.BAD, words.of("budget.declared.differs"));
            case NOT_COMPARABLE -> new Mark(Tone.UNKNOWN, words.of("budget.declared.incomparable"));
        };
        Grid<DeclaredComparison.Item> grid = new Grid<DeclaredComparison.Item>(
                        "declared", words.of("budget.declared.none"))
                .column(words.of("budget.column.what"), 130, item -> words.of("budget.what", item.subject()))
                .number(words.of("budget.column.declared"), 104, item -> number(item.declared()))
                .number(words.of("budget.column.recomputed"), 104, item -> number(item.recomputed()))
                .number(words.of("budget.column.difference"), 104, item -> number(item.difference()))
                .number(words.of("budget.column.tolerance"), 104, item -> number(item.tolerance()))
                .mark(
                        words.of("budget.column.agrees"),
                        110,
                        item -> item.agrees()
                                ? new Mark(Tone.GOOD, words.of("budget.agrees.yes"))
                                : new Mark(Tone.BAD, words.of("budget.agrees.no")))
                .rows(comparison.items());
        grid.view().setPrefHeight(44 + 34.0 * Math.max(1, comparison.items().size()));
        grid.view().setMinHeight(Region.USE_PREF_SIZE);
        return Parts.card(words.of("budget.declared.title"), Parts.row(Parts.badge(mark)), grid.view());
    }

    private Node remarks(List<BudgetRemark> remarks) {
        return Parts.card(words.of("budget.remarks.title"), new RemarkLines(words, names).node(remarks));
    }

    private Node budget(UncertaintyBudget budget) {
        List<BudgetRow> rows = budget.inputs();
        Grid<BudgetRow> grid = new Grid<BudgetRow>("budget", words.of("budget.none"))
                .column(words.of("budget.column.symbol"), 126, row -> names.of(row.symbol()))
                .number(words.of("budget.column.estimate"), 80, row -> number(row.estimate()))
                .column(words.of("budget.column.unit"), 78, BudgetRow::unit)
                .number("u", 78, row -> number(row.standardUncertainty()))
                .column(words.of("budget.column.distribution"), 58, row -> distribution(row.distribution()))
                .number("ν", 40, row -> dof(row.dof()))
                .number(words.of("budget.column.sensitivity"), 98, row -> number(row.sensitivityCoefficient()))
                .number(words.of("budget.column.contribution"), 90, row -> number(row.contribution()))
                .number(words.of("budget.column.share"), 66, row -> percent(row.share()))
                .rows(budget.inputs())
                .picked(row -> select(row, budget.components()));
        grid.view().setPrefHeight(Math.min(560, 44 + 30.0 * (rows.size() + 1)));
        grid.view().setMinHeight(Region.USE_PREF_SIZE);
        TextField filter = grid.filterField(words.of("budget.filter.prompt"));
        return Parts.card(words.of("budget.table.title"), Parts.flow(filter, grid.count(words)), grid.view());
    }

    /** Shows a row with its components: of each what it is, its distribution, u and share. */
    private void select(BudgetRow row, List<BudgetRow> components) {
        List<Field> fields = new ArrayList<>(List.of(
                new Field(words.of("budget.column.estimate"), number(row.estimate()) + " " + row.unit()),
                new Field("u", number(row.standardUncertainty()) + " " + row.unit()),
                new Field(words.of("budget.column.distribution"), distribution(row.distribution())),
                new Field("ν", dof(row.dof())),
                new Field(words.of("budget.column.share"), percent(row.share()))));
        components.stream()
                .filter(part -> part.symbol().equals(row.symbol()))
                .forEach(part -> fields.add(new Field(
                        words.of("budget.component", part.component()),
                        distribution(part.distribution()) + "  u = " + number(part.standardUncertainty()) + "  "
                                + percent(part.share()))));
        session.current()
                .ifPresent(view -> session.select(new Selection(
                        names.of(row.symbol()), Optional.empty(), fields, observations(view, row), List.of())));
    }

    /** What the checks found about an input, else about the uncertainty. */
    private static List<Observation> observations(CaseView view, BudgetRow row) {
        List<Observation> own = view.observationsOf("input:" + row.symbol()).stream()
                .filter(o -> o.verdict() != Verdict.NOT_APPLICABLE)
                .toList();
        return own.isEmpty() ? observations(view) : own;
    }

    private static String dof(double dof) {
        return dof > MANY ? "∞" : String.format(Locale.ROOT, dof == Math.rint(dof) ? "%.0f" : "%.1f", dof);
    }

    private String distribution(String key) {
        return key.isEmpty()
                ? words.of("budget.distribution.combined")
                : words.orElse("budget.distribution." + key, key);
    }

    private static String number(double value) {
        return WhatIfTab.number(value);
    }

    private static String percent(double fraction) {
        return Double.isNaN(fraction) ? "—" : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }
}
