package cn.suyuan.traceability;

/**
 * What the closure of traceability chains takes from the rule pack.
 *
 * @param issuers what issuers are by name and number
 * @param catalogue instruments under mandatory verification
 * @param longestValidity years after which an end of validity is implausible
 * @param issuedTogether certificates of one instrument for different days of work, issued on one day, from this number
 *     on are asked about
 * @param repeatedValues different values that two certificates of different instruments must share, all of them, to be
 *     asked about
 */
public record TracingRules(
        IssuerPatterns issuers,
        ManagedCatalogue catalogue,
        int longestValidity,
        int issuedTogether,
        int repeatedValues) {

    /** Without patterns of issuers and without a catalogue; the limits of the shipped rule pack. */
    public static TracingRules plain() {
        return new TracingRules(IssuerPatterns.none(), ManagedCatalogue.none(), 20, 3, 5);
    }
}
