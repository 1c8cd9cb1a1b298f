package cn.suyuan.traceability;

import cn.suyuan.ledger.IdentityText;
import cn.suyuan.ledger.InstrumentIdentity;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.DateRange;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Days on which one physical meter stood at a measuring point. The ledger has the serial of the last one; the day of a
 * replacement belongs to both.
 *
 * @param days days of service in the period
 * @param serial serial of the meter in comparable form, empty where nobody wrote it down
 * @param last whether it is the meter that the ledger shows
 */
record ServiceSegment(DateRange days, String serial, boolean last) {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /** The segments of an instrument, in order of time. */
    static List<ServiceSegment> of(
            MeasuringInstrument instrument, DateRange service, List<InstrumentIncident> incidents) {
        List<InstrumentIncident> replacements = incidents.stream()
                .filter(i -> i.kind() == InstrumentIncident.Kind.REPLACEMENT)
                .filter(i -> i.from().or(i::to).isPresent())
                .sorted(Comparator.comparing(i -> day(i.from().or(i::to))))
                .toList();
        List<ServiceSegment> segments = new ArrayList<>();
        LocalDate from = service.from();
        for (InstrumentIncident replacement : replacements) {
            LocalDate removed = day(replacement.from().or(replacement::to));
            LocalDate fitted = day(replacement.to().or(replacement::from));
            String old = IdentityText.of(replacement.registers().oldSerial());
            DateRange.between(from, removed)
                    .flatMap(service::intersection)
                    .ifPresent(days -> segments.add(new ServiceSegment(days, old, false)));
            from = fitted.isAfter(from) ? fitted : from;
        }
        String now = IdentityText.of(instrument.identity().serialNo());
        DateRange.between(from, service.to()).ifPresent(days -> segments.add(new ServiceSegment(days, now, true)));
        return segments;
    }

    private static LocalDate day(Optional<OffsetDateTime> time) {
        return time.orElse(OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, CHINA))
                .withOffsetSameInstant(CHINA)
                .toLocalDate();
    }

    /** Whether a certificate names this meter; without a serial on either side nothing contradicts. */
    boolean isNamedBy(InstrumentIdentity named, InstrumentIdentity ledger) {
        if (last) {
            return Identities.agree(ledger, named);
        }
        return serial.isEmpty() || Identities.serialsAgree(serial, named.serialNo());
    }
}
