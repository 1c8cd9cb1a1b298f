package cn.suyuan.intake;

import cn.suyuan.uncertainty.DeclaredResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Figures of the result of a budget, found by the words beside them. */
final class BudgetLabels {
    private static final List<String> VALUE = List.of("测量结果", "结果估计值", "被测量估计值", "result", "y=", "碳足迹");
    private static final List<String> COMBINED = List.of("合成标准不确定度", "combinedstandard", "uc(y)", "uc=");
    private static final List<String> EXPANDED = List.of("扩展不确定度", "expandeduncertainty", "u=", "u95");
    private static final List<String> FACTOR = List.of("包含因子", "coveragefactor", "k=");
    private static final List<String> PROBABILITY = List.of("包含概率", "置信", "coverageprobability", "p=");
    private static final List<String> MODEL = List.of("数学模型", "测量模型", "测量函数", "计算模型", "modelequation", "model");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
    private static final Pattern K = Pattern.compile("(?<![\\p{L}0-9])k\\s*[=＝]\\s*([0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern P = Pattern.compile("(?<![\\p{L}0-9])[pP]\\s*[=≈＝]\\s*([0-9]+(?:\\.[0-9]+)?)");
    private static final int LONGEST = 40;

    private final Sheet sheet;
    private final WorkbookRecalculation numbers;
    private final int header;
    private final int end;

    /**
     * @param header row of the table's headers, from 0
     * @param end first row after the rows of input quantities
     */
    BudgetLabels(Sheet sheet, WorkbookRecalculation numbers, int header, int end) {
        this.sheet = sheet;
        this.numbers = numbers;
        this.header = header;
        this.end = end;
    }

    /** A figure with its place. */
    record Stated(double value, boolean percent, String sheet, String cell) {}

    /**
     * What the company states; empty where nothing is found.
     *
     * @param result estimate of the row of the result, where the table ends with one
     */
    Optional<DeclaredResult> declared(Optional<BudgetFigure> result) {
        Optional<Found> stated = find(EXPANDED);
        Optional<Found> labelled = find(VALUE);
        String unit = stated.map(Found::unit).orElse("");
        Optional<BigDecimal> value = labelled.map(found -> in(found.number(), found.unit(), unit))
                .or(() -> result.map(found -> in(BigDecimal.valueOf(found.value()), found.unit(), unit)));
        if (labelled.isEmpty() && stated.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> expanded = stated.map(found -> found.percent() && value.isPresent()
                ? found.number().multiply(value.get().abs())
                : found.number());
        double p = number(PROBABILITY).orElse(within(stated, P).orElse(Double.NaN));
        OptionalDouble factor = number(FACTOR);
        return Optional.of(new DeclaredResult(
                value,
                expanded,
                factor.isPresent() ? factor : within(stated, K),
                p > 0 && p < 100 ? OptionalDouble.of(p > 1 ? p / 100 : p) : OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("GUM"),
                OptionalLong.empty(),
                OptionalLong.empty()));
    }

    /** A number in another unit; as it is where the units are not known. */
    private static BigDecimal in(BigDecimal number, String from, String to) {
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return number;
        }
        double factor = BudgetFigure.factor(from, to).orElse(1);
        return number.multiply(BigDecimal.valueOf(factor));
    }

    /** A figure that stands in the cell of the expanded uncertainty, as in {@code U = 1.3 kg (k=2), p=95 %}. */
    private static OptionalDouble within(Optional<Found> stated, Pattern figure) {
        return stated.map(Found::text)
                .map(figure::matcher)
                .filter(Matcher::find)
                .map(found -> OptionalDouble.of(Double.parseDouble(found.group(1))))
                .orElse(OptionalDouble.empty());
    }

    /** u_c as stated, with its place. */
    Optional<Stated> combined() {
        return find(COMBINED)
                .map(found -> new Stated(
                        found.number().doubleValue(),
                        found.percent(),
                        sheet.getSheetName(),
                        WorkbookRecalculation.address(found.cell())));
    }

    /** The model as written, without what stands before the equals sign. */
    Optional<String> model() {
        for (Row row : sheet) {
            for (Cell cell : row) {
                String label = text(cell);
                if (!labelled(label, MODEL)) {
                    continue;
                }
                String own = label.contains("=") ? label : "";
                for (int i = cell.getColumnIndex() + 1; own.isEmpty() && i < row.getLastCellNum(); i++) {
                    Cell beside = row.getCell(i);
                    own = beside == null ? "" : text(beside);
                }
                if (own.contains("=")) {
                    return Optional.of(own.substring(own.indexOf('=') + 1).strip());
                }
                if (!own.isBlank()) {
                    return Optional.of(own.strip());
                }
            }
        }
        return Optional.empty();
    }

    private static String text(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return type == CellType.STRING ? cell.getStringCellValue() : "";
    }

    private static boolean labelled(String text, List<String> words) {
        String plain = BudgetColumn.plain(text);
        return !plain.isEmpty()
                && plain.length() <= (text.contains("=") ? 3 * LONGEST : LONGEST)
                && words.stream()
                        .anyMatch(word -> word.endsWith("=")
                                ? plain.equals(word.substring(0, word.length() - 1)) || plain.startsWith(word)
                                : plain.startsWith(word) || (word.length() > 3 && plain.contains(word)));
    }

    private OptionalDouble number(List<String> words) {
        Optional<Found> found = find(words);
        return found.isPresent() ? OptionalDouble.of(found.get().number().doubleValue()) : OptionalDouble.empty();
    }

    /**
     * A number beside a label.
     *
     * @param text the cell of the label and that of the number
     */
    private record Found(BigDecimal number, boolean percent, String unit, String text, Cell cell) {}

    /** The number in the label's own cell or to its right, outside the rows of the inputs. */
    private Optional<Found> find(List<String> words) {
        for (Row row : sheet) {
            if (row.getRowNum() >= header && row.getRowNum() < end) {
                continue;
            }
            for (Cell cell : row) {
                String label = text(cell);
                if (labelled(label, words)) {
                    Optional<Found> found = beside(row, cell, label);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Found> beside(Row row, Cell cell, String label) {
        int sign = label.indexOf('=');
        if (sign >= 0) {
            Optional<Found> own = written(label.substring(sign + 1), label, cell);
            if (own.isPresent()) {
                return own;
            }
        }
        for (int i = cell.getColumnIndex() + 1; i < row.getLastCellNum(); i++) {
            Cell beside = row.getCell(i);
            if (beside == null) {
                continue;
            }
            OptionalDouble found = numbers.number(beside);
            if (found.isPresent()) {
                boolean percent = String.valueOf(beside.getCellStyle().getDataFormatString())
                        .contains("%");
                return Optional.of(new Found(NumberShown.of(beside, found.getAsDouble()), percent, "", label, beside));
            }
            if (!text(beside).isBlank() && !text(beside).strip().matches("=|≈|±")) {
                return written(text(beside), text(beside), beside);
            }
        }
        return Optional.empty();
    }

    /** A number written as text; its digits are those as written. */
    private static Optional<Found> written(String text, String whole, Cell cell) {
        Optional<BudgetFigure> figure = BudgetFigure.read(text);
        Matcher digits = NUMBER.matcher(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replaceAll("(?<=[0-9])[\\s,](?=[0-9])", ""));
        if (figure.isEmpty() || !digits.find()) {
            return Optional.empty();
        }
        BigDecimal plain = new BigDecimal(digits.group());
        boolean percent = figure.get().percent();
        BigDecimal number = percent ? plain.movePointLeft(2) : plain;
        // a power of ten behind the digits, which the plain number does not hold
        boolean same = Math.abs(number.doubleValue() - figure.get().value())
                <= 1e-12 * Math.abs(figure.get().value());
        return Optional.of(new Found(
                same ? number : BigDecimal.valueOf(figure.get().value()),
                percent,
                figure.get().unit(),
                whole,
                cell));
    }
}
