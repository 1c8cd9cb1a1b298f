package cn.suyuan.rule;

import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.FileState;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.ledger.InstrumentIdentity;
import cn.suyuan.ledger.InstrumentStatus;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.AccuracyStatement;
import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.CalibrationPlanEntry;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The facts with what all checks look up in them: made once for a judgement, then only read. */
public final class CaseView {
    /** A time at midnight, of which the day says all. */
    private static final Pattern WHOLE_DAYS = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T00:00:00[^/]*");

    private final Facts facts;
    private final RulePack pack;
    private final Profile profile;
    private final DatumShares shares;
    private final KeyDevices keyDevices;
    private final Map<String, MeasuringInstrument> instruments = new HashMap<>();
    private final Map<String, EvidenceFile> files = new HashMap<>();
    private final Map<String, List<TraceabilityCertificate>> certificates = new HashMap<>();
    private final Map<String, TraceabilityCertificate> certificatesByNo = new HashMap<>();
    private final Map<String, List<CalibrationPlanEntry>> plan = new HashMap<>();
    private final Map<String, TraceabilityChain> chains = new HashMap<>();
    private final Map<String, ActivityDatum> activities = new HashMap<>();
    private final Map<String, EmissionFactor> factors = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final Map<String, ReplayedActivity> replayed = new HashMap<>();
    private final Set<String> sharedNumbers = new HashSet<>();
    private final Map<String, List<String>> unread = new HashMap<>();
    private final Map<String, AccuracyStatement> accuracies = new ConcurrentHashMap<>();
    private final List<MeasuringInstrument> inService;
    private final Set<MeasuringInstrument> serving = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A view of facts under an edition and a profile. */
    public CaseView(Facts facts, RulePack pack, Profile profile) {
        this.facts = facts;
        this.pack = pack;
        this.profile = profile;
        this.shares = DatumShares.of(facts, pack);
        this.keyDevices = KeyDevices.of(facts, shares, pack);
        facts.ledger().ledger().referenceStandards().forEach(i -> instruments.put(i.instrumentNo(), i));
        facts.ledger().ledger().instruments().forEach(i -> instruments.putIfAbsent(i.instrumentNo(), i));
        facts.pack().files().forEach(f -> files.put(f.path(), f));
        facts.traceability().tables().certificates().forEach(c -> {
            certificates
                    .computeIfAbsent(c.instrumentNo(), i -> new ArrayList<>())
                    .add(c);
            if (certificatesByNo.putIfAbsent(c.certificateNo(), c) != null) {
                sharedNumbers.add(c.certificateNo());
            }
        });
        facts.traceability()
                .tables()
                .plan()
                .forEach(p -> plan.computeIfAbsent(p.instrumentNo(), i -> new ArrayList<>())
                        .add(p));
        facts.traceability().chains().forEach(c -> chains.put(c.instrumentNo(), c));
        facts.footprint().tables().activities().forEach(a -> {
            if (activities.putIfAbsent(a.activityId(), a) != null) {
                repeated.add("activity:" + a.activityId());
            }
        });
        facts.footprint().tables().factors().forEach(f -> {
            if (factors.putIfAbsent(f.factorId(), f) != null) {
                repeated.add("factor:" + f.factorId());
            }
        });
        facts.footprint().replayed().forEach(r -> replayed.put(r.activityId(), r));
        facts.traceability().tables().documentContradictions().stream()
                .filter(DocumentContradiction::isAbsent)
                .forEach(c -> unread.computeIfAbsent(c.certificateNo(), no -> new ArrayList<>())
                        .add(c.file()));
        this.inService = facts.ledger().ledger().instruments().stream()
                .filter(i -> period().isPresent()
                        ? i.serviceIn(period().get()).isPresent()
                        : i.management().status() == InstrumentStatus.IN_USE
                                || i.management().status() == InstrumentStatus.UNKNOWN)
                .toList();
        serving.addAll(inService);
    }

    public Facts facts() {
        return facts;
    }

    public RulePack pack() {
        return pack;
    }

    public Profile profile() {
        return profile;
    }

    /** The data period, where it was declared. */
    public Optional<DateRange> period() {
        return facts.scope().period();
    }

    /** Parts of the footprint by datum. */
    public DatumShares shares() {
        return shares;
    }

    /** Which devices feed the calculation and which are key. */
    public KeyDevices keyDevices() {
        return keyDevices;
    }

    /** Instruments of the ledger that served on at least one day of the period; all in use where no period is known. */
    public List<MeasuringInstrument> inService() {
        return inService;
    }

    /** Whether an instrument of the ledger is one of those. */
    public boolean isInService(MeasuringInstrument instrument) {
        return serving.contains(instrument);
    }

    /** An instrument or own standard. */
    public Optional<MeasuringInstrument> instrument(String no) {
        return Optional.ofNullable(instruments.get(no));
    }

    /** The instrument or standard that a subject is. */
    public Optional<MeasuringInstrument> instrumentOf(Subject subject) {
        boolean named =
                subject.text().startsWith("instrument:") || subject.text().startsWith("standard:");
        return named ? instrument(subject.id()) : Optional.empty();
    }

    /** Certificates of an instrument in the order of the index. */
    public List<TraceabilityCertificate> certificatesOf(String no) {
        return certificates.getOrDefault(no, List.of());
    }

    /** The first certificate of a number. */
    public Optional<TraceabilityCertificate> certificate(String certificateNo) {
        return Optional.ofNullable(certificatesByNo.get(certificateNo));
    }

    /** Whether several rows of the index have this number. */
    public boolean isNumberShared(TraceabilityCertificate certificate) {
        return sharedNumbers.contains(certificate.certificateNo());
    }

    /** Whether a document that a certificate names is missing or unreadable, so that its entry was not compared with it. */
    public boolean isUnread(TraceabilityCertificate certificate) {
        return unread.getOrDefault(certificate.certificateNo(), List.of()).stream()
                .anyMatch(file -> certificate.file().isEmpty() || file.isEmpty() || certificate.names(file));
    }

    /** A class or permissible error as written; thousands of certificates share a few texts, and each is parsed once. */
    AccuracyStatement accuracy(String text) {
        return accuracies.computeIfAbsent(text, AccuracyStatement::parse);
    }

    /** Plan rows of an instrument. */
    public List<CalibrationPlanEntry> planOf(String no) {
        return plan.getOrDefault(no, List.of());
    }

    /** The traceability chain of an instrument. */
    public Optional<TraceabilityChain> chain(String no) {
        return Optional.ofNullable(chains.get(no));
    }

    /** An activity datum. */
    public Optional<ActivityDatum> activity(String id) {
        return Optional.ofNullable(activities.get(id));
    }

    /** A factor. */
    public Optional<EmissionFactor> factor(String id) {
        return Optional.ofNullable(factors.get(id));
    }

    /** Whether several rows have this identity, so that what is said of one may be meant of another. */
    boolean isRepeated(Subject subject) {
        return repeated.contains(subject.text());
    }

    /** An activity as recomputed. */
    public Optional<ReplayedActivity> replayed(String activityId) {
        return Optional.ofNullable(replayed.get(activityId));
    }

    /** Whether a table of the pack came. */
    public boolean submitted(String table) {
        return facts.tables().submitted().contains(table);
    }

    /** Whether a file came with the pack and was taken. */
    public boolean hasFile(String path) {
        EvidenceFile file = files.get(path);
        return file != null && file.state() != FileState.MISSING && file.state() != FileState.REFUSED;
    }

    /** A file of the pack as evidence, also one that is missing. */
    public EvidenceReference file(String path) {
        return new EvidenceReference(
                path,
                0,
                Optional.ofNullable(files.get(path)).map(EvidenceFile::sm3).orElse(""));
    }

    /** Short wording of the pack. */
    public Term word(String key) {
        return pack.word(key);
    }

    /** A limit with its unit in both languages. */
    public Term limit(Limit limit) {
        return pack.limit(limit);
    }

    /** Where rule and limits come from, with the mark of what is not yet confirmed. */
    public String sourceOf(Rule rule) {
        return rule.source()
                + (rule.state() == Rule.State.TO_CONFIRM
                        ? word("state.TO_CONFIRM").zh()
                        : "");
    }

    /** Why a subject is key, where it is: a device by K1–K5, a datum by its share. */
    public Optional<String> keyReason(Subject subject) {
        if (subject.text().startsWith("instrument:") || subject.text().startsWith("standard:")) {
            return keyDevices.reason(subject.id()).map(KeyDevices.KeyReason::code);
        }
        if (shares.marked().containsKey(subject.text())) {
            return Optional.of(KeyDevices.MARK);
        }
        return shares.isKey(subject.text()) ? Optional.of("KD") : Optional.empty();
    }

    /** The same in words, with the share. */
    Term keyWords(Subject subject) {
        Optional<String> code = keyReason(subject);
        if (code.isEmpty()) {
            return Term.same("");
        }
        OptionalDouble share = code.get().equals("KD")
                ? shares.share(subject.text())
                : keyDevices
                        .reason(subject.id())
                        .map(KeyDevices.KeyReason::share)
                        .orElse(OptionalDouble.empty());
        String percent = share.isPresent() ? " " + Figures.percent(share.getAsDouble()) : "";
        String said = code.get().equals(KeyDevices.MARK)
                ? keyDevices
                        .reason(subject.id())
                        .map(KeyDevices.KeyReason::said)
                        .orElse(shares.marked().getOrDefault(subject.text(), ""))
                : "";
        Term word = word("key." + code.get());
        return new Term(
                word.zh() + percent + (said.isEmpty() ? "" : "：" + said),
                word.en() + percent + (said.isEmpty() ? "" : ": " + said));
    }

    /** A subject in words: place, name and numbers of an instrument, name of a datum. */
    public Term describe(Subject subject) {
        Optional<MeasuringInstrument> instrument = instrumentOf(subject);
        if (instrument.isPresent()) {
            return describe(instrument.get(), word("subject.row"));
        }
        String kind = subject.text().substring(0, Math.max(0, subject.text().indexOf(':')));
        Optional<String> name = kind.equals("activity")
                ? activity(subject.id()).map(ActivityDatum::name)
                : kind.equals("factor") ? factor(subject.id()).map(EmissionFactor::name) : Optional.empty();
        Term word = word("subject." + (kind.isEmpty() ? subject.text() : kind));
        if (kind.isEmpty()) {
            return word;
        }
        String id = kind.equals("seal") ? WHOLE_DAYS.matcher(subject.id()).replaceAll("$1") : subject.id();
        if (subject.isUnnamed()) {
            Term row = word("subject.row").filled(Term.same(id.substring(1)));
            return new Term(word.zh() + row.zh(), word.en() + " " + row.en());
        }
        String title = name.map(n -> "“" + n + "”（" + id + "）").orElse(id);
        String titleEn = name.map(n -> " \"" + n + "\" (" + id + ")").orElse(" " + id);
        return new Term(word.zh() + title, word.en() + titleEn);
    }

    private static Term describe(MeasuringInstrument instrument, Term row) {
        InstrumentIdentity identity = instrument.identity();
        String serial = identity.serialNo();
        String location = instrument.place().location();
        if (Subject.instrument(instrument.instrumentNo()).isUnnamed()) {
            Term line = row.filled(Term.same(instrument.instrumentNo().substring(1)));
            return new Term(location + identity.name() + line.zh(), identity.name() + " " + line.en());
        }
        return new Term(
                location + identity.name() + "（管理编号" + identity.instrumentNo()
                        + (serial.isEmpty() ? "" : "，出厂编号" + serial) + "）",
                identity.name() + " (no. " + identity.instrumentNo()
                        + (serial.isEmpty() ? "" : ", serial " + serial)
                        + (location.isEmpty() ? "" : ", at " + location) + ")");
    }
}
