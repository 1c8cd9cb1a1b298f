package cn.suyuan.intake;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.evidence.DocumentEntry;
import cn.suyuan.evidence.PackChange;
import cn.suyuan.evidence.PackChange.Kind;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.SigningKeyEntry;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.traceability.TraceabilityCertificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An amended pack against the one before: files by their digests, tables row by row by the number of each row. */
public final class PackComparison {
    private static final int MOST = 100_000;

    private final List<PackChange> changes = new ArrayList<>();

    private PackComparison() {}

    /** Every difference: files first, then tables in their order. */
    public static List<PackChange> compare(ImportedCase before, ImportedCase after) {
        PackComparison comparison = new PackComparison();
        comparison.files(before.inventory(), after.inventory());
        Map<String, Rows> earlier = tables(before);
        tables(after).forEach((table, later) -> comparison.table(earlier.getOrDefault(table, Rows.none()), later));
        return List.copyOf(comparison.changes);
    }

    /** Files whose rows were compared one by one in either version. */
    public static Set<String> tableFiles(ImportedCase before, ImportedCase after) {
        Set<String> files = new LinkedHashSet<>();
        for (ImportedCase each : List.of(before, after)) {
            tables(each)
                    .values()
                    .forEach(rows -> rows.byKey()
                            .values()
                            .forEach(row -> files.add(row.source().file())));
        }
        return files;
    }

    /** Rows by number; equal numbers are told apart by their place. */
    private record Rows(Map<String, TableRow> byKey) {
        static Rows none() {
            return new Rows(Map.of());
        }

        static Rows of(List<TableRow> rows, String... keys) {
            Map<String, TableRow> byKey = new LinkedHashMap<>();
            for (TableRow row : rows) {
                List<String> parts = new ArrayList<>();
                for (String key : keys) {
                    parts.add(row.textOrEmpty(key));
                }
                String own = String.join(" ", parts).strip();
                String free = own;
                for (int n = 2; byKey.containsKey(free); n++) {
                    free = own + " #" + n;
                }
                byKey.put(free, row);
            }
            return new Rows(byKey);
        }
    }

    private static Map<String, Rows> tables(ImportedCase imported) {
        Map<String, Rows> tables = new LinkedHashMap<>();
        tables.put("ledger", Rows.of(rows(imported.ledger().ledger().instruments()), "instrument_no"));
        tables.put(
                "reference-standards", Rows.of(rows(imported.ledger().ledger().referenceStandards()), "instrument_no"));
        tables.put(
                "certificates",
                Rows.of(
                        imported.traceability().certificates().stream()
                                .map(TraceabilityCertificate::row)
                                .toList(),
                        "certificate_no"));
        tables.put(
                "incidents",
                Rows.of(
                        imported.ledger().incidents().stream()
                                .map(InstrumentIncident::row)
                                .toList(),
                        "incident_id"));
        tables.put("streams", Rows.of(imported.tables().streams(), "stream_id"));
        tables.put("checkpoints", Rows.of(imported.tables().checkpoints(), "stream_id", "seq"));
        tables.put(
                "keys",
                Rows.of(
                        imported.tables().keys().stream()
                                .map(SigningKeyEntry::row)
                                .toList(),
                        "key_id"));
        tables.put(
                "documents",
                Rows.of(
                        imported.tables().documents().stream()
                                .map(DocumentEntry::row)
                                .toList(),
                        "file"));
        tables.put(
                "activity",
                Rows.of(
                        imported.footprint().activities().stream()
                                .map(ActivityDatum::row)
                                .toList(),
                        "activity_id"));
        tables.put(
                "factors",
                Rows.of(
                        imported.footprint().factors().stream()
                                .map(EmissionFactor::row)
                                .toList(),
                        "factor_id"));
        return tables;
    }

    private static List<TableRow> rows(List<MeasuringInstrument> instruments) {
        return instruments.stream().map(MeasuringInstrument::row).toList();
    }

    private void add(PackChange change) {
        if (changes.size() < MOST) {
            changes.add(change);
        }
    }

    private static PackChange file(Kind kind, String path, String before, String after) {
        return new PackChange(kind, path, 0, 0, "", "", before, after);
    }

    /** A change of a row; {@code before} is its place in the earlier version, 0 where it was not there. */
    private static PackChange row(Kind kind, TableRow row, int before, String key, String... texts) {
        int now = row.source().row();
        return texts.length == 0
                ? new PackChange(kind, row.source().file(), now, before, key, "", "", "")
                : new PackChange(kind, row.source().file(), now, before, key, texts[0], texts[1], texts[2]);
    }

    private void files(PackInventory before, PackInventory after) {
        Map<String, String> earlier = digests(before);
        Map<String, String> later = digests(after);
        Set<String> paths = new LinkedHashSet<>(earlier.keySet());
        paths.addAll(later.keySet());
        for (String path : paths.stream().sorted().toList()) {
            String was = earlier.getOrDefault(path, "");
            String is = later.getOrDefault(path, "");
            if (!was.equals(is)) {
                Kind kind = was.isEmpty() ? Kind.FILE_ADDED : is.isEmpty() ? Kind.FILE_REMOVED : Kind.FILE_CHANGED;
                add(file(kind, path, was, is));
            }
        }
    }

    private static Map<String, String> digests(PackInventory inventory) {
        Map<String, String> digests = new TreeMap<>();
        inventory.entries().forEach(e -> digests.put(e.path(), e.sm3()));
        return digests;
    }

    private void table(Rows before, Rows after) {
        after.byKey().forEach((key, row) -> {
            TableRow was = before.byKey().get(key);
            if (was == null) {
                add(row(Kind.ROW_ADDED, row, 0, key));
            } else {
                cells(key, was, row);
            }
        });
        before.byKey().forEach((key, row) -> {
            if (!after.byKey().containsKey(key)) {
                add(row(Kind.ROW_REMOVED, row, row.source().row(), key));
            }
        });
    }

    private void cells(String key, TableRow before, TableRow after) {
        Set<String> columns = new LinkedHashSet<>(before.cells().keySet());
        columns.addAll(after.cells().keySet());
        for (String column : columns) {
            String was = before.textOrEmpty(column);
            String is = after.textOrEmpty(column);
            if (!was.equals(is)) {
                add(row(Kind.CELL_CHANGED, after, before.source().row(), key, column, was, is));
            }
        }
    }
}
