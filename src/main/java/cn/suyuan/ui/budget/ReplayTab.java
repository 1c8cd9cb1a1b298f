package cn.suyuan.ui.budget;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.footprint.FootprintEffects;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.rule.FootprintReplay;
import cn.suyuan.ui.Screen;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.uncertainty.BudgetRow;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputEvaluation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The footprint replayed: readings, activities, factors, footprint, and what each correction does to it. */
final class ReplayTab {
    private final Session session;
    private final Words words;
    private final InputNames names;

    ReplayTab(Session session, InputNames names) {
        this.session = session;
        this.words = session.words();
        this.names = names;
    }

    Node node(CaseView view, MeasurementModel model) {
        VBox box = new VBox(14, Parts.text(words.of("budget.replay.about"), "muted"));
        List<FootprintEffects.Correction> own = new ArrayList<>();
        VBox card = new VBox();
        Runnable show = () -> card.getChildren()
                .setAll(
                        FootprintReplay.of(model, view.judged().observations(), own)
                                .map(found -> effects(found, view))
                                .stream()
                                .toList());
        show.run();
        box.getChildren().addAll(card, ownValue(model, own, show), steps(view, model));
        return box;
    }

    /** A value that the auditor holds to be right: it joins the corrections as a trial and changes no evidence. */
    private Node ownValue(MeasurementModel model, List<FootprintEffects.Correction> own, Runnable show) {
        ComboBox<InputQuantity> symbols = inputs(model);
        TextField right = new TextField();
        right.setId("replay-right");
        right.setPromptText(words.of("budget.column.right"));
        Label mistake = Parts.text("", "danger");
        mistake.setId("replay-mistake");
        symbols.valueProperty().addListener((property, before, now) -> {
            mistake.setText("");
            right.setPromptText(
                    words.of("budget.replay.own_submitted", now.value().toPlainString(), now.unit()));
        });
        Button add = new Button(words.of("budget.replay.own_add"));
        add.setId("replay-own-add");
        add.setOnAction(event -> {
            Optional<InputQuantity> input = Optional.ofNullable(symbols.getValue());
            try {
                double value = new BigDecimal(right.getText().strip()).doubleValue();
                input.ifPresent(i -> {
                    own.removeIf(known -> known.reference().equals(i.symbol()));
                    own.add(new FootprintEffects.Correction(
                            i.symbol(), "auditor", i.value().doubleValue(), value));
                });
                mistake.setText(input.isEmpty() ? words.of("budget.replay.own_choose") : "");
            } catch (NumberFormatException notANumber) {
                mistake.setText(words.of("budget.replay.own_number", right.getText()));
            }
            show.run();
        });
        Button clear = new Button(words.of("budget.replay.own_clear"));
        clear.setId("replay-own-clear");
        clear.setOnAction(event -> {
            own.clear();
            show.run();
        });
        return Parts.card(
                words.of("budget.replay.own"),
                Parts.text(words.of("budget.replay.own_about"), "muted"),
                Parts.flow(symbols, right, add, clear, mistake));
    }

    private ComboBox<InputQuantity> inputs(MeasurementModel model) {
        ComboBox<InputQuantity> inputs = new ComboBox<>();
        inputs.setId("replay-symbol");
        inputs.setPrefWidth(230);
        inputs.getItems().setAll(model.inputs());
        inputs.setPromptText(words.of("budget.column.symbol"));
        inputs.setConverter(new StringConverter<>() {
            @Override
            public String toString(InputQuantity input) {
                return input == null
                        ? ""
                        : input.symbol()
                                + input.reference()
                                        .map(reference -> " · " + names.named(reference))
                                        .orElse("");
            }

            @Override
            public InputQuantity fromString(String text) {
                throw new UnsupportedOperationException("inputs are chosen, not typed");
            }
        });
        return inputs;
    }

    /**
     * A line of the table of effects.
     *
     * @param submitted value as submitted, or a dash where only the effect is known
     */
    private record Line(String datum, String basis, String submitted, String right, double absolute, double relative) {}

    /** Corrections computed through the model, then what else the checks found with an effect on the footprint. */
    private List<Line> lines(FootprintEffects found) {
        List<Line> lines = new ArrayList<>();
        for (FootprintEffects.Effect e : found.effects()) {
            lines.add(new Line(
                    e.correction().reference(),
                    words.of("budget.basis." + e.correction().basis()),
                    WhatIfTab.number(e.correction().submitted()),
                    WhatIfTab.number(e.correction().right()),
                    e.absolute(),
                    e.relative()));
        }
        for (FootprintEffects.Other other : found.others()) {
            String rule =
                    other.finding().substring(0, Math.max(0, other.finding().indexOf('/')));
            String subject = other.finding().substring(other.finding().indexOf('/') + 1);
            lines.add(new Line(
                    subject, words.of("budget.replay.other", rule), "—", "—", other.absolute(), other.relative()));
        }
        return lines;
    }

    private Node effects(FootprintEffects found, CaseView view) {
        List<Line> lines = lines(found);
        Grid<Line> grid = new Grid<Line>("effects", words.of("budget.replay.none"))
                .column(words.of("budget.column.datum"), 170, line -> names.named(line.datum()))
                .column(words.of("budget.column.basis"), 130, Line::basis)
                .number(words.of("budget.column.submitted"), 104, Line::submitted)
                .number(words.of("budget.column.right"), 104, Line::right)
                .number(words.of("budget.column.effect"), 110, line -> WhatIfTab.number(line.absolute()))
                .number(words.of("budget.column.effect_relative"), 96, line -> WhatIfTab.percent(line.relative()))
                .rows(lines)
                .picked(line -> session.select(new Selection(
                        names.named(line.datum()),
                        Optional.empty(),
                        List.of(
                                new Field(words.of("budget.column.basis"), line.basis()),
                                new Field(words.of("budget.column.effect"), WhatIfTab.number(line.absolute()))),
                        view.observationsOf(line.datum()),
                        List.of())));
        grid.view().setPrefHeight(Math.min(320, 60 + 30.0 * lines.size()));
        grid.view().setMinHeight(110);
        double relative = found.togetherRelative();
        return Parts.card(
                words.of("budget.replay.effects"),
                Parts.flow(
                        Parts.figure(
                                WhatIfTab.number(found.submitted()),
                                words.of("budget.replay.submitted", found.unit()),
                                Tone.NEUTRAL),
                        Parts.figure(
                                WhatIfTab.number(found.corrected()),
                                words.of("budget.replay.corrected", found.unit()),
                                Tone.NOTE),
                        Parts.figure(
                                WhatIfTab.percent(relative),
                                words.of("budget.replay.together", WhatIfTab.number(found.together())),
                                Math.abs(relative) > 0.05 ? Tone.BAD : Tone.WARNING)),
                grid.view());
    }

    private Node steps(CaseView view, MeasurementModel model) {
        Grid<InputQuantity> grid = new Grid<InputQuantity>("replay-steps", words.of("budget.none"))
                .column(words.of("budget.column.symbol"), 76, InputQuantity::symbol)
                .column(
                        words.of("budget.column.datum"),
                        196,
                        i -> i.reference()
                                .map(reference -> names.named(reference))
                                .orElse("—"))
                .number(
                        words.of("budget.column.model_value"),
                        100,
                        i -> i.value().toPlainString())
                .column(words.of("budget.column.unit"), 92, InputQuantity::unit)
                .number(
                        words.of("budget.column.replayed"),
                        122,
                        i -> replayed(view, i)
                                .flatMap(ReplayedActivity::recomputed)
                                .map(BigDecimal::toPlainString)
                                .orElse("—"))
                .number(words.of("budget.column.part"), 84, i -> part(view, i))
                .rows(model.inputs())
                .picked(input -> select(view, input));
        grid.view().setPrefHeight(Math.min(520, 44 + 30.0 * (model.inputs().size() + 1)));
        grid.view().setMinHeight(200);
        Button open = new Button(words.of("budget.replay.open"));
        open.setId("replay-open");
        open.setOnAction(event -> openReadings(view, grid.picked()));
        return Parts.card(words.of("budget.replay.steps"), Parts.flow(open), grid.view());
    }

    /** The value of the terms in which the input stands, as a fraction of the footprint. */
    private static String part(CaseView view, InputQuantity input) {
        return view.uncertainty().flatMap(e -> e.main()).stream()
                .flatMap(o -> o.gum().stream().flatMap(g -> rows(g.budget().inputs(), input, o)))
                .findFirst()
                .orElse("—");
    }

    private static java.util.stream.Stream<String> rows(
            List<BudgetRow> rows, InputQuantity input, OutputEvaluation of) {
        return rows.stream()
                .filter(row -> row.symbol().equals(input.symbol()))
                .map(row -> WhatIfTab.percent(row.sensitivityCoefficient() * row.estimate() / of.value()));
    }

    private static Optional<ReplayedActivity> replayed(CaseView view, InputQuantity input) {
        return input.reference()
                .filter(reference -> reference.startsWith("activity:"))
                .flatMap(reference -> view.replay().stream()
                        .filter(r -> reference.equals("activity:" + r.activityId()))
                        .findFirst());
    }

    private void select(CaseView view, InputQuantity input) {
        List<Field> fields = new ArrayList<>();
        fields.add(
                new Field(words.of("budget.column.model_value"), input.value().toPlainString() + " " + input.unit()));
        String reference = input.reference().orElse("");
        List<EvidenceReference> evidence = new ArrayList<>();
        activity(view, reference).ifPresent(activity -> {
            activity(activity, fields);
            evidence.add(activity.row().source());
        });
        view.footprint().factors().stream()
                .filter(factor -> reference.equals("factor:" + factor.factorId()))
                .findFirst()
                .ifPresent(factor -> {
                    factor(factor, fields);
                    evidence.add(factor.row().source());
                });
        replayed(view, input).ifPresent(replay -> {
            fields.add(new Field(
                    words.of("budget.column.replayed"),
                    replay.recomputed().map(BigDecimal::toPlainString).orElse("—") + " " + replay.unit()));
            replay.remarks().forEach(remark -> {
                String key = remark.get(0).contains(".") ? remark.get(0) : "footprint.replay." + remark.get(0);
                fields.add(new Field(words.of("budget.replay.step"), words.of(key, remark.subList(1, remark.size()))));
            });
        });
        session.select(new Selection(
                input.symbol() + (reference.isEmpty() ? "" : " · " + names.named(reference)),
                Optional.empty(),
                fields,
                view.observationsOf(reference),
                evidence));
    }

    private static Optional<ActivityDatum> activity(CaseView view, String reference) {
        return view.footprint().activities().stream()
                .filter(activity -> reference.equals("activity:" + activity.activityId()))
                .findFirst();
    }

    /** Opens the readings of the activity of an input. */
    private void openReadings(CaseView view, Optional<InputQuantity> input) {
        input.flatMap(InputQuantity::reference)
                .flatMap(reference -> activity(view, reference))
                .flatMap(activity -> activity.streamIds().stream().findFirst())
                .ifPresentOrElse(
                        stream -> session.go(Screen.STREAMS, stream, 0),
                        () -> session.remind(words.of("budget.replay.no_stream")));
    }

    private void activity(ActivityDatum activity, List<Field> fields) {
        fields.add(new Field(words.of("budget.replay.name"), activity.name()));
        fields.add(new Field(
                words.of("budget.column.declared"),
                activity.quantity().map(Object::toString).orElse("—")));
        fields.add(new Field(
                words.of("budget.replay.streams"),
                activity.streamIds().isEmpty()
                        ? words.of("budget.replay.streams_none")
                        : String.join(", ", activity.streamIds())));
    }

    private void factor(EmissionFactor factor, List<Field> fields) {
        fields.add(new Field(words.of("budget.replay.name"), factor.name()));
        fields.add(new Field(
                words.of("budget.column.declared"),
                factor.value().map(Object::toString).orElse("—")));
    }
}
