package cn.suyuan.footprint;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.InstrumentLedger;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.measure.DateRange;
import cn.suyuan.measure.MeasurementUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes the balances of a metering network: one for each main meter with its sub-meters, and one for all entries together. */
public final class MeteringBalances {

    private final Map<String, MeasuringInstrument> ledger = new HashMap<>();
    private final Map<String, MeterQuantity> metered = new HashMap<>();
    private final List<DateRange> months;
    private final Function<String, BigDecimal> tolerance;
    private final BigDecimal standstill;

    private MeteringBalances(
            InstrumentLedger ledger,
            List<MeterQuantity> quantities,
            Function<String, BigDecimal> tolerance,
            BigDecimal standstill) {
        this.tolerance = tolerance;
        this.standstill = standstill;
        ledger.instruments().forEach(i -> this.ledger.putIfAbsent(i.instrumentNo(), i));
        quantities.forEach(quantity -> metered.put(quantity.instrumentNo(), quantity));
        months = quantities.stream()
                .findFirst()
                .map(quantity ->
                        quantity.parts().stream().map(MeterQuantity.Part::days).toList())
                .orElse(List.of());
    }

    /**
     * The balances, by carrier and then by main meter; the one of all entries first.
     *
     * @param quantities what the meters of the network measured
     * @param tolerance tolerance by carrier, a fraction
     * @param standstill share of the average month below which a month is one of standstill, a fraction
     */
    public static List<EnergyBalance> of(
            MeteringNetwork network,
            InstrumentLedger ledger,
            List<MeterQuantity> quantities,
            Function<String, BigDecimal> tolerance,
            BigDecimal standstill) {
        MeteringBalances balances = new MeteringBalances(ledger, quantities, tolerance, standstill);
        Map<String, Nodes> carriers = new TreeMap<>();
        for (MeteringNetwork.Edge edge : network.edges()) {
            boolean pair = !edge.parent().isBlank()
                    && !edge.child().isBlank()
                    && !edge.parent().equals(edge.child());
            if (pair && !balances.isConversion(edge)) {
                carriers.computeIfAbsent(balances.carrier(edge), c -> new Nodes())
                        .add(edge);
            }
        }
        List<EnergyBalance> found = new ArrayList<>();
        carriers.forEach((carrier, all) -> {
            List<Node> nodes = all.sorted();
            entries(nodes).ifPresent(node -> found.add(balances.balance(carrier, node)));
            nodes.forEach(node -> found.add(balances.balance(carrier, node)));
        });
        return found;
    }

    /** Meters of the network that have a meter above or below, for which quantities are wanted; sorted. */
    public static List<String> meters(MeteringNetwork network) {
        Set<String> meters = new TreeSet<>();
        for (MeteringNetwork.Edge edge : network.edges()) {
            if (!edge.parent().isBlank() && !edge.child().isBlank()) {
                meters.add(edge.parent());
                meters.add(edge.child());
            }
        }
        return List.copyOf(meters);
    }

    /** Meters above with the meters below that they feed together. */
    private static final class Node {

        private final TreeSet<String> mains = new TreeSet<>();
        private final TreeSet<String> subs = new TreeSet<>();
        private final Set<EvidenceReference> rows = new LinkedHashSet<>();

        void add(Node other) {
            mains.addAll(other.mains);
            subs.addAll(other.subs);
            rows.addAll(other.rows);
        }
    }

    /** Nodes of a carrier in the making. */
    private static final class Nodes {

        private final Map<String, Node> byMain = new HashMap<>();
        private final Map<String, Node> bySub = new HashMap<>();

        /** Adds an edge to the node that has its meter above, or its meter below; joins the two where both exist. */
        void add(MeteringNetwork.Edge edge) {
            Node node = byMain.computeIfAbsent(edge.parent(), main -> new Node());
            Node other = bySub.getOrDefault(edge.child(), node);
            if (other != node) {
                node.add(other);
                other.mains.forEach(main -> byMain.put(main, node));
                other.subs.forEach(sub -> bySub.put(sub, node));
            }
            node.mains.add(edge.parent());
            node.subs.add(edge.child());
            node.rows.add(edge.row().source());
            bySub.put(edge.child(), node);
        }

        List<Node> sorted() {
            return byMain.values().stream()
                    .distinct()
                    .sorted(Comparator.comparing(node -> node.mains.first()))
                    .toList();
        }
    }

    /** All entries of the site against all meters of the next level; empty where one node is the whole. */
    private static Optional<Node> entries(List<Node> nodes) {
        Set<String> below = new TreeSet<>();
        nodes.forEach(node -> below.addAll(node.subs));
        List<Node> roots = nodes.stream()
                .filter(node -> node.mains.stream().noneMatch(below::contains))
                .toList();
        if (roots.size() < 2) {
            return Optional.empty();
        }
        Node all = new Node();
        roots.forEach(all::add);
        return Optional.of(all);
    }

    private Optional<MeasuringInstrument> row(String number) {
        return Optional.ofNullable(ledger.get(number));
    }

    private String carrier(MeteringNetwork.Edge edge) {
        String written = edge.carrier().isBlank()
                ? row(edge.parent()).map(i -> i.place().carrier()).orElse("")
                : edge.carrier();
        return written.strip().toLowerCase(Locale.ROOT);
    }

    /** A boiler between gas and steam: what is above and below it cannot be balanced. */
    private boolean isConversion(MeteringNetwork.Edge edge) {
        Optional<String> above = row(edge.parent()).map(i -> i.place().carrier());
        Optional<String> below = row(edge.child()).map(i -> i.place().carrier());
        return above.isPresent()
                && below.isPresent()
                && !above.get().isBlank()
                && !below.get().isBlank()
                && !above.get().equalsIgnoreCase(below.get());
    }

    private EnergyBalance balance(String carrier, Node node) {
        List<String> meters = new ArrayList<>(node.mains);
        meters.addAll(node.subs);
        List<BalanceDoubt> doubts = new ArrayList<>();
        List<String> streams = new ArrayList<>();
        String unit = "";
        for (String meter : meters) {
            MeterQuantity quantity = metered.get(meter);
            if (quantity == null) {
                doubts.add(new BalanceDoubt(BalanceDoubt.Code.NO_READINGS, meter, ""));
                continue;
            }
            doubts.addAll(quantity.doubts());
            quantity.streams().stream().limit(1).forEach(streams::add);
            unit = unit.isBlank() ? quantity.unit() : unit;
        }
        for (String meter : meters) {
            MeterQuantity quantity = metered.get(meter);
            if (quantity != null
                    && !quantity.unit().isBlank()
                    && factor(quantity, unit).isEmpty()) {
                doubts.add(new BalanceDoubt(BalanceDoubt.Code.UNIT_DIFFERS, meter, quantity.unit() + " / " + unit));
            }
        }
        condition(meters).ifPresent(doubts::add);
        List<EnergyBalance.Month> balanced = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            balanced.add(month(node, unit, i));
        }
        return new EnergyBalance(
                carrier,
                List.copyOf(node.mains),
                List.copyOf(node.subs),
                unit,
                tolerance.apply(carrier),
                least(balanced, carrier),
                balanced,
                streams,
                doubts,
                List.copyOf(node.rows));
    }

    /** Gas at different conditions, or at one that only some meters state. */
    private Optional<BalanceDoubt> condition(List<String> meters) {
        Map<String, String> conditions = new TreeMap<>();
        for (String meter : meters) {
            row(meter)
                    .filter(i -> i.kind() == InstrumentKind.GAS_FLOW_METER)
                    .map(MeasuringInstrument::management)
                    .ifPresent(record ->
                            conditions.putIfAbsent(record.condition().strip().toLowerCase(Locale.ROOT), meter));
        }
        return conditions.size() < 2
                ? Optional.empty()
                : Optional.of(new BalanceDoubt(
                        BalanceDoubt.Code.CONDITION_DIFFERS,
                        String.join(" / ", conditions.values()),
                        String.join(
                                " / ",
                                conditions.keySet().stream()
                                        .map(c -> c.isEmpty() ? "—" : c)
                                        .toList())));
    }

    private EnergyBalance.Month month(Node node, String unit, int index) {
        List<BalanceDoubt> doubts = new ArrayList<>();
        Sum main = sum(node.mains, unit, index, doubts);
        boolean served = doubts.isEmpty();
        Sum sub = sum(node.subs, unit, index, doubts);
        return new EnergyBalance.Month(
                months.get(index),
                served ? main.quantity() : Optional.empty(),
                sub.quantity(),
                main.uncertain().add(sub.uncertain()),
                doubts);
    }

    /** The tolerance of a month in which the main meters show the given share of what they show on average. */
    private BigDecimal least(List<EnergyBalance.Month> balanced, String carrier) {
        List<BigDecimal> known =
                balanced.stream().flatMap(month -> month.main().stream()).toList();
        return known.isEmpty()
                ? BigDecimal.ZERO
                : known.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(known.size()), MathContext.DECIMAL64)
                        .multiply(standstill)
                        .multiply(tolerance.apply(carrier))
                        .max(BigDecimal.ZERO);
    }

    private record Sum(Optional<BigDecimal> quantity, BigDecimal uncertain) {}

    private Sum sum(Set<String> meters, String unit, int index, List<BalanceDoubt> doubts) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal uncertain = BigDecimal.ZERO;
        boolean whole = true;
        for (String meter : meters) {
            MeterQuantity quantity = metered.get(meter);
            Optional<BigDecimal> factor = quantity == null ? Optional.empty() : factor(quantity, unit);
            Optional<MeterQuantity.Part> part = quantity == null
                    ? Optional.empty()
                    : quantity.parts().stream().skip(index).findFirst();
            part.flatMap(MeterQuantity.Part::doubt).ifPresent(doubts::add);
            Optional<BigDecimal> value = part.flatMap(MeterQuantity.Part::quantity);
            if (value.isEmpty() || factor.isEmpty()) {
                whole = false;
                continue;
            }
            total = total.add(value.get().multiply(factor.get()));
            uncertain = uncertain.add(part.orElseThrow().uncertain().multiply(factor.get()));
        }
        return new Sum(whole ? Optional.of(total) : Optional.empty(), uncertain);
    }

    /** From the unit of a meter to that of the balance; a meter that served on no day has no unit, and none is needed. */
    private static Optional<BigDecimal> factor(MeterQuantity quantity, String unit) {
        if (quantity.unit().equals(unit) || quantity.unit().isBlank()) {
            return Optional.of(BigDecimal.ONE);
        }
        Optional<MeasurementUnit> from = MeasurementUnit.read(quantity.unit());
        Optional<MeasurementUnit> to = MeasurementUnit.read(unit);
        OptionalDouble factor =
                from.isPresent() && to.isPresent() ? from.get().factorTo(to.get()) : OptionalDouble.empty();
        return factor.isPresent()
                ? Optional.of(new BigDecimal(factor.getAsDouble(), MathContext.DECIMAL32))
                : Optional.empty();
    }
}
