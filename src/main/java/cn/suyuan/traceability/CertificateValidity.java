package cn.suyuan.traceability;

import cn.suyuan.measure.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * On which days a certificate counts (evidence-pack.md, sections 3 to 5): from the day of the work to the last valid day,
 * which the certificate, the interval or an earlier due date of the plan gives, and not beyond a failed verification.
 */
final class CertificateValidity {

    private final CertificateIndex index;
    private final List<Optional<DateRange>> cache;

    CertificateValidity(CertificateIndex index) {
        this.index = index;
        List<Optional<DateRange>> days = new ArrayList<>(index.size());
        for (int id = 0; id < index.size(); id++) {
            days.add(compute(index.get(id)));
        }
        cache = List.copyOf(days);
    }

    /** The days on which a certificate counts; empty where its day of work is missing or it ended before it began. */
    Optional<DateRange> days(int id) {
        return cache.get(id);
    }

    private Optional<DateRange> compute(TraceabilityCertificate certificate) {
        Optional<LocalDate> performed = certificate.issue().performed();
        if (performed.isEmpty() || !CertificateIndex.provesTraceability(certificate)) {
            return Optional.empty();
        }
        LocalDate from = performed.get();
        LocalDate last = lastValidDay(certificate, from);
        LocalDate due = earliestDue(certificate, from, last);
        return DateRange.between(from, beforeRejection(certificate, from, due));
    }

    /** Month arithmetic: 2024-03-08 and 12 months last through 2025-03-07. Without any end: the day itself. */
    private LocalDate lastValidDay(TraceabilityCertificate certificate, LocalDate from) {
        Optional<LocalDate> written = certificate.issue().validUntil();
        if (written.isPresent()) {
            return written.get();
        }
        OptionalInt months = index.instrument(certificate.instrumentNo())
                .map(i -> i.management().intervalMonths())
                .orElse(OptionalInt.empty());
        if (months.isPresent() && months.getAsInt() > 0) {
            return from.plusMonths(months.getAsInt()).minusDays(1);
        }
        return planned(certificate, from).stream().min(LocalDate::compareTo).orElse(from);
    }

    private LocalDate earliestDue(TraceabilityCertificate certificate, LocalDate from, LocalDate last) {
        return planned(certificate, from).stream()
                .filter(due -> due.isBefore(last))
                .min(LocalDate::compareTo)
                .orElse(last);
    }

    /** Due days after the work of this certificate; a row that this or an earlier certificate has fulfilled is none. */
    private List<LocalDate> planned(TraceabilityCertificate certificate, LocalDate from) {
        return index.planOf(certificate.instrumentNo()).stream()
                .filter(row ->
                        row.certificateNo().isEmpty() || !row.certificateNo().equals(certificate.certificateNo()))
                .filter(row -> row.done().map(done -> done.isAfter(from)).orElse(true))
                // what was done in time has a certificate of its own, of a new meter perhaps, and cuts nothing short
                .filter(row -> row.done().isEmpty()
                        || row.due().isEmpty()
                        || row.done().get().isAfter(row.due().get()))
                .flatMap(row -> row.due().stream())
                .filter(due -> due.isAfter(from))
                .toList();
    }

    private LocalDate beforeRejection(TraceabilityCertificate certificate, LocalDate from, LocalDate last) {
        return index.rejectionDays(certificate.instrumentNo()).stream()
                .filter(day -> day.isAfter(from))
                .map(day -> day.minusDays(1))
                .filter(day -> day.isBefore(last))
                .min(LocalDate::compareTo)
                .orElse(last);
    }
}
