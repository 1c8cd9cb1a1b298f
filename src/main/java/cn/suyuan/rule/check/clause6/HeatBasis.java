package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.DataTable;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a factor per unit of energy of a fuel says if the energy is the net (低位) or the gross (高位) heating value; the
 * two differ by up to a tenth for natural gas. Words and units are those of {@code heating-values.csv}.
 */
final class HeatBasis {

    private static final String WORDS = "heating-values.csv";
    private static final String COLUMN = "heat_basis";
    private static final Pattern BRACKETS = Pattern.compile("[(\\[【][^)\\]】]*[)\\]】]?");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LATIN = Pattern.compile("[a-z ]+");

    private final CaseView view;

    HeatBasis(CaseView view) {
        this.view = view;
    }

    /** Whether the factor is one of a fuel per unit of energy and says of no basis, or of both, that it is the one. */
    boolean isMissing(EmissionFactor factor) {
        String name = plain(factor.name());
        String unit = plain(factor.value().map(quantity -> quantity.unit()).orElse(""));
        if (!isPerEnergy(unit) || !isFuel(name)) {
            return false;
        }
        String told = name + "\n" + unit + "\n" + plain(factor.row().textOrEmpty(COLUMN));
        boolean net = names("net", told);
        boolean gross = names("gross", told);
        if (!net && !gross) {
            String source = plain(factor.origin().source());
            net = names("net", source);
            gross = names("gross", source);
        }
        return net == gross;
    }

    private boolean isPerEnergy(String unit) {
        String bare = BRACKETS.matcher(unit).replaceAll("").replace(" ", "");
        return words("unit").stream()
                .anyMatch(word -> Pattern.compile("(/|per|每)1?" + Pattern.quote(word) + "$|(?<![a-z])"
                                + Pattern.quote(word) + "\\^?[-−]1$")
                        .matcher(bare)
                        .find());
    }

    /** The noun that a name ends with in Chinese, and begins with in English, says what it is: 发电用天然气, 天然气发电. */
    private boolean isFuel(String name) {
        String outside = BRACKETS.matcher(name).replaceAll(" ");
        String head = names("fuel", outside) || names("carrier", outside) ? outside : name;
        boolean last = HAN.matcher(head).find();
        int fuel = place("fuel", head, last);
        int carrier = place("carrier", head, last);
        return fuel >= 0 && (carrier < 0 || (last ? fuel > carrier : fuel < carrier));
    }

    private boolean names(String kind, String text) {
        return place(kind, text, false) >= 0;
    }

    /** Where the first word of a kind begins, or the last one ends; below zero where there is none. */
    private int place(String kind, String text, boolean last) {
        int found = -1;
        for (String word : words(kind)) {
            var matcher = pattern(word).matcher(text);
            while (matcher.find()) {
                int here = last ? matcher.end() : matcher.start();
                found = found < 0 ? here : last ? Math.max(found, here) : Math.min(found, here);
            }
        }
        return found;
    }

    private static Pattern pattern(String word) {
        String quoted = Pattern.quote(word);
        return Pattern.compile(LATIN.matcher(word).matches() ? "(?<![a-z])" + quoted + "(?![a-z])" : quoted);
    }

    private List<String> words(String kind) {
        return view.pack().table(WORDS).stream()
                .filter(row -> DataTable.cell(row, "kind").equals(kind))
                .map(row -> DataTable.cell(row, "text"))
                .toList();
    }

    /** Lower case, half width, one space. */
    private static String plain(String text) {
        String half = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACES.matcher(half).replaceAll(" ").strip();
    }
}
