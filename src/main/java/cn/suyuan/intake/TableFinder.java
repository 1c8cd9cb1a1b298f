package cn.suyuan.intake;

import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.PackInventory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds the tables of a pack: in a bag under {@code data/} by name, in a plain folder anywhere by name and header. */
final class TableFinder {
    /** Bytes of a file of a table: it is read whole, beside what it becomes. */
    private static final int LARGEST_TABLE =
            (int) Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 8);

    private static final int MOST_CANDIDATES = 500;
    private static final Pattern NOT_TABLES =
            Pattern.compile("(?i)(.*/)?(readings|signed-readings|documents|certificates|uncertainty|signatures)/.*");

    /** What systems and programs leave beside people's files; none of it is evidence. */
    private static final Pattern SYSTEM =
            Pattern.compile("(?i)(.*/)?(__MACOSX/.*|\\._[^/]*|\\.DS_Store|~\\$[^/]*|Thumbs\\.db|desktop\\.ini)");

    private static final Pattern OTHER_WORKBOOKS = Pattern.compile("(?i).*\\.(xlsb|ods|numbers|wps|accdb|mdb)");

    private static final Pattern ARCHIVES = Pattern.compile("(?i).*\\.(zip|rar|7z|tar|gz|tgz|bz2|xz)");

    private final EvidenceContent content;
    private final ColumnNames names;
    private final boolean bag;
    private final Problems problems;
    private final ColumnMapping mapping;
    private final Map<String, String> sm3 = new TreeMap<>();

    TableFinder(
            PackInventory inventory,
            EvidenceContent content,
            ColumnMapping mapping,
            ColumnNames names,
            boolean bag,
            Problems problems) {
        this.content = content;
        this.mapping = mapping;
        this.names = names;
        this.bag = bag;
        this.problems = problems;
        inventory.entries().forEach(entry -> sm3.put(entry.path(), entry.sm3()));
    }

    /** Every table that came, by key. */
    Map<String, Table> find(Problems ledgerProblems) throws IOException {
        Map<String, List<String>> named = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        told(ledgerProblems);
        for (String path : sm3.keySet()) {
            Optional<String> chosen = isTable(path) ? mapping.of(path).map(TableMapping::table) : Optional.empty();
            if (chosen.filter(ColumnMapping.READINGS::equals).isPresent()) {
                seen.add(path); // readings are read as such, not as a table
                continue;
            }
            if (chosen.filter(ColumnMapping.BUDGET::equals).isPresent()) {
                seen.add(path); // its own reader takes the columns that were chosen
                continue;
            }
            chosen.or(() -> tableAt(path)).ifPresent(key -> {
                named.computeIfAbsent(key, k -> new ArrayList<>()).add(path);
                seen.add(path);
            });
        }
        if (bag) {
            unnamed(seen);
        } else {
            byHeader(named, seen);
        }
        Map<String, Table> tables = new TreeMap<>();
        for (Map.Entry<String, List<String>> entry : named.entrySet()) {
            boolean ledger = entry.getKey().equals("ledger") || entry.getKey().equals("reference-standards");
            read(entry.getKey(), entry.getValue(), ledger ? ledgerProblems : problems)
                    .ifPresent(table -> tables.put(entry.getKey(), table));
        }
        return tables;
    }

    /** Tables in forms that are not read, and files that are nobody's evidence. */
    private void told(Problems ledgerProblems) {
        List<String> system = sm3.keySet().stream()
                .filter(path -> SYSTEM.matcher(path).matches())
                .toList();
        if (!system.isEmpty()) {
            problems.file(system.get(0), Code.CONVERTED, "system_files", Integer.toString(system.size()));
        }
        sm3.keySet().stream()
                .filter(path -> ARCHIVES.matcher(path).matches())
                .forEach(path -> problems.file(path, Code.UNREADABLE, "archive_inside"));
        sm3.keySet().stream()
                .filter(path -> OTHER_WORKBOOKS.matcher(path).matches())
                .filter(path -> !SYSTEM.matcher(path).matches())
                .forEach(path -> (names.tableNamed(stem(path))
                                        .filter("ledger"::equals)
                                        .isPresent()
                                ? ledgerProblems
                                : problems)
                        .file(path, Code.UNREADABLE, "workbook_form"));
    }

    private Optional<String> tableAt(String path) {
        int slash = path.lastIndexOf('/');
        String folder = path.substring(0, slash + 1);
        if (bag ? !folder.equals("data/") : NOT_TABLES.matcher(path).matches()) {
            return Optional.empty();
        }
        return isTable(path)
                ? names.tableNamed(stem(path)).filter(table -> !table.equals(ColumnMapping.READINGS))
                : Optional.empty();
    }

    private static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static boolean isTable(String path) {
        if (SYSTEM.matcher(path).matches()) {
            return false;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".csv") || isWorkbook(lower);
    }

    private static boolean isWorkbook(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xlsx") || lower.endsWith(".xlsm") || lower.endsWith(".xls") || lower.endsWith(".et");
    }

    /** Tables of a plain folder whose names say nothing are recognised by their headers. */
    private void byHeader(Map<String, List<String>> named, Set<String> seen) throws IOException {
        int looked = 0;
        for (String path : sm3.keySet()) {
            if (!isTable(path)
                    || seen.contains(path)
                    || NOT_TABLES.matcher(path).matches()) {
                continue;
            }
            if (++looked > MOST_CANDIDATES) {
                problems.file(path, Code.UNREADABLE, "too_many_tables", Integer.toString(MOST_CANDIDATES));
                return;
            }
            String best = "";
            int most = 3;
            Problems own = new Problems();
            List<RawTable> sheets = sheets(path, own);
            for (RawTable raw : sheets) {
                for (String key : names.tables().stream()
                        .filter(table -> !table.equals(ColumnMapping.READINGS))
                        .toList()) {
                    int known = HeaderBand.find(raw, key, names)
                            .map(HeaderBand::known)
                            .orElse(0);
                    if (known > most) {
                        most = known;
                        best = key;
                    }
                }
            }
            if (!best.isEmpty()) {
                named.computeIfAbsent(best, k -> new ArrayList<>()).add(path);
                problems.file(path, Code.CONVERTED, "table_by_header", "{intake.table." + best + "}");
            } else if (sheets.isEmpty()) {
                problems.addAll(own);
            } else {
                unknown(path);
            }
        }
    }

    /** A table that nothing was read from: readings want columns chosen, others may be anything. */
    private void unknown(String path) throws IOException {
        Optional<byte[]> bytes = PackFiles.read(content, path, LARGEST_TABLE);
        boolean readings =
                bytes.isPresent() && PlainSeries.read(path, bytes.get()).isPresent();
        problems.file(path, Code.AMBIGUOUS, readings ? "readings_unnamed" : "table_unknown");
    }

    /** Tables beside those of a bag that have no name of one. */
    private void unnamed(Set<String> seen) throws IOException {
        for (String path : sm3.keySet()) {
            if (path.startsWith("data/")
                    && path.indexOf('/', 5) < 0
                    && isTable(path)
                    && !seen.contains(path)
                    && !stem(path).equals("uncertainty")) {
                unknown(path);
            }
        }
    }

    private Optional<Table> read(String key, List<String> paths, Problems target) throws IOException {
        List<String> ordered = new ArrayList<>(paths);
        ordered.sort((a, b) -> Boolean.compare(isWorkbook(a), isWorkbook(b)) != 0
                ? Boolean.compare(isWorkbook(a), isWorkbook(b))
                : a.compareTo(b));
        Optional<Table> first = Optional.empty();
        for (String path : ordered) {
            Problems own = first.isPresent() ? new Problems() : target;
            Optional<Table> table = table(key, path, own);
            if (first.isPresent() && table.isPresent()) {
                if (isWorkbook(path) && !isWorkbook(first.get().file())) {
                    new TableComparison(first.get(), table.get(), target).run();
                } else {
                    target.file(path, Code.AMBIGUOUS, "table_twice", first.get().file());
                }
            }
            first = first.isPresent() ? first : table;
        }
        return first;
    }

    private Optional<Table> table(String key, String path, Problems target) throws IOException {
        List<RawTable> sheets = sheets(path, target);
        int formulas = target.formulas(path);
        if (formulas > 0) {
            byte[] bytes = PackFiles.read(content, path, LARGEST_TABLE).orElse(new byte[0]);
            StaleFormulas.check(path, bytes, sheets, formulas, target);
        }
        Optional<TableMapping> chosenMapping =
                mapping.of(path).filter(m -> m.table().equals(key));
        if (chosenMapping.isPresent()) {
            return mapped(chosenMapping.get(), path, sheets, target);
        }
        Optional<HeaderBand> best = Optional.empty();
        Optional<RawTable> chosen = Optional.empty();
        for (RawTable raw : sheets) {
            Optional<HeaderBand> band = HeaderBand.find(raw, key, names);
            if (band.isPresent() && best.isEmpty()) {
                best = band;
                chosen = Optional.of(raw);
            } else if (!raw.rows().isEmpty() && best.isPresent()) {
                target.cell(new Problems.Cell(path, raw.sheet(), 0, "", ""), Code.AMBIGUOUS, "sheet_not_read");
            }
        }
        if (best.isEmpty() || chosen.isEmpty()) {
            target.file(
                    path,
                    Code.UNREADABLE,
                    sheets.stream().allMatch(s -> s.rows().isEmpty()) ? "table_empty" : "no_header",
                    "{intake.table." + key + "}");
            return Optional.empty();
        }
        return Optional.of(
                new TableReader(names).read(key, chosen.get(), best.get(), sm3.getOrDefault(path, ""), target));
    }

    private Optional<Table> mapped(TableMapping chosen, String path, List<RawTable> sheets, Problems target) {
        Optional<Table> table = new MappedTable(chosen, names, sm3.getOrDefault(path, ""), target).read(sheets);
        if (table.isEmpty()) {
            target.file(path, Code.UNREADABLE, "no_header", "{intake.table." + chosen.table() + "}");
        } else {
            target.file(path, Code.CONVERTED, "mapping_used", "{intake.table." + chosen.table() + "}");
        }
        return table;
    }

    private List<RawTable> sheets(String path, Problems target) throws IOException {
        Optional<byte[]> bytes = PackFiles.read(content, path, LARGEST_TABLE);
        if (bytes.isEmpty()) {
            target.file(path, Code.UNREADABLE, "file_too_large", Integer.toString(LARGEST_TABLE >> 20));
            return List.of();
        }
        return isWorkbook(path)
                ? Workbooks.read(path, bytes.get(), target)
                : List.of(CsvTables.read(path, bytes.get(), target));
    }
}
