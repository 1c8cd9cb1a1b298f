package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.BudgetRemark.Code;
import cn.suyuan.uncertainty.BudgetRemark.Weight;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at the lines of a budget: against the certificates they name, and for slips that show in the line itself. */
final class ComponentLint {
    /** Certificates and budgets are rounded to two or three digits. */
    private static final double NEAR = 0.02;
    /** A part of a measured activity's value that no instrument error amounts to. */
    private static final double LARGE_FRACTION = 0.3;

    private static final double TINY_FRACTION = 1e-6;
    private static final List<String> WORDS_OF_EXPANDED = List.of("扩展", "u95", "expanded");
    private static final List<String> WORDS_OF_LIMIT =
            List.of("允许误差", "允差", "误差限", "半宽", "准确度等级", "mpe", "half-width", "half width", "accuracy class");

    private final ResolvedModel model;
    private final Map<String, CertificateUncertainty> certificates;
    private final Remarks remarks;

    ComponentLint(ResolvedModel model, Map<String, CertificateUncertainty> certificates, Remarks remarks) {
        this.model = model;
        this.certificates = certificates;
        this.remarks = remarks;
    }

    void look(Set<Integer> used) {
        for (int i = 0; i < model.inputs().size(); i++) {
            ResolvedInput input = model.inputs().get(i);
            if (!used.contains(i)) {
                remarks.addOn(input.symbol(), Code.INPUT_NOT_USED, Weight.NOTE);
                continue;
            }
            whole(input);
            for (ResolvedInput.Part part : input.components()) {
                component(input, part);
            }
        }
    }

    private void whole(ResolvedInput input) {
        InputQuantity declared = input.declared();
        if (input.constant()) {
            remarks.addOn(input.symbol(), Code.NO_COMPONENTS, Weight.NOTE);
        }
        for (UncertaintyComponent component : declared.components()) {
            if (component.notApplicable().map(String::isBlank).orElse(false)) {
                remarks.addOn(input.symbol(), component.name(), Code.NOT_APPLICABLE_WITHOUT_REASON, Weight.DEFECT);
            }
        }
        if (measured(declared)) {
            for (ComponentKind kind :
                    List.of(ComponentKind.CALIBRATION, ComponentKind.SAMPLING, ComponentKind.TRANSMISSION)) {
                if (declared.components().stream().noneMatch(component -> component.kind() == kind)) {
                    Weight weight = kind == ComponentKind.CALIBRATION ? Weight.SUSPICION : Weight.DEFECT;
                    remarks.addOn(input.symbol(), Code.COMPONENT_MISSING, weight, Remarks.word(kind.name()));
                }
            }
        }
        estimate(input);
    }

    /** A measured activity: it names one, and its budget is not empty. */
    private static boolean measured(InputQuantity input) {
        return input.reference().map(text -> text.startsWith("activity:")).orElse(false);
    }

    private void estimate(ResolvedInput input) {
        if (input.components().size() != 1) {
            return;
        }
        Distribution distribution = input.components().get(0).declared().distribution();
        double value = input.declared().value().doubleValue();
        double away = Math.abs(value - input.estimate());
        if (distribution.describesQuantity() && away > 0.01 * input.standardUncertainty()) {
            // with a geometric standard deviation the estimate is the median by agreement
            boolean agreed = distribution.has(DistributionParameter.GSD);
            Weight weight = agreed || away <= 0.1 * input.standardUncertainty() ? Weight.NOTE : Weight.SUSPICION;
            remarks.addOn(
                    input.symbol(),
                    Code.ESTIMATE_IS_NOT_MEAN,
                    weight,
                    input.declared().value().toPlainString(),
                    Remarks.number(input.estimate()));
        }
        if (Double.isInfinite(input.components().get(0).marginal().standardDeviation())) {
            remarks.addOn(
                    input.symbol(),
                    Code.NO_FINITE_VARIANCE,
                    Weight.SUSPICION,
                    distribution.kind().key());
        }
    }

    private void component(ResolvedInput input, ResolvedInput.Part part) {
        Optional<String> reference = part.declared().reference();
        Optional<CertificateUncertainty> certificate =
                reference.flatMap(name -> Optional.ofNullable(certificates.get(name)));
        if (certificate.isPresent()) {
            against(input, part, certificate.get());
            return;
        }
        boolean namesOne =
                reference.map(name -> name.startsWith("certificate:")).orElse(false);
        if (namesOne && !certificates.isEmpty()) {
            String number =
                    reference.map(name -> name.substring(name.indexOf(':') + 1)).orElse("");
            remarks.addOn(input.symbol(), Code.CERTIFICATE_UNKNOWN, Weight.SUSPICION, number);
        }
        alone(input, part);
    }

    private void against(ResolvedInput input, ResolvedInput.Part part, CertificateUncertainty certificate) {
        double estimate = input.declared().value().doubleValue();
        double expected = certificate.standardUncertainty(estimate);
        double used = part.standardUncertainty();
        double ratio = used / expected;
        if (!(expected > 0) || !Double.isFinite(ratio) || near(ratio, 1)) {
            return;
        }
        String name = part.declared().name();
        double factor = certificate.k().orElse(Math.sqrt(3));
        boolean expanded = certificate.k().isPresent();
        if (near(ratio, factor)) {
            Code code = expanded ? Code.EXPANDED_USED_AS_STANDARD : Code.HALF_WIDTH_USED_AS_STANDARD;
            remarks.addOn(input.symbol(), name, code, Weight.DEFECT, used, expected);
        } else if (scaled(ratio, Math.abs(estimate)) || scaled(ratio / factor, Math.abs(estimate))) {
            remarks.addOn(input.symbol(), name, Code.PERCENT_AGAINST_ABSOLUTE, Weight.DEFECT, used, expected);
        } else if (ratio < 1) {
            remarks.addOn(input.symbol(), name, Code.SMALLER_THAN_CERTIFICATE, Weight.DEFECT, used, expected);
        }
    }

    /** A ratio that comes of percent for fraction, or of relative for absolute. */
    private static boolean scaled(double ratio, double estimate) {
        return near(ratio, 100)
                || near(ratio, 0.01)
                || near(ratio, estimate)
                || near(ratio, 1 / estimate)
                || near(ratio, estimate / 100)
                || near(ratio, 100 / estimate);
    }

    private static boolean near(double found, double expected) {
        return Math.abs(found - expected) <= NEAR * expected;
    }

    private void alone(ResolvedInput input, ResolvedInput.Part part) {
        Distribution distribution = part.declared().distribution();
        String name = part.declared().name();
        String words = name.toLowerCase(Locale.ROOT);
        double used = part.standardUncertainty();
        boolean standard = distribution.has(DistributionParameter.STANDARD);
        boolean noFactor = distribution.has(DistributionParameter.EXPANDED)
                && distribution.parameter(DistributionParameter.K).orElse(2) == 1;
        if (noFactor || (standard && WORDS_OF_EXPANDED.stream().anyMatch(words::contains))) {
            remarks.addOn(input.symbol(), name, Code.EXPANDED_USED_AS_STANDARD, Weight.SUSPICION, used, used / 2);
        } else if (standard && WORDS_OF_LIMIT.stream().anyMatch(words::contains)) {
            remarks.addOn(
                    input.symbol(),
                    name,
                    Code.HALF_WIDTH_USED_AS_STANDARD,
                    Weight.SUSPICION,
                    used,
                    used / Math.sqrt(3));
        }
        magnitude(input, part);
    }

    /** A fraction read as an absolute number, or a percentage as a fraction, shows in the size of the result. */
    private void magnitude(ResolvedInput input, ResolvedInput.Part part) {
        boolean relative = part.declared().distribution().relative();
        double used = part.standardUncertainty();
        double size = Math.abs(input.declared().value().doubleValue());
        boolean instrumental = part.declared().kind() != ComponentKind.OTHER;
        double fraction = used / size;
        boolean large = fraction >= (instrumental ? LARGE_FRACTION : 1) && (relative || instrumental);
        boolean tiny = !relative && fraction > 0 && fraction < TINY_FRACTION && instrumental;
        if (size > 0 && (large || tiny)) {
            double expected = tiny ? used * size : used / 100;
            String name = part.declared().name();
            remarks.addOn(input.symbol(), name, Code.PERCENT_AGAINST_ABSOLUTE, Weight.SUSPICION, used, expected);
        }
    }
}
