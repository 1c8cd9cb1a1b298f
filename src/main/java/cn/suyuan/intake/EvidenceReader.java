package cn.suyuan.intake;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.evidence.AuditScope;
import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.DocumentEntry;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.PackTables;
import cn.suyuan.evidence.ReadingChoices;
import cn.suyuan.evidence.SignedDocument;
import cn.suyuan.evidence.SigningKeyEntry;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.footprint.FootprintTables;
import cn.suyuan.ledger.InstrumentLedger;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.Authority;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityTables;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Understands a pack: the same inventory and bytes give the same imported case, at import and at every reopening. */
public final class EvidenceReader {
    private static final int LARGEST_JSON = 16 << 20;

    private final ColumnNames names = ColumnNames.standard();

    /** A reader that knows the headers that ship with the program. */
    public EvidenceReader() {}

    /**
     * Reads a pack.
     *
     * @param inventory what lay in the container
     * @param content its bytes
     * @param authorities the auditor's own list, empty where there is none
     * @return everything that could be understood; never fails because of what the evidence is
     * @throws IOException where the store of the bytes fails
     */
    public ImportedCase read(PackInventory inventory, EvidenceContent content, Optional<List<Authority>> authorities)
            throws IOException {
        return read(inventory, content, authorities, ReadingChoices.none());
    }

    /** The same with what auditors chose about reading it. */
    public ImportedCase read(
            PackInventory inventory,
            EvidenceContent content,
            Optional<List<Authority>> authorities,
            ReadingChoices choices)
            throws IOException {
        BagCheck.Outcome bag = BagCheck.check(inventory, content);
        Problems problems = bag.problems();
        problems.addAll(inventory.problems());
        Problems ledgerProblems = new Problems();
        boolean isBag = bag.kind() == ContainerKind.BAG;
        Map<String, Table> tables =
                new TableFinder(inventory, content, choices.mapping(), names, isBag, problems).find(ledgerProblems);
        NamedFiles files = new NamedFiles(inventory, isBag ? "data/" : "");
        Rows rows = new Rows(tables, problems, ledgerProblems, files);
        AuditScope scope = scope(inventory, content, problems, isBag);
        LedgerTables ledger = ledger(rows);
        DigitalCertificates digital = new DigitalCertificates(content, isBag, ledger.ledger(), problems);
        List<TraceabilityCertificate> certificates =
                digital.merged(inventory, rows.of("certificates", CertificateRows::certificate));
        CertificateDocuments documents = new CertificateDocuments(inventory, content, choices, isBag, problems);
        List<DocumentContradiction> contradictions = new ArrayList<>(documents.compare(certificates));
        contradictions.addAll(digital.contradictions());
        List<SignedDocument> signed = new ArrayList<>(documents.signed());
        signed.addAll(digital.signed());
        TraceabilityTables traceability = new TraceabilityTables(
                certificates,
                rows.of("calibration-plan", CertificateRows::plan),
                authorities,
                contradictions,
                digital.found());
        InventoryTables processes = new InventoryTables(inventory, content, problems).read(tables.keySet());
        FootprintTables footprint = new FootprintTables(
                rows.with("activity", processes.activities(), FootprintRows::activity),
                rows.with("factors", processes.factors(), FootprintRows::factor),
                rows.of("cross-checks", FootprintRows::crossCheck));
        modelProblems(inventory, content, problems);
        PackTables packTables = new PlainStreams(inventory, content, names, isBag, problems)
                .joined(packTables(rows, tables, inventory, isBag), choices.mapping());
        new CrossFileChecks(inventory, isBag, files, problems, ledgerProblems)
                .check(ledger, traceability, footprint, packTables);
        SpoiledNumbers.check(ledger.ledger().instruments(), certificates, ledgerProblems);
        new TableContradictions(problems, ledgerProblems).check(scope, ledger, traceability, footprint, packTables);
        new UnitChecks(content, isBag, problems)
                .check(ledger.ledger().instruments(), packTables.streams(), footprint.activities());
        EvidencePack pack = new EvidencePack(
                inventory.containerName(),
                inventory.containerSm3().or(() -> Optional.of(folderDigest(inventory))),
                bag.kind(),
                bag.strict(),
                bag.files(),
                problems.sorted(),
                ledgerProblems.sorted(),
                signed);
        return new ImportedCase(inventory, pack, scope, packTables, ledger, traceability, footprint);
    }

    private static String folderDigest(PackInventory inventory) {
        FileDigests digests = new FileDigests(List.of());
        byte[] lines = BagCheck.folderDigestInput(inventory);
        digests.update(lines, 0, lines.length);
        return digests.finish().getOrDefault(FileDigests.SM3, "");
    }

    private static AuditScope scope(PackInventory inventory, EvidenceContent content, Problems problems, boolean bag)
            throws IOException {
        String path = bag
                ? "data/pack.json"
                : inventory.entries().stream()
                        .map(PackInventory.Entry::path)
                        .filter(p -> p.equals("pack.json") || p.endsWith("/pack.json"))
                        .findFirst()
                        .orElse("pack.json");
        Optional<byte[]> bytes = PackFiles.read(content, path, LARGEST_JSON);
        if (bytes.isEmpty()) {
            problems.file(path, Code.MISSING, "pack_json_missing");
            return AuditScope.unknown();
        }
        return new ScopeReader(path, problems).read(bytes.get());
    }

    /** The model itself is read by who evaluates it; what is odd about its file stands with the other problems. */
    private static void modelProblems(PackInventory inventory, EvidenceContent content, Problems problems)
            throws IOException {
        for (PackInventory.Entry entry : inventory.entries()) {
            String path = entry.path();
            if (path.equals("uncertainty.json") || path.endsWith("/uncertainty.json")) {
                Optional<byte[]> bytes = PackFiles.read(content, path, LARGEST_JSON);
                bytes.ifPresent(b ->
                        problems.addAll(UncertaintyModelReader.read(b, path).problems()));
                return;
            }
        }
    }

    private static LedgerTables ledger(Rows rows) {
        if (!rows.has("ledger")) {
            rows.ledgerProblems.file("data/ledger.csv", Code.MISSING, "ledger_missing");
        }
        InstrumentLedger ledger = new InstrumentLedger(
                rows.of("ledger", LedgerRows::instrument), rows.of("reference-standards", LedgerRows::instrument));
        return new LedgerTables(
                ledger,
                new MeteringNetwork(rows.of("network", LedgerRows::edge)),
                rows.of("energy-units", LedgerRows::energyUnit),
                rows.of("incidents", LedgerRows::incident),
                rows.of("clock", LedgerRows::clock));
    }

    private static PackTables packTables(Rows rows, Map<String, Table> tables, PackInventory inventory, boolean bag) {
        Set<String> submitted = new HashSet<>(tables.keySet());
        String data = bag ? "data/" : "";
        for (PackInventory.Entry entry : inventory.entries()) {
            if (entry.path().equals(data + "uncertainty.json")) {
                submitted.add("uncertainty");
            } else if (entry.path().equals(data + "pack.json")) {
                submitted.add("pack");
            }
        }
        Map<String, List<String>> unknown = new TreeMap<>();
        tables.values().stream()
                .filter(t -> !t.unknownColumns().isEmpty())
                .forEach(t -> unknown.put(t.file(), t.unknownColumns()));
        return new PackTables(
                rows.of("documents", EvidenceReader::document),
                rows.of("keys", EvidenceReader::key),
                rows.raw("streams"),
                rows.raw("checkpoints"),
                submitted,
                tables.entrySet().stream()
                        .filter(t -> t.getValue().rows().isEmpty()
                                || (t.getKey().equals("streams") && isNameless(t.getValue())))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()),
                unknown,
                List.of());
    }

    /** A table of streams in which no row says which stream it is declares none. */
    private static boolean isNameless(Table table) {
        return table.rows().stream()
                .allMatch(row -> row.textOrEmpty("stream_id").isEmpty());
    }

    private static DocumentEntry document(CellReader cells) {
        return new DocumentEntry(cells.text("clause"), cells.text("title"), files(cells, "file"), cells.row());
    }

    private static String files(CellReader cells, String column) {
        cells.required(column);
        return cells.files(column);
    }

    private static SigningKeyEntry key(CellReader cells) {
        var from = cells.date("valid_from");
        var until = cells.date("valid_until");
        Optional<DateRange> validity = Optional.empty();
        if (from.isPresent() && until.isPresent()) {
            validity = DateRange.between(from.get(), until.get());
            if (validity.isEmpty()) {
                cells.problem(
                        "valid_until",
                        Code.RANGE,
                        "ends_before_begins",
                        from.get().toString());
            }
        }
        return new SigningKeyEntry(
                cells.required("key_id"),
                cells.text("holder"),
                files(cells, "certificate_file"),
                validity,
                cells.row());
    }

    /** The tables that came, row by row. */
    private static final class Rows {
        private final Map<String, Table> tables;
        private final Problems problems;
        private final Problems ledgerProblems;
        private final NamedFiles files;

        Rows(Map<String, Table> tables, Problems problems, Problems ledgerProblems, NamedFiles files) {
            this.tables = tables;
            this.problems = problems;
            this.ledgerProblems = ledgerProblems;
            this.files = files;
        }

        boolean has(String key) {
            return tables.containsKey(key);
        }

        List<TableRow> raw(String key) {
            Table table = tables.get(key);
            return table == null ? List.of() : table.rows();
        }

        /** The rows of a table and others that mean the same. */
        <T> List<T> with(String key, List<TableRow> others, Function<CellReader, T> reader) {
            List<T> all = new ArrayList<>(of(key, reader));
            others.forEach(row -> all.add(reader.apply(new CellReader(row, problems, files))));
            return all;
        }

        <T> List<T> of(String key, Function<CellReader, T> reader) {
            boolean ledger = key.equals("ledger") || key.equals("reference-standards");
            Problems target = ledger ? ledgerProblems : problems;
            return raw(key).stream()
                    .map(row -> reader.apply(new CellReader(row, target, files)))
                    .toList();
        }
    }
}
