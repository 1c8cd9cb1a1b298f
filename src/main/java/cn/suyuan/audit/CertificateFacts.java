package cn.suyuan.audit;

import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityCertificate.Results;
import cn.suyuan.uncertainty.CertificateUncertainty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the certificates say about uncertainty, as far as a budget is compared with it. */
final class CertificateFacts {

    /** A permissible error such as {@code ±0.5%}. */
    private static final Pattern PERMISSIBLE = Pattern.compile("±\\s*(\\d+(?:\\.\\d+)?)\\s*[%％]");

    private CertificateFacts() {}

    static List<CertificateUncertainty> of(List<TraceabilityCertificate> certificates) {
        List<CertificateUncertainty> facts = new ArrayList<>();
        for (TraceabilityCertificate certificate : certificates) {
            fact(certificate).ifPresent(facts::add);
        }
        return facts;
    }

    private static Optional<CertificateUncertainty> fact(TraceabilityCertificate certificate) {
        String reference = "certificate:" + certificate.certificateNo();
        List<String> standards = certificate.standardsUsed().stream()
                .map(TraceabilityCertificate.StandardUse::instrumentNo)
                .toList();
        Results results = certificate.results();
        if (results.expandedUncertainty().isPresent()) {
            boolean relative = results.uncertaintyUnit().matches("[%％]");
            BigDecimal expanded = results.expandedUncertainty().get();
            return Optional.of(new CertificateUncertainty(
                    reference,
                    relative ? expanded.movePointLeft(2).doubleValue() : expanded.doubleValue(),
                    results.coverageFactor()
                            .map(k -> OptionalDouble.of(k.doubleValue()))
                            .orElse(OptionalDouble.of(2)),
                    relative,
                    standards));
        }
        Matcher permissible = PERMISSIBLE.matcher(results.mpe());
        return permissible.find()
                ? Optional.of(new CertificateUncertainty(
                        reference,
                        new BigDecimal(permissible.group(1)).movePointLeft(2).doubleValue(),
                        OptionalDouble.empty(),
                        true,
                        standards))
                : Optional.empty();
    }
}
