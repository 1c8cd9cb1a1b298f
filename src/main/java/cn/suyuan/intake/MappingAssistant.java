package cn.suyuan.intake;

import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.MappingProposal.Likeness;
import cn.suyuan.evidence.MappingProposal.ProposedColumn;
import cn.suyuan.evidence.MappingProposal.RawLine;
import cn.suyuan.evidence.MappingProposal.Sheet;
import cn.suyuan.evidence.MappingProposal.Vocabulary;
import cn.suyuan.evidence.RawSheet;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.intake.HeaderBand.Column;
import cn.suyuan.intake.RawTable.RawCell;
import cn.suyuan.intake.RawTable.RawRow;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Proposes how a file is to be read, and shows what a choice would give. */
public final class MappingAssistant {
    private static final int SHOWN = 10;
    private static final int SAMPLES = 10;

    /** Rows whose cells are read for what would be odd; all are read when the mapping is used. */
    private static final int UNDERSTOOD = 200;

    private static final Set<String> DAYS = Set.of(
            "commissioned",
            "retired",
            "last_calibrated",
            "next_due",
            "received",
            "performed",
            "issued",
            "valid_until",
            "valid_from",
            "due",
            "done",
            "date");
    private static final Set<String> NUMBERS = Set.of(
            "multiplier",
            "quantity",
            "value",
            "expanded_uncertainty",
            "coverage_factor",
            "own_value",
            "reference_value",
            "capacity",
            "last_register",
            "first_register",
            "interval_s",
            "offset_ms");

    /** What holds for all readings of a file, in the order of the form. */
    static final List<String> CONSTANTS =
            List.of("stream_id", "instrument_no", "kind", "unit", "interval_s", "day_order", "recipe");

    private final ColumnNames names = ColumnNames.standard();

    /** An assistant that knows the headers that ship with the program. */
    public MappingAssistant() {}

    /** The columns of a table to choose from, each with its usual Chinese header. */
    public Vocabulary vocabulary(String table) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String key : names.columns(table)) {
            columns.put(key, names.headers(table, key).stream().findFirst().orElse(key));
        }
        return new Vocabulary(table, columns);
    }

    /** Keys of all tables. */
    public List<String> tables() {
        return names.tables();
    }

    /** The sheets of a file as they came, up to {@code most} rows each; none where it is no table. */
    public List<RawSheet> sheets(String path, byte[] bytes, int most) {
        List<RawTable> tables = sheets(path, bytes, new Problems());
        List<RawSheet> sheets = new ArrayList<>();
        for (RawTable table : tables) {
            Optional<HeaderBand> band = likely(path, List.of(table)).stream()
                    .findFirst()
                    .flatMap(l -> HeaderBand.find(table, l.key(), names));
            Map<String, Integer> positions = new LinkedHashMap<>();
            band.ifPresent(b -> {
                for (int i = 0; i < b.columns().size(); i++) {
                    positions.putIfAbsent(b.columns().get(i).key(), i + 1);
                }
            });
            int first = band.map(HeaderBand::first).orElse(-1);
            int end = band.map(HeaderBand::end).orElse(-1);
            sheets.add(new RawSheet(
                    table.sheet(),
                    lines(table, 0, most, first, end),
                    positions,
                    table.rows().size() > most));
        }
        return sheets;
    }

    /**
     * Proposes a reading of a file.
     *
     * @param path path inside the pack
     * @param bytes the file
     * @param chosen what was chosen so far; empty for the best that can be found
     * @return a proposal; with score 0 and no columns where the file holds no table
     */
    public MappingProposal propose(String path, byte[] bytes, Optional<TableMapping> chosen) {
        List<RawTable> sheets = sheets(path, bytes, new Problems());
        List<Likeness> likely = likely(path, sheets);
        TableMapping mapping = chosen.orElseGet(() -> found(path, sheets, likely));
        Problems problems = new Problems();
        MappedTable reading = new MappedTable(mapping, names, "", problems);
        Optional<RawTable> main = sheets.stream()
                .filter(s -> mapping.sheets().isEmpty() || mapping.sheets().contains(s.sheet()))
                .filter(s -> reading.band(s).isPresent())
                .findFirst();
        Optional<HeaderBand> band = main.flatMap(reading::band);
        List<ProposedColumn> columns = new ArrayList<>();
        List<RawLine> before = new ArrayList<>();
        if (main.isPresent() && band.isPresent()) {
            columns.addAll(columns(mapping.table(), main.get(), band.get()));
            before.addAll(before(main.get(), band.get()));
        } else {
            sheets.stream().findFirst().ifPresent(s -> before.addAll(lines(s, 0, SHOWN + 5, -1, -1)));
        }
        List<TableRow> after = reading.read(sheets).map(Table::rows).orElse(List.of());
        after.stream().limit(UNDERSTOOD).forEach(row -> understand(mapping.table(), row, problems));
        double score = band.map(b -> score(mapping.table(), b)).orElse(0.0);
        TableMapping shown = band.isPresent() && main.isPresent() && mapping.headerRow() == 0
                ? at(mapping, main.get(), band.get())
                : mapping;
        shown = main.isPresent() && shown.table().equals(ColumnMapping.READINGS)
                ? withConstants(shown, path, main.get())
                : shown;
        return new MappingProposal(
                shown,
                score,
                likely,
                sheets.stream().map(s -> sheet(s, reading, band)).toList(),
                columns,
                before,
                after.subList(0, Math.min(SHOWN, after.size())),
                after.size(),
                problems.sorted());
    }

    /** What can be told of a file of readings; what cannot is left open for the person who chooses. */
    private TableMapping withConstants(TableMapping mapping, String path, RawTable sheet) {
        SortedMap<String, String> constants = new TreeMap<>(mapping.constants());
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        constants.putIfAbsent("stream_id", dot <= 0 ? name : name.substring(0, dot));
        PlainReadingsReader.places(mapping, names, sheet).ifPresent(places -> {
            constants.putIfAbsent("unit", PlainReadingsReader.unit(mapping, places));
            PlainReadingsReader.interval(mapping, places)
                    .ifPresent(seconds -> constants.putIfAbsent("interval_s", seconds));
            PlainReadingsReader.links(places).ifPresent(links -> constants.put("recipe", links.recipe()));
        });
        return mapping.withConstants(constants);
    }

    private static TableMapping at(TableMapping mapping, RawTable sheet, HeaderBand band) {
        int row = sheet.rows().get(band.first()).number();
        return new TableMapping(
                mapping.table(),
                mapping.file(),
                mapping.sheets(),
                row,
                band.height(),
                mapping.columns(),
                mapping.constants());
    }

    private static List<RawTable> sheets(String path, byte[] bytes, Problems problems) {
        String lower = path.toLowerCase(Locale.ROOT);
        boolean text = lower.endsWith(".csv") || lower.endsWith(".txt") || lower.endsWith(".tsv");
        return text ? List.of(CsvTables.read(path, bytes, problems)) : Workbooks.read(path, bytes, problems);
    }

    private List<Likeness> likely(String path, List<RawTable> sheets) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        Optional<String> named = names.tableNamed(dot < 0 ? name : name.substring(0, dot));
        List<Likeness> likely = new ArrayList<>();
        for (String table : names.tables()) {
            double best = 0;
            for (RawTable sheet : sheets) {
                best = Math.max(
                        best,
                        HeaderBand.find(sheet, table, names)
                                .map(b -> score(table, b))
                                .orElse(0.0));
            }
            // A name is a hint, headers are the evidence.
            double hinted = named.filter(table::equals).isPresent() ? 0.1 : 0;
            if (best > 0) {
                likely.add(new Likeness(table, Math.min(1, best + hinted)));
            }
        }
        likely.sort(Comparator.comparingDouble(Likeness::score).reversed().thenComparing(Likeness::key));
        return likely;
    }

    private TableMapping found(String path, List<RawTable> sheets, List<Likeness> likely) {
        String table = likely.isEmpty() ? "ledger" : likely.get(0).key();
        for (RawTable sheet : sheets) {
            Optional<HeaderBand> band = HeaderBand.find(sheet, table, names);
            if (band.isPresent()) {
                int row = sheet.rows().get(band.get().first()).number();
                List<String> same = sheets.size() < 2 ? List.of() : List.of(sheet.sheet());
                return new TableMapping(table, path, same, row, band.get().height(), List.of());
            }
        }
        return new TableMapping(table, path, List.of(), 0, 1, List.of());
    }

    private static Sheet sheet(RawTable sheet, MappedTable reading, Optional<HeaderBand> main) {
        List<String> wanted = main.map(MappingAssistant::headers).orElse(List.of());
        boolean same = reading.band(sheet)
                .map(MappingAssistant::headers)
                .filter(wanted::equals)
                .isPresent();
        return new Sheet(sheet.sheet(), sheet.rows().size(), same);
    }

    private static List<String> headers(HeaderBand band) {
        return band.columns().stream()
                .map(Column::header)
                .map(ColumnNames::plain)
                .filter(h -> !h.isEmpty())
                .toList();
    }

    /** Share of columns understood, and of the table's columns that are there: 3 to 1. */
    private double score(String table, HeaderBand band) {
        long headed = band.columns().stream().filter(c -> !c.header().isEmpty()).count();
        int all = Math.max(1, Math.min(12, names.columns(table).size()));
        double understood = headed == 0 ? 0 : (double) band.known() / headed;
        double covered = Math.min(1.0, (double) band.known() / all);
        return Math.min(1.0, 0.6 * understood + 0.4 * covered);
    }

    private List<ProposedColumn> columns(String table, RawTable sheet, HeaderBand band) {
        List<ProposedColumn> columns = new ArrayList<>();
        for (int i = 0; i < band.columns().size(); i++) {
            Column column = band.columns().get(i);
            List<String> samples = samples(sheet, band, i);
            if (column.header().isEmpty() && samples.isEmpty()) {
                continue;
            }
            List<Likeness> choices = new ArrayList<>();
            if (column.known()) {
                choices.add(new Likeness(column.key(), likeness(table, column.key(), column.header(), samples)));
            }
            for (ColumnNames.Fit fit : names.fits(table, column.header())) {
                if (choices.stream().noneMatch(c -> c.key().equals(fit.key()))) {
                    choices.add(new Likeness(fit.key(), likeness(table, fit.key(), column.header(), samples) * 0.8));
                }
            }
            columns.add(new ProposedColumn(column.header(), i + 1, choices, column.rivals(), samples));
        }
        return columns;
    }

    /** How well header and cells fit a key, 0 to 1. */
    private double likeness(String table, String key, String header, List<String> samples) {
        double byHeader = 0.5;
        for (ColumnNames.Fit fit : names.fits(table, header)) {
            if (fit.key().equals(key)) {
                byHeader = fit.rank() >= 100 ? 0.7 : Math.max(0.8, 1 - 0.02 * fit.rank());
            }
        }
        boolean days = DAYS.contains(key);
        if (samples.isEmpty() || !(days || NUMBERS.contains(key))) {
            return byHeader;
        }
        long fitting = samples.stream()
                .map(s -> Normalizer.normalize(s, Normalizer.Form.NFKC).strip())
                .filter(s -> days
                        ? DateText.read(s).day().isPresent()
                                || MomentText.read(s, false).moment().isPresent()
                        : NumberText.read(s).value().isPresent())
                .count();
        return byHeader * (0.3 + 0.7 * fitting / samples.size());
    }

    private static List<String> samples(RawTable sheet, HeaderBand band, int column) {
        return sheet.rows().stream()
                .skip(band.end())
                .map(row -> row.text(column).strip())
                .filter(text -> !text.isEmpty())
                .limit(SAMPLES)
                .toList();
    }

    /** Ten rows of data, with the header and what stands above it. */
    private static List<RawLine> before(RawTable sheet, HeaderBand band) {
        return lines(sheet, Math.max(0, band.first() - 5), band.end() + SHOWN, band.first(), band.end());
    }

    private static List<RawLine> lines(RawTable sheet, int from, int to, int first, int end) {
        List<RawLine> lines = new ArrayList<>();
        for (int i = from; i < Math.min(to, sheet.rows().size()); i++) {
            RawRow row = sheet.rows().get(i);
            lines.add(new RawLine(
                    sheet.sheet(),
                    row.number(),
                    i >= first && i < end,
                    row.cells().stream().map(RawCell::text).toList()));
        }
        return lines;
    }

    /** Reads a row as its table would, for what would be odd about it. */
    private static void understand(String table, TableRow row, Problems problems) {
        CellReader cells = new CellReader(row, problems, NamedFiles.none());
        switch (table) {
            case "ledger", "reference-standards" -> LedgerRows.instrument(cells);
            case "certificates" -> CertificateRows.certificate(cells);
            case "activity" -> FootprintRows.activity(cells);
            case "factors" -> FootprintRows.factor(cells);
            case "incidents" -> LedgerRows.incident(cells);
            default -> {}
        }
    }
}
