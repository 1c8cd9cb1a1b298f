package cn.suyuan.audit;

import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.measure.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recomputes activities from what their streams measured; collected while the streams are verified. */
final class ActivityReplay {

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /**
     * What one stream gives to one activity.
     *
     * @param quantity quantity in the unit of the activity, empty where it cannot be told
     * @param remarks keys of what had to be done
     */
    record Part(Optional<BigDecimal> quantity, List<String> remarks) {
        Part {
            remarks = List.copyOf(remarks);
        }
    }

    /** Notes what a stream gives to an activity. */
    void add(String activityId, String streamId, Part part) {
        parts.put(key(activityId, streamId), part);
    }

    /** What a stream gives to an activity. */
    static Part part(ActivityDatum activity, ReadingSeries series, StreamQuantity quantity, StreamUnit unit) {
        if (activity.span().isEmpty() || series.size() == 0) {
            return new Part(Optional.empty(), List.of("missing"));
        }
        ActivityDatum.Span span = activity.span().get();
        Optional<BigDecimal> measured = activity.operation() == ActivityDatum.Operation.MEAN
                ? quantity.mean(span)
                : unit.register() ? quantity.registerDifference(span) : quantity.intervalSum(span);
        String wanted = activity.quantity().map(Quantity::unit).orElse(unit.unit());
        Optional<BigDecimal> factor = UnitConversion.factor(unit.unit(), wanted);
        if (factor.isEmpty()) {
            return new Part(Optional.empty(), List.of("unit"));
        }
        return new Part(measured.map(value -> value.multiply(factor.get())), quantity.remarks());
    }

    /**
     * @param register whether values are registers, not intervals
     * @param unit unit of the values
     */
    record StreamUnit(boolean register, String unit) {}

    /** One result for each activity that names streams, in the order of the table. */
    List<ReplayedActivity> results(List<ActivityDatum> activities) {
        return activities.stream()
                .filter(activity -> !activity.streamIds().isEmpty())
                .map(this::result)
                .toList();
    }

    private ReplayedActivity result(ActivityDatum activity) {
        List<List<String>> remarks = new ArrayList<>();
        List<BigDecimal> quantities = new ArrayList<>();
        for (String stream : activity.streamIds()) {
            Part part = parts.getOrDefault(
                    key(activity.activityId(), stream), new Part(Optional.empty(), List.of("no_stream")));
            part.remarks().forEach(remark -> remarks.add(List.of(remark, stream)));
            part.quantity().ifPresent(quantities::add);
            if (part.quantity().isPresent() && activity.streamIds().size() > 1) {
                remarks.add(List.of(
                        ReplayedActivity.PART, stream, part.quantity().get().toPlainString()));
            }
        }
        boolean whole = quantities.size() == activity.streamIds().size();
        return new ReplayedActivity(
                activity.activityId(),
                activity.quantity().map(Quantity::value),
                whole ? Optional.of(joined(activity, quantities)) : Optional.empty(),
                activity.quantity().map(Quantity::unit).orElse(""),
                remarks);
    }

    private static BigDecimal joined(ActivityDatum activity, List<BigDecimal> quantities) {
        BigDecimal sum = quantities.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return activity.operation() == ActivityDatum.Operation.MEAN
                ? sum.divide(BigDecimal.valueOf(quantities.size()), MathContext.DECIMAL64)
                : sum;
    }

    private static String key(String activityId, String streamId) {
        return activityId + "\t" + streamId;
    }
}
