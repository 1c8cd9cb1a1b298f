package cn.suyuan.intake;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.SignedDocument;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.ledger.IdentityText;
import cn.suyuan.ledger.InstrumentIdentity;
import cn.suyuan.ledger.InstrumentLedger;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.traceability.DigitalCertificate;
import cn.suyuan.traceability.DigitalCertificate.Identification;
import cn.suyuan.traceability.DigitalCertificate.Item;
import cn.suyuan.traceability.DigitalCertificate.LinkState;
import cn.suyuan.traceability.DigitalCertificate.Result;
import cn.suyuan.traceability.DigitalCertificate.StandardLink;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityCertificate.StandardUse;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import cn.suyuan.trust.XmlSignatureCheck;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the digital calibration certificates of a pack, resolves their links, and holds them against the index. */
final class DigitalCertificates {
    private static final int LARGEST = 32 << 20;
    private static final int MOST = 5_000;

    private final EvidenceContent content;
    private final String data;
    private final Problems problems;
    private final InstrumentLedger ledger;
    private final Map<String, byte[]> documents = new TreeMap<>();
    private final Map<String, String> sm3 = new TreeMap<>();
    private final List<DigitalCertificate> found = new ArrayList<>();
    private final List<DocumentContradiction> contradictions = new ArrayList<>();
    private final List<SignedDocument> signed = new ArrayList<>();

    DigitalCertificates(EvidenceContent content, boolean bag, InstrumentLedger ledger, Problems problems) {
        this.content = content;
        this.data = bag ? "data/" : "";
        this.ledger = ledger;
        this.problems = problems;
    }

    List<DigitalCertificate> found() {
        return List.copyOf(found);
    }

    List<DocumentContradiction> contradictions() {
        return List.copyOf(contradictions);
    }

    List<SignedDocument> signed() {
        return List.copyOf(signed);
    }

    /** The rows of the index with what their documents say, and certificates that have no row. */
    List<TraceabilityCertificate> merged(PackInventory inventory, List<TraceabilityCertificate> rows)
            throws IOException {
        readAll(inventory);
        Map<String, DigitalCertificate> byFile = new LinkedHashMap<>();
        for (DigitalCertificate certificate : found) {
            byFile.put(certificate.file(), certificate);
        }
        List<TraceabilityCertificate> merged = new ArrayList<>();
        for (TraceabilityCertificate row : rows) {
            DigitalCertificate digital = byFile.remove(data + row.file());
            merged.add(digital == null ? row : compared(row, digital, rows));
            if (sm3.containsKey(data + row.file()) && !documents.containsKey(data + row.file())) {
                contradictions.add(new DocumentContradiction(
                        row.certificateNo(), row.file(), DocumentContradiction.UNREADABLE, "", ""));
            }
        }
        for (DigitalCertificate digital : byFile.values()) {
            merged.add(fromDocument(digital, rows));
            problems.file(digital.file(), Code.CONVERTED, "dcc_without_row", digital.number());
        }
        return merged;
    }

    private void readAll(PackInventory inventory) throws IOException {
        List<DigitalCertificate> unresolved = new ArrayList<>();
        for (PackInventory.Entry entry : inventory.entries()) {
            String lower = entry.path().toLowerCase(Locale.ROOT);
            boolean place = entry.path().startsWith(data);
            if (!place || !lower.endsWith(".xml") || lower.contains("signed-readings/") || documents.size() >= MOST) {
                continue;
            }
            Optional<byte[]> bytes = PackFiles.read(content, entry.path(), LARGEST);
            Optional<DigitalCertificate> certificate = bytes.flatMap(b -> DccReader.read(entry.path(), b));
            if (certificate.isPresent() && bytes.isPresent()) {
                unresolved.add(certificate.get());
                documents.put(entry.path(), bytes.get());
            } else if (lower.contains("certificates/")) {
                problems.file(entry.path(), Code.UNREADABLE, "dcc_unreadable");
            }
            sm3.put(entry.path(), entry.sm3());
        }
        for (DigitalCertificate certificate : unresolved) {
            DigitalCertificate resolved = resolved(certificate, unresolved, inventory);
            found.add(resolved);
            signatures(resolved);
            say(resolved);
        }
    }

    private void signatures(DigitalCertificate certificate) {
        byte[] bytes = documents.getOrDefault(certificate.file(), new byte[0]);
        // Only the arithmetic counts here; whom to trust is decided with the auditor's own roots.
        List<SignatureCheck> checks = new XmlSignatureCheck(TrustAnchors.none(), TrustPolicy.at(LocalDate.EPOCH))
                .check(SignedThing.DCC, certificate.file(), bytes);
        boolean absent = checks.stream().allMatch(c -> c.cryptographic() == CryptographicFact.ABSENT);
        if (absent) {
            problems.file(certificate.file(), Code.MISSING, "dcc_unsigned");
            return;
        }
        signed.add(new SignedDocument(certificate.file(), SignedThing.DCC, SignedDocument.Range.none(), "", true));
        if (checks.stream().anyMatch(c -> c.cryptographic() == CryptographicFact.INVALID)) {
            contradictions.add(new DocumentContradiction(
                    certificate.number(), certificate.file(), "signature", "", "{trust.doubt.signature_differs}"));
        }
    }

    private void say(DigitalCertificate certificate) {
        for (StandardLink link : certificate.standards()) {
            String detail = "dcc_link_" + link.state().word();
            String number = link.certificateNo().isEmpty() ? link.name() : link.certificateNo();
            switch (link.state()) {
                case HASH_MATCHES -> {
                    // closed; nothing to say
                }
                case HASH_DIFFERS -> {
                    problems.file(certificate.file(), Code.CONTRADICTS, detail, link.name(), number, link.document());
                    contradictions.add(new DocumentContradiction(
                            certificate.number(),
                            certificate.file(),
                            "standard_digest",
                            link.digest(),
                            link.document()));
                }
                case NUMBER_ONLY, ANALOGUE ->
                    problems.file(certificate.file(), Code.AMBIGUOUS, detail, link.name(), number, link.document());
                case MISSING -> problems.file(certificate.file(), Code.MISSING, detail, link.name(), number, "");
            }
        }
        certificate
                .embedded()
                .forEach(e -> problems.file(
                        certificate.file(), Code.CONVERTED, "dcc_embedded", e.name(), Integer.toString(e.size())));
    }

    private DigitalCertificate resolved(
            DigitalCertificate certificate, List<DigitalCertificate> all, PackInventory inventory) {
        List<StandardLink> links = certificate.standards().stream()
                .map(link -> resolved(link, certificate.file(), all, inventory))
                .toList();
        return new DigitalCertificate(
                certificate.file(),
                certificate.schemaVersion(),
                certificate.number(),
                certificate.period(),
                certificate.laboratory(),
                certificate.items(),
                certificate.results(),
                links,
                certificate.embedded());
    }

    private StandardLink resolved(
            StandardLink link, String own, List<DigitalCertificate> all, PackInventory inventory) {
        if (link.procedure().equalsIgnoreCase("analogue") || link.digest().equalsIgnoreCase("analogue")) {
            return with(link, LinkState.ANALOGUE, "");
        }
        String wanted = IdentityText.of(link.certificateNo());
        Optional<String> numbered = all.stream()
                .filter(d -> !d.file().equals(own) && !wanted.isEmpty())
                .filter(d -> IdentityText.of(d.number()).equals(wanted))
                .map(DigitalCertificate::file)
                .findFirst();
        Optional<DigestAlgorithm> algorithm = algorithm(link.procedure());
        Optional<String> digest = algorithm.flatMap(a -> LinkDigest.hex(a, link.digest()));
        if (algorithm.isPresent() && digest.isPresent()) {
            Optional<String> exact = inventory.entries().stream()
                    .map(PackInventory.Entry::path)
                    .filter(path -> digest.get().equals(digest(path, algorithm.get(), inventory)))
                    .findFirst();
            if (exact.isPresent()) {
                return with(link, LinkState.HASH_MATCHES, exact.get());
            }
            return numbered.isPresent()
                    ? with(link, LinkState.HASH_DIFFERS, numbered.get())
                    : with(link, LinkState.MISSING, "");
        }
        return numbered.isPresent()
                ? with(link, LinkState.NUMBER_ONLY, numbered.get())
                : with(link, LinkState.MISSING, "");
    }

    private static Optional<DigestAlgorithm> algorithm(String procedure) {
        String plain = procedure.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            if (algorithm.wireName().replaceAll("[^a-z0-9]", "").equals(plain)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    private String digest(String path, DigestAlgorithm algorithm, PackInventory inventory) {
        byte[] bytes = documents.get(path);
        if (bytes != null) {
            return LinkDigest.of(algorithm, bytes);
        }
        return inventory.entries().stream()
                .filter(e -> e.path().equals(path))
                .map(e -> e.digests().getOrDefault(algorithm.wireName(), ""))
                .findFirst()
                .orElse("");
    }

    private static StandardLink with(StandardLink link, LinkState state, String document) {
        return new StandardLink(
                link.name(),
                link.identifications(),
                link.certificateNo(),
                link.procedure(),
                link.digest(),
                state,
                document);
    }

    /** The document counts; what the row says otherwise is listed. */
    private TraceabilityCertificate compared(
            TraceabilityCertificate row, DigitalCertificate digital, List<TraceabilityCertificate> rows) {
        DccComparison comparison = new DccComparison(row, digital);
        comparison.run(contradictions);
        TraceabilityCertificate document = fromDocument(digital, rows);
        List<StandardUse> standards = row.standardsUsed().isEmpty() ? document.standardsUsed() : row.standardsUsed();
        TraceabilityCertificate.Results results = digital.leading().isPresent() ? document.results() : row.results();
        return new TraceabilityCertificate(
                row.certificateNo(),
                row.kind() == Kind.UNKNOWN ? Kind.CALIBRATION : row.kind(),
                row.instrument(),
                DccComparison.issue(row, document),
                row.basis(),
                row.conclusion(),
                DccComparison.results(row, results),
                standards,
                row.confirmed(),
                row.file(),
                row.row());
    }

    private TraceabilityCertificate fromDocument(DigitalCertificate digital, List<TraceabilityCertificate> rows) {
        Optional<Item> item = digital.items().stream().findFirst();
        Optional<MeasuringInstrument> instrument = item.flatMap(this::inLedger);
        if (instrument.isEmpty()) {
            problems.file(
                    digital.file(),
                    Code.CONTRADICTS,
                    "dcc_instrument_unknown",
                    item.map(Item::name).orElse(""));
        }
        InstrumentIdentity identity = new InstrumentIdentity(
                instrument
                        .map(MeasuringInstrument::instrumentNo)
                        .orElse(item.map(i -> i.numberBy("customer")).orElse("")),
                item.map(Item::name).orElse(""),
                item.map(i -> i.numberBy("manufacturer")).orElse(""),
                item.map(Item::model).orElse(""),
                item.map(Item::manufacturer).orElse(""));
        String file = digital.file().substring(data.length());
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("certificate_no", digital.number());
        cells.put("instrument_no", identity.instrumentNo());
        cells.put("file", file);
        TableRow row =
                new TableRow(new EvidenceReference(digital.file(), 0, sm3.getOrDefault(digital.file(), "")), "", cells);
        DigitalCertificate.Period period = digital.period();
        return new TraceabilityCertificate(
                digital.number(),
                Kind.CALIBRATION,
                identity,
                new TraceabilityCertificate.Issue(
                        digital.laboratory().name(),
                        digital.laboratory().code(),
                        period.received(),
                        period.end().or(period::begin),
                        period.issued().or(period::end),
                        Optional.empty()),
                "",
                "",
                results(digital.leading()),
                uses(digital, rows),
                "",
                file,
                row);
    }

    private static TraceabilityCertificate.Results results(Optional<Result> leading) {
        Optional<BigDecimal> expanded = leading.flatMap(Result::largest);
        return new TraceabilityCertificate.Results(
                "",
                "",
                leading.map(r -> DccComparison.quantity(r.unit())).orElse(""),
                "",
                expanded,
                leading.map(Result::unit).orElse(""),
                leading.flatMap(Result::coverageFactor),
                leading.flatMap(Result::coverageProbability),
                "");
    }

    private List<StandardUse> uses(DigitalCertificate digital, List<TraceabilityCertificate> rows) {
        List<StandardUse> uses = new ArrayList<>();
        for (StandardLink link : digital.standards()) {
            Optional<DigitalCertificate> linked =
                    found.stream().filter(d -> d.file().equals(link.document())).findFirst();
            String number = link.certificateNo().isEmpty()
                    ? linked.map(DigitalCertificate::number).orElse("")
                    : link.certificateNo();
            Optional<String> byRow = rows.stream()
                    .filter(r -> !number.isEmpty() && IdentityText.same(r.certificateNo(), number))
                    .map(TraceabilityCertificate::instrumentNo)
                    .findFirst();
            String standard = inLedger(new Item(link.name(), "", "", link.identifications()))
                    .map(MeasuringInstrument::instrumentNo)
                    .or(() -> byRow)
                    .or(() -> link.identifications().stream()
                            .map(Identification::value)
                            .findFirst())
                    .orElse(link.name());
            uses.add(new StandardUse(standard, number));
        }
        return uses;
    }

    /** The instrument that carries one of the numbers: as its own number, or as its serial number. */
    private Optional<MeasuringInstrument> inLedger(Item item) {
        List<MeasuringInstrument> all = new ArrayList<>(ledger.instruments());
        all.addAll(ledger.referenceStandards());
        for (Identification number : item.identifications()) {
            for (MeasuringInstrument instrument : all) {
                boolean serial = !instrument.identity().serialNo().isEmpty()
                        && IdentityText.same(instrument.identity().serialNo(), number.value());
                if (serial || IdentityText.same(instrument.instrumentNo(), number.value())) {
                    return Optional.of(instrument);
                }
            }
        }
        return Optional.empty();
    }
}
