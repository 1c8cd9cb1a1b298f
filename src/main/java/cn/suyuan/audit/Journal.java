package cn.suyuan.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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

    /**
     * The entries that hold: all but those that a later {@link ActKind#ACT_UNDONE} entry took back. What was taken back
     * stays in the journal; an undo that is itself taken back (redo) lets its entry hold again. Everything that is
     * derived from the journal reads these, so that undo needs nothing else: see {@link #undo}, {@link #toUndo},
     * {@link #toRedo}.
     */
    public List<JournalEntry> effective() {
        if (entries.stream().noneMatch(entry -> entry.kind() == ActKind.ACT_UNDONE)) {
            return entries;
        }
        Set<String> takenBack = new HashSet<>();
        List<JournalEntry> holding = new ArrayList<>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            JournalEntry entry = entries.get(i);
            if (Collections.disjoint(takenBack, entry.identities())) {
                holding.add(0, entry);
                if (entry.kind() == ActKind.ACT_UNDONE) {
                    takenBack.add(entry.value(UNDONE));
                }
            }
        }
        return List.copyOf(holding);
    }

    /**
     * The content of the entry that takes another one back.
     *
     * @param reason why, may be empty
     */
    public static Map<String, String> undo(JournalEntry entry, String reason) {
        return Map.of(
                UNDONE,
                entry.digest(),
                "kind",
                entry.kind().wireName(),
                "seq",
                Long.toString(entry.seq()),
                "reason",
                reason);
    }

    /** The act that an undo would take back now: the last one that holds and may be taken back. */
    public Optional<JournalEntry> toUndo() {
        return effective().stream().filter(entry -> entry.kind().undoable()).reduce((before, last) -> last);
    }

    /** The undo that a redo would take back now; empty where something else was decided since. */
    public Optional<JournalEntry> toRedo() {
        long lastAct = toUndo().map(JournalEntry::seq).orElse(0L);
        return effective().stream()
                .filter(entry -> entry.kind() == ActKind.ACT_UNDONE)
                .filter(entry -> !entry.value("kind").equals(ActKind.ACT_UNDONE.wireName()))
                .filter(entry -> entry.seq() > lastAct)
                .reduce((before, last) -> last);
    }

    /** The entry of a digest, its own or one that it had in the case it was copied from. */
    public Optional<JournalEntry> known(String digest) {
        return entries.stream()
                .filter(entry -> entry.identities().contains(digest))
                .findFirst();
    }

    private static final String UNDONE = "entry";

    /** All entries of a kind that hold, in their order. */
    public List<JournalEntry> of(ActKind kind) {
        return effective().stream().filter(entry -> entry.kind() == kind).toList();
    }

    /** The last entry of a kind that holds. */
    public Optional<JournalEntry> last(ActKind kind) {
        List<JournalEntry> found = of(kind);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }
}
