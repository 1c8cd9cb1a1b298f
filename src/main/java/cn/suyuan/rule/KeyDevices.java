package cn.suyuan.rule;

import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.ledger.MeteringNetwork;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which devices feed the calculation, with what share, and which of them are key devices (关键设备, K1–K5). */
public final class KeyDevices {

    /** Answers under this name, about {@code instrument:…}, mark a device as key (K5). */
    public static final String MARK = "K5";

    private final Map<String, Map<String, Double>> feeds = new TreeMap<>();
    private final Map<String, KeyReason> reasons = new TreeMap<>();
    private final Map<String, KeyReason> lifted = new TreeMap<>();
    private final Map<String, Double> shares = new TreeMap<>();
    private final Map<String, Double> carrierShares = new TreeMap<>();

    private KeyDevices() {}

    /**
     * Why a device is key.
     *
     * @param code {@code K1} … {@code K5}
     * @param share share of the footprint or of the carrier, where it is that
     * @param said the auditor's reason where a person decided, empty where the rules did
     */
    public record KeyReason(String code, OptionalDouble share, String said) {
        /** What the rules found. */
        KeyReason(String code, OptionalDouble share) {
            this(code, share, "");
        }
    }

    static KeyDevices of(Facts facts, DatumShares data, RulePack pack) {
        KeyDevices result = new KeyDevices();
        result.collectFeeds(facts);
        result.collectShares(facts, data);
        result.judge(facts, pack);
        return result;
    }

    private void collectFeeds(Facts facts) {
        Map<String, StreamDeclaration> declarations = new TreeMap<>();
        facts.streams()
                .streams()
                .forEach(s -> declarations.put(s.stream(), s.verification().declaration()));
        Map<String, ReplayedActivity> replayed = new TreeMap<>();
        facts.footprint().replayed().forEach(r -> replayed.put(r.activityId(), r));
        for (ActivityDatum activity : facts.footprint().tables().activities()) {
            Map<String, BigDecimal> parts = Optional.ofNullable(replayed.get(activity.activityId()))
                    .map(ReplayedActivity::parts)
                    .orElse(Map.of());
            for (String stream : activity.streamIds()) {
                double fraction = fraction(stream, activity, parts);
                for (String instrument : instrumentsOf(stream, declarations)) {
                    feed(instrument, activity.activityId(), fraction);
                }
            }
            if (!activity.labels().device().isEmpty()) {
                for (String device : activity.labels().device().split(";", -1)) {
                    feed(device.strip(), activity.activityId(), 1);
                }
            }
        }
        // a transformer or sensor feeds what its meter feeds
        for (MeasuringInstrument instrument : facts.ledger().ledger().instruments()) {
            for (String meter : instrument.place().serves().split(";", -1)) {
                Map<String, Double> served = feeds.get(meter.strip());
                if (!meter.isBlank() && served != null) {
                    Map.copyOf(served).forEach((activity, part) -> feed(instrument.instrumentNo(), activity, part));
                }
            }
        }
    }

    /** Part of a stream in its activity; equal parts where the replay does not tell. */
    private static double fraction(String stream, ActivityDatum activity, Map<String, BigDecimal> parts) {
        BigDecimal part = parts.get(stream);
        double total = parts.values().stream()
                .mapToDouble(p -> Math.abs(p.doubleValue()))
                .sum();
        if (part != null && total > 0) {
            return Math.abs(part.doubleValue()) / total;
        }
        return 1.0 / activity.streamIds().size();
    }

    private static Set<String> instrumentsOf(String stream, Map<String, StreamDeclaration> declarations) {
        Set<String> instruments = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(stream));
        while (!open.isEmpty()) {
            String next = open.pop();
            StreamDeclaration declaration = declarations.get(next);
            if (seen.add(next) && declaration != null) {
                instruments.add(declaration.instrumentNo());
                open.addAll(declaration.sources());
            }
        }
        return instruments;
    }

    private void feed(String instrument, String activity, double fraction) {
        feeds.computeIfAbsent(instrument, i -> new TreeMap<>())
                .merge(activity, fraction, (a, b) -> Math.min(1, Math.max(a, b)));
    }

    private void collectShares(Facts facts, DatumShares data) {
        if (!data.known()) {
            return;
        }
        for (String instrument : feeds.keySet()) {
            shares.put(instrument, shareOf(feedsOf(instrument), data));
        }
        Map<String, List<String>> children = children(facts.ledger().network());
        for (MeasuringInstrument instrument : facts.ledger().ledger().instruments()) {
            if (instrument.place().level() == MeteringLevel.SITE) {
                Map<String, Double> below = new TreeMap<>(feedsOf(instrument.instrumentNo()));
                for (String child : descendants(instrument.instrumentNo(), children)) {
                    feedsOf(child).forEach((a, f) -> below.merge(a, f, (x, y) -> Math.min(1, x + y)));
                }
                shares.merge(instrument.instrumentNo(), shareOf(below, data), Math::max);
                below.forEach((activity, part) -> feed(instrument.instrumentNo(), activity, part));
            }
        }
    }

    private static double shareOf(Map<String, Double> feeds, DatumShares data) {
        return feeds.entrySet().stream()
                .mapToDouble(e -> e.getValue()
                        * Math.max(0, data.share("activity:" + e.getKey()).orElse(0)))
                .sum();
    }

    private static Map<String, List<String>> children(MeteringNetwork network) {
        Map<String, List<String>> children = new TreeMap<>();
        for (MeteringNetwork.Edge edge : network.edges()) {
            children.computeIfAbsent(edge.parent(), p -> new ArrayList<>()).add(edge.child());
        }
        return children;
    }

    private static Set<String> descendants(String top, Map<String, List<String>> children) {
        Set<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(children.getOrDefault(top, List.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                open.addAll(children.getOrDefault(next, List.of()));
            }
        }
        seen.remove(top);
        return seen;
    }

    private void judge(Facts facts, RulePack pack) {
        carrierShares.putAll(new CarrierShares(facts).of(feeds));
        double floor = pack.setting("key.floor").value().doubleValue();
        double footprint = pack.setting("key.footprint_share").value().doubleValue();
        double carrier = pack.setting("key.carrier_share").value().doubleValue();
        for (MeasuringInstrument instrument : facts.ledger().ledger().instruments()) {
            String no = instrument.instrumentNo();
            OptionalDouble share = share(no);
            boolean siteMeter = instrument.place().level() == MeteringLevel.SITE && feedsCalculation(no);
            double ofCarrier = carrierShares.getOrDefault(no, 0.0);
            Optional<KeyReason> found = Optional.empty();
            if (siteMeter && (share.isEmpty() || share.getAsDouble() >= floor)) {
                found = Optional.of(new KeyReason("K1", share));
            } else if (share.isPresent() && share.getAsDouble() >= footprint) {
                found = Optional.of(new KeyReason("K2", share));
            } else if (ofCarrier >= carrier && (share.isEmpty() || share.getAsDouble() >= floor)) {
                found = Optional.of(new KeyReason("K3", OptionalDouble.of(ofCarrier)));
            }
            settle(no, found, facts.answers());
        }
        Set<String> needed = StandardsInUse.of(facts, Set.copyOf(reasons.keySet()));
        for (MeasuringInstrument standard : facts.ledger().ledger().referenceStandards()) {
            if (!needed.contains(standard.instrumentNo())) {
                settle(standard.instrumentNo(), Optional.empty(), facts.answers());
            }
        }
        needed.stream()
                .filter(no -> !reasons.containsKey(no))
                .forEach(no -> settle(no, Optional.of(new KeyReason("K4", OptionalDouble.empty())), facts.answers()));
    }

    /** What the rules found, unless the auditor settled it otherwise with a reason (K5, or no key device after all). */
    private void settle(String no, Optional<KeyReason> found, AnswerSheet answers) {
        Optional<AnswerSheet.Answer> said = answers.find(MARK, Subject.instrument(no));
        boolean marked = said.filter(a -> a.verdict() == Verdict.MET).isPresent();
        boolean unmarked = said.filter(a -> a.verdict() == Verdict.NOT_MET).isPresent();
        String reason = said.map(AnswerSheet.Answer::text).orElse("");
        if (unmarked) {
            found.ifPresent(was -> lifted.put(no, new KeyReason(was.code(), was.share(), reason)));
        } else if (found.isPresent()) {
            reasons.put(no, found.get());
        } else if (marked) {
            reasons.put(no, new KeyReason("K5", OptionalDouble.empty(), reason));
        }
    }

    /** Devices that the rules make key and the auditor does not, with the rule and the auditor's reason. */
    public Map<String, KeyReason> lifted() {
        return Collections.unmodifiableMap(lifted);
    }

    /** Why a device is key, empty where it is not. */
    public Optional<KeyReason> reason(String instrumentNo) {
        return Optional.ofNullable(reasons.get(instrumentNo));
    }

    /** Numbers of all key devices and key standards, sorted. */
    public Set<String> all() {
        return Collections.unmodifiableSet(reasons.keySet());
    }

    /** Whether any activity datum rests on the device, directly or through meters below it. */
    public boolean feedsCalculation(String instrumentNo) {
        return feeds.containsKey(instrumentNo);
    }

    /** Activities that rest on a device, with the device's part of each, 0 to 1. */
    public Map<String, Double> feedsOf(String instrumentNo) {
        return Collections.unmodifiableMap(feeds.getOrDefault(instrumentNo, Map.of()));
    }

    /** Share of its energy carrier that a device measures, 0 to 1; empty for devices that feed no datum of a carrier. */
    public OptionalDouble carrierShare(String instrumentNo) {
        Double share = carrierShares.get(instrumentNo);
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    /** Share of the footprint that rests on a device; empty where it is not known. */
    public OptionalDouble share(String instrumentNo) {
        Double share = shares.get(instrumentNo);
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }
}
