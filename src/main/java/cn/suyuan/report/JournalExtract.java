package cn.suyuan.report;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.JournalEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The journal extract inside a report: are its entries unchanged, and linked without a gap from the first? */
final class JournalExtract {

    private JournalExtract() {}

    /** Number of the first line that does not fit; empty where all fit. */
    static Optional<Integer> firstBroken(byte[] lines) {
        ObjectMapper json = new ObjectMapper();
        String previous = JournalEntry.BEGINNING;
        List<String> all = new String(lines, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < all.size(); i++) {
            try {
                JsonNode line = json.readTree(all.get(i));
                Optional<JournalEntry> entry = entry(line);
                boolean fits = entry.isPresent()
                        && entry.get().seq() == i + 1
                        && entry.get().previous().equals(previous)
                        && entry.get().digest().equals(line.path("digest").asText());
                if (!fits) {
                    return Optional.of(i + 1);
                }
                previous = entry.get().digest();
            } catch (IOException | DateTimeException | IllegalArgumentException unreadable) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    private static Optional<JournalEntry> entry(JsonNode line) {
        TreeMap<String, String> content = new TreeMap<>();
        line.path("content")
                .properties()
                .forEach(e -> content.put(e.getKey(), e.getValue().asText()));
        return ActKind.named(line.path("kind").asText())
                .map(kind -> new JournalEntry(
                        line.path("seq").asLong(),
                        Instant.parse(line.path("time").asText()),
                        line.path("actor").asText(),
                        kind,
                        content,
                        line.path("previous").asText()));
    }
}
