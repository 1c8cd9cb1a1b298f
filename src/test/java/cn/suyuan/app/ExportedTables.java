package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.intake.SafeTables;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The exported tables, read back as a spreadsheet reads them, beside results.json. */
final class ExportedTables {

    private final Path folder;

    ExportedTables(Path folder) {
        this.folder = folder;
    }

    /** Every finding and observation is there with all its texts, and no cell can act. */
    void say_what_the_results_say() throws IOException {
        JsonNode results =
                new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        JsonNode whole = new ObjectMapper().readTree(folder.resolve("case.json").toFile());
        assertThat(whole.at("/results")).isEqualTo(results);
        assertThat(whole.at("/journal").size())
                .isEqualTo(Files.readAllLines(folder.resolve("journal.jsonl")).size());
        same(
                rows("findings"),
                results.at("/findings"),
                "clause",
                "grade_reason",
                "description",
                "description_en",
                "verification",
                "observations");
        same(
                rows("observations"),
                results.at("/observations"),
                "id",
                "clause",
                "subject",
                "grade_reason",
                "rule",
                "found",
                "limit",
                "source",
                "message_zh",
                "message_en");
        rows("journal");
    }

    /** Rows of a table, the same in both forms. */
    private List<List<String>> rows(String name) throws IOException {
        String text = Files.readString(folder.resolve(name + ".csv"), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        List<List<String>> csv = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.substring(1))) {
            reader.forEach(row -> csv.add(row.getFields()));
        }
        assertThat(csv).allSatisfy(row -> assertThat(row).noneMatch(SafeTables::risky));
        List<List<String>> plain = csv.stream()
                .map(row -> row.stream()
                        .map(cell ->
                                cell.startsWith("'") && SafeTables.risky(cell.substring(1)) ? cell.substring(1) : cell)
                        .toList())
                .toList();
        assertThat(workbook(name)).isEqualTo(plain);
        return plain.subList(1, plain.size());
    }

    private List<List<String>> workbook(String name) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        byte[] bytes = Files.readAllBytes(folder.resolve(name + ".xlsx"));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (Row row : book.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.BLANK);
                    assertThat(cell.getCellStyle().getQuotePrefixed())
                            .isEqualTo(SafeTables.risky(cell.getStringCellValue()));
                    cells.add(cell.getStringCellValue());
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static void same(List<List<String>> rows, JsonNode objects, String... members) {
        assertThat(rows).hasSize(objects.size());
        List<List<String>> left = new ArrayList<>(rows);
        for (JsonNode object : objects) {
            List<String> wanted = new ArrayList<>();
            for (String member : members) {
                JsonNode value = object.get(member);
                List<String> parts = new ArrayList<>();
                value.forEach(part -> parts.add(part.asText()));
                wanted.add(value.isArray() ? String.join("\n", parts) : value.asText());
            }
            // two rows of a ledger may carry one number: each result takes one row away
            List<String> row = left.stream()
                    .filter(r -> r.containsAll(wanted))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(object.toString()));
            left.remove(row);
        }
    }
}
