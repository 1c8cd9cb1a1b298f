package cn.suyuan.evidence;

import java.util.List;

/**
 * A file of the pack, or one that should be there.
 *
 * @param path path inside the bag, such as {@code data/ledger.csv}
 * @param size bytes, 0 where it is missing
 * @param sm3 SM3 digest in lower-case hex, empty where it is missing
 * @param state against the manifests; in a folder without manifests {@link FileState#INTACT}
 * @param reason message key and arguments, empty where there is nothing to say
 */
public record EvidenceFile(String path, long size, String sm3, FileState state, List<String> reason) {

    /** An argument of the reason of a refused entry that a manifest lists: then the pack is not what was sealed. */
    public static final String LISTED = "listed";

    public EvidenceFile {
        reason = List.copyOf(reason);
    }
}
