package cn.suyuan.ui.desk;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.Observation;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What screens look up in a case by number, made once for each state of it, so that ten thousand rows are no delay. */
public final class CaseIndex {
    private final Map<String, List<Observation>> observations = new HashMap<>();
    private final Map<String, TraceabilityChain> chains = new HashMap<>();
    private final Map<String, MeasuringInstrument> instruments = new HashMap<>();
    private final Map<String, List<TraceabilityCertificate>> certificates = new HashMap<>();
    private final Map<String, TraceabilityCertificate> byNumber = new HashMap<>();
    private final Set<String> drawn = new HashSet<>();
    private final Set<String> paths = new HashSet<>();

    private CaseIndex() {}

    /** The index where no case is open. */
    public static CaseIndex none() {
        return new CaseIndex();
    }

    public CaseIndex(CaseView view) {
        for (Observation observation : view.judged().observations()) {
            observations
                    .computeIfAbsent(observation.subject().text(), s -> new ArrayList<>())
                    .add(observation);
        }
        view.chains().forEach(chain -> chains.putIfAbsent(chain.instrumentNo(), chain));
        view.ledger().ledger().instruments().forEach(i -> instruments.putIfAbsent(i.instrumentNo(), i));
        view.ledger().ledger().referenceStandards().forEach(i -> instruments.putIfAbsent(i.instrumentNo(), i));
        for (TraceabilityCertificate certificate : view.certificates().certificates()) {
            certificates
                    .computeIfAbsent(certificate.instrumentNo(), i -> new ArrayList<>())
                    .add(certificate);
            byNumber.putIfAbsent(certificate.certificateNo(), certificate);
        }
        view.files().pack().files().forEach(file -> paths.add(file.path()));
        view.draw().sample().ifPresent(sample -> drawn.addAll(sample.selected()));
    }

    /** Observations about one subject, such as {@code instrument:E05}. */
    public List<Observation> observations(String subject) {
        return observations.getOrDefault(subject, List.of());
    }

    /** The chain of a device. */
    public Optional<TraceabilityChain> chain(String instrumentNo) {
        return Optional.ofNullable(chains.get(instrumentNo));
    }

    /** The ledger row of a device or own standard. */
    public Optional<MeasuringInstrument> instrument(String instrumentNo) {
        return Optional.ofNullable(instruments.get(instrumentNo));
    }

    /** Name of a device, or an empty text. */
    public String name(String instrumentNo) {
        return instrument(instrumentNo).map(i -> i.identity().name()).orElse("");
    }

    /** Certificates of a device in the order of their rows. */
    public List<TraceabilityCertificate> certificates(String instrumentNo) {
        return certificates.getOrDefault(instrumentNo, List.of());
    }

    /** A certificate by its number. */
    public Optional<TraceabilityCertificate> certificate(String certificateNo) {
        return Optional.ofNullable(byNumber.get(certificateNo));
    }

    /** Where the documents lie that a row names, one or several separated by semicolons. */
    public List<EvidenceReference> documents(String named) {
        return Arrays.stream(named.split(";"))
                .filter(name -> !name.isBlank())
                .map(name -> new EvidenceReference(paths.contains(name) ? name : "data/" + name, 0, ""))
                .toList();
    }

    /** Whether a device is in the sample. */
    public boolean isDrawn(String instrumentNo) {
        return drawn.contains(instrumentNo);
    }
}
