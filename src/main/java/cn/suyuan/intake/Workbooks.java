package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import java.util.List;
import java.util.Optional;

/** Reads the sheets of a workbook, whatever its name says it is. */
final class Workbooks {
    private Workbooks() {}

    /** The sheets in their order; none where the bytes are no workbook. */
    static List<RawTable> read(String file, byte[] bytes, Problems problems) {
        Optional<List<RawTable>> sheets = Optional.empty();
        if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
            sheets = XlsxBook.read(file, bytes, problems);
        } else if (bytes.length > 4 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF) {
            sheets = XlsBook.read(file, bytes, problems);
        } else if (CsvText.decode(bytes).exact()) {
            // Exports named .xls are often web pages or plain text.
            String text = CsvText.decode(bytes).text();
            sheets = Optional.of(List.of(
                    HtmlTables.isPage(text)
                            ? HtmlTables.read(file, text, problems)
                            : CsvTables.read(file, bytes, problems)));
        }
        if (bytes.length == 0) {
            problems.file(file, Code.UNREADABLE, "file_empty");
        } else if (sheets.isEmpty()) {
            problems.file(file, Code.UNREADABLE, "workbook_unreadable", Integer.toString(bytes.length));
        }
        return sheets.orElse(List.of());
    }
}
