package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.intake.RawTable.RawCell;
import cn.suyuan.intake.RawTable.RawRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Web pages that a system exported under the name of a workbook: the text of their tables, nothing else. */
final class HtmlTables {
    private static final Pattern ROW = Pattern.compile("(?is)<tr\\b[^>]*>(.*?)(?=<tr\\b|</tr>|</table>|\\z)");
    private static final Pattern CELL = Pattern.compile("(?is)<t[dh]\\b([^>]*)>(.*?)(?=<t[dh]\\b|</t[dh]>|</tr>|\\z)");
    private static final Pattern SPAN = Pattern.compile("(?i)(col|row)span\\s*=\\s*[\"']?(\\d{1,4})");
    private static final Pattern ENTITY = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#\\d{1,7}|[a-zA-Z]{2,8});");
    private static final Map<String, String> NAMED =
            Map.of("nbsp", " ", "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "plusmn", "±", "deg", "°");
    private static final int MOST_ROWS = 200_000;
    private static final int MOST_SPAN = 64;

    private HtmlTables() {}

    /** Whether a text is a web page with a table. */
    static boolean isPage(String text) {
        String head = text.substring(0, Math.min(text.length(), 20_000)).toLowerCase(Locale.ROOT);
        return head.stripLeading().startsWith("<") && head.contains("<table");
    }

    static RawTable read(String file, String text, Problems problems) {
        problems.file(file, Code.CONVERTED, "html_as_workbook");
        List<RawRow> rows = new ArrayList<>();
        Map<Integer, Hanging> hanging = new TreeMap<>();
        Matcher row = ROW.matcher(text);
        for (int number = 1; row.find(); number++) {
            if (number > MOST_ROWS) {
                problems.cell(new Problems.Cell(file, "", number, "", ""), Code.UNREADABLE, "table_limit");
                break;
            }
            List<RawCell> cells = cells(row.group(1), hanging);
            RawRow made = new RawRow(number, cells);
            if (!made.isBlank()) {
                rows.add(made);
            }
        }
        return new RawTable(file, "", rows);
    }

    /** A cell that reaches down into the next rows. */
    private record Hanging(String text, int rows) {}

    private static List<RawCell> cells(String row, Map<Integer, Hanging> hanging) {
        List<RawCell> cells = new ArrayList<>();
        Map<Integer, Hanging> next = new TreeMap<>();
        Matcher cell = CELL.matcher(row);
        while (cell.find()) {
            hang(cells, hanging, next);
            String text = plain(cell.group(2));
            int across = span(cell.group(1), "col");
            int down = span(cell.group(1), "row");
            for (int i = 0; i < across; i++) {
                if (down > 1) {
                    next.put(cells.size(), new Hanging(text, down - 1));
                }
                cells.add(new RawCell(text, false));
            }
        }
        hang(cells, hanging, next);
        hanging.clear();
        hanging.putAll(next);
        return cells;
    }

    private static void hang(List<RawCell> cells, Map<Integer, Hanging> hanging, Map<Integer, Hanging> next) {
        Hanging above = hanging.get(cells.size());
        while (above != null) {
            if (above.rows() > 1) {
                next.put(cells.size(), new Hanging(above.text(), above.rows() - 1));
            }
            cells.add(new RawCell(above.text(), false));
            above = hanging.get(cells.size());
        }
    }

    private static int span(String attributes, String which) {
        Matcher span = SPAN.matcher(attributes);
        while (span.find()) {
            if (span.group(1).equalsIgnoreCase(which)) {
                return Math.max(1, Math.min(MOST_SPAN, Integer.parseInt(span.group(2))));
            }
        }
        return 1;
    }

    private static String plain(String html) {
        String text = html.replaceAll("(?i)<br\\s*/?>", "\n").replaceAll("<[^<>]{0,2000}>", "");
        return ENTITY.matcher(text)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group())))
                .strip();
    }

    private static String character(String name, String whole) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name.toLowerCase(Locale.ROOT), whole);
        }
        boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        return Character.isValidCodePoint(code) ? Character.toString(code) : whole;
    }
}
