package cn.suyuan.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** A column of a budget table, with the words of JJF 1059.1 and EA-4/02 that head it; the first that fits counts. */
enum BudgetColumn {
    CONTRIBUTION("不确定度分量", "不确定度贡献", "contribution", "ui(y)", "|ci|", "ciu"),
    SENSITIVITY("灵敏", "sensitivity"),
    DOF("自由度", "degreesoffreedom", "νi", "vi"),
    DIVISOR("包含因子", "覆盖因子", "除数", "divisor", "coveragefactor"),
    DISTRIBUTION("分布", "distribution"),
    SOURCE("来源", "source", "影响量", "component"),
    STANDARD("标准不确定度", "standarduncertainty", "u(xi)", "u(x)"),
    EXPANDED("扩展不确定度", "expanded"),
    HALF_WIDTH("半宽", "最大允许误差", "half", "limits", "允差"),
    UNIT("单位", "unit"),
    TYPE("类别", "类型", "评定方法", "type"),
    ESTIMATE("估计值", "estimate", "数值", "量值", "测得值", "value"),
    SYMBOL("符号", "输入量", "symbol", "quantity", "xi");

    private final String words;

    BudgetColumn(String... words) {
        this.words = String.join("\n", words);
    }

    /** The column that a header names. */
    static Optional<BudgetColumn> of(String header) {
        String plain = plain(header);
        if (plain.isEmpty() || plain.length() > 40) {
            return Optional.empty();
        }
        if (plain.equals("k") || plain.equals("ki")) {
            return Optional.of(DIVISOR);
        }
        if (plain.equals("ci")) {
            return Optional.of(SENSITIVITY);
        }
        for (BudgetColumn column : values()) {
            if (column.words.lines().anyMatch(plain::contains)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Compatibility forms folded, lower case, without blanks. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_]+", "");
    }
}
