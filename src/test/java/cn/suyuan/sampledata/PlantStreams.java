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
import java.util.function.IntToDoubleFunction;

/** The readings of the plant: every on-line instrument has a stream, electricity meters one per stage. */
final class PlantStreams {

    /** Energy balance of 2025 in kWh (true values); the equipment level is a plausible part of its workshop. */
    static final Map<String, Long> ELECTRICITY = electricity();

    private final Variant variant;
    private final Map<String, StreamFile> streams = new LinkedHashMap<>();

    PlantStreams(Variant variant, Sheet ledger) {
        this.variant = variant;
        for (Map<String, String> row : ledger.rows()) {
            if (row.get("deployment").equals("在线") && row.get("status").equals("在用")) {
                add(row.get("instrument_no"), new BigDecimal(row.get("multiplier")));
            }
        }
        if (variant == Variant.DEMO) {
            // defect 16: 720 hourly values of May × 0.9, after everything was signed
            for (String id : List.of("E11-acquired", "E11-processed")) {
                streams.get(id).falsify(Series.dayOf(5, 1) * 24 + 1, 720, v -> v.multiply(new BigDecimal("0.9")));
            }
        }
    }

    List<StreamFile> all() {
        return List.copyOf(streams.values());
    }

    StreamFile get(String id) {
        return streams.get(id);
    }

    private static Map<String, Long> electricity() {
        Map<String, Long> kwh = new LinkedHashMap<>();
        String[] numbers = """
                E01 55310000,E02 49876000,E03 6214000,E04 5120000,E05 24860000,E06 4380000,E07 6240000,E08 6115000,
                E09 13420000,E10 12980000,E11 16750000,E12 7230000,E13 6940000,E14 3350000,E15 1980000,
                E16 6080000,E17 6116100,E18 6120000,E19 6090000,E20 4110000,E21 4130000,E22 4120000,E23 4140000,
                E24 2380000,E25 2390000,E26 2370000""".replace("\n", "").split(",");
        for (String number : numbers) {
            String[] parts = number.strip().split(" ");
            kwh.put(parts[0], Long.parseLong(parts[1]));
        }
        return kwh;
    }

    /** Gateways by place: 01 incomers, gas, steam, water; 02 workshops; 03 formation (E09, E10); 04 equipment. */
    static String gateway(String no) {
        int number = Integer.parseInt(no.replaceAll("\\D", ""));
        if (!no.startsWith("E")) {
            return no.startsWith("T") || no.startsWith("H") || no.startsWith("P") ? "GW-04" : "GW-01";
        }
        return number <= 3
                ? "GW-01"
                : no.equals("E09") || no.equals("E10") ? "GW-03" : number <= 15 ? "GW-02" : "GW-04";
    }

    private void add(String no, BigDecimal multiplier) {
        double phase = no.hashCode() % 100;
        switch (no.charAt(0)) {
            case 'E' -> electricity(no, multiplier, phase);
            case 'G' -> register(no, unit(no), gas(no), 2, phase);
            case 'W' -> register(no, "m³", new BigDecimal(512_000), 2, phase);
            case 'T' -> state(no, "℃", no.equals("T02") ? 18 : no.equals("T04") ? 118 : 162, 3, phase);
            case 'H' -> state(no, "%RH", 2.1, 0.4, phase);
            case 'P' -> state(no, "MPa", no.equals("P03") ? 0.20 : 0.82, 0.01, phase);
            default -> throw new IllegalStateException(no);
        }
    }

    private static String unit(String no) {
        return no.compareTo("G05") < 0 ? "m³" : "GJ";
    }

    /** Gas in standard m³, steam in GJ. Defect 21: G03 counts operating m³, 1.1773 times too few. */
    private BigDecimal gas(String no) {
        return new BigDecimal(
                switch (no) {
                    case "G01" -> 6_480_000;
                    case "G02" -> 2_310_000;
                    case "G03" -> variant == Variant.DEMO ? 1_775_242 : 2_090_000;
                    case "G04" -> 2_050_000;
                    case "G05" -> 48_600;
                    case "G06" -> 28_000;
                    default -> 20_300;
                });
    }

    private void electricity(String no, BigDecimal multiplier, double phase) {
        BigDecimal secondary = BigDecimal.valueOf(ELECTRICITY.get(no)).divide(multiplier, 9, RoundingMode.HALF_EVEN);
        int decimals = multiplier.compareTo(BigDecimal.valueOf(100_000)) > 0 ? 6 : 4;
        BigDecimal start = new BigDecimal(1000 + Math.floorMod(no.hashCode() * 37, 4000));
        switch (no) {
            case "E03" -> put(no, "acquired", "interval", "kWh", photovoltaic(), "", "");
            case "E07" -> staged(no, "register", ctChanged(start, secondary), multiplier);
            case "E08" -> staged(no, "register", replaced(start, secondary, phase), multiplier);
            case "E11" -> staged(no, "interval", dehumidifier(secondary), multiplier);
            case "E13" -> staged(no, "register", replacedInOrder(start, secondary, phase), multiplier);
            case "E17" -> staged(no, "register", rollover(), multiplier);
            default ->
                staged(
                        no,
                        "register",
                        Series.dailyRegister(start, secondary, decimals, d -> Series.rippled(d, phase)),
                        multiplier);
        }
    }

    /** Hourly values, −0.2 kWh at night (stand-by of the inverters, export sign: a decoy). */
    private static Series photovoltaic() {
        List<BigDecimal> totals = new ArrayList<>(List.of(new BigDecimal("0.0")));
        int nightHours = 13 * Series.DAYS;
        double byDay = ELECTRICITY.get("E03") + 0.2 * nightHours;
        BigDecimal night = new BigDecimal("-0.2");
        BigDecimal nights = BigDecimal.ZERO;
        double sun = 0;
        for (int hour = 0; hour < 24 * Series.DAYS; hour++) {
            int clock = hour % 24;
            if (clock < 7 || clock > 17) {
                nights = nights.add(night);
            } else {
                sun += byDay / Series.DAYS * StrictMath.sin((clock - 6) * StrictMath.PI / 12) / 7.595754112725151;
            }
            totals.add(
                    BigDecimal.valueOf(sun).setScale(1, RoundingMode.HALF_EVEN).add(nights));
        }
        return Series.intervals(totals, 3600);
    }

    /** Defect 20: from 1 September the transformer is 100/5, so the meter turns at three quarters of its speed. */
    private Series ctChanged(BigDecimal start, BigDecimal secondary) {
        BigDecimal before = secondary.multiply(new BigDecimal(2)).divide(new BigDecimal(3), 9, RoundingMode.HALF_EVEN);
        BigDecimal after = secondary.subtract(before);
        if (variant == Variant.DEMO) {
            after = after.multiply(new BigDecimal("0.75"));
        }
        int september = Series.dayOf(9, 1);
        BigDecimal total = before.add(after);
        double share = before.doubleValue() / total.doubleValue();
        IntToDoubleFunction used = day -> day <= september
                ? share * day / september
                : share + (1 - share) * (day - september) / (Series.DAYS - september);
        return Series.dailyRegister(start, total, 4, used);
    }

    /** Defect 19: old meter until 18 June, no readings for 11 days, then the new one, which began at nothing. */
    private Series replaced(BigDecimal start, BigDecimal secondary, double phase) {
        Series whole = Series.dailyRegister(start, secondary, 4, d -> Series.rippled(d, phase));
        if (variant == Variant.CLEAN) {
            return whole;
        }
        LocalDateTime removed = Series.START.plusDays(Series.dayOf(6, 18));
        LocalDateTime back = Series.START.plusDays(Series.dayOf(6, 29));
        BigDecimal then = at(whole, removed);
        return new Series(
                whole.points().stream()
                        .filter(p -> !p.time().isAfter(removed) || !p.time().isBefore(back))
                        .map(p -> p.time().isAfter(removed)
                                ? new Point(p.time(), p.value().subtract(then))
                                : p)
                        .toList(),
                whole.intervalSeconds());
    }

    /** Decoy: E13 replaced on 12 August at 10:00 with end and start readings. */
    private static Series replacedInOrder(BigDecimal start, BigDecimal secondary, double phase) {
        Series whole = Series.dailyRegister(start, secondary, 4, d -> Series.rippled(d, phase));
        LocalDateTime day = Series.START.plusDays(Series.dayOf(8, 12));
        BigDecimal shift = E13_FIRST.subtract(lastRegister(whole, day));
        return new Series(
                whole.points().stream()
                        .map(p -> p.time().isAfter(day)
                                ? new Point(p.time(), p.value().add(shift))
                                : p)
                        .toList(),
                whole.intervalSeconds());
    }

    static final BigDecimal E13_FIRST = new BigDecimal("0.0500");

    /** End reading of the old E13: ten twenty-fourths of the day after its last midnight. */
    private static BigDecimal lastRegister(Series whole, LocalDateTime day) {
        BigDecimal before = at(whole, day);
        BigDecimal after = at(whole, day.plusDays(1));
        return before.add(after.subtract(before)
                        .multiply(BigDecimal.TEN)
                        .divide(BigDecimal.valueOf(24), 4, RoundingMode.HALF_EVEN))
                .setScale(4, RoundingMode.HALF_EVEN);
    }

    static String lastRegisterOfE13(Sheet ledger) {
        BigDecimal multiplier =
                new BigDecimal(ledger.row("instrument_no", "E13").get("multiplier"));
        BigDecimal secondary = BigDecimal.valueOf(ELECTRICITY.get("E13")).divide(multiplier, 9, RoundingMode.HALF_EVEN);
        BigDecimal start = new BigDecimal(1000 + Math.floorMod("E13".hashCode() * 37, 4000));
        Series whole = Series.dailyRegister(start, secondary, 4, d -> Series.rippled(d, "E13".hashCode() % 100));
        return lastRegister(whole, Series.START.plusDays(Series.dayOf(8, 12))).toPlainString();
    }

    private static BigDecimal at(Series series, LocalDateTime time) {
        return series.points().stream()
                .filter(p -> p.time().equals(time))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** Hourly; the 720 hours of 1 to 30 May make 1 395 850 kWh, of which defect 16 takes a tenth. */
    private static Series dehumidifier(BigDecimal secondary) {
        BigDecimal may = new BigDecimal("174.48125");
        int first = Series.dayOf(5, 1) * 24;
        int last = first + 720;
        int hours = Series.DAYS * 24;
        BigDecimal rest = secondary.subtract(may);
        List<BigDecimal> totals = new ArrayList<>();
        for (int hour = 0; hour <= hours; hour++) {
            double outside = hour <= first ? hour : hour <= last ? first : hour - 720;
            double inside = Math.max(0, Math.min(hour, last) - first);
            double ripple =
                    hour == 0 || hour == hours || hour == first || hour == last ? 0 : 0.06 * StrictMath.sin(hour * 2.0);
            totals.add(rest.multiply(BigDecimal.valueOf(outside / (hours - 720)))
                    .add(may.multiply(BigDecimal.valueOf(inside / 720)))
                    .add(BigDecimal.valueOf(ripple * 0.24))
                    .setScale(5, RoundingMode.HALF_EVEN));
        }
        return Series.intervals(totals, 3600);
    }

    /** Decoy: five digits and one decimal, 99 998.7 → 4.1 on 11 April, documented. */
    private static Series rollover() {
        BigDecimal before = new BigDecimal("99998.7");
        int day = Series.dayOf(4, 11);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= Series.DAYS; i++) {
            BigDecimal value = i <= day
                    ? before.subtract(new BigDecimal("5.6").multiply(BigDecimal.valueOf(day - i)))
                    : new BigDecimal("4.1").add(new BigDecimal("5.6").multiply(BigDecimal.valueOf(i - day - 1)));
            points.add(new Point(Series.START.plusDays(i), value));
        }
        return new Series(points, 86_400);
    }

    private void register(String no, String unit, BigDecimal total, int decimals, double phase) {
        BigDecimal start = new BigDecimal(10_000 + Math.floorMod(no.hashCode() * 91, 5000));
        put(
                no,
                "acquired",
                "register",
                unit,
                Series.dailyRegister(start, total, decimals, d -> Series.rippled(d, phase)),
                "",
                "");
    }

    private void state(String no, String unit, double mean, double swing, double phase) {
        put(no, "acquired", "interval", unit, Series.daily(mean, swing, phase, swing < 0.1 ? 3 : 1), "", "");
    }

    private void staged(String no, String kind, Series acquired, BigDecimal multiplier) {
        put(no, "acquired", kind, "kWh", acquired, "", "");
        put(
                no,
                "processed",
                kind,
                "kWh",
                acquired.scaled(multiplier),
                no + "-acquired",
                "scale:" + multiplier.toPlainString());
    }

    private void put(
            String no, String stage, String kind, String unit, Series series, String sources, String operation) {
        String id = no + "-" + stage;
        String gateway = gateway(no);
        boolean adrift = variant == Variant.DEMO && gateway.equals("GW-03") && stage.equals("acquired");
        StreamFile.Clock clock = (i, time) -> adrift && time.getMonthValue() > 2 ? 277_000 + i % 40 : (i * 7) % 11 - 5;
        String key = stage.equals("acquired") ? gateway : "SRV-01";
        // defect 12: the meters of PACK workshop and office share one number
        String number = variant == Variant.DEMO && no.equals("E15") ? "E14" : no;
        streams.put(
                id,
                new StreamFile(
                        new Name(id, number, stage, kind, unit), new Origin(sources, operation, key), series, clock));
    }
}
