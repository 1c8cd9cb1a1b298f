package cn.suyuan.intake;

import cn.suyuan.chain.ReadingSeries;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.PackTables;
import cn.suyuan.evidence.PlainReadings;
import cn.suyuan.evidence.TableRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Streams whose readings came as ordinary tables. A stream that has checkpoints claims a chain, and is held to it. */
final class PlainStreams {
    private static final int LARGEST = 128 << 20;
    private static final int HEAD = 1024;
    private static final String CHAINED = "seq,time,value,status,offset_ms,link";

    private final Map<String, PackInventory.Entry> files = new TreeMap<>();
    private final EvidenceContent content;
    private final ColumnNames names;
    private final String data;
    private final Problems problems;

    PlainStreams(PackInventory inventory, EvidenceContent content, ColumnNames names, boolean bag, Problems problems) {
        inventory.entries().forEach(entry -> files.put(entry.path(), entry));
        this.content = content;
        this.names = names;
        this.data = bag ? "data/" : "";
        this.problems = problems;
    }

    /** The tables with all readings that have no chain. */
    PackTables joined(PackTables tables, ColumnMapping mapping) throws IOException {
        Set<String> chained = new HashSet<>();
        tables.checkpoints().forEach(row -> chained.add(row.textOrEmpty("stream_id")));
        Map<String, TableRow> rows = new LinkedHashMap<>();
        tables.streams().forEach(row -> rows.putIfAbsent(row.textOrEmpty("stream_id"), row));
        List<PlainReadings> found = new ArrayList<>();
        List<TableRow> declared = new ArrayList<>();
        Set<String> done = new HashSet<>(chained);
        for (TableMapping table : mapping.tables()) {
            Optional<String> path =
                    table.table().equals(ColumnMapping.READINGS) ? place(table.file()) : Optional.empty();
            if (path.isEmpty()) {
                continue;
            }
            String stream = table.constant("stream_id").isEmpty() ? stem(path.get()) : table.constant("stream_id");
            if (!done.add(stream)) {
                problems.file(path.get(), Code.CONTRADICTS, "readings_of_chained_stream", stream);
                continue;
            }
            TableRow row = rows.get(stream);
            String instrument = row == null ? table.constant("instrument_no") : row.textOrEmpty("instrument_no");
            if (row == null) {
                declared.add(declaration(path.get(), stream, instrument, table));
            }
            found.add(new PlainReadingsReader(table, names, problems)
                    .read(stream, instrument, path.get(), sheets(path.get())));
        }
        for (String stream : rows.keySet()) {
            String path = data + "readings/" + stream + ".csv";
            if (!done.contains(stream) && isPlain(path)) {
                problems.file(path, Code.AMBIGUOUS, "readings_unmapped", stream);
                found.add(
                        new PlainReadings(stream, path, Optional.empty(), new ReadingSeries(stream), Optional.empty()));
            }
        }
        found.sort(Comparator.comparing(PlainReadings::streamId));
        return found.isEmpty() ? tables : tables.with(found, declared);
    }

    private Optional<String> place(String file) {
        if (files.containsKey(file)) {
            return Optional.of(file);
        }
        List<String> named =
                files.keySet().stream().filter(p -> p.endsWith("/" + file)).toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    private TableRow declaration(String path, String stream, String instrument, TableMapping table) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("stream_id", stream);
        cells.put("instrument_no", instrument);
        cells.put("interval_s", table.constant("interval_s"));
        String sm3 = Optional.ofNullable(files.get(path))
                .map(PackInventory.Entry::sm3)
                .orElse("");
        return new TableRow(new EvidenceReference(path, 0, sm3), "", cells);
    }

    private List<RawTable> sheets(String path) throws IOException {
        Optional<byte[]> bytes = PackFiles.read(content, path, LARGEST);
        if (bytes.isEmpty()) {
            problems.file(path, Code.UNREADABLE, "file_too_large", Integer.toString(LARGEST >> 20));
            return List.of();
        }
        return sheets(path, bytes.get(), problems);
    }

    private static List<RawTable> sheets(String path, byte[] bytes, Problems problems) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".csv") || lower.endsWith(".txt") || lower.endsWith(".tsv")
                ? List.of(CsvTables.read(path, bytes, problems))
                : Workbooks.read(path, bytes, problems);
    }

    /** Whether a file that should be chained has nothing of a chain about it and is a table with times. */
    private boolean isPlain(String path) throws IOException {
        Optional<InputStream> opened = content.open(path);
        if (opened.isEmpty()) {
            return false;
        }
        try (InputStream in = opened.get()) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            if (head.contains("suyuan-stream") || head.contains(CHAINED)) {
                return false;
            }
        }
        Optional<byte[]> bytes = PackFiles.read(content, path, LARGEST);
        return bytes.isPresent() && PlainSeries.read(path, bytes.get()).isPresent();
    }
}
