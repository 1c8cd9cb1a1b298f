package cn.suyuan.audit;

import cn.suyuan.chain.MeterEvent;
import cn.suyuan.chain.PlainStream;
import cn.suyuan.chain.RegisterReplay;
import cn.suyuan.chain.ServicePeriod;
import cn.suyuan.chain.StageOperation;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamHeader;
import cn.suyuan.chain.StreamKind;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.measure.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recomputes activities from the readings that were verified. */
final class ActivityReplay {

    private final ReplayInputs inputs;

    ActivityReplay(ReplayInputs inputs) {
        this.inputs = inputs;
    }

    /** One result for each activity that names streams, in the order of the table. */
    List<ReplayedActivity> of(List<ActivityDatum> activities) throws IOException {
        List<ReplayedActivity> replayed = new ArrayList<>();
        for (ActivityDatum activity : activities) {
            if (!activity.streamIds().isEmpty()) {
                replayed.add(replayed(activity));
            }
        }
        return replayed;
    }

    private ReplayedActivity replayed(ActivityDatum activity) throws IOException {
        List<List<String>> remarks = new ArrayList<>();
        Optional<BigDecimal> recomputed = Optional.empty();
        Optional<ServicePeriod> span = activity.span()
                .filter(s -> !s.to().isBefore(s.from()))
                .map(s -> new ServicePeriod(s.from().toInstant(), s.to().toInstant()));
        List<String> missing = activity.streamIds().stream()
                .filter(id -> !inputs.isReadable(id))
                .toList();
        if (span.isEmpty()) {
            remarks.add(List.of("no_span"));
        } else if (!missing.isEmpty()) {
            missing.forEach(id -> remarks.add(List.of("no_stream", id)));
        } else {
            recomputed = quantity(activity, activity.streamIds(), span.get(), remarks);
            activity.streamIds().stream()
                    .filter(id -> inputs.done(id)
                            .filter(d -> PlainStream.isPlain(d.verification()))
                            .isPresent())
                    .forEach(id -> remarks.add(List.of(ReplayedActivity.NOT_CHAINED, id)));
            if (recomputed.isPresent() && activity.streamIds().size() > 1) {
                parts(activity, span.get(), remarks);
            }
            if (recomputed.isPresent()) {
                ratioChanges(activity, span.get(), recomputed.get(), remarks);
            }
        }
        return new ReplayedActivity(
                activity.activityId(),
                activity.quantity().map(Quantity::value),
                recomputed,
                activity.quantity().map(Quantity::unit).orElse(""),
                remarks);
    }

    private void parts(ActivityDatum activity, ServicePeriod span, List<List<String>> remarks) throws IOException {
        for (String stream : activity.streamIds()) {
            quantity(activity, List.of(stream), span, new ArrayList<>())
                    .ifPresent(part -> remarks.add(List.of(ReplayedActivity.PART, stream, part.toPlainString())));
        }
    }

    /** Readings after a change of ratio that are scaled by the ratio before it: what they would be by the new one. */
    private void ratioChanges(
            ActivityDatum activity, ServicePeriod span, BigDecimal recomputed, List<List<String>> remarks)
            throws IOException {
        BigDecimal total = recomputed;
        for (String stream : activity.streamIds()) {
            for (MeterEvent event : notFollowed(stream)) {
                if (event.from().isBefore(span.from()) || !event.from().isBefore(span.to())) {
                    continue;
                }
                BigDecimal old = event.oldMultiplier().orElseThrow();
                BigDecimal now = event.newMultiplier().orElseThrow();
                ServicePeriod after = new ServicePeriod(event.from(), span.to());
                Optional<BigDecimal> part = quantity(activity, List.of(stream), after, new ArrayList<>());
                if (part.isEmpty()) {
                    continue;
                }
                total = total.add(part.get().multiply(now.subtract(old)).divide(old, MathContext.DECIMAL64));
                remarks.add(List.of(
                        ReplayedActivity.RATIO,
                        stream,
                        event.incidentId(),
                        event.from().atOffset(ZoneOffset.ofHours(8)).toString(),
                        old.toPlainString(),
                        now.toPlainString(),
                        total.setScale(recomputed.scale(), RoundingMode.HALF_EVEN)
                                .toPlainString()));
            }
        }
    }

    /** Changes of ratio of the meter that a stream, scaled all the time by the ratio before, does not follow. */
    private List<MeterEvent> notFollowed(String stream) {
        List<BigDecimal> scales = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String id = stream;
        while (seen.add(id)) {
            Optional<StreamDeclaration> declaration = inputs.rows().find(id);
            declaration
                    .flatMap(found -> StageOperation.read(found.operation()))
                    .filter(read -> read.kind() == StageOperation.Kind.SCALE && !read.isDated())
                    .ifPresent(read -> scales.add(read.factors().get(0).factor()));
            id = declaration
                    .flatMap(found -> found.sources().stream().findFirst())
                    .orElse(id);
        }
        return inputs.done(id).map(StreamWork.Done::events).orElse(List.of()).stream()
                .filter(event -> event.kind() == MeterEvent.Kind.RATIO_CHANGE)
                .filter(event -> event.newMultiplier().isPresent()
                        && event.oldMultiplier()
                                .filter(old -> old.signum() > 0
                                        && scales.stream().anyMatch(scale -> scale.compareTo(old) == 0))
                                .isPresent())
                .toList();
    }

    /** In the unit of the activity; streams of another unit are converted where it is a decimal multiple. */
    private Optional<BigDecimal> quantity(
            ActivityDatum activity, List<String> ids, ServicePeriod span, List<List<String>> remarks)
            throws IOException {
        String unit = inputs.header(ids.get(0)).map(StreamHeader::unit).orElse("");
        boolean oneUnit = ids.stream()
                .allMatch(id ->
                        inputs.header(id).map(StreamHeader::unit).orElse("").equals(unit));
        Optional<BigDecimal> factor = UnitConversion.factor(
                unit, activity.quantity().map(Quantity::unit).orElse(unit));
        if (!oneUnit || factor.isEmpty()) {
            remarks.add(List.of("unit", String.join(";", ids)));
            return Optional.empty();
        }
        List<RegisterReplay.Input> streams = ids.stream().map(inputs::input).toList();
        RegisterReplay.Result result = measured(activity, streams, span);
        result.remarks().forEach(remarks::add);
        return result.quantity().map(value -> value.multiply(factor.get()));
    }

    private static RegisterReplay.Result measured(
            ActivityDatum activity, List<RegisterReplay.Input> inputs, ServicePeriod span) throws IOException {
        boolean registers = inputs.stream().allMatch(input -> input.kind() == StreamKind.REGISTER);
        return switch (activity.operation()) {
            case MEAN -> RegisterReplay.mean(inputs, span);
            case REGISTER_DIFFERENCE -> RegisterReplay.registerDifference(inputs, span);
            case SUM, DECLARED, UNKNOWN ->
                registers ? RegisterReplay.registerDifference(inputs, span) : RegisterReplay.sum(inputs, span);
        };
    }
}
