package cn.suyuan.intake;

import cn.suyuan.chain.PlainStream.OwnLinks;
import cn.suyuan.chain.ReadingSeries;
import cn.suyuan.chain.ReadingStatus;
import cn.suyuan.chain.StreamHeader;
import cn.suyuan.chain.StreamKind;
import cn.suyuan.evidence.ColumnMapping.Part;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.PlainReadings;
import cn.suyuan.intake.PlainSeries.DayOrder;
import cn.suyuan.intake.RawTable.RawRow;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one ordinary table as the readings of one stream, as an auditor's mapping says. Nothing about it is guessed. */
final class PlainReadingsReader {
    /** More digits than any meter shows; what has more is no reading. */
    private static final int MOST_DIGITS = 30;

    private static final int FIRST_ROWS = 5_000;

    private final TableMapping mapping;
    private final ColumnNames names;
    private final Problems problems;

    PlainReadingsReader(TableMapping mapping, ColumnNames names, Problems problems) {
        this.mapping = mapping;
        this.names = names;
        this.problems = problems;
    }

    /**
     * Where time and value stand.
     *
     * @param rows rows of data
     * @param time column of the time, from 0
     * @param value column of the value
     * @param status column of the status, -1 where there is none
     * @param header header of the value
     * @param band the whole header
     */
    record Places(List<RawRow> rows, int time, int value, int status, String header, HeaderBand band) {}

    /** Finds the columns; empty where the sheet has none for time or value. */
    static Optional<Places> places(TableMapping mapping, ColumnNames names, RawTable sheet) {
        MappedTable mapped = new MappedTable(mapping, names, "", new Problems());
        return mapped.band(sheet).flatMap(band -> {
            int time = column(band, "time");
            int value = column(band, "value");
            return time < 0 || value < 0
                    ? Optional.<Places>empty()
                    : Optional.of(new Places(
                            sheet.rows()
                                    .subList(
                                            Math.min(band.end(), sheet.rows().size()),
                                            sheet.rows().size()),
                            time,
                            value,
                            column(band, "status"),
                            band.columns().get(value).header(),
                            band));
        });
    }

    private static int column(HeaderBand band, String key) {
        for (int i = 0; i < band.columns().size(); i++) {
            if (band.columns().get(i).known() && band.columns().get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** The readings; without header and rows where something about them is still open, which stands in the problems. */
    PlainReadings read(String streamId, String instrumentNo, String path, List<RawTable> sheets) {
        ReadingSeries series = new ReadingSeries(streamId);
        Optional<RawTable> sheet = sheets.stream()
                .filter(s -> mapping.sheets().isEmpty() || mapping.sheets().contains(s.sheet()))
                .filter(s -> places(mapping, names, s).isPresent())
                .findFirst();
        Optional<Places> places = sheet.flatMap(s -> places(mapping, names, s));
        if (places.isEmpty()) {
            problems.file(path, Code.UNREADABLE, "readings_columns");
            return new PlainReadings(streamId, path, Optional.empty(), series, Optional.empty());
        }
        Optional<StreamKind> kind = StreamKind.named(mapping.constant("kind"));
        if (kind.isEmpty()) {
            problems.file(path, Code.AMBIGUOUS, "readings_kind");
        }
        String unit = unit(mapping, places.get());
        if (unit.isEmpty()) {
            problems.file(path, Code.UNIT, "readings_unit", places.get().header());
        }
        DayOrder order = order(mapping, places.get());
        if (order == DayOrder.AMBIGUOUS) {
            problems.file(
                    path,
                    Code.AMBIGUOUS,
                    "series_day_order",
                    header(places.get(), places.get().time()));
        }
        Optional<OwnLinks> links = links(places.get());
        String recipe = mapping.constant("recipe");
        if (!recipe.isEmpty() && links.filter(l -> l.recipe().equals(recipe)).isEmpty()) {
            problems.file(path, Code.CONTRADICTS, "readings_recipe", recipe);
        }
        if (kind.isEmpty() || unit.isEmpty() || order == DayOrder.AMBIGUOUS) {
            return new PlainReadings(streamId, path, Optional.empty(), series, links);
        }
        fill(series, path, sheet.map(RawTable::sheet).orElse(""), places.get(), order);
        StreamHeader header = new StreamHeader(streamId, instrumentNo, "", kind.get(), unit, 1, Optional.empty());
        return new PlainReadings(streamId, path, Optional.of(header), series, links);
    }

    /** The unit that was chosen, else the one in the header; empty where none stands anywhere. */
    static String unit(TableMapping mapping, Places places) {
        String chosen = mapping.columns().stream()
                .flatMap(column -> column.parts().stream())
                .filter(part -> part.key().equals("value"))
                .map(Part::unit)
                .filter(unit -> !unit.isEmpty())
                .findFirst()
                .orElse(mapping.constant("unit"));
        if (!chosen.isEmpty()) {
            return chosen;
        }
        String inHeader = PlainSeries.unit(places.header());
        return !inHeader.isEmpty()
                ? inHeader
                : places.rows().stream()
                        .map(row -> number(row.text(places.value())).unit())
                        .findFirst()
                        .orElse("");
    }

    /** How days are written: as the days above 12 show, else as was chosen. */
    static DayOrder order(TableMapping mapping, Places places) {
        DayOrder shown = PlainSeries.order(places.rows(), places.time());
        if (shown != DayOrder.AMBIGUOUS) {
            return shown;
        }
        return switch (mapping.constant("day_order")) {
            case "day_month" -> DayOrder.DAY_MONTH;
            case "month_day" -> DayOrder.MONTH_DAY;
            default -> DayOrder.AMBIGUOUS;
        };
    }

    /** The most frequent distance between readings in s; empty where there is none. */
    static Optional<String> interval(TableMapping mapping, Places places) {
        DayOrder order = order(mapping, places);
        List<OffsetDateTime> times = places.rows().stream()
                .limit(FIRST_ROWS)
                .flatMap(row -> PlainSeries.moment(row.text(places.time()), order).stream())
                .toList();
        long seconds = PlainSeries.interval(times).toSeconds();
        return seconds > 0 ? Optional.of(Long.toString(seconds)) : Optional.empty();
    }

    private static String header(Places places, int column) {
        return places.band().columns().get(column).header();
    }

    /** The recipe of a hash column, and what comes of it for every row. */
    static Optional<OwnLinks> links(Places places) {
        int width =
                places.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        List<RawRow> timed = places.rows().stream()
                .filter(row -> !row.text(places.time()).isBlank())
                .toList();
        return LinkRecipe.find(timed, width).map(recipe -> {
            PlainSeries.Recomputed found = recipe.verify(timed);
            return new OwnLinks(
                    PlainSeries.described(
                            recipe,
                            column -> column < places.band().columns().size()
                                    ? header(places, column)
                                    : "#" + (column + 1)),
                    found.rows(),
                    found.broken(),
                    found.firstBroken());
        });
    }

    private void fill(ReadingSeries series, String path, String sheet, Places places, DayOrder order) {
        for (RawRow row : places.rows()) {
            if (row.isBlank()) {
                continue;
            }
            Optional<OffsetDateTime> moment = PlainSeries.moment(row.text(places.time()), order);
            if (moment.isEmpty()) {
                problem(path, sheet, row, "time", places.time(), "readings_time");
                continue;
            }
            String text = row.text(places.value()).strip();
            Optional<BigDecimal> value = number(text)
                    .value()
                    .filter(v -> v.precision() <= MOST_DIGITS && Math.abs(v.scale()) <= MOST_DIGITS);
            if (value.isEmpty() && !text.isEmpty()) {
                problem(path, sheet, row, "value", places.value(), "readings_value");
            }
            series.addPlain(
                    row.number(), moment.get().toInstant().toEpochMilli(), value, status(row, places.status(), value));
        }
    }

    private static ReadingStatus status(RawRow row, int column, Optional<BigDecimal> value) {
        if (value.isEmpty()) {
            return ReadingStatus.MISSING;
        }
        return switch (column < 0 ? "" : row.text(column).strip().toUpperCase(Locale.ROOT)) {
            case "E", "估计", "估算" -> ReadingStatus.ESTIMATED;
            case "R", "替换", "补录" -> ReadingStatus.REPLACED;
            default -> ReadingStatus.ACTUAL;
        };
    }

    private void problem(String path, String sheet, RawRow row, String key, int column, String detail) {
        problems.cell(new Problems.Cell(path, sheet, row.number(), key, row.text(column)), Code.UNREADABLE, detail);
    }

    private static NumberText number(String text) {
        return NumberText.read(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
    }
}
