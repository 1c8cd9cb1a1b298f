package cn.suyuan.evidence;

import cn.suyuan.evidence.ColumnMapping.TableMapping;
import java.util.List;
import java.util.Map;

/**
 * How a file could be read as a table: what an auditor is shown before deciding.
 *
 * @param mapping header band and columns that fit best, or as chosen so far
 * @param score how well it fits, 0 to 1
 * @param tables other tables that it may be, best first
 * @param sheets sheets of the file
 * @param columns columns with what they may mean
 * @param before first rows as they came
 * @param after the same rows as they would be read
 * @param rows rows of data in all
 * @param problems what would be odd about the whole table
 */
public record MappingProposal(
        TableMapping mapping,
        double score,
        List<Likeness> tables,
        List<Sheet> sheets,
        List<ProposedColumn> columns,
        List<RawLine> before,
        List<TableRow> after,
        int rows,
        List<ImportProblem> problems) {

    public MappingProposal {
        tables = List.copyOf(tables);
        sheets = List.copyOf(sheets);
        columns = List.copyOf(columns);
        before = List.copyOf(before);
        after = List.copyOf(after);
        problems = List.copyOf(problems);
    }

    /**
     * How much a file looks like a table, or a column like a key.
     *
     * @param key table or column key
     * @param score 0 to 1
     */
    public record Likeness(String key, double score) {}

    /**
     * A sheet of the file.
     *
     * @param name name, empty for CSV
     * @param rows number of rows with content
     * @param sameHeader whether it has the header that was found
     */
    public record Sheet(String name, int rows, boolean sameHeader) {}

    /**
     * A column as it came.
     *
     * @param header header as written
     * @param position place from 1
     * @param choices keys that it may mean, best first; empty where nobody knows it
     * @param rivals keys that parts of its header mean: a column with two meanings
     * @param samples first cells with content
     */
    public record ProposedColumn(
            String header, int position, List<Likeness> choices, List<String> rivals, List<String> samples) {
        public ProposedColumn {
            choices = List.copyOf(choices);
            rivals = List.copyOf(rivals);
            samples = List.copyOf(samples);
        }
    }

    /**
     * A row as it came.
     *
     * @param sheet sheet, empty for CSV
     * @param row row as a person counts it
     * @param header whether it lies in the header band
     * @param cells raw text from the first column on
     */
    public record RawLine(String sheet, int row, boolean header, List<String> cells) {
        public RawLine {
            cells = List.copyOf(cells);
        }
    }

    /** Keys and their known headers of one table, for choosing from: key to its most telling header. */
    public record Vocabulary(String table, Map<String, String> columns) {
        public Vocabulary {
            columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
        }
    }
}
