package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.evidence.ImportProblem;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestPackageTest {
    @TempDir
    Path folder;

    @Test
    void templates_have_choices_notes_and_headers_that_the_reader_knows() throws Exception {
        new RequestPackage().write(folder);

        assertThat(folder.resolve("certificates")).isDirectory();
        assertThat(Files.readString(folder.resolve(RequestPackage.GUIDE), StandardCharsets.UTF_8))
                .contains("管理编号", "pack create", "在用、备用、停用、报废");
        try (InputStream in = Files.newInputStream(folder.resolve("台账.xlsx"));
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getCellComment().getString().getString())
                    .startsWith("必填");
            assertThat(sheet.getDataValidations()).hasSizeGreaterThan(7);
        }
    }

    @Test
    void a_filled_template_is_read_without_asking_and_an_empty_one_has_no_rows() throws Exception {
        new RequestPackage().write(folder);
        Map<String, byte[]> files = new HashMap<>();
        files.put("台账.xlsx", filled());
        files.put("证书清单.xlsx", Files.readAllBytes(folder.resolve("证书清单.xlsx")));

        ImportedCase imported = EvidenceReaderTest.read(files);

        assertThat(imported.ledger().ledger().instruments()).hasSize(1);
        assertThat(imported.ledger().ledger().instruments().get(0).identity().serialNo())
                .isEqualTo("00123");
        assertThat(imported.pack().ledgerProblems())
                .extracting(ImportProblem::code)
                .doesNotContain(ImportProblem.Code.AMBIGUOUS, ImportProblem.Code.UNKNOWN_COLUMN);
        assertThat(imported.traceability().certificates()).isEmpty();
    }

    private byte[] filled() throws Exception {
        try (InputStream in = Files.newInputStream(folder.resolve("台账.xlsx"));
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            XSSFSheet sheet = book.getSheetAt(0);
            Map<String, String> values = Map.of(
                    "管理编号", "E-1", "计量器具名称", "三相电能表", "出厂编号", "00123", "型号规格", "DTZ341", "准确度等级", "0.5S", "生产厂家", "某厂",
                    "安装使用地点", "配电室", "状态", "在用", "器具类别", "电能表");
            sheet.createRow(1);
            sheet.getRow(0).forEach(cell -> {
                String value = values.get(cell.getStringCellValue());
                if (value != null) {
                    sheet.getRow(1).createCell(cell.getColumnIndex()).setCellValue(value);
                }
            });
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }
}
