package cn.suyuan.audit;

import cn.suyuan.chain.RegisterReplay;
import cn.suyuan.chain.ServicePeriod;
import cn.suyuan.chain.StageOperation;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamHeader;
import cn.suyuan.chain.StreamKind;
import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.chain.StreamVerdict;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.footprint.BalanceDoubt;
import cn.suyuan.footprint.BalanceDoubt.Code;
import cn.suyuan.footprint.MeterQuantity;
import cn.suyuan.footprint.MeteringBalances;
import cn.suyuan.ledger.Deployment;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.DateRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What each meter of the network measured in each month of the data period, from the readings that were verified. */
final class MonthlyQuantities {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final ImportedCase imported;
    private final ReplayInputs inputs;
    private final Duration widest;
    private final Map<String, List<MeasuringInstrument>> ledger = new HashMap<>();
    private final Map<String, List<StreamDeclaration>> streams = new HashMap<>();
    private final Set<String> used = new TreeSet<>();

    /**
     * @param widest longest time between two readings that a change of month may lie between
     */
    MonthlyQuantities(ImportedCase imported, ReplayInputs inputs, Duration widest) {
        this.imported = imported;
        this.inputs = inputs;
        this.widest = widest;
        imported.ledger()
                .ledger()
                .instruments()
                .forEach(i -> ledger.computeIfAbsent(i.instrumentNo(), no -> new ArrayList<>())
                        .add(i));
        inputs.rows()
                .declarations()
                .forEach(d -> streams.computeIfAbsent(d.instrumentNo(), no -> new ArrayList<>())
                        .add(d));
        imported.footprint().activities().forEach(activity -> used.addAll(activity.streamIds()));
    }

    /**
     * One for each meter with a meter above or below, by number; none where no period is declared.
     *
     * @throws IOException where records cannot be read again
     */
    List<MeterQuantity> all() throws IOException {
        List<DateRange> months =
                imported.scope().period().map(MonthlyQuantities::months).orElse(List.of());
        if (months.isEmpty()) {
            return List.of();
        }
        try {
            // each meter by itself, in the order of the list whatever the number of threads
            return MeteringBalances.meters(imported.ledger().network()).parallelStream()
                    .map(meter -> quantity(meter, months))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static List<DateRange> months(DateRange period) {
        List<DateRange> months = new ArrayList<>();
        for (LocalDate day = period.from();
                !day.isAfter(period.to());
                day = day.plusMonths(1).withDayOfMonth(1)) {
            LocalDate last = day.withDayOfMonth(day.lengthOfMonth());
            months.add(new DateRange(day, last.isAfter(period.to()) ? period.to() : last));
        }
        return months;
    }

    private MeterQuantity quantity(String meter, List<DateRange> months) {
        List<MeasuringInstrument> rows = ledger.getOrDefault(meter, List.of());
        List<StreamDeclaration> last = last(meter);
        if (rows.size() != 1) {
            return without(meter, months, rows.isEmpty() ? Code.NOT_IN_LEDGER : Code.SHARED_NUMBER);
        }
        MeasuringInstrument instrument = rows.get(0);
        if (last.isEmpty()
                && months.stream().noneMatch(m -> instrument.serviceIn(m).isPresent())) {
            return idle(meter, months);
        }
        if (last.isEmpty()) {
            boolean byHand = instrument.place().deployment() == Deployment.OFFLINE;
            return without(meter, months, byHand ? Code.OFFLINE : Code.NO_READINGS);
        }
        if (last.size() > 1) {
            return without(meter, months, Code.SEVERAL_STREAMS);
        }
        String stream = last.get(0).streamId();
        Optional<StreamHeader> header = inputs.header(stream);
        boolean sums = header.filter(h -> h.kind() != StreamKind.REGISTER).isPresent();
        if (header.isEmpty() || (sums && last.get(0).interval().isEmpty())) {
            return without(meter, months, header.isEmpty() ? Code.NO_READINGS : Code.INTERVAL_UNKNOWN);
        }
        List<StreamDeclaration> path = path(last.get(0));
        List<BalanceDoubt> doubts = new ArrayList<>();
        path.forEach(stage -> doubt(stage).ifPresent(doubts::add));
        multiplier(instrument, path).ifPresent(doubts::add);
        return new MeterQuantity(
                meter,
                path.stream().map(StreamDeclaration::streamId).toList(),
                header.get().unit(),
                parts(instrument, stream, months),
                doubts);
    }

    /** Streams of a meter that no other stream of it was made from; the one that an activity names where there are several. */
    private List<StreamDeclaration> last(String meter) {
        List<StreamDeclaration> own = streams.getOrDefault(meter, List.of());
        Set<String> sources = new TreeSet<>();
        own.forEach(stream -> sources.addAll(stream.sources()));
        List<StreamDeclaration> last =
                own.stream().filter(s -> !sources.contains(s.streamId())).toList();
        List<StreamDeclaration> counted =
                last.stream().filter(s -> used.contains(s.streamId())).toList();
        return last.size() > 1 && counted.size() == 1 ? counted : last;
    }

    /** A stream with all that it was made from. */
    private List<StreamDeclaration> path(StreamDeclaration stream) {
        Set<StreamDeclaration> path = new LinkedHashSet<>(List.of(stream));
        List<StreamDeclaration> open = new ArrayList<>(path);
        for (int i = 0; i < open.size(); i++) {
            open.get(i).sources().stream()
                    .flatMap(id -> inputs.rows().find(id).stream())
                    .filter(path::add)
                    .forEach(open::add);
        }
        return List.copyOf(path);
    }

    /** What speaks against the readings of a stage; the worst. */
    private Optional<BalanceDoubt> doubt(StreamDeclaration stage) {
        Optional<StreamVerification> found = inputs.done(stage.streamId()).map(StreamWork.Done::verification);
        boolean complete =
                stage.sources().stream().allMatch(id -> inputs.rows().find(id).isPresent())
                        && (stage.sources().isEmpty() || !stage.operation().isBlank());
        Optional<Code> code = Optional.empty();
        if (found.isPresent() && found.get().verdict() == StreamVerdict.ALTERED) {
            code = Optional.of(Code.ALTERED);
        } else if (found.isPresent()
                && found.get().problems().stream().anyMatch(p -> p.code() == StreamProblemCode.REGISTER_DECREASE)) {
            code = Optional.of(Code.REGISTER_FALLS);
        } else if (!complete
                || found.filter(s -> s.verdict() != StreamVerdict.NOT_VERIFIABLE)
                        .isEmpty()) {
            code = Optional.of(Code.NOT_PROVED);
        }
        return code.map(c -> new BalanceDoubt(c, stage.streamId(), ""));
    }

    /** Ledger against stream: a register is multiplied once, by {@code scale:} (evidence-pack.md, section 3, Tables). */
    private static Optional<BalanceDoubt> multiplier(MeasuringInstrument instrument, List<StreamDeclaration> path) {
        BigDecimal applied = BigDecimal.ONE;
        boolean scaled = false;
        for (StreamDeclaration stage : path) {
            Optional<BigDecimal> factor = StageOperation.read(stage.operation())
                    .filter(read -> read.kind() == StageOperation.Kind.SCALE)
                    .map(read -> read.factors().get(read.factors().size() - 1).factor());
            scaled |= factor.isPresent();
            applied = applied.multiply(factor.orElse(BigDecimal.ONE));
        }
        Optional<BigDecimal> own = instrument.management().multiplier();
        if (own.isPresent() && own.get().compareTo(applied) != 0) {
            return Optional.of(new BalanceDoubt(
                    Code.MULTIPLIER_DIFFERS,
                    instrument.instrumentNo(),
                    own.get().toPlainString() + " / " + applied.toPlainString()));
        }
        boolean unknown = own.isEmpty() && !scaled && instrument.kind() == InstrumentKind.ELECTRICITY_METER;
        return unknown
                ? Optional.of(new BalanceDoubt(Code.MULTIPLIER_UNKNOWN, instrument.instrumentNo(), ""))
                : Optional.empty();
    }

    private List<MeterQuantity.Part> parts(MeasuringInstrument meter, String stream, List<DateRange> months) {
        List<ServicePeriod> spans = months.stream()
                .map(month -> meter.serviceIn(month).orElse(month))
                .map(days -> new ServicePeriod(
                        days.from().atStartOfDay().toInstant(CHINA),
                        days.to().plusDays(1).atStartOfDay().toInstant(CHINA)))
                .toList();
        try {
            List<RegisterReplay.Part> measured = RegisterReplay.each(inputs.input(stream), spans);
            List<MeterQuantity.Part> parts = new ArrayList<>();
            for (int i = 0; i < months.size(); i++) {
                parts.add(part(meter, months.get(i), measured.get(i)));
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MeterQuantity.Part part(MeasuringInstrument meter, DateRange month, RegisterReplay.Part measured) {
        Optional<BigDecimal> quantity = measured.result().quantity();
        Optional<Code> doubt = quantity.isEmpty()
                ? Optional.of(Code.NOT_COVERED)
                : measured.widest().compareTo(widest) > 0 ? Optional.of(Code.BOUNDARY_UNKNOWN) : Optional.empty();
        Optional<DateRange> service = meter.serviceIn(month);
        if (doubt.isPresent() && service.isEmpty()) {
            return nothing(meter.instrumentNo(), month);
        }
        boolean part = doubt.isEmpty() && !service.equals(Optional.of(month));
        return new MeterQuantity.Part(
                month,
                doubt.isPresent() ? Optional.empty() : quantity,
                measured.uncertain(),
                (part ? Optional.of(Code.NOT_IN_SERVICE) : doubt)
                        .map(code -> new BalanceDoubt(code, meter.instrumentNo(), "")));
    }

    /** A meter that served on no day of the period measured nothing. */
    private static MeterQuantity idle(String meter, List<DateRange> months) {
        return new MeterQuantity(
                meter,
                List.of(),
                "",
                months.stream().map(month -> nothing(meter, month)).toList(),
                List.of());
    }

    private static MeterQuantity.Part nothing(String meter, DateRange month) {
        return new MeterQuantity.Part(
                month,
                Optional.of(BigDecimal.ZERO),
                BigDecimal.ZERO,
                Optional.of(new BalanceDoubt(Code.NOT_IN_SERVICE, meter, "")));
    }

    private static MeterQuantity without(String meter, List<DateRange> months, Code why) {
        return new MeterQuantity(
                meter,
                List.of(),
                "",
                months.stream()
                        .map(month ->
                                new MeterQuantity.Part(month, Optional.empty(), BigDecimal.ZERO, Optional.empty()))
                        .toList(),
                List.of(new BalanceDoubt(why, meter, "")));
    }
}
