package cn.suyuan.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables of the pack that belong to no later room, and which tables came at all.
 *
 * @param documents rows of {@code documents.csv}
 * @param keys rows of {@code keys.csv}
 * @param streams raw rows of {@code streams.csv}
 * @param checkpoints raw rows of {@code checkpoints.csv}
 * @param submitted keys of the tables that came, such as {@code ledger}, {@code certificates}, {@code clock}
 * @param withoutRows keys of the tables that came with a header and nothing under it
 * @param unknownColumns headers that nobody knew, by file; they are kept in the rows and shown
 * @param plainReadings readings that came as ordinary tables, sorted by stream
 */
public record PackTables(
        List<DocumentEntry> documents,
        List<SigningKeyEntry> keys,
        List<TableRow> streams,
        List<TableRow> checkpoints,
        Set<String> submitted,
        Set<String> withoutRows,
        Map<String, List<String>> unknownColumns,
        List<PlainReadings> plainReadings) {

    public PackTables {
        documents = List.copyOf(documents);
        keys = List.copyOf(keys);
        streams = List.copyOf(streams);
        checkpoints = List.copyOf(checkpoints);
        submitted = Set.copyOf(submitted);
        withoutRows = Set.copyOf(withoutRows);
        unknownColumns = Map.copyOf(unknownColumns);
        plainReadings = List.copyOf(plainReadings);
    }

    /** Tables of a pack whose readings are all chained. */
    public PackTables(
            List<DocumentEntry> documents,
            List<SigningKeyEntry> keys,
            List<TableRow> streams,
            List<TableRow> checkpoints,
            Set<String> submitted,
            Map<String, List<String>> unknownColumns) {
        this(documents, keys, streams, checkpoints, submitted, Set.of(), unknownColumns, List.of());
    }

    /** The same with readings that came as ordinary tables, and rows for streams that only they declare. */
    public PackTables with(List<PlainReadings> readings, List<TableRow> moreStreams) {
        List<TableRow> all = new ArrayList<>(streams);
        all.addAll(moreStreams);
        Set<String> bare = new TreeSet<>(withoutRows);
        if (!all.isEmpty()) {
            bare.remove("streams");
        }
        return new PackTables(documents, keys, all, checkpoints, submitted, bare, unknownColumns, readings);
    }

    /** The readings of a stream that came as an ordinary table. */
    public Optional<PlainReadings> plain(String streamId) {
        return plainReadings.stream().filter(p -> p.streamId().equals(streamId)).findFirst();
    }

    /** Tables of a pack that has none. */
    public static PackTables none() {
        return new PackTables(List.of(), List.of(), List.of(), List.of(), Set.of(), Map.of());
    }
}
