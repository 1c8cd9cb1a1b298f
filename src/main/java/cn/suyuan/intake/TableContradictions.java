package cn.suyuan.intake;

import cn.suyuan.evidence.AuditScope;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.PackTables;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.FootprintTables;
import cn.suyuan.ledger.IdentityText;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.InstrumentStatus;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityTables;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one table says and another cannot let stand: read side by side they do not describe one plant and one year. */
final class TableContradictions {

    /** Kinds that a metering network is drawn of; transformers and sensors belong to one of them. */
    private static final Set<InstrumentKind> METERS = EnumSet.of(
            InstrumentKind.ELECTRICITY_METER,
            InstrumentKind.OIL_FLOW_METER,
            InstrumentKind.GAS_FLOW_METER,
            InstrumentKind.WATER_FLOW_METER,
            InstrumentKind.HEAT_METER);

    private final Problems problems;
    private final Problems ledgerProblems;

    TableContradictions(Problems problems, Problems ledgerProblems) {
        this.problems = problems;
        this.ledgerProblems = ledgerProblems;
    }

    void check(
            AuditScope scope,
            LedgerTables ledger,
            TraceabilityTables traceability,
            FootprintTables footprint,
            PackTables tables) {
        Map<String, MeasuringInstrument> instruments = new HashMap<>();
        ledger.ledger().instruments().forEach(i -> instruments.putIfAbsent(IdentityText.of(i.instrumentNo()), i));
        network(ledger.network(), instruments);
        traceability.certificates().forEach(c -> validity(c, instruments));
        Map<String, String> owners = new HashMap<>();
        for (TableRow stream : tables.streams()) {
            owners.putIfAbsent(stream.textOrEmpty("stream_id"), IdentityText.of(stream.textOrEmpty("instrument_no")));
        }
        for (TableRow stream : tables.streams()) {
            for (String source : stream.textOrEmpty("source_stream_ids").split("[;；]")) {
                if (!source.isBlank() && !owners.containsKey(source.strip())) {
                    cell(stream, "source_stream_ids", Code.CONTRADICTS, "stream_unknown", source.strip());
                }
            }
        }
        Map<String, ActivityDatum> users = new HashMap<>();
        for (ActivityDatum activity : footprint.activities()) {
            scope.period().ifPresent(period -> period(activity, period));
            for (String stream : activity.streamIds()) {
                Optional.ofNullable(users.putIfAbsent(stream, activity))
                        .filter(other -> overlap(other, activity))
                        .ifPresent(other -> cell(
                                activity.row(),
                                "stream_ids",
                                Code.DUPLICATE,
                                "stream_counted_twice",
                                stream,
                                other.activityId()));
                Optional.ofNullable(instruments.get(owners.getOrDefault(stream, "")))
                        .ifPresent(instrument -> service(instrument, activity));
            }
        }
    }

    /** A meter in use whose carrier is drawn in the network and that is not drawn itself. */
    private void network(MeteringNetwork network, Map<String, MeasuringInstrument> instruments) {
        Set<String> drawn = new HashSet<>();
        Set<String> carriers = new HashSet<>();
        for (MeteringNetwork.Edge edge : network.edges()) {
            drawn.add(IdentityText.of(edge.parent()));
            drawn.add(IdentityText.of(edge.child()));
            carriers.add(edge.carrier());
        }
        instruments.forEach((number, instrument) -> {
            boolean expected = METERS.contains(instrument.kind())
                    && instrument.management().status() == InstrumentStatus.IN_USE
                    && carriers.contains(instrument.place().carrier());
            if (expected && !drawn.contains(number)) {
                ledgerProblems.cell(
                        place(instrument.row(), "instrument_no"),
                        Code.CONTRADICTS,
                        "not_in_network",
                        instrument.place().carrier());
            }
        });
    }

    /** A last valid day after the end of the ledger's own interval. */
    private void validity(TraceabilityCertificate certificate, Map<String, MeasuringInstrument> instruments) {
        Optional<LocalDate> until = certificate.issue().validUntil();
        Optional<LocalDate> due = Optional.ofNullable(instruments.get(IdentityText.of(certificate.instrumentNo())))
                .filter(i -> i.management().intervalMonths().isPresent())
                .flatMap(i -> certificate
                        .issue()
                        .performed()
                        .map(day ->
                                day.plusMonths(i.management().intervalMonths().getAsInt())));
        if (until.isPresent() && due.isPresent() && until.get().isAfter(due.get())) {
            cell(
                    certificate.row(),
                    "valid_until",
                    Code.CONTRADICTS,
                    "valid_beyond_interval",
                    due.get().toString());
        }
    }

    /** An activity of another time than the period that is audited. */
    private void period(ActivityDatum activity, DateRange period) {
        activity.span().ifPresent(span -> {
            LocalDate from = span.from().toLocalDate();
            LocalDate last = span.to().minusNanos(1).toLocalDate();
            if (!period.contains(from) || !period.contains(last)) {
                cell(
                        activity.row(),
                        "period_from",
                        Code.CONTRADICTS,
                        "activity_outside_period",
                        from.toString(),
                        last.toString(),
                        period.from().toString(),
                        period.to().toString());
            }
        });
    }

    private static boolean overlap(ActivityDatum one, ActivityDatum other) {
        return one.span().isEmpty()
                || other.span().isEmpty()
                || (one.span().get().from().isBefore(other.span().get().to())
                        && other.span().get().from().isBefore(one.span().get().to()));
    }

    /** A device whose readings are counted while the ledger has it out of use. */
    private void service(MeasuringInstrument instrument, ActivityDatum activity) {
        Optional<LocalDate> last = activity.span().map(s -> s.to().minusNanos(1).toLocalDate());
        boolean unused = instrument.management().status() != InstrumentStatus.IN_USE
                && instrument.management().retired().isEmpty();
        boolean gone = last.isPresent()
                && instrument.management().retired().filter(last.get()::isAfter).isPresent();
        if (unused || gone) {
            ledgerProblems.cell(
                    place(instrument.row(), unused ? "status" : "retired"),
                    Code.CONTRADICTS,
                    "counted_out_of_use",
                    activity.activityId());
        }
    }

    private static Problems.Cell place(TableRow row, String column) {
        return new Problems.Cell(row.source().file(), row.sheet(), row.source().row(), column, row.textOrEmpty(column));
    }

    private void cell(TableRow row, String column, Code code, String detail, String... more) {
        problems.cell(place(row, column), code, detail, more);
    }

    /** Rows of one number and one device with other dates: which of them the document is cannot be both. */
    static List<String> otherDates(List<TraceabilityCertificate> certificates, TraceabilityCertificate one) {
        return certificates.stream()
                .filter(other -> !other.equals(one)
                        && !one.certificateNo().isBlank()
                        && IdentityText.same(other.certificateNo(), one.certificateNo())
                        && IdentityText.same(
                                other.instrument().serialNo(), one.instrument().serialNo()))
                .filter(other -> !other.issue().performed().equals(one.issue().performed())
                        || !other.issue().validUntil().equals(one.issue().validUntil()))
                .map(other -> dates(other) + " (" + other.row().source().row() + ")")
                .toList();
    }

    static String dates(TraceabilityCertificate certificate) {
        return certificate.issue().performed().map(LocalDate::toString).orElse("—") + "/"
                + certificate.issue().validUntil().map(LocalDate::toString).orElse("—");
    }
}
