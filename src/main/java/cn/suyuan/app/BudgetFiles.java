package cn.suyuan.app;

import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.intake.BudgetWorkbook;
import cn.suyuan.intake.UncertaintyModelReader;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.SimulationCode;
import cn.suyuan.uncertainty.SubmittedBudgets;
import cn.suyuan.uncertainty.SubmittedWorkbook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes what was submitted about uncertainty out of a pack: the model, workbooks, code of simulations. */
final class BudgetFiles {
    private static final int LARGEST_MODEL = 64 << 20;
    private static final int LARGEST_FILE = 32 << 20;
    private static final int MOST_FILES = 40;

    private final PackInventory inventory;
    private final EvidenceContent content;
    private final ColumnMapping mapping;

    /** Takes budgets whose headers are the usual words. */
    BudgetFiles(PackInventory inventory, EvidenceContent content) {
        this(inventory, content, ColumnMapping.none());
    }

    /**
     * @param mapping what an auditor chose for columns of budgets whose headers are not the usual words
     */
    BudgetFiles(PackInventory inventory, EvidenceContent content, ColumnMapping mapping) {
        this.inventory = inventory;
        this.content = content;
        this.mapping = mapping;
    }

    SubmittedBudgets read() throws IOException {
        List<SubmittedWorkbook> workbooks = new ArrayList<>();
        List<SimulationCode> codes = new ArrayList<>();
        List<String> paths = inventory.entries().stream()
                .map(PackInventory.Entry::path)
                .filter(path -> path.startsWith("uncertainty/") || path.contains("/uncertainty/"))
                .sorted()
                .limit(MOST_FILES)
                .toList();
        for (String path : paths) {
            boolean workbook = isWorkbook(path);
            if (workbook || SimulationCode.Language.of(path).isPresent()) {
                Optional<byte[]> bytes = bytes(path, LARGEST_FILE);
                if (bytes.isPresent() && workbook) {
                    workbooks.add(BudgetWorkbook.read(bytes.get(), path, headers(path)));
                } else if (bytes.isPresent()) {
                    SimulationCode.read(path, text(bytes.get())).ifPresent(codes::add);
                }
            }
        }
        return new SubmittedBudgets(model(), workbooks, codes);
    }

    private Map<String, String> headers(String path) {
        Map<String, String> headers = new TreeMap<>();
        mapping.of(path)
                .filter(chosen -> chosen.table().equals(ColumnMapping.BUDGET))
                .ifPresent(chosen -> chosen.columns()
                        .forEach(column -> column.parts()
                                .forEach(part -> headers.put(column.header().strip(), part.key()))));
        return headers;
    }

    static boolean isWorkbook(String path) {
        return path.toLowerCase(Locale.ROOT).matches(".*\\.(xlsx|xlsm|xls|et)");
    }

    /** In a bag under {@code data/}, in a plain folder anywhere. */
    private Optional<MeasurementModel> model() throws IOException {
        Optional<String> path = inventory.entries().stream()
                .map(PackInventory.Entry::path)
                .filter(p -> p.equals("uncertainty.json") || p.endsWith("/uncertainty.json"))
                .findFirst();
        if (path.isEmpty()) {
            return Optional.empty();
        }
        return bytes(path.get(), LARGEST_MODEL)
                .flatMap(bytes -> UncertaintyModelReader.read(bytes, path.get()).model());
    }

    private Optional<byte[]> bytes(String path, int most) throws IOException {
        Optional<InputStream> found = content.open(path);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = found.get()) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(bytes);
        }
    }

    /** UTF-8 where it is well formed, else GB18030. */
    static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }
}
