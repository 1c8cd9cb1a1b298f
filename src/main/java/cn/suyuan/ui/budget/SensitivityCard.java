package cn.suyuan.ui.budget;

import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.InputSensitivity;
import cn.suyuan.uncertainty.InputSensitivity.SobolIndex;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.RelativeUncertainty;
import cn.suyuan.uncertainty.SensitivityAnalysis;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;

/** Which inputs the uncertainty comes from, and what would bring it under the limit. */
final class SensitivityCard {
    private final Words words;
    private final InputNames names;

    SensitivityCard(Words words, InputNames names) {
        this.words = words;
        this.names = names;
    }

    Node node(OutputEvaluation output) {
        if (output.sensitivity().isEmpty()) {
            return Parts.text(words.of("budget.sensitivity.none"), "muted");
        }
        SensitivityAnalysis analysis = output.sensitivity().get();
        List<InputSensitivity> inputs = analysis.inputs().stream()
                .sorted(Comparator.comparingDouble(InputSensitivity::share).reversed())
                .toList();
        Grid<InputSensitivity> grid = new Grid<InputSensitivity>("sensitivity", words.of("budget.sensitivity.none"))
                .column(words.of("budget.column.symbol"), 150, input -> names.of(input.symbol()))
                .number(words.of("budget.column.share"), 84, input -> WhatIfTab.percent(input.share()))
                .number(
                        words.of("budget.column.rank"),
                        76,
                        input -> input.rankCorrelation().isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        "%.3f",
                                        input.rankCorrelation().getAsDouble())
                                : "—")
                .number(words.of("budget.column.first"), 150, input -> index(input.firstOrder()))
                .number(words.of("budget.column.total"), 150, input -> index(input.total()))
                .number(
                        words.of("budget.column.required"),
                        100,
                        input -> input.requiredFactor().isPresent()
                                ? words.of(
                                        "budget.required",
                                        String.format(
                                                Locale.ROOT,
                                                "%.0f",
                                                100 * input.requiredFactor().getAsDouble()))
                                : "—")
                .rows(inputs);
        grid.view().setPrefHeight(Math.min(460, 44 + 30.0 * (inputs.size() + 1)));
        grid.view().setMinHeight(160);
        String needed = analysis.commonFactor().isPresent()
                ? words.of(
                        "budget.sensitivity.needed",
                        WhatIfTab.percent(output.relative()
                                .map(RelativeUncertainty::limit)
                                .orElse(EvaluationSettings.standard().relativeLimit())),
                        String.format(
                                Locale.ROOT,
                                "%.0f",
                                100 * analysis.commonFactor().getAsDouble()))
                : words.of("budget.sensitivity.within");
        String basis = analysis.sobolBase() > 0
                ? words.of(
                        analysis.independent() ? "budget.sensitivity.sobol" : "budget.sensitivity.grouped",
                        analysis.sobolBase())
                : words.of("budget.sensitivity.shares");
        return Parts.card(
                words.of("budget.sensitivity.title"), Parts.text(needed), Parts.text(basis, "muted"), grid.view());
    }

    private static String index(SobolIndex index) {
        return index.present()
                ? String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", index.index(), index.low(), index.high())
                : "—";
    }
}
