package cn.suyuan.rule.check.clause4;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.CaseView;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a traceability chain rests on: rows of the certificates that it was followed through. */
final class ChainEvidence {

    private ChainEvidence() {}

    /** Rows of all certificates of the chain, in the order of the path. */
    static List<EvidenceReference> of(TraceabilityChain chain, CaseView view) {
        Set<EvidenceReference> rows = new LinkedHashSet<>();
        chain.coverage()
                .forEach(c -> view.certificate(c.certificateNo())
                        .ifPresent(found -> rows.add(found.row().source())));
        chain.path()
                .forEach(link -> view.certificate(link.certificateNo())
                        .ifPresent(found -> rows.add(found.row().source())));
        chain.reasons()
                .forEach(reason -> view.certificate(reason.certificateNo())
                        .ifPresent(found -> rows.add(found.row().source())));
        return List.copyOf(rows);
    }

    /** The certificate that the chain's state comes from: that of the first reason, else of the first link. */
    static Optional<TraceabilityCertificate> culprit(TraceabilityChain chain, CaseView view) {
        return chain.reasons().stream()
                .filter(r -> r.state() == chain.state() && !r.certificateNo().isEmpty())
                .findFirst()
                .flatMap(r -> view.certificate(r.certificateNo()))
                .or(() -> chain.path().stream()
                        .filter(link -> link.state() == chain.state())
                        .findFirst()
                        .flatMap(link -> view.certificate(link.certificateNo())))
                .or(() -> view.certificatesOf(chain.instrumentNo()).stream().findFirst());
    }

    /** The instrument's own certificate that rests on own standards: the one that counts, else the latest. */
    static Optional<TraceabilityCertificate> ownWithStandards(TraceabilityChain chain, CaseView view) {
        List<TraceabilityCertificate> own = view.certificatesOf(chain.instrumentNo()).stream()
                .filter(c -> !c.standardsUsed().isEmpty())
                .toList();
        return own.stream()
                .filter(c -> chain.coverage().stream()
                        .anyMatch(d -> d.certificateNo().equals(c.certificateNo())))
                .filter(c -> lapsedAtUse(c, view))
                .findFirst()
                .or(() -> own.stream().reduce((first, last) -> last));
    }

    /** Whether the certificate named with a standard had ended on the day of the work. */
    private static boolean lapsedAtUse(TraceabilityCertificate certificate, CaseView view) {
        return certificate.standardsUsed().stream()
                .anyMatch(use -> view.certificate(use.certificateNo())
                        .flatMap(c -> c.issue().validUntil())
                        .flatMap(until -> certificate.issue().performed().filter(until::isBefore))
                        .isPresent());
    }

    /** Standards used, joined. */
    static String standardOf(Optional<TraceabilityCertificate> certificate) {
        return certificate
                .map(c -> String.join(
                        "、",
                        c.standardsUsed().stream().map(u -> u.instrumentNo()).toList()))
                .filter(s -> !s.isEmpty())
                .orElse("—");
    }

    /** Last valid day of the standard's latest certificate before its use. */
    static String standardValidUntil(Optional<TraceabilityCertificate> certificate, CaseView view) {
        Optional<LocalDate> performed = certificate.flatMap(c -> c.issue().performed());
        return certificate.stream()
                .flatMap(c -> c.standardsUsed().stream())
                .flatMap(use -> view.certificatesOf(use.instrumentNo()).stream())
                .flatMap(c -> c.issue().validUntil().stream())
                .filter(until -> performed.isEmpty() || until.isBefore(performed.get()))
                .max(LocalDate::compareTo)
                .map(LocalDate::toString)
                .orElse("—");
    }
}
