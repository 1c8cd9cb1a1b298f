package cn.suyuan.report;

import static cn.suyuan.report.PageTexts.plain;

import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Do the pages say what the attached results say? Row by row, cell by cell, tick by tick, with the numbers and the check
 * code in the foot of every page; and is there nothing else on the form's pages?
 */
final class PageComparison {

    private static final Pattern ESCAPED = Pattern.compile("\\[U\\+(0?[0-9A-F]{4,5}|10[0-9A-F]{4})]");

    private final Messages zh = Messages.of(Language.ZH);
    private final Messages en = Messages.of(Language.EN);
    private final List<List<String>> remarks = new ArrayList<>();

    /** What differs, as message keys with arguments; empty where all agrees. */
    static List<List<String>> differences(PDDocument document, JsonNode results, String code, Set<String> names)
            throws IOException {
        PageComparison comparison = new PageComparison();
        List<PageTexts.Page> pages = PageTexts.of(document);
        comparison.feet(pages, code);
        FormReading form = FormReading.of(document, pages);
        Wording wording = comparison.wordingOf(form.heads());
        comparison.rows(form.rows(), results, wording);
        comparison.rest(form, pages, wording, names);
        return comparison.remarks;
    }

    /** The language in which the heads are written; Chinese where they are nobody's. */
    private Wording wordingOf(List<String> heads) {
        for (ReportLanguage language : ReportLanguage.values()) {
            Wording wording = new Wording(language, zh, en);
            List<String> expected = List.of("no", "clause", "description", "verification").stream()
                    .map(column -> shown(wording.text("report.form.column." + column)))
                    .toList();
            if (expected.equals(heads)) {
                return wording;
            }
        }
        remarks.add(List.of("form_differs"));
        return new Wording(ReportLanguage.ZH, zh, en);
    }

    private void rows(List<List<String>> rows, JsonNode results, Wording wording) {
        List<List<String>> expected = new ArrayList<>();
        for (JsonNode finding : results.path("findings")) {
            if (!finding.path("status").asText().equals("withdrawn")) {
                expected.add(row(finding, wording));
            }
        }
        if (expected.isEmpty()) {
            List<String> none = new ArrayList<>(List.of("—", "—", shown(wording.text("report.form.none"))));
            none.add(plain(AppendixA.ticks(false, false)));
            expected.add(none);
        }
        for (int i = 0; i < Math.max(rows.size(), expected.size()); i++) {
            if (i >= expected.size()) {
                remarks.add(List.of("row_extra", rows.get(i).get(0)));
            } else if (i >= rows.size()) {
                remarks.add(List.of("row_missing", expected.get(i).get(0)));
            } else {
                compare(joined(rows.get(i)), expected.get(i));
            }
        }
    }

    private static List<String> row(JsonNode finding, Wording wording) {
        String mode = finding.path("verification").asText();
        return List.of(
                finding.path("no").asText(),
                clauses(finding, wording),
                shown(wording.pick(
                        finding.path("description").asText(),
                        finding.path("description_en").asText())),
                plain(AppendixA.ticks(mode.equals("A"), mode.equals("B"))));
    }

    private static String clauses(JsonNode finding, Wording wording) {
        String[] labels = finding.path("clause").asText().split("；", -1);
        String[] english = finding.path("clause_en")
                .asText(finding.path("clause").asText())
                .split("；", -1);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < labels.length; i++) {
            all.append(english.length == labels.length ? wording.clause(labels[i], english[i]) : labels[i]);
        }
        return shown(all.toString()).replace("；", "");
    }

    /** A description that stands in two halves is one. */
    private static List<String> joined(List<String> row) {
        return row.size() == 5 ? List.of(row.get(0), row.get(1), row.get(2) + row.get(3), row.get(4)) : row;
    }

    private void compare(List<String> row, List<String> expected) {
        String no = expected.get(0);
        List<String> keys = List.of("number_differs", "clause_differs", "finding_differs", "tick_differs");
        if (row.size() != expected.size()) {
            remarks.add(List.of("finding_differs", no));
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            String found = decoded(i == 1 ? row.get(i).replace("；", "") : row.get(i));
            if (!found.equals(expected.get(i))) {
                remarks.add(List.of(keys.get(i), no));
            }
        }
    }

    /** Nothing else may stand on the form's pages: no words of others between its lines. */
    private void rest(FormReading form, List<PageTexts.Page> pages, Wording wording, Set<String> names) {
        String heads = String.join("", form.heads());
        for (int page = 0; page <= form.lastPage(); page++) {
            if (!pages.get(page).loose().toString().replace(heads, "").isEmpty()) {
                remarks.add(List.of("text_outside", Integer.toString(page + 1)));
            }
        }
        if (!form.alone() || !form.before().stream().allMatch(text -> isKnown(text, wording))) {
            remarks.add(List.of("text_outside", "1–" + (form.lastPage() + 1)));
        }
        String foot = decoded(form.foot());
        for (String key : List.of("note", "auditor", "opinion", "confirm", "refuse", "representative")) {
            String text = plain(wording.inline("report.form." + key));
            int at = foot.indexOf(text);
            if (at < 0) {
                remarks.add(List.of("form_differs"));
                return;
            }
            foot = foot.substring(0, at) + foot.substring(at + text.length());
        }
        for (String name : names) {
            foot = foot.replace(decoded(plain(name)), "");
        }
        if (!foot.equals("□□") && (!names.isEmpty() || !foot.endsWith("□□"))) {
            remarks.add(List.of("form_differs"));
        }
    }

    private static boolean isKnown(String text, Wording wording) {
        boolean title = List.of("report.form.appendix", "report.form.title", "report.mark.draft").stream()
                .anyMatch(key -> shown(wording.text(key)).equals(text));
        String missing = shown(wording.pick(
                wording.zh().text("report.mark.missing", ""), wording.en().text("report.mark.missing", "")));
        return title || text.replaceAll("\\[U\\+[0-9A-F]{4,6}]", "").equals(missing);
    }

    private void feet(List<PageTexts.Page> pages, String code) {
        List<String> wrong = IntStream.range(0, pages.size())
                .filter(i -> !isFoot(pages.get(i).foot().toString(), i + 1, pages.size(), code))
                .mapToObj(i -> Integer.toString(i + 1))
                .toList();
        if (!wrong.isEmpty()) {
            String list = wrong.stream().limit(12).collect(Collectors.joining("、"));
            remarks.add(List.of("foot_differs", list, code));
        }
    }

    private boolean isFoot(String foot, int number, int of, String code) {
        for (ReportLanguage language : ReportLanguage.values()) {
            Wording wording = new Wording(language, zh, en);
            String expected = wording.inline("report.code", code) + wording.inline("report.page", number, of);
            if (plain(expected).equals(foot)) {
                return true;
            }
        }
        return false;
    }

    /** A text as the page has it: both languages after each other, what has no glyph written out. */
    private static String shown(String text) {
        return decoded(plain(text.replace(Wording.BETWEEN, '\n')));
    }

    /**
     * Characters that the page writes out as {@code [U+202E]} as themselves, and those that share their picture with
     * another one (radicals, compatibility ideographs) as that one: a PDF does not tell them apart.
     */
    private static String decoded(String text) {
        StringBuilder plain = new StringBuilder();
        ESCAPED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))))
                .codePoints()
                .forEach(c -> plain.append(
                        isDouble(c)
                                ? Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                                : Character.toString(c)));
        return plain.toString();
    }

    private static boolean isDouble(int c) {
        return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
    }
}
