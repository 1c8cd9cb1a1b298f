package cn.suyuan.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** 计量状况 of gas in a company's words: 标况（20℃）, 标准状态 0 °C, 工况. A standard volume without its temperature is none. */
final class GasCondition {
    private static final Pattern OPERATING = Pattern.compile("工况|工作状[态况]|操作状[态况]|operating|actual");
    private static final Pattern STANDARD = Pattern.compile("标况|标态|标准状[态况]|标准参比|standard|normal");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern WARM = Pattern.compile("20(?:\\.0+)?|293(?:\\.15)?");
    private static final Pattern COLD = Pattern.compile("0(?:\\.0+)?|273(?:\\.15)?");

    private GasCondition() {}

    /** {@code standard@20}, {@code standard@0} or {@code operating}; empty where the words say none of them, or two. */
    static Optional<String> read(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        boolean operating = OPERATING.matcher(text).find();
        boolean standard = STANDARD.matcher(text).find();
        if (operating == standard) {
            return Optional.empty();
        }
        if (operating) {
            return Optional.of("operating");
        }
        boolean warm = has(WARM, text);
        boolean cold = has(COLD, text);
        return warm == cold ? Optional.empty() : Optional.of(warm ? "standard@20" : "standard@0");
    }

    private static boolean has(Pattern temperature, String text) {
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .anyMatch(number -> temperature.matcher(number).matches());
    }
}
