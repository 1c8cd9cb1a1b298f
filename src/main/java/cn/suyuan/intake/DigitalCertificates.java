package cn.suyuan.intake;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the digital calibration certificates of a pack, resolves their links, and holds them against the index. */
final class DigitalCertificates {
    private static final int LARGEST = 32 << 20;
    private static final int MOST = 5_000;

    private final EvidenceContent content;
    private final String data;
    private final Problems problems;
    private final InstrumentLedger ledger;
    private final Set<String> documents = new TreeSet<>();
    private final Map<String, MeasuringInstrument> byIdentity = new HashMap<>();
    private final Map<String, DigitalCertificate> byPath = new HashMap<>();
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

    private void identified(MeasuringInstrument instrument) {
        byIdentity.putIfAbsent(IdentityText.of(instrument.identity().serialNo()), instrument);
        byIdentity.putIfAbsent(IdentityText.of(instrument.instrumentNo()), instrument);
        byIdentity.remove("");
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
            List<DigitalCertificate> digital = new ArrayList<>();
            for (String file : row.files()) {
                Optional.ofNullable(byFile.remove(data + file)).ifPresent(digital::add);
                if (sm3.containsKey(data + file) && !documents.contains(data + file)) {
                    contradictions.add(new DocumentContradiction(
                            row.certificateNo(), file, DocumentContradiction.UNREADABLE, "", ""));
                }
            }
            digital.forEach(d -> new DccComparison(row, d).run(contradictions));
            merged.add(digital.isEmpty() ? row : compared(row, digital.get(0), rows));
        }
        for (DigitalCertificate digital : byFile.values()) {
            merged.add(fromDocument(digital, rows));
            problems.file(digital.file(), Code.CONVERTED, "dcc_without_row", digital.number());
        }
        return merged;
    }

    private void readAll(PackInventory inventory) throws IOException {
        List<DigitalCertificate> unresolved = new ArrayList<>();
        int left = 0;
        for (PackInventory.Entry entry : inventory.entries()) {
            String lower = entry.path().toLowerCase(Locale.ROOT);
            boolean place = entry.path().startsWith(data);
            if (!place || !lower.endsWith(".xml") || lower.contains("signed-readings/")) {
                continue;
            }
            if (documents.size() >= MOST) {
                left++;
                sm3.put(entry.path(), entry.sm3());
                continue;
            }
            Optional<byte[]> bytes = PackFiles.read(content, entry.path(), LARGEST);
            Optional<DigitalCertificate> certificate = bytes.flatMap(b -> DccReader.read(entry.path(), b));
            if (certificate.isPresent() && bytes.isPresent()) {
                unresolved.add(certificate.get());
                documents.add(entry.path());
            } else if (lower.contains("certificates/")) {
                problems.file(entry.path(), Code.UNREADABLE, "dcc_unreadable");
            }
            sm3.put(entry.path(), entry.sm3());
        }
        if (left > 0) {
            problems.file(
                    data + "certificates",
                    Code.UNREADABLE,
                    "dcc_too_many",
                    Integer.toString(MOST),
                    Integer.toString(left));
        }
        StandardLinks links = new StandardLinks(inventory, content, documents, unresolved);
        for (DigitalCertificate certificate : unresolved) {
            DigitalCertificate resolved = links.resolved(certificate);
            found.add(resolved);
            byPath.put(resolved.file(), resolved);
            signatures(resolved);
            say(resolved);
        }
    }

    private void limit(String file, int size, int most) {
        if (size >= most) {
            problems.file(file, Code.UNREADABLE, "parts_limit", Integer.toString(most));
        }
    }

    private void signatures(DigitalCertificate certificate) throws IOException {
        byte[] bytes = PackFiles.read(content, certificate.file(), LARGEST).orElse(new byte[0]);
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
        limit(certificate.file(), certificate.standards().size(), DccReader.MOST_LINKS);
        limit(certificate.file(), certificate.embedded().size(), DccReader.MOST_EMBEDDED);
        limit(certificate.file(), certificate.results().size(), DccResults.MOST_RESULTS);
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

    /** The document counts; what the row says otherwise is listed. */
    private TraceabilityCertificate compared(
            TraceabilityCertificate row, DigitalCertificate digital, List<TraceabilityCertificate> rows) {
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
            Optional<DigitalCertificate> linked = Optional.ofNullable(byPath.get(link.document()));
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
        if (byIdentity.isEmpty()) {
            ledger.instruments().forEach(this::identified);
            ledger.referenceStandards().forEach(this::identified);
        }
        for (Identification number : item.identifications()) {
            MeasuringInstrument instrument = byIdentity.get(IdentityText.of(number.value()));
            if (instrument != null) {
                return Optional.of(instrument);
            }
        }
        return Optional.empty();
    }
}
