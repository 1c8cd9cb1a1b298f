package cn.suyuan.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lay in a container, before anything is understood: enough, with the bytes, to derive all else again.
 *
 * @param containerName file or folder name as the auditor knows it
 * @param containerSm3 SM3 of the ZIP file, empty for a folder
 * @param entries files that were taken, with the bag's own top folder removed from their paths, sorted by path
 * @param refused entries that were not taken, with the reason
 * @param problems what was odd about the container itself
 */
public record PackInventory(
        String containerName,
        Optional<String> containerSm3,
        List<Entry> entries,
        List<Refusal> refused,
        List<ImportProblem> problems) {

    public PackInventory {
        entries = List.copyOf(entries);
        refused = List.copyOf(refused);
        problems = List.copyOf(problems);
    }

    /**
     * A file taken.
     *
     * @param path path inside the bag
     * @param size bytes
     * @param digests lower-case hex by algorithm name as in manifests: always {@code sm3}, and each other algorithm that
     *     a manifest of the pack uses
     */
    public record Entry(String path, long size, Map<String, String> digests) {
        public Entry {
            digests = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(digests));
        }

        /** SM3 digest, the address of the bytes. */
        public String sm3() {
            return digests.getOrDefault("sm3", "");
        }
    }

    /**
     * An entry refused.
     *
     * @param name name as far as it could be read, control characters made visible
     * @param reason message key {@code intake.refused.<reason>}
     */
    public record Refusal(String name, String reason) {}
}
