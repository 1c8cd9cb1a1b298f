package cn.suyuan.uncertainty;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a certificate says about the uncertainty of an instrument, as far as a budget is compared with it.
 *
 * @param reference as components name it, for instance {@code certificate:DL-2025-0041}
 * @param expanded expanded uncertainty, or half-width where {@code k} is empty and it is a permissible error
 * @param k coverage factor; empty for a maximum permissible error
 * @param relative whether {@code expanded} is a fraction of the value
 * @param standards the measurement standards it was made with
 */
public record CertificateUncertainty(
        String reference, double expanded, OptionalDouble k, boolean relative, List<String> standards) {
    public CertificateUncertainty {
        standards = List.copyOf(standards);
    }

    /** Returns the standard uncertainty for an estimate, in its unit: U/k, or a/sqrt 3 of a permissible error. */
    public double standardUncertainty(double estimate) {
        double absolute = relative ? expanded * Math.abs(estimate) : expanded;
        return absolute / k.orElse(Math.sqrt(3));
    }
}
