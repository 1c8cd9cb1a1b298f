package cn.suyuan.ui.budget;

import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.uncertainty.JointCoverage;
import cn.suyuan.uncertainty.OutputCorrelation;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Several outputs together: covariances, correlations, factors of joint coverage (JCGM 102). */
final class JointCard {
    private final Words words;

    JointCard(Words words) {
        this.words = words;
    }

    Node node(UncertaintyEvaluation evaluation) {
        Grid<OutputCorrelation> grid = new Grid<OutputCorrelation>("joint", words.of("budget.none"))
                .column(words.of("budget.joint.outputs"), 160, pair -> pair.first() + " – " + pair.second())
                .number(words.of("budget.joint.covariance"), 140, pair -> WhatIfTab.number(pair.covariance()))
                .number(words.of("budget.joint.r_gum"), 150, pair -> digits(pair.propagation()))
                .number(words.of("budget.joint.r_mc"), 150, pair -> digits(pair.monteCarlo()))
                .rows(evaluation.correlations());
        grid.view()
                .setPrefHeight(48 + 30.0 * Math.max(1, evaluation.correlations().size()));
        grid.view().setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        VBox card = Parts.card(words.of("budget.joint.title"), grid.view());
        evaluation.joint().ifPresent(joint -> {
            card.getChildren().add(Parts.text(factors(joint), "muted"));
            if (joint.gap() != JointCoverage.Gap.NONE) {
                card.getChildren().add(Parts.text(words.of("uncertainty.joint.gap", joint.gap())));
            }
        });
        return card;
    }

    private String factors(JointCoverage joint) {
        return words.of(
                "budget.joint.factors",
                WhatIfTab.percent(joint.probability()),
                digits(joint.normalEllipsoidFactor()),
                digits(joint.ellipsoidFactor()),
                digits(joint.rectangleFactor()));
    }

    private static String digits(OptionalDouble value) {
        return value.isPresent() ? digits(value.getAsDouble()) : "—";
    }

    private static String digits(double value) {
        return Double.isNaN(value) ? "—" : String.format(Locale.ROOT, "%.4f", value);
    }
}
