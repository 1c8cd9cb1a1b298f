package cn.suyuan.intake;

import cn.suyuan.evidence.ColumnMapping.ColumnChoice;
import cn.suyuan.evidence.ColumnMapping.Part;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.intake.HeaderBand.Column;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sheets of a file as an auditor's mapping says. */
final class MappedTable {
    private static final Pattern DATE = Pattern.compile(
            "(19|20)\\d{2}\\s*([-/.年])\\s*\\d{1,2}\\s*([-/.月])\\s*\\d{1,2}\\s*日?|(19|20)\\d{2}[01]\\d[0-3]\\d");

    /** Columns in which a table keeps the unit of another. */
    private static final Map<String, String> UNIT_COLUMNS = Map.of(
            "activity.quantity", "unit",
            "factors.value", "unit",
            "cross-checks.own_value", "unit",
            "cross-checks.reference_value", "unit",
            "energy-units.capacity", "capacity_unit",
            "certificates.expanded_uncertainty", "uncertainty_unit");

    private final TableMapping mapping;
    private final ColumnNames names;
    private final String sm3;
    private final Problems problems;

    MappedTable(TableMapping mapping, ColumnNames names, String sm3, Problems problems) {
        this.mapping = mapping;
        this.names = names;
        this.sm3 = sm3;
        this.problems = problems;
    }

    /** The rows of all chosen sheets, one after the other; empty where none has a header. */
    Optional<Table> read(List<RawTable> sheets) {
        List<TableRow> rows = new ArrayList<>();
        Set<String> unknown = new java.util.LinkedHashSet<>();
        String file = "";
        for (RawTable sheet : chosen(sheets)) {
            Optional<HeaderBand> band = band(sheet);
            if (band.isEmpty()) {
                if (!mapping.sheets().isEmpty()) {
                    place(sheet, "no_header");
                }
                continue;
            }
            Table table = new TableReader(names).read(mapping.table(), sheet, band.get(), sm3, problems);
            file = table.file();
            unknown.addAll(table.unknownColumns());
            checkChoices(sheet, band.get());
            Map<Column, ColumnChoice> choices = choices(band.get());
            for (TableRow row : table.rows()) {
                rows.add(choices.isEmpty() ? row : new TableRow(row.source(), row.sheet(), cells(row, choices)));
            }
            if (mapping.sheets().isEmpty()) {
                break;
            }
        }
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(mapping.table(), file, rows, List.copyOf(unknown)));
    }

    private List<RawTable> chosen(List<RawTable> sheets) {
        if (mapping.sheets().isEmpty()) {
            return sheets;
        }
        List<RawTable> chosen = new ArrayList<>();
        for (String name : mapping.sheets()) {
            Optional<RawTable> found =
                    sheets.stream().filter(s -> s.sheet().equals(name)).findFirst();
            if (found.isEmpty() && !sheets.isEmpty()) {
                problems.file(sheets.get(0).file(), Code.MISSING, "mapping_sheet_missing", name);
            }
            found.ifPresent(chosen::add);
        }
        return chosen;
    }

    private void place(RawTable sheet, String detail) {
        problems.cell(
                new Problems.Cell(sheet.file(), sheet.sheet(), 0, "", ""),
                Code.UNREADABLE,
                detail,
                "{intake.table." + mapping.table() + "}");
    }

    /** The header where the mapping says it lies; elsewhere looked for, with the chosen columns counted as known. */
    Optional<HeaderBand> band(RawTable sheet) {
        if (mapping.headerRow() > 0) {
            for (int i = 0; i < sheet.rows().size(); i++) {
                if (sheet.rows().get(i).number() == mapping.headerRow()) {
                    HeaderBand band = overridden(HeaderBand.at(sheet, i, mapping.headerRows(), mapping.table(), names));
                    if (band.known() > 0) {
                        return Optional.of(band);
                    }
                }
            }
        }
        Optional<HeaderBand> best = Optional.empty();
        for (int first = 0; first < Math.min(25, sheet.rows().size()); first++) {
            HeaderBand band = overridden(HeaderBand.at(sheet, first, mapping.headerRows(), mapping.table(), names));
            if (band.known() > best.map(HeaderBand::known).orElse(0)) {
                best = Optional.of(band);
            }
        }
        return best;
    }

    private HeaderBand overridden(HeaderBand band) {
        List<Column> columns = new ArrayList<>(band.columns());
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            Optional<ColumnChoice> choice = choice(columns.get(i), i);
            if (choice.isPresent()) {
                columns.set(i, chosen(columns.get(i), choice.get(), i, taken));
                choice.get().parts().forEach(part -> taken.add(part.key()));
            }
        }
        int known = 0;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            boolean untouched = choice(column, i).isEmpty();
            if (untouched && column.known() && taken.contains(column.key())) {
                columns.set(i, new Column(free(column.header(), i, taken), column.header(), false, List.of()));
            }
            known += columns.get(i).known() || !untouched ? 1 : 0;
        }
        return new HeaderBand(band.first(), band.height(), columns, known);
    }

    private static Column chosen(Column column, ColumnChoice choice, int index, Set<String> taken) {
        if (choice.parts().size() == 1 && !taken.contains(choice.parts().get(0).key())) {
            return new Column(choice.parts().get(0).key(), column.header(), true, List.of());
        }
        boolean split = choice.parts().size() > 1;
        return new Column(free(column.header(), index, taken), column.header(), split, List.of());
    }

    private static String free(String header, int index, Set<String> taken) {
        String own = header.isEmpty() ? "#" + (index + 1) : header;
        return taken.add(own) ? own : own + "#" + (index + 1);
    }

    private Optional<ColumnChoice> choice(Column column, int index) {
        if (mapping.columns().isEmpty()) {
            return Optional.empty();
        }
        String plain = ColumnNames.plain(column.header());
        return mapping.columns().stream()
                .filter(c -> c.position() == 0 || c.position() == index + 1)
                .filter(c -> ColumnNames.plain(c.header()).equals(plain))
                .findFirst();
    }

    private void checkChoices(RawTable sheet, HeaderBand band) {
        for (ColumnChoice choice : mapping.columns()) {
            boolean there = false;
            for (int i = 0; i < band.columns().size(); i++) {
                there |= choice(band.columns().get(i), i).filter(choice::equals).isPresent();
            }
            if (!there) {
                problems.cell(
                        new Problems.Cell(sheet.file(), sheet.sheet(), 0, choice.header(), ""),
                        Code.MISSING,
                        "mapping_column_missing",
                        choice.header());
            }
        }
    }

    /** What was chosen for columns that it changes. */
    private Map<Column, ColumnChoice> choices(HeaderBand band) {
        Map<Column, ColumnChoice> choices = new LinkedHashMap<>();
        for (int i = 0; i < band.columns().size(); i++) {
            Column column = band.columns().get(i);
            choice(column, i).filter(c -> !c.parts().isEmpty()).ifPresent(c -> choices.put(column, c));
        }
        return choices;
    }

    private Map<String, String> cells(TableRow row, Map<Column, ColumnChoice> choices) {
        Map<String, String> cells = new LinkedHashMap<>(row.cells());
        choices.forEach((column, choice) -> {
            String raw = row.cells().getOrDefault(column.key(), "");
            List<Part> parts = choice.parts();
            if (parts.size() > 1) {
                List<String> texts = split(raw, choice.separator(), parts.size());
                for (int p = 0; p < parts.size(); p++) {
                    cells.put(parts.get(p).key(), texts.get(p));
                }
                if (!raw.isBlank() && texts.stream().filter(t -> !t.isBlank()).count() < 2) {
                    problems.cell(
                            new Problems.Cell(
                                    row.source().file(),
                                    row.sheet(),
                                    row.source().row(),
                                    column.key(),
                                    raw),
                            Code.AMBIGUOUS,
                            "split_one_part",
                            parts.get(0).key());
                }
            }
            parts.forEach(part -> unit(cells, part, column.header()));
        });
        return cells;
    }

    private void unit(Map<String, String> cells, Part part, String header) {
        String text = cells.getOrDefault(part.key(), "").strip();
        if (part.unit().isEmpty() || text.isEmpty()) {
            return;
        }
        String unitColumn = UNIT_COLUMNS.get(mapping.table() + "." + part.key());
        if (unitColumn != null) {
            if (cells.getOrDefault(unitColumn, "").isBlank()) {
                cells.put(unitColumn, part.unit());
            }
            return;
        }
        NumberText number = NumberText.read(Normalizer.normalize(text, Normalizer.Form.NFKC));
        if (number.value().isPresent() && number.unit().isEmpty()) {
            cells.putIfAbsent(header, text);
            cells.put(part.key(), text + part.unit());
        }
    }

    /** As many texts as wanted; what stands behind the last separator stays with the last. */
    static List<String> split(String raw, String separator, int wanted) {
        List<String> parts = new ArrayList<>();
        String rest = raw.strip();
        if (separator.equals("date")) {
            Matcher date = DATE.matcher(rest);
            if (date.find()) {
                String before = rest.substring(0, date.start());
                String behind = rest.substring(date.end());
                parts.add((before + behind).replaceAll("^[\\s/／,，;；(（]+|[\\s/／,，;；)）(（]+$", ""));
                parts.add(date.group().strip());
            } else {
                parts.add(rest);
            }
        } else {
            String at = separator.isEmpty() ? "/" : separator;
            String plain = at.equals("/") ? rest.replace('／', '/') : rest;
            for (String part : plain.split(Pattern.quote(at), wanted)) {
                parts.add(part.strip());
            }
        }
        while (parts.size() < wanted) {
            parts.add("");
        }
        return parts;
    }
}
