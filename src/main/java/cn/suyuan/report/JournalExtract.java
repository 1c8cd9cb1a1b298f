package cn.suyuan.report;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The journal extract inside a report: are its entries unchanged, and linked without a gap from the first?
 *
 * @param journal the entries up to the first line that does not fit
 * @param firstBroken number of that line; empty where all fit
 */
record JournalExtract(Journal journal, Optional<Integer> firstBroken) {

    /** Reads any bytes. */
    static JournalExtract read(byte[] lines) {
        ObjectMapper json = new ObjectMapper();
        String previous = JournalEntry.BEGINNING;
        List<JournalEntry> entries = new ArrayList<>();
        List<String> all = new String(lines, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < all.size(); i++) {
            Optional<JournalEntry> entry = entry(json, all.get(i));
            if (entry.isEmpty()
                    || entry.get().seq() != i + 1
                    || !entry.get().previous().equals(previous)) {
                return new JournalExtract(new Journal(entries), Optional.of(i + 1));
            }
            previous = entry.get().digest();
            entries.add(entry.get());
        }
        return new JournalExtract(new Journal(entries), Optional.empty());
    }

    /** The entry of a line; empty where it is none or its digest is not its own. */
    private static Optional<JournalEntry> entry(ObjectMapper json, String text) {
        try {
            JsonNode line = json.readTree(text);
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
                            line.path("previous").asText()))
                    .filter(entry -> entry.digest().equals(line.path("digest").asText()));
        } catch (IOException | DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
