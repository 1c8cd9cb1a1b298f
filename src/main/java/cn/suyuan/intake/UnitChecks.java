package cn.suyuan.intake;

import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.ledger.IdentityText;
import cn.suyuan.ledger.MeasuringInstrument;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units and multipliers that contradict each other between ledger, streams, readings and activities. */
final class UnitChecks {
    private static final Pattern SCALE = Pattern.compile("scale:\\s*([0-9.]{1,20})(.*)");
    private static final int LONGEST_HEADER = 4096;

    private final EvidenceContent content;
    private final String data;
    private final Problems problems;

    UnitChecks(EvidenceContent content, boolean bag, Problems problems) {
        this.content = content;
        this.data = bag ? "data/" : "";
        this.problems = problems;
    }

    void check(List<MeasuringInstrument> instruments, List<TableRow> streams, List<ActivityDatum> activities)
            throws IOException {
        Map<String, MeasuringInstrument> byNumber = new HashMap<>();
        instruments.forEach(i -> byNumber.putIfAbsent(IdentityText.of(i.instrumentNo()), i));
        Map<String, String> units = new HashMap<>();
        for (TableRow stream : streams) {
            MeasuringInstrument instrument = byNumber.get(IdentityText.of(stream.textOrEmpty("instrument_no")));
            if (instrument != null) {
                multiplier(stream, instrument);
            }
            String id = stream.textOrEmpty("stream_id");
            unit(data + "readings/" + id + ".csv").ifPresent(unit -> units.put(id, unit));
        }
        for (ActivityDatum activity : activities) {
            String own = activity.row().textOrEmpty("unit");
            for (String stream : activity.streamIds()) {
                String unit = units.getOrDefault(stream, own);
                if (!own.isEmpty() && !sameDimension(own, unit)) {
                    cell(activity.row(), "unit", "unit_of_stream", stream, unit);
                }
            }
        }
    }

    /** A change of ratio has several factors; only a single one can contradict the ledger. */
    private void multiplier(TableRow stream, MeasuringInstrument instrument) {
        Matcher scale = SCALE.matcher(stream.textOrEmpty("operation"));
        Optional<BigDecimal> ledger = instrument.management().multiplier();
        if (!scale.matches() || !scale.group(2).isBlank() || ledger.isEmpty()) {
            return;
        }
        Optional<BigDecimal> factor = NumberText.read(scale.group(1)).value();
        if (factor.isPresent() && factor.get().compareTo(ledger.get()) != 0) {
            cell(
                    stream,
                    "operation",
                    "multiplier_contradicts",
                    ledger.get().toPlainString(),
                    instrument.row().source().file(),
                    Integer.toString(instrument.row().source().row()));
        }
    }

    /** Unit in the first line of a chained readings file. */
    private Optional<String> unit(String path) throws IOException {
        Optional<InputStream> opened = content.open(path);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = opened.get()) {
            String head = new String(in.readNBytes(LONGEST_HEADER), StandardCharsets.UTF_8);
            String[] fields = head.split("[\r\n]", 2)[0].split(",", -1);
            return fields.length > 6 && fields[0].equals("suyuan-stream") ? Optional.of(fields[6]) : Optional.empty();
        }
    }

    /** Energy against energy, volume against volume: prefixes and conversions are no contradiction. */
    private static boolean sameDimension(String one, String other) {
        return dimension(one).equals(dimension(other));
    }

    private static String dimension(String unit) {
        String plain = IdentityText.of(unit).replace("³", "3");
        if (plain.matches("(万|K|M|G)?WH|[KMGT]?J|TCE|KGCE")) {
            return "energy";
        }
        if (plain.matches("N?M3|L|万M3|STANDARDM3")) {
            return "volume";
        }
        return plain.matches("T|KG|G|吨") ? "mass" : plain;
    }

    private void cell(TableRow row, String column, String detail, String... more) {
        problems.cell(
                new Problems.Cell(
                        row.source().file(), row.sheet(), row.source().row(), column, row.textOrEmpty(column)),
                detail.equals("unit_of_stream") ? Code.UNIT : Code.CONTRADICTS,
                detail,
                more);
    }
}
