package cn.suyuan.intake;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.chain.DigestState;
import cn.suyuan.intake.RawTable.RawRow;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a company's own hash column is made: digest over the previous link and the row's fields.
 *
 * @param algorithm digest
 * @param hashColumn column of the link, from 0
 * @param fields columns that enter, in order
 * @param separator text between fields
 * @param previous how the previous link enters
 * @param charset encoding of the text
 */
record LinkRecipe(
        DigestAlgorithm algorithm,
        int hashColumn,
        List<Integer> fields,
        String separator,
        Previous previous,
        Charset charset) {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32,128}");
    private static final List<String> SEPARATORS = List.of(",", "", "|", ";", "\t", " ", "_", "-", ":");
    private static final int MOST_FIELDS = 8;
    private static final int TRIED_ROWS = 6;

    LinkRecipe {
        fields = List.copyOf(fields);
    }

    /** How the previous link enters. */
    enum Previous {
        BEFORE_AS_TEXT,
        BEFORE_AS_BYTES,
        BEHIND_AS_TEXT,
        NOT
    }

    /** Looks for a recipe that fits the first rows; empty where none does. The first row's predecessor is not known. */
    static Optional<LinkRecipe> find(List<RawRow> rows, int width) {
        List<Integer> hashes = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            (isHash(rows, column) ? hashes : others).add(column);
        }
        if (rows.size() < 3 || hashes.isEmpty()) {
            return Optional.empty();
        }
        List<List<Integer>> choices = choices(others);
        for (int hash : hashes) {
            int length = rows.get(1).text(hash).strip().length();
            for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
                if (algorithm.length() * 2 == length) {
                    Optional<LinkRecipe> found = fitting(rows, algorithm, hash, choices);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LinkRecipe> fitting(
            List<RawRow> rows, DigestAlgorithm algorithm, int hash, List<List<Integer>> choices) {
        for (Previous previous : Previous.values()) {
            for (String separator : SEPARATORS) {
                for (List<Integer> fields : choices) {
                    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
                        LinkRecipe recipe = new LinkRecipe(algorithm, hash, fields, separator, previous, charset);
                        if (recipe.fitsFirst(rows)) {
                            return Optional.of(recipe);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isHash(List<RawRow> rows, int column) {
        return rows.stream()
                .limit(TRIED_ROWS)
                .skip(1)
                .allMatch(r -> HEX.matcher(r.text(column).strip()).matches());
    }

    /** All choices of fields in their order, the fullest first; with many columns only the full one and its neighbours. */
    private static List<List<Integer>> choices(List<Integer> columns) {
        List<List<Integer>> choices = new ArrayList<>();
        if (columns.size() > MOST_FIELDS) {
            choices.add(columns);
            for (int left = 0; left < columns.size(); left++) {
                List<Integer> fewer = new ArrayList<>(columns);
                fewer.remove(left);
                choices.add(fewer);
            }
            return choices;
        }
        for (int mask = (1 << columns.size()) - 1; mask > 0; mask--) {
            List<Integer> chosen = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                if ((mask >> (columns.size() - 1 - i) & 1) == 1) {
                    chosen.add(columns.get(i));
                }
            }
            choices.add(chosen);
        }
        return choices;
    }

    private boolean fitsFirst(List<RawRow> rows) {
        for (int i = 1; i < Math.min(rows.size(), TRIED_ROWS); i++) {
            if (!fits(rows.get(i - 1), rows.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Verifies every row but the first. */
    PlainSeries.Recomputed verify(List<RawRow> rows) {
        long broken = 0;
        int first = 0;
        for (int i = 1; i < rows.size(); i++) {
            if (!fits(rows.get(i - 1), rows.get(i))) {
                broken++;
                first = first == 0 ? rows.get(i).number() : first;
            }
        }
        return new PlainSeries.Recomputed(Math.max(0, rows.size() - 1L), broken, first);
    }

    private boolean fits(RawRow before, RawRow row) {
        String last = before.text(hashColumn).strip();
        List<String> texts = new ArrayList<>();
        if (previous == Previous.BEFORE_AS_TEXT) {
            texts.add(last);
        }
        for (int field : fields) {
            texts.add(row.text(field));
        }
        if (previous == Previous.BEHIND_AS_TEXT) {
            texts.add(last);
        }
        DigestState state = algorithm.begin();
        if (previous == Previous.BEFORE_AS_BYTES) {
            if (!HEX.matcher(last).matches() || last.length() % 2 != 0) {
                return false;
            }
            byte[] link = HexFormat.of().parseHex(last);
            state.update(link, 0, link.length);
        }
        byte[] text = String.join(separator, texts).getBytes(charset);
        state.update(text, 0, text.length);
        byte[] digest = new byte[algorithm.length()];
        state.finishInto(digest, 0);
        return HexFormat.of()
                .formatHex(digest)
                .equals(row.text(hashColumn).strip().toLowerCase(Locale.ROOT));
    }
}
