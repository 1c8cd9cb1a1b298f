package cn.suyuan.ui.budget;

import cn.suyuan.app.BudgetExport;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.uncertainty.BudgetRow;
import cn.suyuan.uncertainty.EvaluationProblem;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.GumEvaluation;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The budget to play with: estimates, uncertainties and formula may be changed, and the evidence never is. */
final class WhatIfTab {
    private final Session session;
    private final Words words;
    private final WhatIf whatIf;
    private final Optional<OutputEvaluation> evidence;
    private final FlowPane figures = Parts.flow();
    private final Label check = Parts.text("", "muted");
    private final TextArea formula = new TextArea();
    private final TableView<InputQuantity> table = new TableView<>();
    private final Map<String, BudgetRow> rows = new LinkedHashMap<>();
    private final VBox thorough = new VBox(10);

    WhatIfTab(Session session, MeasurementModel model, Optional<OutputEvaluation> evidence) {
        this.session = session;
        this.words = session.words();
        this.whatIf = new WhatIf(model);
        this.evidence = evidence;
        formula.setId("model-editor");
        formula.setWrapText(true);
        formula.setPrefRowCount(3);
        formula.setMinHeight(74);
        formula.textProperty().addListener((property, before, now) -> typed(now));
        columns();
    }

    Node node() {
        formula.setText(
                whatIf.model().outputs().isEmpty()
                        ? ""
                        : whatIf.model().outputs().get(0).formula());
        refresh();
        FlowPane acts = Parts.flow(
                Parts.button(words.of("budget.whatif.thorough"), "mdi2c-chart-bell-curve", () -> run(false), "accent"),
                Parts.button(words.of("budget.whatif.adaptive"), "mdi2s-sine-wave", () -> run(true)),
                Parts.button(words.of("budget.whatif.reset"), "mdi2r-restore", this::reset),
                Parts.button(words.of("budget.export"), "mdi2f-file-excel-outline", this::export));
        return Parts.column(
                Parts.text(words.of("budget.whatif.about"), "muted"),
                figures,
                Parts.card(words.of("budget.model.title"), formula, check),
                Parts.card(words.of("budget.whatif.table"), acts, table),
                thorough);
    }

    private void columns() {
        table.setId("what-if");
        table.setEditable(true);
        table.getStyleClass().addAll("dense", "striped");
        table.setMinHeight(260);
        plain(words.of("budget.column.symbol"), 90, InputQuantity::symbol);
        editable(
                words.of("budget.column.estimate"),
                112,
                input -> input.value().toPlainString(),
                (input, text) -> whatIf.estimate(input.symbol(), text));
        plain(words.of("budget.column.unit"), 92, InputQuantity::unit);
        editable(
                "u",
                100,
                input -> number(WhatIf.uncertainty(input)),
                (input, text) -> whatIf.uncertainty(input.symbol(), text));
        plain(
                words.of("budget.column.relative"),
                72,
                input -> percent(
                        WhatIf.uncertainty(input) / Math.abs(input.value().doubleValue())));
        plain(
                words.of("budget.column.sensitivity"),
                98,
                input -> row(input).map(r -> number(r.sensitivityCoefficient())).orElse("—"));
        plain(
                words.of("budget.column.contribution"),
                88,
                input -> row(input).map(r -> number(r.contribution())).orElse("—"));
        plain(
                words.of("budget.column.share"),
                74,
                input -> row(input).map(r -> percent(r.share())).orElse("—"));
    }

    private Optional<BudgetRow> row(InputQuantity input) {
        return Optional.ofNullable(rows.get(input.symbol()));
    }

    private void plain(String title, double width, java.util.function.Function<InputQuantity, String> text) {
        TableColumn<InputQuantity, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setEditable(false);
        if (width < 90 || width == 98) {
            column.getStyleClass().add("number-column");
        }
        column.setSortable(false);
        table.getColumns().add(column);
    }

    private void editable(
            String title,
            double width,
            java.util.function.Function<InputQuantity, String> text,
            java.util.function.BiConsumer<InputQuantity, String> change) {
        TableColumn<InputQuantity, String> column = new TableColumn<>(title + " ✎");
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        column.setCellFactory(TextFieldTableCell.forTableColumn());
        column.getStyleClass().add("number-column");
        column.setOnEditCommit(event -> {
            change.accept(event.getRowValue(), event.getNewValue());
            refresh();
        });
        column.setPrefWidth(width);
        column.setSortable(false);
        table.getColumns().add(column);
    }

    private void typed(String text) {
        List<EvaluationProblem> problems = whatIf.formula(text);
        check.getStyleClass().removeAll("danger", "success");
        if (problems.isEmpty()) {
            check.setText(words.of("budget.model.good"));
            check.getStyleClass().add("success");
            refresh();
        } else {
            EvaluationProblem first = problems.get(0);
            String what =
                    words.of("uncertainty.problem." + first.code().name().toLowerCase(Locale.ROOT), first.arguments());
            check.setText(words.of("budget.model.bad", first.position(), what));
            check.getStyleClass().add("danger");
        }
    }

    private void refresh() {
        UncertaintyEvaluation quick = whatIf.quick();
        rows.clear();
        Optional<GumEvaluation> gum = quick.main().flatMap(OutputEvaluation::gum);
        gum.ifPresent(g -> g.budget().inputs().forEach(row -> rows.put(row.symbol(), row)));
        table.getItems().setAll(whatIf.inputs());
        table.setPrefHeight(Math.min(520, 44 + 30.0 * (whatIf.inputs().size() + 1)));
        figures.getChildren().clear();
        gum.ifPresent(found -> {
            double relative = found.expandedUncertainty() / Math.abs(found.estimate());
            figures.getChildren()
                    .addAll(
                            Parts.figure(number(found.estimate()), words.of("budget.whatif.value"), Tone.NOTE),
                            Parts.figure(number(found.standardUncertainty()), "u", Tone.NEUTRAL),
                            Parts.figure(percent(relative), "U/|y|", relative <= 0.15 ? Tone.GOOD : Tone.BAD));
            evidence.flatMap(OutputEvaluation::gum)
                    .ifPresent(before -> figures.getChildren()
                            .add(Parts.figure(
                                    number(found.estimate() - before.estimate()),
                                    words.of("budget.whatif.against"),
                                    Tone.NEUTRAL)));
        });
        if (gum.isEmpty()) {
            quick.problems()
                    .forEach(problem -> figures.getChildren()
                            .add(Parts.text(words.of(
                                    "uncertainty.problem."
                                            + problem.code().name().toLowerCase(Locale.ROOT),
                                    problem.arguments()))));
        }
    }

    private void reset() {
        whatIf.reset();
        thorough.getChildren().clear();
        formula.setText(whatIf.model().outputs().get(0).formula());
        refresh();
    }

    private void run(boolean adaptive) {
        MeasurementModel model = whatIf.model();
        session.tasks()
                .act(
                        "task.budget.whatif",
                        progress -> WhatIf.thorough(
                                model, adaptive, Runtime.getRuntime().availableProcessors(), new EvaluationProgress() {
                                    @Override
                                    public void progress(long done, long total) {
                                        progress.report("uncertainty", done, total);
                                    }

                                    @Override
                                    public boolean cancelled() {
                                        return progress.isCancelled();
                                    }
                                }),
                        this::show);
    }

    private void show(UncertaintyEvaluation found) {
        thorough.getChildren().clear();
        found.main().ifPresent(output -> {
            output.monteCarlo()
                    .ifPresent(mc -> thorough.getChildren()
                            .addAll(
                                    Parts.card(
                                            words.of("budget.histogram.title"),
                                            new HistogramPicture(
                                                            session.appearance().palette(), words, mc, output.gum())
                                                    .node()),
                                    Parts.card(
                                            words.of("budget.convergence.title"),
                                            new ConvergencePicture(
                                                            session.appearance().palette(), words, mc)
                                                    .node())));
            thorough.getChildren().add(new SensitivityCard(words).node(output));
        });
    }

    private void export() {
        UncertaintyEvaluation quick = whatIf.quick();
        session.files()
                .folder(words.of("budget.export"))
                .ifPresent(folder -> session.tasks()
                        .act(
                                "task.budget.export",
                                progress -> BudgetExport.write(folder, quick, headers()),
                                path -> session.tell(words.of("budget.export.done", path.toString()))));
    }

    /** Title, column heads and results of the exported workbook. */
    private List<String> headers() {
        return List.of(words.of("budget.export.headers").split("\\|"));
    }

    /** Six digits, or all digits before the point; no powers of ten for numbers that people write out. */
    static String number(double value) {
        boolean long6 = Math.abs(value) >= 1e6 && Math.abs(value) < 1e15;
        return Double.isNaN(value) ? "—" : String.format(Locale.ROOT, long6 ? "%.0f" : "%.6g", value);
    }

    static String percent(double fraction) {
        return Double.isNaN(fraction) ? "—" : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }
}
