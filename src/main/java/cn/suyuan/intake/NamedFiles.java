package cn.suyuan.intake;

import cn.suyuan.evidence.PackInventory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the files that cells name. A name that is no path of the pack is looked for as the end of one: people write
 * file names alone, or paths with backslashes.
 */
final class NamedFiles {
    private final Set<String> paths = new TreeSet<>();
    private final Map<String, Optional<String>> byEnd = new HashMap<>();

    /**
     * @param inventory what came
     * @param data folder that names are relative to: {@code data/} in a bag, else empty
     */
    NamedFiles(PackInventory inventory, String data) {
        this(inventory.entries(), data);
    }

    private NamedFiles(List<PackInventory.Entry> entries, String data) {
        for (PackInventory.Entry entry : entries) {
            if (entry.path().startsWith(data)) {
                String path = entry.path().substring(data.length());
                paths.add(path);
                ends(path);
            }
        }
    }

    /** Where there is no pack around the table. */
    static NamedFiles none() {
        return new NamedFiles(List.of(), "");
    }

    /** Every end of a path, from each of its folders on; of an end that two files have, none is meant. */
    private void ends(String path) {
        String end = EntryNames.folded(path);
        while (true) {
            byEnd.merge(end, Optional.of(path), (one, other) -> Optional.empty());
            int slash = end.indexOf('/');
            if (slash < 0) {
                return;
            }
            end = end.substring(slash + 1);
        }
    }

    /** The names in a cell. */
    static List<String> in(String cell) {
        return Arrays.stream(cell.split("[;；\\r\\n]+"))
                .map(String::strip)
                .filter(file -> !file.isEmpty())
                .toList();
    }

    /** The one file that a name can mean, relative to the folder; empty where there is none or more than one. */
    Optional<String> path(String name) {
        if (paths.contains(name)) {
            return Optional.of(name);
        }
        String plain = EntryNames.plain(name.replace('\\', '/'));
        return byEnd.getOrDefault(EntryNames.folded(plain), Optional.empty());
    }
}
