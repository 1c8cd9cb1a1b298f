package cn.suyuan.intake;

import cn.suyuan.evidence.DocumentEntry;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.PackTables;
import cn.suyuan.evidence.SigningKeyEntry;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.footprint.FootprintTables;
import cn.suyuan.ledger.IdentityText;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What does not fit between the files of a pack; judging it is the rules' business. */
final class CrossFileChecks {
    /** What lies among certificates of a plain folder and is read as one; XML has its own problem. */
    private static final Pattern DOCUMENT = Pattern.compile("(?i).*\\.(pdf|jpe?g|png|tiff?)");

    /** In a plain folder readings may lie deeper than in a bag. */
    private static final Pattern READINGS = Pattern.compile("(?:.*/)?readings/(?<stream>.*)\\.csv");

    private final Set<String> paths = new TreeSet<>();
    private final Set<String> named = new HashSet<>();
    private final NamedFiles files;
    private final String data;
    private final Problems problems;
    private final Problems ledgerProblems;

    CrossFileChecks(
            PackInventory inventory, boolean bag, NamedFiles files, Problems problems, Problems ledgerProblems) {
        this.files = files;
        inventory.entries().forEach(entry -> paths.add(entry.path()));
        this.data = bag ? "data/" : "";
        this.problems = problems;
        this.ledgerProblems = ledgerProblems;
    }

    void check(LedgerTables ledger, TraceabilityTables traceability, FootprintTables footprint, PackTables tables) {
        Set<String> instruments = instruments(ledger);
        Set<String> streams = unique(tables.streams(), "stream_id");
        for (TableRow row : tables.streams()) {
            if (row.textOrEmpty("instrument_no").isEmpty()) {
                cell(row, "instrument_no", Code.MISSING, "stream_without_instrument");
            }
            known(row, "instrument_no", instruments, "instrument_unknown");
            if (tables.plain(row.textOrEmpty("stream_id")).isEmpty()
                    && !paths.contains(data + "readings/" + row.textOrEmpty("stream_id") + ".csv")) {
                cell(row, "stream_id", Code.MISSING, "readings_missing");
            }
        }
        for (TraceabilityCertificate certificate : traceability.certificates()) {
            known(certificate.row(), "instrument_no", instruments, "instrument_unknown");
            file(certificate.row(), "file");
            boolean named = !certificate.files().isEmpty();
            if (data.isEmpty() && !named && certificate.row().source().row() > 0) {
                // a pack may leave documents out of a row; of a folder of loose papers they are what it is sent for
                cell(certificate.row(), "file", Code.MISSING, "certificate_without_file");
            }
        }
        for (InstrumentIncident incident : ledger.incidents()) {
            known(incident.row(), "instrument_no", instruments, "instrument_unknown");
            file(incident.row(), "file");
        }
        unique(footprint.activities().stream().map(ActivityDatum::row).toList(), "activity_id");
        unique(footprint.factors().stream().map(EmissionFactor::row).toList(), "factor_id");
        for (ActivityDatum activity : footprint.activities()) {
            for (String stream : activity.streamIds()) {
                if (!streams.contains(stream)) {
                    cell(activity.row(), "stream_ids", Code.CONTRADICTS, "stream_unknown", stream);
                }
            }
        }
        footprint.factors().forEach(factor -> file(factor.row(), "certificate_file"));
        unique(tables.keys().stream().map(SigningKeyEntry::row).toList(), "key_id");
        tables.keys().forEach(key -> file(key.row(), "certificate_file"));
        tables.documents().stream().map(DocumentEntry::row).forEach(row -> file(row, "file"));
        tables.plainReadings().forEach(readings -> named.add(readings.file()));
        Set<String> certificateFolders = new HashSet<>();
        traceability.certificates().stream()
                .filter(c -> c.row().source().row() > 0)
                .flatMap(c -> c.files().stream())
                .filter(paths::contains)
                .forEach(file -> certificateFolders.add(folder(file)));
        filesWithoutRow(streams, certificateFolders);
    }

    private Set<String> instruments(LedgerTables ledger) {
        Set<String> all = new HashSet<>();
        duplicates(ledger.ledger().instruments(), all);
        duplicates(ledger.ledger().referenceStandards(), all);
        List<MeasuringInstrument> both = new ArrayList<>(ledger.ledger().instruments());
        both.addAll(ledger.ledger().referenceStandards());
        sameDevices(both);
        return all;
    }

    private void duplicates(List<MeasuringInstrument> rows, Set<String> all) {
        Map<String, MeasuringInstrument> first = new HashMap<>();
        Set<String> before = new HashSet<>(all);
        for (MeasuringInstrument instrument : rows) {
            String number = IdentityText.of(instrument.instrumentNo());
            if (number.isEmpty()) {
                continue;
            }
            MeasuringInstrument other = first.putIfAbsent(number, instrument);
            Problems.Cell cell = place(instrument.row(), "instrument_no");
            if (other != null) {
                String row = Integer.toString(other.row().source().row());
                ledgerProblems.cell(
                        cell,
                        Code.DUPLICATE,
                        "number_twice",
                        row,
                        other.identity().name());
            } else if (before.contains(number)) {
                ledgerProblems.cell(cell, Code.DUPLICATE, "number_in_two_tables");
            }
            all.add(number);
        }
    }

    /** One device under two numbers: same serial number, maker and model. */
    private void sameDevices(List<MeasuringInstrument> rows) {
        Map<String, MeasuringInstrument> first = new HashMap<>();
        for (MeasuringInstrument instrument : rows) {
            String serial = IdentityText.of(instrument.identity().serialNo());
            String maker = IdentityText.of(instrument.identity().manufacturer());
            if (serial.isEmpty() || maker.isEmpty()) {
                continue;
            }
            String device = serial
                    + '\n'
                    + maker
                    + '\n'
                    + IdentityText.of(instrument.identity().model());
            MeasuringInstrument other = first.putIfAbsent(device, instrument);
            if (other != null && !IdentityText.same(other.instrumentNo(), instrument.instrumentNo())) {
                ledgerProblems.cell(
                        place(instrument.row(), "serial_no"),
                        Code.DUPLICATE,
                        "device_twice",
                        other.row().source().file(),
                        Integer.toString(other.row().source().row()),
                        other.instrumentNo());
            }
        }
    }

    private Set<String> unique(List<TableRow> rows, String column) {
        Map<String, TableRow> first = new HashMap<>();
        for (TableRow row : rows) {
            String text = row.textOrEmpty(column);
            TableRow other = text.isEmpty() ? null : first.putIfAbsent(text, row);
            if (other != null) {
                cell(
                        row,
                        column,
                        Code.DUPLICATE,
                        "id_twice",
                        Integer.toString(other.source().row()));
            }
        }
        return first.keySet();
    }

    private void known(TableRow row, String column, Set<String> all, String detail) {
        String number = IdentityText.of(row.textOrEmpty(column));
        boolean written = row.source().row() > 0; // not made of a document, which has its own problem
        if (written && !number.isEmpty() && !all.contains(number)) {
            cell(row, column, Code.CONTRADICTS, detail);
        }
    }

    private void file(TableRow row, String column) {
        for (String file : NamedFiles.in(row.textOrEmpty(column))) {
            Optional<String> path = files.path(file);
            path.ifPresent(p -> named.add(data + p));
            if (path.isEmpty()) {
                Problems.Cell cell = new Problems.Cell(
                        row.source().file(), row.sheet(), row.source().row(), column, file);
                problems.cell(cell, Code.MISSING, "named_file_missing");
            }
        }
    }

    private void filesWithoutRow(Set<String> streams, Set<String> certificateFolders) {
        for (String path : paths) {
            boolean certificate = data.isEmpty()
                    ? DOCUMENT.matcher(path).matches() && certificateFolders.contains(folder(path))
                    : path.startsWith(data + "certificates/");
            if (certificate && !named.contains(path)) {
                problems.file(path, Code.CONTRADICTS, "certificate_without_row");
            }
            Matcher readings = READINGS.matcher(path);
            if (readings.matches() && (data.isEmpty() || path.startsWith(data + "readings/"))) {
                if (!streams.contains(readings.group("stream")) && !named.contains(path)) {
                    problems.file(path, Code.CONTRADICTS, "readings_without_row");
                }
            }
        }
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static Problems.Cell place(TableRow row, String column) {
        return new Problems.Cell(row.source().file(), row.sheet(), row.source().row(), column, row.textOrEmpty(column));
    }

    private void cell(TableRow row, String column, Code code, String detail, String... more) {
        problems.cell(place(row, column), code, detail, more);
    }
}
