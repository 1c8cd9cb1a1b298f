package cn.suyuan.app;

import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.CoverageInterval;
import cn.suyuan.uncertainty.GumEvaluation;
import cn.suyuan.uncertainty.InputSensitivity;
import cn.suyuan.uncertainty.JointCoverage;
import cn.suyuan.uncertainty.MonteCarloEvaluation;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.RelativeUncertainty;
import cn.suyuan.uncertainty.SensitivityAnalysis;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** An evaluation in lines for the command line: each a message key with its arguments. */
final class UncertaintyLines {
    private static final double MANY = 1e6;

    private UncertaintyLines() {}

    static List<List<String>> of(UncertaintyEvaluation found) {
        List<List<String>> lines = new ArrayList<>();
        found.outputs().forEach(output -> lines.addAll(of(output)));
        found.joint().ifPresent(joint -> lines.addAll(of(joint)));
        found.problems().forEach(p -> {
            if (p.position() > 0) {
                lines.add(List.of("cli.uncertainty.position", p.subject(), Integer.toString(p.position())));
            }
            List<String> line = new ArrayList<>(
                    List.of("uncertainty.problem." + p.code().name().toLowerCase(Locale.ROOT)));
            line.addAll(p.arguments());
            lines.add(line);
        });
        return lines;
    }

    private static List<List<String>> of(JointCoverage joint) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "cli.uncertainty.joint",
                String.join(" ", joint.outputs()),
                String.format(Locale.ROOT, "%.4f", joint.normalEllipsoidFactor()),
                figure("%.4f", joint.ellipsoidFactor()),
                figure("%.4f", joint.rectangleFactor())));
        if (joint.gap() != JointCoverage.Gap.NONE) {
            lines.add(List.of("uncertainty.joint.gap." + joint.gap().name().toLowerCase(Locale.ROOT)));
        }
        return lines;
    }

    private static List<List<String>> of(OutputEvaluation output) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "cli.uncertainty.value",
                output.output().symbol(),
                figure("%.6g", output.value()),
                output.output().unit()));
        output.gum().ifPresent(gum -> lines.add(gum(gum)));
        output.monteCarlo().ifPresent(mc -> lines.addAll(monteCarlo(mc)));
        output.validation()
                .filter(found -> found.validated())
                .ifPresent(found -> lines.add(List.of("cli.uncertainty.validated", figure("%.2g", found.delta()))));
        output.relative().ifPresent(relative -> lines.add(relative(relative)));
        output.reproduces()
                .ifPresent(agrees ->
                        lines.add(List.of(agrees ? "cli.uncertainty.reproduces" : "cli.uncertainty.differs")));
        output.sensitivity()
                .filter(found -> found.sobolBase() > 0)
                .ifPresent(found -> lines.addAll(sensitivity(found)));
        for (BudgetRemark remark : output.remarks()) {
            lines.addAll(remark(remark, output.output().symbol()));
        }
        return lines;
    }

    private static List<String> gum(GumEvaluation gum) {
        double dof = gum.effectiveDof().orElse(Double.NaN);
        return List.of(
                "cli.uncertainty.gum",
                figure("%.4g", gum.standardUncertainty()),
                figure("%.3f", gum.coverageFactor()),
                figure("%.4g", gum.expandedUncertainty()),
                Double.isNaN(dof) ? "—" : dof > MANY ? "∞" : figure("%.1f", dof));
    }

    private static List<List<String>> monteCarlo(MonteCarloEvaluation mc) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "cli.uncertainty.mc",
                Long.toString(mc.trials()),
                Long.toString(mc.seed()),
                figure("%.6g", mc.mean()),
                figure("%.4g", mc.standardUncertainty()),
                interval(mc.symmetric()),
                interval(mc.shortest())));
        if (mc.tolerance().isPresent()) {
            lines.add(List.of(
                    mc.stabilised() ? "cli.uncertainty.stable" : "cli.uncertainty.unstable",
                    figure("%.2g", mc.tolerance())));
        }
        return lines;
    }

    private static List<String> relative(RelativeUncertainty relative) {
        return List.of(
                "cli.uncertainty.relative." + relative.state().name().toLowerCase(Locale.ROOT),
                percent(relative.propagation()),
                percent(relative.halfLength()),
                percent(relative.longerArm()),
                percent(relative.limit()));
    }

    /** The inputs by their share, with ranks and Sobol indices, and what would bring the result under the limit. */
    private static List<List<String>> sensitivity(SensitivityAnalysis analysis) {
        List<List<String>> lines = new ArrayList<>();
        analysis.inputs().stream()
                .sorted(Comparator.comparingDouble(InputSensitivity::share).reversed())
                .forEach(input -> lines.add(List.of(
                        "cli.uncertainty.input",
                        input.symbol(),
                        percent(input.share()),
                        figure("%.3f", input.rankCorrelation()),
                        index(input.firstOrder()),
                        index(input.total()),
                        input.requiredFactor().isPresent()
                                ? percent(input.requiredFactor().getAsDouble())
                                : "—")));
        if (analysis.commonFactor().isPresent()) {
            lines.add(List.of(
                    "cli.uncertainty.common", percent(analysis.commonFactor().getAsDouble())));
        }
        return lines;
    }

    private static String index(InputSensitivity.SobolIndex index) {
        return index.present()
                ? String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", index.index(), index.low(), index.high())
                : "—";
    }

    private static List<List<String>> remark(BudgetRemark remark, String output) {
        String place = remark.symbol().orElse("")
                + remark.component()
                        .filter(c -> !c.isEmpty())
                        .map(c -> " · " + c)
                        .orElse("");
        List<String> line = new ArrayList<>(
                List.of("uncertainty.remark." + remark.code().name().toLowerCase(Locale.ROOT)));
        line.addAll(remark.arguments());
        return List.of(List.of("cli.uncertainty.remark", place.isEmpty() ? output : place), line);
    }

    private static String interval(CoverageInterval interval) {
        return "[" + figure("%.6g", interval.low()) + ", " + figure("%.6g", interval.high()) + "]";
    }

    private static String percent(double fraction) {
        return Double.isNaN(fraction) ? "—" : figure("%.2f", 100 * fraction) + " %";
    }

    private static String figure(String format, OptionalDouble value) {
        return value.isPresent() ? figure(format, value.getAsDouble()) : "—";
    }

    private static String figure(String format, double value) {
        return Double.isNaN(value) ? "—" : String.format(Locale.ROOT, format, value);
    }
}
