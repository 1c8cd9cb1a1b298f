package cn.suyuan.casefile;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackInventory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An inventory as bytes for the evidence store: one line for each thing, fields separated by TAB, with backslash, TAB,
 * CR and LF escaped.
 */
public final class InventoryRecord {

    private static final String MAGIC = "suyuan-inventory-v1";

    private InventoryRecord() {}

    /** The bytes of an inventory; equal inventories give equal bytes. */
    public static byte[] encode(PackInventory inventory) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                List.of(
                        MAGIC,
                        inventory.containerName(),
                        inventory.containerSm3().orElse("")));
        for (PackInventory.Entry entry : inventory.entries()) {
            List<String> fields = new ArrayList<>(List.of("entry", entry.path(), Long.toString(entry.size())));
            entry.digests().forEach((algorithm, hex) -> fields.add(algorithm + "=" + hex));
            line(text, fields);
        }
        inventory.refused().forEach(r -> line(text, List.of("refused", r.name(), r.reason())));
        for (ImportProblem p : inventory.problems()) {
            List<String> fields = new ArrayList<>(List.of(
                    "problem",
                    p.file(),
                    p.sheet(),
                    Integer.toString(p.row()),
                    p.column(),
                    p.code().name(),
                    p.found(),
                    p.detail()));
            fields.addAll(p.arguments());
            line(text, fields);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the bytes of an inventory; empty where they are none. */
    public static Optional<PackInventory> decode(byte[] bytes) {
        List<List<String>> lines = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(InventoryRecord::fields)
                .toList();
        if (lines.isEmpty() || lines.get(0).size() != 3 || !lines.get(0).get(0).equals(MAGIC)) {
            return Optional.empty();
        }
        List<PackInventory.Entry> entries = new ArrayList<>();
        List<PackInventory.Refusal> refused = new ArrayList<>();
        List<ImportProblem> problems = new ArrayList<>();
        try {
            for (List<String> line : lines.subList(1, lines.size())) {
                switch (line.get(0)) {
                    case "entry" -> entries.add(entry(line));
                    case "refused" -> refused.add(new PackInventory.Refusal(line.get(1), line.get(2)));
                    default -> problems.add(problem(line));
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
        String sm3 = lines.get(0).get(2);
        return Optional.of(new PackInventory(
                lines.get(0).get(1), sm3.isEmpty() ? Optional.empty() : Optional.of(sm3), entries, refused, problems));
    }

    private static PackInventory.Entry entry(List<String> line) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (String digest : line.subList(3, line.size())) {
            int equals = digest.indexOf('=');
            digests.put(digest.substring(0, equals), digest.substring(equals + 1));
        }
        return new PackInventory.Entry(line.get(1), Long.parseLong(line.get(2)), digests);
    }

    private static ImportProblem problem(List<String> line) {
        return new ImportProblem(
                line.get(1),
                line.get(2),
                Integer.parseInt(line.get(3)),
                line.get(4),
                ImportProblem.Code.valueOf(line.get(5)),
                line.get(6),
                line.get(7),
                line.subList(8, line.size()));
    }

    private static void line(StringBuilder text, List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            text.append(i == 0 ? "" : "\t").append(escaped(fields.get(i)));
        }
        text.append('\n');
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\\' && i + 1 < line.length()) {
                i++;
                char escaped = line.charAt(i);
                field.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
