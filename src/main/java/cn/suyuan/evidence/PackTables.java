package cn.suyuan.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of the pack that belong to no later room, and which tables came at all.
 *
 * @param documents rows of {@code documents.csv}
 * @param keys rows of {@code keys.csv}
 * @param streams raw rows of {@code streams.csv}
 * @param checkpoints raw rows of {@code checkpoints.csv}
 * @param submitted keys of the tables that came, such as {@code ledger}, {@code certificates}, {@code clock}
 * @param unknownColumns headers that nobody knew, by file; they are kept in the rows and shown
 */
public record PackTables(
        List<DocumentEntry> documents,
        List<SigningKeyEntry> keys,
        List<TableRow> streams,
        List<TableRow> checkpoints,
        Set<String> submitted,
        Map<String, List<String>> unknownColumns) {

    public PackTables {
        documents = List.copyOf(documents);
        keys = List.copyOf(keys);
        streams = List.copyOf(streams);
        checkpoints = List.copyOf(checkpoints);
        submitted = Set.copyOf(submitted);
        unknownColumns = Map.copyOf(unknownColumns);
    }

    /** Tables of a pack that has none. */
    public static PackTables none() {
        return new PackTables(List.of(), List.of(), List.of(), List.of(), Set.of(), Map.of());
    }
}
