package cn.suyuan.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The append-only journal of what people decided; undo is another entry.
 *
 * @param entries in their order
 */
public record Journal(List<JournalEntry> entries) {

    public Journal {
        entries = List.copyOf(entries);
    }

    /** A journal without entries. */
    public static Journal empty() {
        return new Journal(List.of());
    }

    /** Digest of the last entry, 64 zeros where there is none. */
    public String head() {
        return last().map(JournalEntry::digest).orElse(JournalEntry.BEGINNING);
    }

    /** The last entry. */
    public Optional<JournalEntry> last() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    /** The entry that would follow the last one. */
    public JournalEntry next(Instant time, String actor, ActKind kind, Map<String, String> content) {
        return new JournalEntry(entries.size() + 1L, time, actor, kind, new TreeMap<>(content), head());
    }

    /** The journal with one more entry, which has to follow the last one. */
    public Journal with(JournalEntry entry) {
        if (entry.seq() != entries.size() + 1L || !entry.previous().equals(head())) {
            throw new IllegalArgumentException("entry " + entry.seq() + " does not follow entry " + entries.size());
        }
        List<JournalEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Journal(more);
    }

    /** The first entry that does not follow the one before it; empty where the whole chain holds. */
    public OptionalLong firstBreak() {
        String head = JournalEntry.BEGINNING;
        long seq = 1;
        for (JournalEntry entry : entries) {
            if (entry.seq() != seq || !entry.previous().equals(head)) {
                return OptionalLong.of(entry.seq());
            }
            head = entry.digest();
            seq++;
        }
        return OptionalLong.empty();
    }

    /** All entries of a kind in their order. */
    public List<JournalEntry> of(ActKind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    /** The last entry of a kind. */
    public Optional<JournalEntry> last(ActKind kind) {
        List<JournalEntry> found = of(kind);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }
}
