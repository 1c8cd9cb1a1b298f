package cn.suyuan.report;

import java.util.Locale;
import java.util.Optional;

/** Parts of the annex that can be chosen; the form of Appendix A itself is always there. */
public enum AnnexKind {
    /** Population, draw, drawn devices. */
    SAMPLE,
    /** Pack, traceability of every device, streams. */
    VERIFICATION,
    /** Activities and uncertainty recomputed. */
    CALCULATION,
    /** Every requirement with its verdicts. */
    CLAUSES,
    /** Files of the evidence with their digests. */
    EVIDENCE,
    /** Commands that give the numbers again. */
    RECOMPUTE;

    /** As written on the command line and in the journal. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part of that word. */
    public static Optional<AnnexKind> named(String word) {
        for (AnnexKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
