package cn.suyuan.evidence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an organisation's tables are to be read, as an auditor chose it.
 *
 * @param organization name or credit code under which it is remembered, empty where unknown
 * @param tables one mapping for each table or file
 */
public record ColumnMapping(String organization, List<TableMapping> tables) {

    public ColumnMapping {
        tables = List.copyOf(tables);
    }

    /** Nothing chosen: every table is read as it is recognised. */
    public static ColumnMapping none() {
        return new ColumnMapping("", List.of());
    }

    /** The mapping for a file: its path, else its name, else its name without the digits of a year or version. */
    public Optional<TableMapping> of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return first(m -> m.file().equals(path))
                .or(() -> first(m -> !m.file().isEmpty() && fileName(m.file()).equals(name)))
                .or(() -> first(m -> !m.table().equals(READINGS)
                        && !m.file().isEmpty()
                        && undated(m.file()).equals(undated(path))));
    }

    /** The table of readings without a chain. */
    public static final String READINGS = "readings";

    /** The table of an uncertainty budget in a workbook; it is no table of the pack. */
    public static final String BUDGET = "uncertainty-budget";

    /** Mappings of readings hold for the one file that they name: two meters' files must never be taken for each other. */
    private Optional<TableMapping> first(java.util.function.Predicate<TableMapping> fits) {
        return tables.stream().filter(fits).findFirst();
    }

    /** The same with one table's mapping added, in place of an earlier one of the same file. */
    public ColumnMapping with(TableMapping mapping) {
        List<TableMapping> others = new ArrayList<>(tables);
        others.removeIf(m -> m.file().equals(mapping.file()));
        others.add(mapping);
        return new ColumnMapping(organization, others);
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A file name by which next year's file is known again; empty names stay different from each other. */
    private static String undated(String path) {
        String plain = Normalizer.normalize(fileName(path), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[0-9年月日版v._()\\-\\s]+", "");
        return plain.length() < 3 ? path : plain;
    }

    /**
     * How one table is to be read.
     *
     * @param table key of the table, such as {@code ledger}
     * @param file path or file name
     * @param sheets sheets whose rows are joined, in this order; empty for the first that has the header
     * @param headerRow row of the header's first line as a person counts, 0 to look for it
     * @param headerRows lines of the header, 1 to 5
     * @param columns what was chosen for single columns; all others are recognised by their header
     * @param constants what holds for all rows, by key; of readings {@code stream_id}, {@code instrument_no}, {@code kind},
     *     {@code unit}, {@code day_order}, {@code interval_s}, {@code recipe}
     */
    public record TableMapping(
            String table,
            String file,
            List<String> sheets,
            int headerRow,
            int headerRows,
            List<ColumnChoice> columns,
            SortedMap<String, String> constants) {
        public TableMapping {
            if (headerRow < 0 || headerRows < 1 || headerRows > 5) {
                throw new IllegalArgumentException("header band " + headerRow + "+" + headerRows);
            }
            sheets = List.copyOf(sheets);
            columns = List.copyOf(columns);
            constants = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(constants));
        }

        /** A mapping of columns alone. */
        public TableMapping(
                String table,
                String file,
                List<String> sheets,
                int headerRow,
                int headerRows,
                List<ColumnChoice> columns) {
            this(table, file, sheets, headerRow, headerRows, columns, new TreeMap<>());
        }

        /** What holds for all rows under a key, or the empty string. */
        public String constant(String key) {
            return constants.getOrDefault(key, "").strip();
        }

        /** The same with what holds for all rows. */
        public TableMapping withConstants(SortedMap<String, String> other) {
            return new TableMapping(table, file, sheets, headerRow, headerRows, columns, other);
        }
    }

    /**
     * What a column means.
     *
     * @param header header as written
     * @param position place of the column from 1; 0 where the header alone tells
     * @param parts meanings: none keeps the column as it is, several split its cells
     * @param separator text at which cells are split; {@code date} splits before the first date in the cell
     */
    public record ColumnChoice(String header, int position, List<Part> parts, String separator) {
        public ColumnChoice {
            parts = List.copyOf(parts);
        }
    }

    /**
     * One meaning of a column.
     *
     * @param key column key
     * @param unit unit of its numbers where they carry none, else empty
     */
    public record Part(String key, String unit) {}
}
