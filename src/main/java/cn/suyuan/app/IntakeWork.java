package cn.suyuan.app;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.audit.TrustMaterial;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackChange;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.ReadingChoices;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.intake.PackComparison;
import cn.suyuan.intake.PlainSeries;
import cn.suyuan.intake.RequestPackage;
import cn.suyuan.intake.SpreadsheetText;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.report.JsonReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is done before evidence becomes a case: templates out, filled folders looked at, plain readings summed up. */
public final class IntakeWork {
    private static final int LARGEST = 512 << 20;

    /** Tables without which most clauses cannot be judged, in the order of the guide. */
    private static final List<String> WANTED =
            List.of("pack", "ledger", "certificates", "streams", "activity", "factors", "uncertainty", "documents");

    private final Doors doors;

    IntakeWork(Doors doors) {
        this.doors = doors;
    }

    /** Writes templates, folders and guide for a company. */
    public Answer request(Path folder) throws WorkbenchException {
        List<String> names = write(folder).stream().map(Path::toString).toList();
        List<List<String>> lines = new ArrayList<>();
        names.forEach(name -> lines.add(List.of("cli.case.written", name)));
        lines.add(List.of("cli.pack.requested", folder.toString()));
        return new Answer(JsonReport.object(Map.of("files", names)), lines, false);
    }

    static List<Path> write(Path folder) throws WorkbenchException {
        try {
            if (Files.isDirectory(folder)) {
                try (var inside = Files.list(folder)) {
                    if (inside.findAny().isPresent()) {
                        throw new WorkbenchException("app.file_exists", List.of(folder.toString()));
                    }
                }
            }
            return new RequestPackage().write(folder);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unwritable", List.of(folder.toString()), e);
        }
    }

    /** What a filled folder still lacks: whole tables first, then cells and files. */
    List<List<String>> missing(Path payload, PackInventory inventory, Progress progress) throws WorkbenchException {
        EvidenceContent content = path -> {
            Path file = payload.resolve(path).normalize();
            return file.startsWith(payload) && Files.isRegularFile(file)
                    ? Optional.of(Files.newInputStream(file))
                    : Optional.empty();
        };
        ImportedCase imported = doors.evidence()
                .understand(inventory, content, TrustMaterial.none(), ReadingChoices.none(), progress)
                .imported();
        List<List<String>> lines = new ArrayList<>();
        Set<String> submitted = new TreeSet<>(imported.tables().submitted());
        submitted.removeAll(withoutRows(imported));
        for (String table : WANTED) {
            if (!submitted.contains(table)) {
                lines.add(List.of("cli.pack.lacks", "{intake.table." + table + "}"));
            }
        }
        List<ImportProblem> problems = new ArrayList<>(imported.pack().ledgerProblems());
        problems.addAll(imported.pack().problems());
        for (ImportProblem problem : problems) {
            if (problem.code() == ImportProblem.Code.MISSING
                    && !problem.detail().equals("ledger_missing")) {
                List<String> line = new ArrayList<>(List.of("intake.problem." + problem.detail()));
                line.addAll(problem.arguments());
                lines.add(line);
            }
        }
        return lines;
    }

    /** A template that nobody filled in is still missing. */
    private static Set<String> withoutRows(ImportedCase imported) {
        Map<String, List<?>> rows = Map.of(
                "ledger", imported.ledger().ledger().instruments(),
                "certificates", imported.traceability().certificates(),
                "streams", imported.tables().streams(),
                "documents", imported.tables().documents(),
                "activity", imported.footprint().activities(),
                "factors", imported.footprint().factors());
        Set<String> empty = new TreeSet<>();
        rows.forEach((table, found) -> {
            if (found.isEmpty()) {
                empty.add(table);
            }
        });
        return empty;
    }

    /** The rows of a ledger as read, as a CSV file that a spreadsheet program opens safely. */
    static Path csv(ImportedCase imported, Path file) throws WorkbenchException {
        Set<String> columns = new java.util.LinkedHashSet<>();
        List<TableRow> rows = imported.ledger().ledger().instruments().stream()
                .map(MeasuringInstrument::row)
                .toList();
        rows.forEach(row -> columns.addAll(row.cells().keySet()));
        StringBuilder text = new StringBuilder("\uFEFF");
        text.append(String.join(
                        ",", columns.stream().map(SpreadsheetText::field).toList()))
                .append("\r\n");
        for (TableRow row : rows) {
            List<String> cells = columns.stream()
                    .map(c -> SpreadsheetText.field(row.textOrEmpty(c)))
                    .toList();
            text.append(String.join(",", cells)).append("\r\n");
        }
        try {
            return Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_exists", List.of(file.toString()), e);
        }
    }

    /** What changed between two versions of a pack, files and rows. */
    public Answer compare(Path before, Path after, Progress progress) throws WorkbenchException {
        List<PackChange> changes = PackComparison.compare(look(before, progress), look(after, progress));
        List<List<String>> lines = new ArrayList<>();
        List<Map<String, ?>> objects = new ArrayList<>();
        for (PackChange change : changes) {
            lines.add(line(change));
            objects.add(members(change));
        }
        lines.add(List.of("cli.change.total", Integer.toString(changes.size())));
        return new Answer(JsonReport.object(Map.of("changes", objects)), lines, !changes.isEmpty());
    }

    static List<String> line(PackChange change) {
        return List.of(
                "cli.change." + change.kind().word(),
                change.file(),
                Integer.toString(change.row()),
                change.key(),
                change.column(),
                change.before(),
                change.after());
    }

    static Map<String, Object> members(PackChange change) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", change.kind().word());
        object.put("file", change.file());
        object.put("row", change.row());
        object.put("row_before", change.rowBefore());
        object.put("key", change.key());
        object.put("column", change.column());
        object.put("before", change.before());
        object.put("after", change.after());
        return object;
    }

    private ImportedCase look(Path pack, Progress progress) throws WorkbenchException {
        try (TemporaryCase temporary = new TemporaryCase(doors)) {
            return temporary
                    .take(pack, TrustMaterial.none(), progress)
                    .understood()
                    .imported();
        }
    }

    /** Sums up a table of readings that no chain protects; such readings are never verified, and that is said. */
    public Answer series(Path file) throws WorkbenchException {
        try {
            byte[] bytes = Files.size(file) > LARGEST ? new byte[0] : Files.readAllBytes(file);
            PlainSeries series = PlainSeries.read(String.valueOf(file.getFileName()), bytes)
                    .orElseThrow(() -> new WorkbenchException("app.no_series", List.of(file.toString())));
            return new Answer(JsonReport.object(Map.of("series", members(series))), lines(series), true);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()), e);
        }
    }

    private static List<List<String>> lines(PlainSeries series) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "cli.series.head",
                series.file(),
                Long.toString(series.records()),
                series.first().map(Object::toString).orElse("—"),
                series.last().map(Object::toString).orElse("—"),
                Long.toString(series.interval().toMinutes())));
        lines.add(List.of(
                "cli.series.order",
                series.timeColumn(),
                "{cli.series.order." + series.order().word() + "}"));
        series.values()
                .forEach(v -> lines.add(List.of(
                        "cli.series.column",
                        v.header(),
                        v.unit().isEmpty() ? "{cli.series.no_unit}" : v.unit(),
                        v.sum().toPlainString(),
                        v.least().toPlainString(),
                        v.most().toPlainString())));
        series.findings()
                .forEach(f -> lines.add(List.of(
                        "cli.series.finding",
                        "{cli.series.finding." + f.code() + "}",
                        Long.toString(f.count()),
                        Integer.toString(f.row()))));
        if (series.recipe().isPresent() && series.verification().isPresent()) {
            var found = series.verification().get();
            lines.add(List.of(
                    found.broken() == 0 ? "cli.series.recipe_fits" : "cli.series.recipe_broken",
                    series.recipe().get(),
                    Long.toString(found.rows()),
                    Long.toString(found.broken()),
                    Integer.toString(found.firstBroken())));
        } else {
            lines.add(List.of("cli.series.unchained"));
        }
        return lines;
    }

    private static Map<String, Object> members(PlainSeries series) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", series.file());
        members.put("records", series.records());
        members.put("time_column", series.timeColumn());
        members.put("day_order", series.order().word());
        members.put("first", series.first().map(Object::toString));
        members.put("last", series.last().map(Object::toString));
        members.put("interval_s", series.interval().toSeconds());
        List<Map<String, ?>> columns = new ArrayList<>();
        series.values().forEach(v -> {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("header", v.header());
            column.put("unit", v.unit());
            column.put("sum", v.sum());
            columns.add(column);
        });
        members.put("columns", columns);
        List<Map<String, ?>> findings = new ArrayList<>();
        series.findings().forEach(f -> {
            Map<String, Object> finding = new LinkedHashMap<>();
            finding.put("code", f.code());
            finding.put("count", f.count());
            finding.put("row", f.row());
            findings.add(finding);
        });
        members.put("findings", findings);
        members.put("recipe", series.recipe());
        members.put("recipe_rows", series.verification().map(v -> v.rows()));
        members.put("recipe_broken", series.verification().map(v -> v.broken()));
        members.put("verdict", "not_verifiable");
        return members;
    }
}
