package cn.suyuan.intake;

import cn.suyuan.evidence.MappingProposal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A ledger of 10,000 rows as XLSX: proposed, mapped and read as instruments, against POI's user model that only reads
 * its cells, in the same run. Prints the median of several rounds and their ratio. Argument: rows (10,000).
 */
public final class LedgerBenchmark {
    private static final int ROUNDS = 9;
    private static final String[] HEADER = {
        "管理编号", "计量器具名称", "器具类别", "出厂编号", "型号规格", "测量范围", "准确度等级", "生产厂家", "安装使用地点", "能源种类", "管理级别", "在线/离线", "检定周期(月)",
        "状态", "是否关键", "启用日期", "倍率"
    };

    private LedgerBenchmark() {}

    /** Runs. */
    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        byte[] book = book(rows);
        double[] own = new double[ROUNDS];
        double[] poi = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            int read = own(book);
            own[round] = (System.nanoTime() - start) / 1e6;
            if (read != rows) {
                throw new IllegalStateException("read " + read);
            }
            start = System.nanoTime();
            int cells = poi(book);
            poi[round] = (System.nanoTime() - start) / 1e6;
            if (cells < rows * 10) {
                throw new IllegalStateException("cells " + cells);
            }
        }
        Arrays.sort(own);
        Arrays.sort(poi);
        double ratio = own[ROUNDS / 2] / poi[ROUNDS / 2];
        System.out.printf(
                Locale.ROOT,
                "%d rows, %d bytes: proposed, mapped and read %.0f ms; POI user model reads cells %.0f ms; ratio %.2f"
                        + " (wanted: 0.33)%n",
                rows,
                book.length,
                own[ROUNDS / 2],
                poi[ROUNDS / 2],
                ratio);
    }

    private static int own(byte[] book) {
        MappingProposal proposal = new MappingAssistant().propose("台账.xlsx", book, Optional.empty());
        return proposal.rows();
    }

    private static int poi(byte[] book) throws Exception {
        int cells = 0;
        DataFormatter formatter = new DataFormatter(Locale.ROOT);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    cells += formatter.formatCellValue(cell).isEmpty() ? 0 : 1;
                }
            }
        }
        return cells;
    }

    private static byte[] book(int rows) throws Exception {
        try (SXSSFWorkbook book = new SXSSFWorkbook(null, 100, false, true)) {
            SXSSFSheet sheet = book.createSheet("台账");
            write(sheet.createRow(0), List.of("示例公司能源计量器具台账"));
            write(sheet.createRow(1), List.of(HEADER));
            for (int i = 0; i < rows; i++) {
                write(
                        sheet.createRow(i + 2),
                        List.of(
                                "E-" + i,
                                "三相电能表",
                                "电能表",
                                "2023" + (1_000_000 + i),
                                "DTZ341",
                                "3×1.5(6)A",
                                "0.5S",
                                "示例电表厂" + i % 7,
                                "第" + i % 40 + "配电室",
                                "电",
                                "3",
                                "在线",
                                "72",
                                "在用",
                                i % 9 == 0 ? "是" : "否",
                                "2023-05-" + (10 + i % 18),
                                "80"));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void write(Row row, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            row.createCell(i).setCellValue(texts.get(i));
        }
    }
}
