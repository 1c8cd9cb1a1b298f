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
    private static final List<String> DOF = List.of("有效自由度", "effectivedegrees", "νeff", "veff");
    private static final List<String> MODEL = List.of("数学模型", "测量模型", "测量函数", "计算模型", "modelequation", "model");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
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

    /** What the company states; empty where nothing is found. */
    Optional<DeclaredResult> declared() {
        Optional<BigDecimal> value = decimal(VALUE);
        Optional<BigDecimal> expanded = decimal(EXPANDED);
        OptionalDouble factor = number(FACTOR);
        if (value.isEmpty() && expanded.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble probability = number(PROBABILITY);
        double p = probability.orElse(Double.NaN);
        return Optional.of(new DeclaredResult(
                value,
                expanded,
                factor,
                p > 1 && p < 100 ? OptionalDouble.of(p / 100) : probability,
                Optional.empty(),
                Optional.empty(),
                Optional.of("GUM"),
                OptionalLong.empty(),
                OptionalLong.empty()));
    }

    /** u_c as stated. */
    OptionalDouble combined() {
        return number(COMBINED);
    }

    /** Effective degrees of freedom as stated. */
    OptionalDouble effectiveDof() {
        return number(DOF);
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
        Optional<BigDecimal> found = decimal(words);
        return found.isPresent() ? OptionalDouble.of(found.get().doubleValue()) : OptionalDouble.empty();
    }

    /** The number in the label's own cell or to its right, outside the rows of the inputs. */
    private Optional<BigDecimal> decimal(List<String> words) {
        for (Row row : sheet) {
            if (row.getRowNum() >= header && row.getRowNum() < end) {
                continue;
            }
            for (Cell cell : row) {
                String label = text(cell);
                if (labelled(label, words)) {
                    Optional<BigDecimal> found = beside(row, cell, label);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<BigDecimal> beside(Row row, Cell cell, String label) {
        int sign = label.indexOf('=');
        if (sign >= 0) {
            Matcher number = NUMBER.matcher(label.substring(sign + 1));
            if (number.find()) {
                BigDecimal found = new BigDecimal(number.group());
                boolean percent =
                        label.substring(sign + 1 + number.end()).strip().startsWith("%");
                return Optional.of(percent ? found.movePointLeft(2) : found);
            }
        }
        for (int i = cell.getColumnIndex() + 1; i < row.getLastCellNum(); i++) {
            Cell beside = row.getCell(i);
            if (beside == null) {
                continue;
            }
            OptionalDouble found = numbers.number(beside);
            if (found.isPresent()) {
                return Optional.of(NumberShown.of(beside, found.getAsDouble()));
            }
            if (!text(beside).isBlank() && !text(beside).strip().matches("=|≈|±")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
