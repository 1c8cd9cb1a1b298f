package cn.suyuan.traceability;

import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityChain.Reason;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What makes a certificate row suspect in itself: dates, numbers used twice, its own document, a hidden rejection. */
final class CertificateDoubts {

    /** Words of a failed verification, whatever the document calls itself. */
    private static final Pattern FAILED =
            Pattern.compile("不合格|不符合|不通过|未通过|检定结果通知书|\\bfail|\\breject|not conform", Pattern.CASE_INSENSITIVE);

    private final CertificateIndex index;
    private final LocalDate asOf;
    private final TracingRules rules;

    CertificateDoubts(CertificateIndex index, LocalDate asOf, TracingRules rules) {
        this.index = index;
        this.asOf = asOf;
        this.rules = rules;
    }

    List<Reason> of(int id) {
        TraceabilityCertificate certificate = index.get(id);
        List<Reason> reasons = new ArrayList<>();
        dateOrder(certificate).ifPresent(reasons::add);
        if (saysFailed(certificate.conclusion())) {
            reasons.add(suspect("hidden_rejection", certificate, certificate.conclusion()));
        }
        duplicate(id).ifPresent(reasons::add);
        missing(certificate).ifPresent(reasons::add);
        endless(certificate).ifPresent(reasons::add);
        together(certificate).ifPresent(reasons::add);
        repeated(id).ifPresent(reasons::add);
        index.contradictionsOf(id).forEach(c -> reasons.add(contradicted(c, certificate)));
        return reasons;
    }

    private static Reason contradicted(DocumentContradiction c, TraceabilityCertificate certificate) {
        if (c.isAbsent()) {
            List<String> named = List.of(certificate.certificateNo(), c.file());
            return new Reason(ChainState.UNVERIFIED, c.aspect(), named, certificate.certificateNo());
        }
        return c.aspect().equals("signature")
                ? suspect("document_signature", certificate, c.file(), c.inDocument())
                : suspect(
                        "document_contradicts",
                        certificate,
                        "{traceability.aspect." + c.aspect() + "}",
                        c.inRow(),
                        c.inDocument(),
                        c.file());
    }

    /** Whether a conclusion says that the instrument failed. */
    static boolean saysFailed(String conclusion) {
        return FAILED.matcher(conclusion).find();
    }

    /** No regulation lets a verification count so long (facts.md, 2.4): the day is a slip of the pen or worse. */
    private Optional<Reason> endless(TraceabilityCertificate certificate) {
        return certificate
                .issue()
                .performed()
                .flatMap(from -> certificate
                        .issue()
                        .validUntil()
                        .filter(until -> until.isAfter(from.plusYears(rules.longestValidity()))))
                .map(until -> unverified(
                        "validity_implausible", certificate, until, String.valueOf(rules.longestValidity())));
    }

    /** Work of different days, all issued on one day: papers made afterwards (audit-practice.md 4.4, 11). */
    private Optional<Reason> together(TraceabilityCertificate certificate) {
        return certificate
                .issue()
                .issued()
                .filter(day -> index.daysOfWorkIssuedOn(certificate, day) >= rules.issuedTogether())
                .map(day ->
                        unverified("issued_together", certificate, day, index.daysOfWorkIssuedOn(certificate, day)));
    }

    /** All measured values of another instrument's certificate, digit by digit: copied, until its issuer says otherwise. */
    private Optional<Reason> repeated(int id) {
        return index.withSameValues(id, rules.repeatedValues())
                .map(other ->
                        unverified("values_repeated", index.get(id), other.certificateNo(), other.instrumentNo()));
    }

    private static Reason unverified(String key, TraceabilityCertificate certificate, Object... more) {
        List<String> texts = new ArrayList<>();
        texts.add(certificate.certificateNo());
        for (Object argument : more) {
            texts.add(String.valueOf(argument));
        }
        return new Reason(ChainState.UNVERIFIED, key, texts, certificate.certificateNo());
    }

    /** What a certificate must say to be one of this instrument, and about it; without it nothing is proven (facts.md, 2.6). */
    private static Optional<Reason> missing(TraceabilityCertificate certificate) {
        String key = certificate.certificateNo().isBlank()
                ? "number_missing"
                : certificate.instrument().serialNo().isBlank()
                        ? "serial_missing"
                        : certificate.kind() == Kind.VERIFICATION
                                        && certificate.conclusion().isBlank()
                                ? "conclusion_missing"
                                : "";
        return key.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reason(
                        ChainState.UNVERIFIED,
                        key,
                        List.of(certificate.instrumentNo(), certificate.certificateNo()),
                        certificate.certificateNo()));
    }

    /** clauses.md 1.10 (c): received ≤ performed ≤ issued ≤ today, and not ended before the work. */
    private Optional<Reason> dateOrder(TraceabilityCertificate certificate) {
        TraceabilityCertificate.Issue issue = certificate.issue();
        List<LocalDate> days = new ArrayList<>();
        issue.received().ifPresent(days::add);
        issue.performed().ifPresent(days::add);
        issue.issued().ifPresent(days::add);
        days.add(asOf);
        for (int i = 1; i < days.size(); i++) {
            if (days.get(i).isBefore(days.get(i - 1))) {
                return Optional.of(suspect("date_order", certificate, days.get(i - 1), days.get(i)));
            }
        }
        boolean endsBefore = issue.performed()
                .flatMap(performed -> issue.validUntil().map(until -> until.isBefore(performed)))
                .orElse(false);
        return endsBefore
                ? Optional.of(suspect(
                        "date_order",
                        certificate,
                        issue.performed().orElse(asOf),
                        issue.validUntil().orElse(asOf)))
                : Optional.empty();
    }

    /** Numbers used twice are suspect when the serial numbers differ and the issuer is the same. */
    private Optional<Reason> duplicate(int id) {
        TraceabilityCertificate certificate = index.get(id);
        if (certificate.certificateNo().isBlank() || certificate.kind() == Kind.TYPE_APPROVAL) {
            return Optional.empty();
        }
        return index.withSameNumber(id)
                .map(other -> suspect(
                        "number_used_twice",
                        certificate,
                        other.instrumentNo(),
                        other.instrument().serialNo(),
                        certificate.instrument().serialNo()));
    }

    private static Reason suspect(String key, TraceabilityCertificate certificate, Object... arguments) {
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(String.valueOf(argument));
        }
        return new Reason(ChainState.SUSPECT, key, texts, certificate.certificateNo());
    }
}
