package cn.suyuan.intake;

import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.ColumnChoice;
import cn.suyuan.evidence.ColumnMapping.Part;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A column mapping as a file: JSON, UTF-8, {@code "format": "suyuan-column-mapping"}. */
public final class MappingFile {
    private static final String FORMAT = "suyuan-column-mapping";
    private static final int LARGEST = 1 << 20;

    private MappingFile() {}

    /** Writes a mapping; equal mappings give equal bytes. */
    public static byte[] write(ColumnMapping mapping) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", 1);
            json.writeStringField("organization", mapping.organization());
            json.writeArrayFieldStart("tables");
            for (TableMapping table : mapping.tables()) {
                writeTable(json, table);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory", e);
        }
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void writeTable(JsonGenerator json, TableMapping table) throws IOException {
        json.writeStartObject();
        json.writeStringField("table", table.table());
        json.writeStringField("file", table.file());
        json.writeArrayFieldStart("sheets");
        for (String sheet : table.sheets()) {
            json.writeString(sheet);
        }
        json.writeEndArray();
        json.writeNumberField("header_row", table.headerRow());
        json.writeNumberField("header_rows", table.headerRows());
        json.writeArrayFieldStart("columns");
        for (ColumnChoice column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("header", column.header());
            json.writeNumberField("position", column.position());
            json.writeStringField("split", column.separator());
            json.writeArrayFieldStart("means");
            for (Part part : column.parts()) {
                json.writeStartObject();
                json.writeStringField("key", part.key());
                json.writeStringField("unit", part.unit());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!table.constants().isEmpty()) {
            json.writeObjectFieldStart("constants");
            for (Map.Entry<String, String> constant : table.constants().entrySet()) {
                json.writeStringField(constant.getKey(), constant.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Reads a mapping; empty where the bytes are none. */
    public static Optional<ColumnMapping> read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return Optional.empty();
        }
        try {
            JsonTree root = JsonTree.read(CsvText.decode(bytes).text(), (key, line) -> {});
            if (!text(root, "format").equals(FORMAT)) {
                return Optional.empty();
            }
            List<TableMapping> tables = new ArrayList<>();
            for (JsonTree table : elements(root, "tables")) {
                tables.add(table(table));
            }
            return Optional.of(new ColumnMapping(text(root, "organization"), tables));
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static TableMapping table(JsonTree tree) {
        List<ColumnChoice> columns = new ArrayList<>();
        for (JsonTree column : elements(tree, "columns")) {
            List<Part> parts = new ArrayList<>();
            for (JsonTree part : elements(column, "means")) {
                parts.add(new Part(text(part, "key"), text(part, "unit")));
            }
            columns.add(new ColumnChoice(
                    text(column, "header"), whole(column, "position", 0), parts, text(column, "split")));
        }
        return new TableMapping(
                text(tree, "table"),
                text(tree, "file"),
                elements(tree, "sheets").stream().map(JsonTree::text).toList(),
                whole(tree, "header_row", 0),
                whole(tree, "header_rows", 1),
                columns,
                constants(tree));
    }

    private static SortedMap<String, String> constants(JsonTree tree) {
        SortedMap<String, String> constants = new TreeMap<>();
        Optional<JsonTree> members = tree.member("constants");
        for (String key : MappingAssistant.CONSTANTS) {
            members.flatMap(m -> m.member(key)).map(JsonTree::text).ifPresent(text -> constants.put(key, text));
        }
        return constants;
    }

    private static List<JsonTree> elements(JsonTree tree, String key) {
        return tree.member(key).map(JsonTree::elements).orElse(List.of());
    }

    private static String text(JsonTree tree, String key) {
        return tree.member(key).map(JsonTree::text).orElse("");
    }

    private static int whole(JsonTree tree, String key, int otherwise) {
        String text = text(tree, key);
        return text.isEmpty() || text.length() > 9 ? otherwise : new BigDecimal(text).intValueExact();
    }
}
