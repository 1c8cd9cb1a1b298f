package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.TableRow;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares a table that came twice: the CSV counts, every cell of the workbook that differs is reported. */
final class TableComparison {
    private final Table counts;
    private final Table other;
    private final Problems problems;

    TableComparison(Table counts, Table other, Problems problems) {
        this.counts = counts;
        this.other = other;
        this.problems = problems;
    }

    void run() {
        Map<String, TableRow> mine = byIdentity(counts);
        Map<String, TableRow> theirs = byIdentity(other);
        theirs.forEach((identity, row) -> {
            TableRow own = mine.get(identity);
            if (own == null) {
                cell(row, "", identity, "row_only_in_workbook", counts.file());
            } else {
                compare(own, row);
            }
        });
        mine.forEach((identity, row) -> {
            if (!theirs.containsKey(identity)) {
                cell(row, "", identity, "row_not_in_workbook", other.file());
            }
        });
    }

    private void cell(TableRow row, String column, String found, String detail, String... more) {
        problems.cell(
                new Problems.Cell(row.source().file(), row.sheet(), row.source().row(), column, found),
                Code.CONTRADICTS,
                detail,
                more);
    }

    /** Rows by their first known column and how often its text occurred before; so also duplicates are compared. */
    private static Map<String, TableRow> byIdentity(Table table) {
        Map<String, TableRow> rows = new LinkedHashMap<>();
        String column = switch (table.key()) {
            case "ledger", "reference-standards", "calibration-plan" -> "instrument_no";
            case "certificates" -> "certificate_no";
            case "energy-units" -> "unit_id";
            case "network" -> "child";
            case "clock" -> "time";
            case "cross-checks" -> "item";
            case "documents" -> "file";
            case "keys" -> "key_id";
            case "streams" -> "stream_id";
            case "checkpoints" -> "signature";
            case "incidents" -> "incident_id";
            case "activity" -> "activity_id";
            default -> "factor_id";
        };
        for (TableRow row : table.rows()) {
            String base = plain(row.textOrEmpty(column));
            String identity = base;
            for (int again = 2; rows.containsKey(identity); again++) {
                identity = base + " (" + again + ")";
            }
            rows.put(identity, row);
        }
        return rows;
    }

    private void compare(TableRow own, TableRow theirs) {
        TreeSet<String> columns = new TreeSet<>(theirs.cells().keySet());
        columns.retainAll(own.cells().keySet());
        for (String column : columns) {
            String mine = own.textOrEmpty(column);
            String found = theirs.textOrEmpty(column);
            if (!same(plain(mine), plain(found))) {
                cell(
                        theirs,
                        column,
                        found,
                        "cell_differs",
                        mine,
                        own.source().file(),
                        Integer.toString(own.source().row()));
            }
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static boolean same(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        Optional<BigDecimal> number = NumberText.read(one).value();
        Optional<BigDecimal> otherNumber = NumberText.read(other).value();
        if (number.isPresent() && otherNumber.isPresent()) {
            return number.get().compareTo(otherNumber.get()) == 0;
        }
        Optional<LocalDate> day = DateText.read(one).day();
        return day.isPresent() && day.equals(DateText.read(other).day());
    }
}
