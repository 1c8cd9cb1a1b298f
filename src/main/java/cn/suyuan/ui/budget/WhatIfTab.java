package cn.suyuan.ui.budget;

import cn.suyuan.app.BudgetExport;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.BudgetRow;
import cn.suyuan.uncertainty.EvaluationProblem;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.GumEvaluation;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.OutputQuantity;
import cn.suyuan.uncertainty.RelativeUncertainty;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The budget to play with: estimates, uncertainties and formula may be changed, and the evidence never is. */
final class WhatIfTab {
    private final Session session;
    private final Words words;
    private final WhatIf whatIf;
    private final List<OutputEvaluation> evidence;
    private final InputNames names;
    private final ComboBox<OutputQuantity> outputs = new ComboBox<>();
    private final VBox remarks = new VBox();
    private final Label mistake = Parts.text("", "danger");
    private final FlowPane figures = Parts.flow();
    private final Label check = Parts.text("");
    private final TextArea formula = new TextArea();
    private final TableView<InputQuantity> table = new TableView<>();
    private final Map<String, BudgetRow> rows = new LinkedHashMap<>();
    private final VBox thorough = new VBox(10);

    WhatIfTab(Session session, WhatIf whatIf, List<OutputEvaluation> evidence, InputNames names) {
        this.session = session;
        this.words = session.words();
        this.whatIf = whatIf;
        this.names = names;
        this.evidence = List.copyOf(evidence);
        formula.setId("model-editor");
        formula.setWrapText(true);
        formula.setPrefRowCount(3);
        formula.setMinHeight(74);
        formula.textProperty().addListener((property, before, now) -> typed(now));
        check.setId("model-check");
        remarks.setId("model-remarks");
        mistake.setId("what-if-mistake");
        mistake.managedProperty().bind(mistake.textProperty().isNotEmpty());
        columns();
        outputs();
    }

    /** Which output is looked at, where there are several. */
    private void outputs() {
        outputs.setId("what-if-output");
        outputs.getItems().setAll(whatIf.model().outputs());
        outputs.setConverter(new StringConverter<>() {
            @Override
            public String toString(OutputQuantity output) {
                return output == null ? "" : output.symbol() + "  " + output.title();
            }

            @Override
            public OutputQuantity fromString(String text) {
                throw new UnsupportedOperationException("outputs are chosen, not typed");
            }
        });
        outputs.getSelectionModel().select(whatIf.output());
        outputs.valueProperty().addListener((property, before, now) -> {
            whatIf.look(now);
            whatIf.forget();
            thorough.getChildren().clear();
            formula.setText(whatIf.output().formula());
            refresh();
        });
        outputs.setVisible(outputs.getItems().size() > 1);
        outputs.setManaged(outputs.isVisible());
    }

    Node node() {
        formula.setText(whatIf.output().formula());
        refresh();
        whatIf.last().ifPresent(this::show);
        Button export = Parts.button(words.of("budget.export"), "mdi2f-file-excel-outline", this::export);
        export.setId("budget-export");
        FlowPane acts = Parts.flow(
                Parts.button(words.of("budget.whatif.thorough"), "mdi2c-chart-bell-curve", () -> run(false), "accent"),
                Parts.button(words.of("budget.whatif.adaptive"), "mdi2s-sine-wave", () -> run(true)),
                Parts.button(words.of("budget.whatif.reset"), "mdi2r-restore", this::reset),
                export);
        return Parts.column(
                Parts.text(words.of("budget.whatif.about"), "muted"),
                outputs,
                figures,
                Parts.card(words.of("budget.model.title"), formula, check, remarks),
                Parts.card(words.of("budget.whatif.table"), acts, mistake, table),
                thorough);
    }

    private void columns() {
        table.setId("what-if");
        table.setEditable(true);
        table.getStyleClass().addAll("dense", "striped");
        table.setMinHeight(260);
        plain(words.of("budget.column.symbol"), 134, input -> names.of(input.symbol()));
        editable(
                words.of("budget.column.estimate"),
                92,
                input -> input.value().toPlainString(),
                (input, text) -> whatIf.estimate(input.symbol(), text));
        plain(words.of("budget.column.unit"), 84, InputQuantity::unit);
        editable(
                "u",
                90,
                input -> number(WhatIf.uncertainty(input)),
                (input, text) -> whatIf.uncertainty(input.symbol(), text));
        figure(
                words.of("budget.column.relative"),
                64,
                input -> percent(
                        WhatIf.uncertainty(input) / Math.abs(input.value().doubleValue())));
        figure(
                words.of("budget.column.sensitivity"),
                90,
                input -> row(input).map(r -> number(r.sensitivityCoefficient())).orElse("—"));
        figure(
                words.of("budget.column.contribution"),
                86,
                input -> row(input).map(r -> number(r.contribution())).orElse("—"));
        figure(
                words.of("budget.column.share"),
                68,
                input -> row(input).map(r -> percent(r.share())).orElse("—"));
    }

    private Optional<BudgetRow> row(InputQuantity input) {
        return Optional.ofNullable(rows.get(input.symbol()));
    }

    private TableColumn<InputQuantity, String> plain(
            String title, double width, java.util.function.Function<InputQuantity, String> text) {
        TableColumn<InputQuantity, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setEditable(false);
        column.setSortable(false);
        table.getColumns().add(column);
        return column;
    }

    private void figure(String title, double width, java.util.function.Function<InputQuantity, String> text) {
        plain(title, width, text).getStyleClass().add("number-column");
    }

    private void editable(
            String title,
            double width,
            java.util.function.Function<InputQuantity, String> text,
            java.util.function.BiPredicate<InputQuantity, String> change) {
        TableColumn<InputQuantity, String> column = new TableColumn<>(title + " ✎");
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        column.setCellFactory(TextFieldTableCell.forTableColumn());
        column.getStyleClass().add("number-column");
        column.setOnEditCommit(event -> {
            boolean taken = change.test(event.getRowValue(), event.getNewValue());
            mistake.setText(taken ? "" : words.of("budget.whatif.no_number", event.getNewValue()));
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
            check.setText(words.of("budget.model.bad", first.position(), new RemarkLines(words, names).problem(first)));
            check.getStyleClass().add("danger");
            remarks.getChildren().clear();
        }
    }

    /** Limit of relative U95 that the evidence was evaluated with. */
    private double limit() {
        return evidence.stream()
                .flatMap(known -> known.relative().stream())
                .map(RelativeUncertainty::limit)
                .findFirst()
                .orElse(EvaluationSettings.standard().relativeLimit());
    }

    private void refresh() {
        UncertaintyEvaluation quick = whatIf.quick();
        if (whatIf.last().isEmpty()) {
            thorough.getChildren().clear(); // it was of other values
        }
        rows.clear();
        Optional<OutputEvaluation> output = quick.output(whatIf.output().symbol());
        Optional<GumEvaluation> gum = output.flatMap(OutputEvaluation::gum);
        units(output);
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
                            Parts.figure(percent(relative), "U/|y|", relative <= limit() ? Tone.GOOD : Tone.BAD));
            evidence.stream()
                    .filter(known ->
                            known.output().symbol().equals(whatIf.output().symbol()))
                    .findFirst()
                    .flatMap(OutputEvaluation::gum)
                    .ifPresent(before -> figures.getChildren()
                            .add(Parts.figure(
                                    number(found.estimate() - before.estimate()),
                                    words.of("budget.whatif.against"),
                                    Tone.NEUTRAL)));
        });
        if (gum.isEmpty()) {
            quick.problems()
                    .forEach(problem -> figures.getChildren()
                            .add(Parts.text(new RemarkLines(words, names).placed(problem), "danger")));
        }
    }

    /** What the units say about the formula as it stands: a readable formula may still add m³ to kWh. */
    private void units(Optional<OutputEvaluation> output) {
        List<BudgetRemark> found = output.stream()
                .flatMap(o -> o.remarks().stream())
                .filter(remark -> remark.code().name().startsWith("UNIT_"))
                .toList();
        remarks.getChildren().setAll(new RemarkLines(words, names).node(found));
        boolean current = formula.getText().equals(whatIf.output().formula());
        boolean wrong = current && found.stream().anyMatch(remark -> remark.weight() == BudgetRemark.Weight.DEFECT);
        if (wrong) {
            check.setText(words.of("budget.model.units"));
            check.getStyleClass().removeAll("success", "danger");
            check.getStyleClass().add("danger");
        }
    }

    private void reset() {
        whatIf.reset();
        thorough.getChildren().clear();
        mistake.setText("");
        formula.setText(whatIf.output().formula());
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
                        found -> {
                            if (whatIf.model().equals(model)) {
                                whatIf.computed(found);
                                show(found);
                            } else {
                                run(adaptive); // values were changed meanwhile
                            }
                        });
    }

    private void show(UncertaintyEvaluation found) {
        thorough.getChildren().clear();
        found.problems().stream()
                .filter(problem -> problem.code() == EvaluationProblem.Code.CANCELLED)
                .forEach(problem -> thorough.getChildren()
                        .add(Parts.text(new RemarkLines(words, names).problem(problem), "danger")));
        found.output(whatIf.output().symbol()).ifPresent(output -> {
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
            thorough.getChildren().add(new SensitivityCard(words, names).node(output));
        });
    }

    private void export() {
        UncertaintyEvaluation quick = whatIf.quick();
        session.files()
                .folder(words.of("budget.export"))
                .ifPresent(folder -> session.tasks()
                        .act(
                                "task.budget.export",
                                progress -> BudgetExport.write(folder, quick, headers(), this::distribution),
                                path -> session.tell(words.of("budget.export.done", path.toString()))));
    }

    private String distribution(String key) {
        return words.of("budget.distribution." + (key.isEmpty() ? "combined" : key));
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
