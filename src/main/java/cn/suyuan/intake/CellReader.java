package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.TableRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cells of one row as what their columns mean; what cannot be read is empty and reported. */
final class CellReader {
    private static final Set<String> NOTHING =
            Set.of("/", "\\", "-", "--", "—", "——", "无", "N/A", "n/a", "NA", "暂无", "空");
    private static final Set<String> TRUE = Set.of("是", "true", "1", "y", "yes", "√", "✓", "有", "可", "可拆");
    private static final Set<String> FALSE = Set.of("否", "false", "0", "n", "no", "×", "x", "✗", "无", "不可", "不可拆");

    private static final Pattern RATIO =
            Pattern.compile("(\\d{1,7}(?:\\.\\d{1,6})?)\\s*[AVav]?\\s*[/:]\\s*(\\d{1,4}(?:\\.\\d{1,6})?)\\s*[AVav]?");

    private final TableRow row;
    private final Problems problems;
    private final NamedFiles files;

    CellReader(TableRow row, Problems problems, NamedFiles files) {
        this.row = row;
        this.problems = problems;
        this.files = files;
    }

    TableRow row() {
        return row;
    }

    /** The text, stripped; a stroke or 无 that stands for nothing is nothing. */
    String text(String column) {
        String text = row.textOrEmpty(column);
        return NOTHING.contains(text) ? "" : text;
    }

    /** As {@link #text}, and reported where it is missing. */
    String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            problem(column, Code.MISSING, "cell_missing");
        }
        return text;
    }

    /** The files that a cell names, separated by semicolons; one that is found by the end of its path is reported. */
    String files(String column) {
        List<String> found = new ArrayList<>();
        for (String name : NamedFiles.in(text(column))) {
            Optional<String> path = files.path(name);
            path.filter(p -> !p.equals(name)).ifPresent(p -> problem(column, Code.CONVERTED, "file_by_name", name, p));
            found.add(path.orElse(name));
        }
        return String.join(";", found);
    }

    /** The identity of a row; a row without one is told apart by its place, {@code #5}, and reported. */
    String identity(String column) {
        String text = required(column);
        return text.isEmpty() ? "#" + row.source().row() : text;
    }

    /** Reports something about a cell. */
    void problem(String column, Code code, String detail, String... more) {
        String raw = row.cells().getOrDefault(column, "");
        problems.cell(
                new Problems.Cell(row.source().file(), row.sheet(), row.source().row(), column, raw),
                code,
                detail,
                more);
    }

    private Optional<String> plain(String column) {
        String text = text(column);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
    }

    Optional<LocalDate> date(String column) {
        return plain(column).flatMap(text -> {
            DateText read = DateText.read(text);
            read.problem()
                    .ifPresent(detail -> problem(
                            column,
                            read.code(),
                            detail,
                            read.day().map(LocalDate::toString).orElse("")));
            return read.day();
        });
    }

    /** A moment; a day alone is its beginning, or its end where {@code end}. */
    Optional<OffsetDateTime> moment(String column, boolean end) {
        return plain(column).flatMap(text -> {
            MomentText read = MomentText.read(text, end);
            read.problem()
                    .ifPresent(detail -> problem(
                            column,
                            read.code(),
                            detail,
                            read.moment().map(OffsetDateTime::toString).orElse("")));
            return read.moment();
        });
    }

    /** A multiplier; a ratio such as 2000/5 A is what it comes to, and reported. */
    Optional<BigDecimal> multiplier(String column) {
        Matcher ratio = RATIO.matcher(plain(column).orElse(""));
        if (ratio.matches() && new BigDecimal(ratio.group(2)).signum() > 0) {
            BigDecimal value = new BigDecimal(ratio.group(1))
                    .divide(new BigDecimal(ratio.group(2)), MathContext.DECIMAL64)
                    .stripTrailingZeros();
            problem(column, Code.CONVERTED, "ratio_divided", value.toPlainString());
            return Optional.of(value);
        }
        return number(column);
    }

    Optional<BigDecimal> number(String column) {
        return plain(column).flatMap(text -> {
            NumberText read = NumberText.read(text);
            read.problem()
                    .ifPresent(detail -> problem(
                            column,
                            read.code(),
                            detail,
                            read.value().map(BigDecimal::toPlainString).orElse("")));
            return read.value();
        });
    }

    /** A number that may carry its unit, which must be the one of the unit column where that is filled. */
    Optional<BigDecimal> numberWithUnit(String column, String unitColumn) {
        return plain(column).flatMap(text -> {
            NumberText read = NumberText.read(text);
            String unit = text(unitColumn);
            String own = Normalizer.normalize(unit, Normalizer.Form.NFKC).strip();
            if (!read.unit().isEmpty() && !own.isEmpty() && !read.unit().equalsIgnoreCase(own)) {
                problem(column, Code.UNIT, "unit_contradicts", unit);
                return Optional.empty();
            }
            read.problem()
                    .ifPresent(detail -> problem(
                            column,
                            read.code(),
                            detail,
                            read.value().map(BigDecimal::toPlainString).orElse("")));
            return read.value();
        });
    }

    /** A fraction; a percentage is converted. */
    Optional<BigDecimal> fraction(String column) {
        return plain(column).flatMap(text -> {
            if (text.endsWith("%")) {
                Optional<BigDecimal> percent =
                        NumberText.read(text.substring(0, text.length() - 1)).value();
                percent.ifPresent(p -> problem(
                        column, Code.CONVERTED, "percent", p.movePointLeft(2).toPlainString()));
                return percent.map(p -> p.movePointLeft(2));
            }
            return number(column);
        });
    }

    /** A whole number of at least 0; a word such as 个月 behind it is left aside. */
    OptionalInt count(String column) {
        Optional<BigDecimal> number =
                plain(column).flatMap(text -> NumberText.read(text).value());
        if (number.isEmpty()) {
            if (!text(column).isEmpty()) {
                problem(column, Code.UNREADABLE, "number_unreadable");
            }
            return OptionalInt.empty();
        }
        try {
            int value = number.get().intValueExact();
            if (value >= 0) {
                return OptionalInt.of(value);
            }
        } catch (ArithmeticException e) {
            // reported below, as a negative one
        }
        problem(column, Code.RANGE, "count_range");
        return OptionalInt.empty();
    }

    /** Months; years are converted. */
    OptionalInt months(String column) {
        String text = plain(column).orElse("");
        if (text.endsWith("年") || text.toLowerCase(Locale.ROOT).endsWith("a")) {
            String years = text.substring(0, text.length() - 1);
            Optional<BigDecimal> number = years.equals("半")
                    ? Optional.of(new BigDecimal("0.5"))
                    : NumberText.read(years).value();
            Optional<BigDecimal> months =
                    number.map(n -> n.multiply(BigDecimal.valueOf(12)).stripTrailingZeros());
            if (months.isPresent()
                    && months.get().scale() <= 0
                    && months.get().compareTo(BigDecimal.valueOf(1200)) <= 0) {
                problem(column, Code.CONVERTED, "years_to_months", months.get().toPlainString());
                return OptionalInt.of(months.get().intValueExact());
            }
        }
        return count(column);
    }

    boolean flag(String column, boolean otherwise) {
        Optional<String> text = plain(column).map(t -> t.toLowerCase(Locale.ROOT));
        String raw = row.textOrEmpty(column);
        if (text.isEmpty() && !FALSE.contains(raw)) {
            return otherwise;
        }
        String word = text.orElse(raw);
        if (TRUE.contains(word)) {
            return true;
        }
        if (FALSE.contains(word)) {
            return false;
        }
        problem(column, Code.UNREADABLE, "flag_unreadable");
        return otherwise;
    }

    /** One of a few words; another one is reported and gives {@code otherwise}. */
    <T> T choice(String column, Map<String, T> words, T otherwise) {
        Optional<String> text =
                plain(column).map(t -> t.toLowerCase(Locale.ROOT).replace(" ", ""));
        if (text.isEmpty()) {
            return otherwise;
        }
        T found = words.get(text.get());
        if (found == null) {
            problem(column, Code.UNREADABLE, "word_unknown", String.join(" ", new java.util.TreeSet<>(words.keySet())));
            return otherwise;
        }
        return found;
    }

    /** The parts of a list. */
    List<String> list(String column) {
        List<String> parts = new ArrayList<>();
        for (String part : text(column).split("[;；]")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }
}
