package cn.suyuan.ui.budget;

import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.footprint.FootprintEffects;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
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
import javafx.scene.layout.VBox;

/** The footprint replayed: readings, activities, factors, footprint, and what each correction does to it. */
final class ReplayTab {
    private final Session session;
    private final Words words;

    ReplayTab(Session session) {
        this.session = session;
        this.words = session.words();
    }

    Node node(CaseView view, MeasurementModel model) {
        VBox box = new VBox(14, Parts.text(words.of("budget.replay.about"), "muted"));
        Optional<FootprintEffects> effects = FootprintEffects.of(
                model, FootprintEffects.found(view.replay(), view.footprint().crossChecks()));
        effects.ifPresent(found -> box.getChildren().add(effects(found, view)));
        box.getChildren().add(steps(view, model));
        return box;
    }

    /**
     * A line of the table of effects.
     *
     * @param submitted value as submitted, or a dash where only the effect is known
     */
    private record Line(String datum, String basis, String submitted, String right, double absolute, double relative) {}

    /** Corrections computed through the model, then what else the checks found with an effect on the footprint. */
    private List<Line> lines(FootprintEffects found, CaseView view) {
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
        for (Observation observation : view.judged().observations()) {
            String subject = observation.subject().text();
            boolean listed = lines.stream().anyMatch(line -> line.datum().equals(subject));
            if (observation.verdict() == Verdict.NOT_MET && observation.effect().isPresent() && !listed) {
                lines.add(new Line(
                        subject,
                        words.of("budget.replay.other", observation.ruleId()),
                        "—",
                        "—",
                        observation.effect().get().absolute(),
                        observation.effect().get().relative()));
            }
        }
        return lines;
    }

    private Node effects(FootprintEffects found, CaseView view) {
        List<Line> lines = lines(found, view);
        double others = lines.stream()
                .skip(found.effects().size())
                .mapToDouble(Line::absolute)
                .sum();
        double corrected = found.corrected() - others;
        double together = found.submitted() - corrected;
        Grid<Line> grid = new Grid<Line>("effects", words.of("budget.replay.none"))
                .column(words.of("budget.column.datum"), 130, Line::datum)
                .column(words.of("budget.column.basis"), 130, Line::basis)
                .number(words.of("budget.column.submitted"), 104, Line::submitted)
                .number(words.of("budget.column.right"), 104, Line::right)
                .number(words.of("budget.column.effect"), 110, line -> WhatIfTab.number(line.absolute()))
                .number(words.of("budget.column.effect_relative"), 96, line -> WhatIfTab.percent(line.relative()))
                .rows(lines);
        grid.view().setPrefHeight(Math.min(320, 60 + 30.0 * lines.size()));
        grid.view().setMinHeight(110);
        double relative = together / corrected;
        return Parts.card(
                words.of("budget.replay.effects"),
                Parts.flow(
                        Parts.figure(
                                WhatIfTab.number(found.submitted()),
                                words.of("budget.replay.submitted", found.unit()),
                                Tone.NEUTRAL),
                        Parts.figure(
                                WhatIfTab.number(corrected),
                                words.of("budget.replay.corrected", found.unit()),
                                Tone.NOTE),
                        Parts.figure(
                                WhatIfTab.percent(relative),
                                words.of("budget.replay.together", WhatIfTab.number(together)),
                                Math.abs(relative) > 0.05 ? Tone.BAD : Tone.WARNING)),
                grid.view());
    }

    private Node steps(CaseView view, MeasurementModel model) {
        Grid<InputQuantity> grid = new Grid<InputQuantity>("replay-steps", words.of("budget.none"))
                .column(words.of("budget.column.symbol"), 84, InputQuantity::symbol)
                .column(words.of("budget.column.datum"), 150, i -> i.reference().orElse("—"))
                .number(
                        words.of("budget.column.model_value"),
                        118,
                        i -> i.value().toPlainString())
                .column(words.of("budget.column.unit"), 100, InputQuantity::unit)
                .number(
                        words.of("budget.column.replayed"),
                        136,
                        i -> replayed(view, i)
                                .flatMap(ReplayedActivity::recomputed)
                                .map(BigDecimal::toPlainString)
                                .orElse("—"))
                .number(words.of("budget.column.part"), 90, i -> part(view, i))
                .rows(model.inputs())
                .picked(input -> select(view, input));
        grid.view().setPrefHeight(Math.min(520, 44 + 30.0 * (model.inputs().size() + 1)));
        grid.view().setMinHeight(200);
        return Parts.card(words.of("budget.replay.steps"), grid.view());
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
        view.footprint().activities().stream()
                .filter(activity -> reference.equals("activity:" + activity.activityId()))
                .findFirst()
                .ifPresent(activity -> activity(activity, fields));
        view.footprint().factors().stream()
                .filter(factor -> reference.equals("factor:" + factor.factorId()))
                .findFirst()
                .ifPresent(factor -> factor(factor, fields));
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
                input.symbol() + (reference.isEmpty() ? "" : " · " + reference),
                Optional.empty(),
                fields,
                view.observationsOf(reference),
                List.of()));
    }

    private void activity(ActivityDatum activity, List<Field> fields) {
        fields.add(new Field(words.of("budget.replay.name"), activity.name()));
        fields.add(new Field(
                words.of("budget.column.declared"),
                activity.quantity().map(Object::toString).orElse("—")));
        fields.add(new Field(words.of("budget.replay.streams"), String.join(", ", activity.streamIds())));
    }

    private void factor(EmissionFactor factor, List<Field> fields) {
        fields.add(new Field(words.of("budget.replay.name"), factor.name()));
        fields.add(new Field(
                words.of("budget.column.declared"),
                factor.value().map(Object::toString).orElse("—")));
    }
}
