package cn.suyuan.intake;

/** Text that goes into a CSV file which somebody may open in a spreadsheet program. */
public final class SpreadsheetText {
    private SpreadsheetText() {}

    /**
     * A field of a CSV file: quoted where needed (RFC 4180), and with an apostrophe before anything that a spreadsheet
     * program would take for a formula; numbers keep their sign.
     */
    public static String field(String text) {
        String safe = isFormula(text) ? "'" + text : text;
        boolean quotes =
                safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0 || safe.indexOf('\n') >= 0 || safe.indexOf('\r') >= 0;
        return quotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isFormula(String text) {
        if (text.isEmpty() || NumberText.read(text.strip()).problem().isEmpty()) {
            return false;
        }
        String start = text.stripLeading();
        boolean sign = !start.isEmpty() && "=+-@＝＋－＠".indexOf(start.charAt(0)) >= 0;
        return sign || text.charAt(0) == '\t' || text.charAt(0) == '\r';
    }
}
