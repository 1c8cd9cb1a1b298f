package cn.suyuan.sampledata;

import cn.suyuan.sampledata.Series.Point;
import cn.suyuan.sampledata.StreamFile.Name;
import cn.suyuan.sampledata.StreamFile.Origin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/** A small signed pack of 2025: meters of one carrier, how they hang together, and a daily register of each. */
public final class NetworkPack {

    private static final Keys KEYS = new Keys(SampleDataGenerator.SEED);

    private final String carrier;
    private final Sheet ledger = new Sheet(
            "instrument_no",
            "name",
            "kind",
            "serial_no",
            "carrier",
            "level",
            "status",
            "multiplier",
            "condition",
            "commissioned");
    private final Sheet network = new Sheet("parent", "child", "carrier");
    private final Sheet incidents =
            new Sheet(("incident_id,instrument_no,kind,from,to,last_register,first_register,old_multiplier,"
                            + "new_multiplier,approved_by,assessment,modulus")
                    .split(","));
    private final Map<String, StreamFile> streams = new LinkedHashMap<>();

    /**
     * @param carrier {@code electricity} in kWh, {@code natural_gas} in m³
     */
    public NetworkPack(String carrier) {
        this.carrier = carrier;
    }

    private String unit() {
        return carrier.equals("electricity") ? "kWh" : "m³";
    }

    /** A row of the ledger below a meter, empty for an entry; other meters above follow with {@link #below}. */
    public NetworkPack meter(String no, String parent, String multiplier) {
        boolean electric = carrier.equals("electricity");
        ledger.add(
                no,
                electric ? "电能表" : "流量计",
                electric ? "electricity_meter" : "gas_flow_meter",
                "S-" + no,
                carrier,
                parent.isEmpty() ? "1" : "2",
                "in_use",
                multiplier,
                electric ? "" : "standard@20");
        return below(no, parent);
    }

    /** First day of service of a meter of the ledger. */
    public NetworkPack commissioned(String no, String day) {
        ledger.row("instrument_no", no).put("commissioned", day);
        return this;
    }

    /** Another line of the network. */
    public NetworkPack below(String no, String parent) {
        network.add(parent, no, carrier);
        return this;
    }

    /** A row of {@code incidents.csv}. */
    public NetworkPack incident(Object... cells) {
        incidents.add(cells);
        return this;
    }

    /** A register read every midnight, from a quantity for each day (0 for 1 January). */
    public NetworkPack register(String no, IntToDoubleFunction day) {
        return register(no, day, i -> true, value -> value);
    }

    /**
     * The same with readings left out, and with what the register really showed.
     *
     * @param read which midnights have a reading, 0 for the beginning of the year
     * @param shown the register at a midnight from what the meter counted since the beginning
     */
    public NetworkPack register(
            String no, IntToDoubleFunction day, IntPredicate read, UnaryOperator<BigDecimal> shown) {
        List<Point> points = new ArrayList<>();
        double counted = 100;
        for (int i = 0; i <= Series.DAYS; i++) {
            if (read.test(i)) {
                points.add(new Point(Series.START.plusDays(i), shown.apply(decimals(counted))));
            }
            counted += i < Series.DAYS ? day.applyAsDouble(i) : 0;
        }
        return put(no + "-acquired", no, "acquired", points, "", "");
    }

    /** A second stage that multiplies increments: by {@code before} up to a day, by {@code after} from then on. */
    public NetworkPack scaled(String no, String operation, double before, double after, LocalDateTime change) {
        List<Point> points = new ArrayList<>();
        List<Point> source = streams.get(no + "-acquired").series.points();
        BigDecimal value = source.get(0).value().multiply(BigDecimal.valueOf(before));
        for (int i = 0; i < source.size(); i++) {
            if (i > 0) {
                double factor = source.get(i).time().isBefore(change) ? before : after;
                BigDecimal step =
                        source.get(i).value().subtract(source.get(i - 1).value());
                value = value.add(step.multiply(BigDecimal.valueOf(factor)));
            }
            points.add(new Point(source.get(i).time(), value));
        }
        return put(no + "-processed", no, "processed", points, no + "-acquired", operation);
    }

    private NetworkPack put(String id, String no, String stage, List<Point> points, String sources, String operation) {
        streams.put(
                id,
                new StreamFile(
                        new Name(id, no, stage, "register", unit()),
                        new Origin(sources, operation, "GW-01"),
                        new Series(points, 86_400),
                        (i, time) -> 0));
        return this;
    }

    private static BigDecimal decimals(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
    }

    /** Changes values of a stream after it was signed, from a day of the year on. */
    public NetworkPack falsify(String id, int firstDay, int days, double by) {
        streams.get(id).falsify(firstDay + 1, days, value -> value.add(BigDecimal.valueOf(by)));
        return this;
    }

    /** The whole as a signed bag. */
    public byte[] zip() {
        Map<String, byte[]> files = new TreeMap<>();
        Sheet rows = new Sheet(
                "stream_id", "instrument_no", "stage", "source_stream_ids", "operation", "key_id", "interval_s");
        streams.values().forEach(s -> {
            rows.add(s.id, s.instrumentNo, s.stage, s.sources, s.operation, s.keyId, s.series.intervalSeconds());
            files.put("data/readings/" + s.id + ".csv", s.bytes());
        });
        files.put("data/ledger.csv", ledger.csv());
        files.put("data/network.csv", network.csv());
        files.put("data/incidents.csv", incidents.csv());
        files.put("data/streams.csv", rows.csv());
        files.put("data/keys.csv", KEYS.table().csv());
        files.put("data/pack.json", PackTables.packJson(Variant.CLEAN));
        KEYS.certificates(files);
        new Binding(Variant.CLEAN, List.copyOf(streams.values()), KEYS, files).write();
        return Bag.zip(files, KEYS, "NETWORK");
    }
}
