package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.intake.RawTable.RawCell;
import cn.suyuan.intake.RawTable.RawRow;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads CSV files in the encodings and with the separators that occur; any bytes give a table. */
final class CsvTables {
    private static final char[] SEPARATORS = {',', '\t', ';', '，', '|'};
    private static final int LOOK_AT_LINES = 30;
    /** What spreadsheet programs write first to name the separator. */
    private static final Pattern HINT = Pattern.compile("(?i)\"?sep=(.)\"?\\r?\\n");

    private CsvTables() {}

    static RawTable read(String file, byte[] bytes, Problems problems) {
        CsvText decoded = CsvText.decode(bytes);
        if (!decoded.exact()) {
            problems.file(file, Code.ENCODING, "encoding_broken", decoded.charset());
        } else if (!decoded.charset().equals("UTF-8")) {
            problems.file(file, Code.ENCODING, "encoding", decoded.charset());
        }
        Matcher hint = HINT.matcher(decoded.text());
        boolean hinted = hint.lookingAt();
        char separator = hinted ? hint.group(1).charAt(0) : separator(decoded.text());
        if (separator != ',') {
            problems.file(file, Code.CONVERTED, "separator", separator == '\t' ? "TAB" : String.valueOf(separator));
        }
        List<RawRow> rows = rows(file, decoded.text(), separator, problems);
        if (hinted && !rows.isEmpty()) {
            rows = rows.subList(1, rows.size()); // a word to the spreadsheet program, no row
        }
        return new RawTable(file, "", MixedSeparators.repaired(file, rows, separator, problems));
    }

    private static List<RawRow> rows(String file, String text, char separator, Problems problems) {
        List<RawRow> rows = new ArrayList<>();
        CellPool pool = new CellPool();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                if (pool.isFull()) {
                    limit(file, (int) record.getStartingLineNumber(), problems);
                    break;
                }
                add(rows, (int) record.getStartingLineNumber(), record.getFields(), pool);
            }
            return rows;
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            problems.file(file, Code.UNREADABLE, "csv_quotes");
            return plainRows(file, text, separator, problems);
        }
    }

    /** Without regard to quotes, line by line: for files whose quotes lead nowhere. */
    private static List<RawRow> plainRows(String file, String text, char separator, Problems problems) {
        List<RawRow> rows = new ArrayList<>();
        CellPool pool = new CellPool();
        String quoted = Pattern.quote(String.valueOf(separator));
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (pool.isFull()) {
                limit(file, number, problems);
                break;
            }
            add(rows, number, List.of(line.split(quoted, -1)), pool);
        }
        return rows;
    }

    private static void limit(String file, int row, Problems problems) {
        problems.cell(new Problems.Cell(file, "", row, "", ""), Code.UNREADABLE, "table_limit");
    }

    private static void add(List<RawRow> rows, int number, List<String> fields, CellPool pool) {
        List<RawCell> cells = new ArrayList<>(fields.size());
        for (String field : fields) {
            cells.add(pool.of(field, false));
        }
        RawRow row = new RawRow(number, cells);
        if (!row.isBlank()) {
            pool.row();
            rows.add(row);
        }
    }

    /** The separator that occurs most, outside quotes, in the first lines. */
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        int lines = 0;
        for (int i = 0; i < text.length() && lines < LOOK_AT_LINES; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n') {
                lines++;
            } else if (!quoted) {
                for (int s = 0; s < SEPARATORS.length; s++) {
                    counts[s] += c == SEPARATORS[s] ? 1 : 0;
                }
            }
        }
        int best = 0;
        for (int s = 1; s < 3; s++) {
            best = counts[s] > counts[best] ? s : best;
        }
        // Full-width comma and bar only where nothing else separates.
        for (int s = 3; s < SEPARATORS.length && counts[best] == 0; s++) {
            best = counts[s] > 0 ? s : best;
        }
        return SEPARATORS[best];
    }
}
