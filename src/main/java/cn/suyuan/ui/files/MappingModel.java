package cn.suyuan.ui.files;

import cn.suyuan.evidence.ColumnMapping.ColumnChoice;
import cn.suyuan.evidence.ColumnMapping.Part;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.MappingProposal.ProposedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an auditor has chosen so far about reading one file as a table. */
final class MappingModel {
    private final String file;
    private MappingProposal proposal;
    private String table;
    private List<String> sheets;
    private int headerRow;
    private int headerRows;
    private final Map<Integer, ColumnChoice> choices = new TreeMap<>();
    private final SortedMap<String, String> constants = new TreeMap<>();

    MappingModel(String file, MappingProposal proposal) {
        this.file = file;
        this.proposal = proposal;
        TableMapping mapping = proposal.mapping();
        this.table = mapping.table();
        this.sheets = mapping.sheets();
        this.headerRow = mapping.headerRow();
        this.headerRows = mapping.headerRows();
        constants.putAll(mapping.constants());
        take(mapping.columns());
    }

    private void take(List<ColumnChoice> columns) {
        for (ColumnChoice choice : columns) {
            proposal.columns().stream()
                    .filter(c -> choice.position() == 0
                            ? c.header().equals(choice.header())
                            : c.position() == choice.position())
                    .findFirst()
                    .ifPresent(c -> choices.put(c.position(), choice));
        }
    }

    /** Shows what the choices give. */
    void show(MappingProposal other) {
        proposal = other;
        headerRow = headerRow == 0 ? other.mapping().headerRow() : headerRow;
        other.mapping().constants().forEach((key, value) -> constants.putIfAbsent(key, value));
    }

    MappingProposal proposal() {
        return proposal;
    }

    String table() {
        return table;
    }

    /** Another table: what was chosen for columns means nothing there. */
    void table(String other) {
        if (!other.equals(table)) {
            table = other;
            choices.clear();
            constants.clear();
        }
    }

    /** What holds for all rows under a key, or the empty string. */
    String constant(String key) {
        return constants.getOrDefault(key, "");
    }

    /** Says what holds for all rows. */
    void constant(String key, String value) {
        constants.put(key, value);
    }

    int headerRow() {
        return headerRow;
    }

    int headerRows() {
        return headerRows;
    }

    void header(int row, int rows) {
        headerRow = Math.max(0, row);
        headerRows = Math.max(1, Math.min(5, rows));
    }

    boolean reads(String sheet) {
        return sheets.contains(sheet);
    }

    /** Joins a sheet's rows, or leaves them out; the order is that of the file. */
    void sheet(String name, boolean wanted) {
        List<String> chosen = new ArrayList<>();
        for (MappingProposal.Sheet sheet : proposal.sheets()) {
            boolean now = sheet.name().equals(name) ? wanted : sheets.contains(sheet.name());
            if (now) {
                chosen.add(sheet.name());
            }
        }
        sheets = chosen;
    }

    /** Key that a column has now, empty where it is kept as it is. */
    String key(ProposedColumn column) {
        ColumnChoice choice = choices.get(column.position());
        if (choice != null) {
            return choice.parts().size() == 1 ? choice.parts().get(0).key() : "";
        }
        return column.choices().stream()
                .findFirst()
                .map(MappingProposal.Likeness::key)
                .orElse("");
    }

    /** How sure the present meaning of a column is, 0 to 1; 1 where the auditor chose it. */
    double score(ProposedColumn column) {
        if (choices.containsKey(column.position())) {
            return 1;
        }
        return column.choices().stream()
                .findFirst()
                .map(MappingProposal.Likeness::score)
                .orElse(0.0);
    }

    String unit(ProposedColumn column) {
        ColumnChoice choice = choices.get(column.position());
        return choice == null || choice.parts().size() != 1
                ? ""
                : choice.parts().get(0).unit();
    }

    /** The second meaning of a column that is split, empty where it is not. */
    Optional<ColumnChoice> split(ProposedColumn column) {
        return Optional.ofNullable(choices.get(column.position()))
                .filter(c -> c.parts().size() > 1);
    }

    /** Gives a column a meaning; a column that had it before is kept as it is. Empty keeps the column. */
    void mean(ProposedColumn column, String key, String unit) {
        if (!key.isEmpty()) {
            for (ProposedColumn other : proposal.columns()) {
                if (other.position() != column.position() && key(other).equals(key)) {
                    put(other, List.of(), "");
                }
            }
        }
        put(column, key.isEmpty() ? List.of() : List.of(new Part(key, unit)), "");
    }

    /** Splits a column with two meanings. */
    void split(ProposedColumn column, String first, String second, String separator) {
        put(column, List.of(new Part(first, ""), new Part(second, "")), separator);
    }

    private void put(ProposedColumn column, List<Part> parts, String separator) {
        choices.put(column.position(), new ColumnChoice(column.header(), column.position(), parts, separator));
    }

    /** The mapping as chosen. */
    TableMapping mapping() {
        return new TableMapping(table, file, sheets, headerRow, headerRows, List.copyOf(choices.values()), constants);
    }
}
