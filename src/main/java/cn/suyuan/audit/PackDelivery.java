package cn.suyuan.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One pack of several that a case was given.
 *
 * @param number 1 for the first
 * @param entry number of its entry in the journal
 * @param time when it was imported
 * @param actor who imported it
 * @param container file or folder name
 * @param containerSm3 SM3 of the ZIP file, empty for a folder
 * @param files how many files came in it
 * @param relation what it does to the one before; empty for the first
 * @param inventory digest of the inventory that the case was judged with from then on
 */
public record PackDelivery(
        int number,
        long entry,
        Instant time,
        String actor,
        String container,
        String containerSm3,
        int files,
        Optional<Relation> relation,
        String inventory) {

    public PackDelivery {
        if (number < 1) {
            throw new IllegalArgumentException("delivery " + number);
        }
    }

    /** What a later pack does to the evidence that the case has. */
    public enum Relation {
        /** It stands in place of all that came before, which stays in the case as evidence. */
        REPLACES,
        /** Its files take the places that their paths name; all others stay. */
        COMPLETES;

        /** The word in the journal and on the command line. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The relation of a written word. */
        public static Optional<Relation> named(String word) {
            for (Relation relation : values()) {
                if (relation.wireName().equals(word)) {
                    return Optional.of(relation);
                }
            }
            return Optional.empty();
        }
    }
}
