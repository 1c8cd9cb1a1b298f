package cn.suyuan.traceability;

import cn.suyuan.ledger.IdentityText;
import cn.suyuan.ledger.InstrumentLedger;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All certificates, found by instrument and by number; a certificate is known by its place in the list. */
final class CertificateIndex {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:[.]\\d+)?(?:[eE][-+]?\\d+)?");

    private final List<TraceabilityCertificate> certificates;
    private final Map<String, List<Integer>> byInstrument = new HashMap<>();
    private final Map<String, List<Integer>> byNumber = new HashMap<>();
    private final Map<String, List<CalibrationPlanEntry>> plan = new HashMap<>();
    private final Map<String, List<DocumentContradiction>> contradictions = new HashMap<>();
    private final Map<String, MeasuringInstrument> instruments = new HashMap<>();
    private final Map<String, List<LocalDate>> rejectionDays = new HashMap<>();
    private final Map<String, String> valuesByFile = new HashMap<>();
    private final Map<String, List<Integer>> byValues = new HashMap<>();
    private final String[] numbers;
    private final String[] serials;

    CertificateIndex(InstrumentLedger ledger, TraceabilityTables tables) {
        certificates = tables.certificates();
        serials = new String[certificates.size()];
        numbers = new String[certificates.size()];
        for (int id = 0; id < certificates.size(); id++) {
            TraceabilityCertificate certificate = certificates.get(id);
            put(byInstrument, certificate.instrumentNo().strip(), id);
            numbers[id] = IdentityText.of(certificate.certificateNo());
            put(byNumber, numbers[id], id);
            serials[id] = IdentityText.of(certificate.instrument().serialNo());
            if (certificate.kind() == Kind.REJECTION_NOTICE) {
                certificate
                        .issue()
                        .performed()
                        .ifPresent(day ->
                                put(rejectionDays, certificate.instrumentNo().strip(), day));
            }
        }
        tables.plan().forEach(entry -> put(plan, entry.instrumentNo().strip(), entry));
        tables.documentContradictions().forEach(c -> put(contradictions, IdentityText.of(c.certificateNo()), c));
        ledger.instruments()
                .forEach(i -> instruments.putIfAbsent(i.instrumentNo().strip(), i));
        ledger.referenceStandards()
                .forEach(i -> instruments.putIfAbsent(i.instrumentNo().strip(), i));
        readValues(tables.digital());
    }

    /** Values of the digital certificates, so that two papers with the same values find each other. */
    private void readValues(List<DigitalCertificate> digital) {
        for (DigitalCertificate certificate : digital) {
            valuesByFile.put(certificate.file(), values(certificate));
        }
        if (valuesByFile.isEmpty()) {
            return;
        }
        for (int id = 0; id < certificates.size(); id++) {
            int place = id;
            valuesOf(id).ifPresent(values -> put(byValues, values, place));
        }
    }

    private static String values(DigitalCertificate certificate) {
        return certificate.results().stream()
                .map(result -> result.name() + result.values())
                .collect(Collectors.joining("\n"));
    }

    private Optional<String> valuesOf(int id) {
        return certificates.get(id).files().stream()
                .flatMap(file -> Stream.ofNullable(valuesByFile.getOrDefault(file, valuesByFile.get("data/" + file))))
                .findFirst();
    }

    /** The certificate of another serial number with the very same values, if these are at least so many different ones. */
    Optional<TraceabilityCertificate> withSameValues(int id, int least) {
        if (valuesByFile.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> values = valuesOf(id)
                .filter(v -> NUMBER.matcher(v)
                                .results()
                                .map(MatchResult::group)
                                .distinct()
                                .count()
                        >= least);
        return values.stream()
                .flatMap(v -> byValues.getOrDefault(v, List.of()).stream())
                .filter(other -> !serials[other].equals(serials[id]))
                .findFirst()
                .map(this::get);
    }

    /** On how many different days the work of an instrument's certificates was done that one issuer issued on one day. */
    int daysOfWorkIssuedOn(TraceabilityCertificate certificate, LocalDate day) {
        List<Integer> own = ofInstrument(certificate.instrumentNo());
        return own.size() < 2
                ? own.size()
                : (int) own.stream()
                        .map(this::get)
                        .filter(other ->
                                other.issue().issued().filter(day::equals).isPresent())
                        .filter(other -> IdentityText.same(
                                other.issue().issuer(), certificate.issue().issuer()))
                        .flatMap(other -> other.issue().performed().stream())
                        .distinct()
                        .count();
    }

    private static <T> void put(Map<String, List<T>> lists, String key, T value) {
        lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    int size() {
        return certificates.size();
    }

    TraceabilityCertificate get(int id) {
        return certificates.get(id);
    }

    /** Serial number in comparable form, empty where missing. */
    String serial(int id) {
        return serials[id];
    }

    List<Integer> ofInstrument(String instrumentNo) {
        return byInstrument.getOrDefault(instrumentNo.strip(), List.of());
    }

    List<Integer> withNumber(String certificateNo) {
        return byNumber.getOrDefault(IdentityText.of(certificateNo), List.of());
    }

    List<CalibrationPlanEntry> planOf(String instrumentNo) {
        return plan.getOrDefault(instrumentNo.strip(), List.of());
    }

    Optional<MeasuringInstrument> instrument(String instrumentNo) {
        return Optional.ofNullable(instruments.get(instrumentNo.strip()));
    }

    /** What the document of a row says otherwise; rows that share a number are told apart by their file. */
    List<DocumentContradiction> contradictionsOf(int id) {
        TraceabilityCertificate certificate = certificates.get(id);
        List<DocumentContradiction> named = contradictions.getOrDefault(numbers[id], List.of());
        return named.stream()
                .filter(c -> certificate.file().isEmpty()
                        || c.file().isEmpty()
                        || c.file().equals(certificate.file())
                        || certificate.names(c.file()))
                .toList();
    }

    /** The verification, calibration or internal calibration that a row can be; other papers prove no traceability. */
    static boolean provesTraceability(TraceabilityCertificate certificate) {
        return switch (certificate.kind()) {
            case VERIFICATION, CALIBRATION, INTERNAL -> true;
            case REJECTION_NOTICE, TYPE_APPROVAL, STANDARD_EXAMINATION, TEST_REPORT, FACTORY, UNKNOWN -> false;
        };
    }

    /** The certificates of an instrument that can prove traceability. */
    List<Integer> usableOf(String instrumentNo) {
        return ofInstrument(instrumentNo).stream()
                .filter(id -> provesTraceability(get(id)))
                .toList();
    }

    /** The days on which an instrument failed a verification. */
    List<LocalDate> rejectionDays(String instrumentNo) {
        return rejectionDays.getOrDefault(instrumentNo.strip(), List.of());
    }

    /** A certificate of the same number and issuer for another serial number. */
    Optional<TraceabilityCertificate> withSameNumber(int id) {
        List<Integer> same = byNumber.getOrDefault(numbers[id], List.of());
        if (same.size() < 2) {
            return Optional.empty();
        }
        String issuer = IdentityText.of(get(id).issue().issuer());
        return same.stream()
                .filter(other -> get(other).kind() != Kind.TYPE_APPROVAL)
                .filter(other -> !get(other).certificateNo().isBlank())
                .filter(other -> !serials[other].equals(serials[id]))
                .filter(other -> IdentityText.of(get(other).issue().issuer()).equals(issuer))
                .findFirst()
                .map(this::get);
    }
}
