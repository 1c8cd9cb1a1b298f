package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.intake.RawTable.RawRow;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Readings that no chain protects: a table with a time and numbers. What they say is summed up; that nothing binds them
 * is said, too.
 *
 * @param file name
 * @param timeColumn header of the time column
 * @param order how its days are written
 * @param values columns of numbers
 * @param records rows with a time
 * @param first earliest time
 * @param last latest time
 * @param interval most frequent distance, zero where there is none
 * @param findings what was odd, each with count and first row
 * @param recipe how its hash column is made, where one was found
 * @param verification what came of verifying all rows by the recipe
 * @param problems what was odd about the file
 */
public record PlainSeries(
        String file,
        String timeColumn,
        DayOrder order,
        List<ValueColumn> values,
        long records,
        Optional<OffsetDateTime> first,
        Optional<OffsetDateTime> last,
        Duration interval,
        List<Finding> findings,
        Optional<String> recipe,
        Optional<Recomputed> verification,
        List<ImportProblem> problems) {
    private static final Pattern SLASHED =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})[T\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern UNIT = Pattern.compile(
            "[(（\\[_]\\s*(kWh|MWh|万kWh|kVArh|kW|MW|m3|m³|Nm3|t|kg|GJ|MJ|℃|°C|MPa|kPa|%)\\s*[)）\\]]?$",
            Pattern.CASE_INSENSITIVE);
    private static final int FROZEN_ROWS = 24;

    /** How days are written. */
    public enum DayOrder {
        /** Year first, or with a word for each part. */
        YEAR_FIRST,
        /** Day before month, as days above 12 show. */
        DAY_MONTH,
        /** Month before day, as days above 12 show. */
        MONTH_DAY,
        /** Not to be told; asked. */
        AMBIGUOUS;

        /** The word of message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A column of numbers.
     *
     * @param header header as written
     * @param unit unit in the header, empty where none stands there
     * @param sum sum of all values
     * @param least smallest value
     * @param most largest value
     */
    public record ValueColumn(String header, String unit, BigDecimal sum, BigDecimal least, BigDecimal most) {}

    /**
     * Something odd.
     *
     * @param code {@code gap}, {@code repeated}, {@code backwards}, {@code missing}, {@code negative}, {@code frozen}
     * @param count how often
     * @param row row of the first
     */
    public record Finding(String code, long count, int row) {}

    /**
     * What came of recomputing the links of all rows.
     *
     * @param rows rows whose link was recomputed
     * @param broken rows whose link does not fit
     * @param firstBroken row of the first, 0 where none
     */
    public record Recomputed(long rows, long broken, int firstBroken) {}

    /** Reads a table; empty where it has no time column. */
    public static Optional<PlainSeries> read(String file, byte[] bytes) {
        Problems problems = new Problems();
        String lower = file.toLowerCase(Locale.ROOT);
        List<RawTable> tables = lower.endsWith(".csv") || lower.endsWith(".txt")
                ? List.of(CsvTables.read(file, bytes, problems))
                : Workbooks.read(file, bytes, problems);
        return tables.stream()
                .map(table -> new Reading(table, problems).read())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** How the days of a column are written. */
    static DayOrder order(List<RawRow> rows, int time) {
        return Reading.order(rows, time);
    }

    /** A moment whose day is written in an order; empty where it cannot be told. */
    static Optional<OffsetDateTime> moment(String text, DayOrder order) {
        return Reading.moment(text, order);
    }

    /** The most frequent distance between neighbours, zero where there is none. */
    static Duration interval(List<OffsetDateTime> times) {
        return Reading.interval(times);
    }

    /** The unit in a header, or the empty string. */
    static String unit(String header) {
        Matcher unit = UNIT.matcher(header);
        return unit.find() ? unit.group(1) : "";
    }

    /** One table on its way to a series. */
    private static final class Reading {
        private final RawTable table;
        private final Problems problems;
        private final Map<String, Finding> findings = new HashMap<>();
        private int header = -1;
        private int time = -1;

        Reading(RawTable table, Problems problems) {
            this.table = table;
            this.problems = problems;
        }

        Optional<PlainSeries> read() {
            findTime();
            if (time < 0) {
                return Optional.empty();
            }
            List<RawRow> rows = table.rows().subList(header + 1, table.rows().size());
            DayOrder order = order(rows, time);
            if (order == DayOrder.AMBIGUOUS) {
                problems.file(table.file(), ImportProblem.Code.AMBIGUOUS, "series_day_order", name(time));
            }
            List<OffsetDateTime> times = new ArrayList<>();
            List<RawRow> timed = new ArrayList<>();
            for (RawRow row : rows) {
                Optional<OffsetDateTime> moment = moment(row.text(time), order);
                if (moment.isPresent()) {
                    times.add(moment.get());
                    timed.add(row);
                } else if (!row.isBlank()) {
                    found("time_unreadable", row.number());
                }
            }
            Duration interval = interval(times);
            judgeTimes(times, timed, interval);
            int width = rows.stream().mapToInt(r -> r.cells().size()).max().orElse(0);
            Optional<LinkRecipe> recipe = LinkRecipe.find(timed, width);
            return Optional.of(new PlainSeries(
                    table.file(),
                    name(time),
                    order,
                    values(timed, width),
                    times.size(),
                    times.stream().min(OffsetDateTime::compareTo),
                    times.stream().max(OffsetDateTime::compareTo),
                    interval,
                    findings.values().stream()
                            .sorted(java.util.Comparator.comparing(Finding::code))
                            .toList(),
                    recipe.map(this::described),
                    recipe.map(r -> r.verify(timed)),
                    problems.sorted()));
        }

        /** The first column whose cells are moments, and the row above it. */
        private void findTime() {
            for (int first = 0; first < Math.min(10, table.rows().size() - 1); first++) {
                RawRow below = table.rows().get(first + 1);
                for (int column = 0; column < below.cells().size(); column++) {
                    if (looksLikeTime(below.text(column))
                            && !looksLikeTime(table.rows().get(first).text(column))) {
                        header = first;
                        time = column;
                        return;
                    }
                }
            }
        }

        private static boolean looksLikeTime(String text) {
            String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
            return SLASHED.matcher(plain).matches()
                    || (plain.length() > 8
                            && MomentText.read(plain, false).moment().isPresent());
        }

        private String name(int column) {
            String own = table.rows().get(header).text(column).strip();
            return own.isEmpty() ? "#" + (column + 1) : own;
        }

        static DayOrder order(List<RawRow> rows, int time) {
            boolean slashed = false;
            for (RawRow row : rows) {
                Matcher parts = SLASHED.matcher(row.text(time).strip());
                if (parts.matches()) {
                    slashed = true;
                    if (Integer.parseInt(parts.group(1)) > 12) {
                        return DayOrder.DAY_MONTH;
                    }
                    if (Integer.parseInt(parts.group(2)) > 12) {
                        return DayOrder.MONTH_DAY;
                    }
                }
            }
            return slashed ? DayOrder.AMBIGUOUS : DayOrder.YEAR_FIRST;
        }

        static Optional<OffsetDateTime> moment(String text, DayOrder order) {
            String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
            Matcher parts = SLASHED.matcher(plain);
            if (!parts.matches()) {
                return plain.isEmpty()
                        ? Optional.empty()
                        : MomentText.read(plain, false).moment();
            }
            if (order == DayOrder.AMBIGUOUS || order == DayOrder.YEAR_FIRST) {
                return Optional.empty();
            }
            boolean dayFirst = order == DayOrder.DAY_MONTH;
            try {
                int one = Integer.parseInt(parts.group(1));
                int other = Integer.parseInt(parts.group(2));
                String seconds = parts.group(6) == null ? "0" : parts.group(6);
                return Optional.of(LocalDateTime.of(
                                Integer.parseInt(parts.group(3)),
                                dayFirst ? other : one,
                                dayFirst ? one : other,
                                Integer.parseInt(parts.group(4)),
                                Integer.parseInt(parts.group(5)),
                                Integer.parseInt(seconds))
                        .atOffset(MomentText.CHINA));
            } catch (DateTimeException impossible) {
                return Optional.empty();
            }
        }

        static Duration interval(List<OffsetDateTime> times) {
            Map<Duration, Integer> counts = new HashMap<>();
            for (int i = 1; i < times.size(); i++) {
                counts.merge(Duration.between(times.get(i - 1), times.get(i)), 1, Integer::sum);
            }
            return counts.entrySet().stream()
                    .filter(e -> e.getKey().compareTo(Duration.ZERO) > 0)
                    .max(Map.Entry.<Duration, Integer>comparingByValue()
                            .thenComparing(Map.Entry.<Duration, Integer>comparingByKey()
                                    .reversed()))
                    .map(Map.Entry::getKey)
                    .orElse(Duration.ZERO);
        }

        private void judgeTimes(List<OffsetDateTime> times, List<RawRow> rows, Duration interval) {
            for (int i = 1; i < times.size(); i++) {
                Duration step = Duration.between(times.get(i - 1), times.get(i));
                int row = rows.get(i).number();
                if (step.isZero()) {
                    found("repeated", row);
                } else if (step.isNegative()) {
                    found("backwards", row);
                } else if (!interval.isZero() && step.toMillis() > interval.toMillis() * 3 / 2) {
                    found("gap", row);
                }
            }
        }

        private void found(String code, int row) {
            findings.merge(code, new Finding(code, 1, row), (a, b) -> new Finding(code, a.count() + 1, a.row()));
        }

        private List<ValueColumn> values(List<RawRow> rows, int width) {
            List<ValueColumn> columns = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                int at = column;
                long numbers = rows.stream()
                        .limit(200)
                        .filter(r -> number(r.text(at)).isPresent())
                        .count();
                if (column != time && numbers > 0 && numbers * 10 >= Math.min(200, rows.size()) * 9L) {
                    columns.add(value(rows, column));
                }
            }
            return columns;
        }

        private ValueColumn value(List<RawRow> rows, int column) {
            BigDecimal sum = BigDecimal.ZERO;
            Optional<BigDecimal> least = Optional.empty();
            Optional<BigDecimal> most = Optional.empty();
            Optional<BigDecimal> before = Optional.empty();
            int same = 0;
            for (RawRow row : rows) {
                Optional<BigDecimal> value = number(row.text(column));
                if (value.isEmpty()) {
                    found("missing", row.number());
                    continue;
                }
                BigDecimal v = value.get();
                sum = sum.add(v);
                least = Optional.of(least.map(v::min).orElse(v));
                most = Optional.of(most.map(v::max).orElse(v));
                boolean repeats = before.isPresent() && before.get().compareTo(v) == 0 && v.signum() != 0;
                same = repeats ? same + 1 : 0;
                if (same == FROZEN_ROWS) {
                    found("frozen", row.number());
                }
                if (v.signum() < 0) {
                    found("negative", row.number());
                }
                before = value;
            }
            return new ValueColumn(
                    name(column), unit(name(column)), sum, least.orElse(BigDecimal.ZERO), most.orElse(BigDecimal.ZERO));
        }

        private static Optional<BigDecimal> number(String text) {
            return text.isBlank()
                    ? Optional.empty()
                    : NumberText.read(Normalizer.normalize(text, Normalizer.Form.NFKC)
                                    .strip())
                            .value();
        }

        private String described(LinkRecipe recipe) {
            return PlainSeries.described(recipe, this::name);
        }
    }

    /** A recipe in words, with the headers of its columns. */
    static String described(LinkRecipe recipe, IntFunction<String> name) {
        String separator = recipe.separator().equals("\t") ? "TAB" : recipe.separator();
        String fields = String.join(
                " " + separator + " ", recipe.fields().stream().map(name::apply).toList());
        String algorithm = recipe.algorithm().wireName().toUpperCase(Locale.ROOT);
        String encoding = recipe.charset().name();
        return name.apply(recipe.hashColumn()) + " = " + algorithm
                + switch (recipe.previous()) {
                    case BEFORE_AS_TEXT -> "(prev " + separator + " " + fields + ")";
                    case BEFORE_AS_BYTES -> "(bytes(prev) ‖ " + fields + ")";
                    case BEHIND_AS_TEXT -> "(" + fields + " " + separator + " prev)";
                    case NOT -> "(" + fields + ")";
                }
                + ", " + encoding;
    }
}
