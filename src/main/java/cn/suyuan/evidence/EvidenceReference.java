package cn.suyuan.evidence;

/**
 * The place that a claim rests on.
 *
 * @param file path inside the pack, such as {@code data/ledger.csv}
 * @param row line number in the file as a person counts it (header is 1), or 0 for the whole file
 * @param sm3 SM3 digest of the file in lower-case hex, empty where the file is missing
 */
public record EvidenceReference(String file, int row, String sm3) {

    public EvidenceReference {
        if (row < 0) {
            throw new IllegalArgumentException("row " + row + " of " + file);
        }
    }
}
