package cn.suyuan.report;

import java.util.List;

/**
 * What can be said of a report file.
 *
 * @param kind what the file is
 * @param verdict the main word
 * @param revisions revisions of the file
 * @param signatures signed fields in the order of revisions
 * @param openFields signature fields that are still empty
 * @param remarks message keys {@code report.pdf.<key>} each with its arguments, behind the verdict
 * @param told the same kind of messages about what was compared and what cannot be shown; none of them is a fault
 */
public record ReportCheck(
        Kind kind,
        Verdict verdict,
        int revisions,
        List<PdfSignatureFinding> signatures,
        List<String> openFields,
        List<List<String>> remarks,
        List<List<String>> told) {

    public ReportCheck {
        signatures = List.copyOf(signatures);
        openFields = List.copyOf(openFields);
        remarks = remarks.stream().map(List::copyOf).toList();
        told = told.stream().map(List::copyOf).toList();
    }

    /** What the file is. */
    public enum Kind {
        /** A report with embedded results, as this program writes. */
        REPORT,
        /** A PDF made by others. */
        OTHER_PDF,
        /** No PDF at all, whatever its name. */
        NOT_PDF
    }

    /** The main word. */
    public enum Verdict {
        /** Signed, nothing changed after the signatures but what they permit, data and page agree. */
        UNALTERED,
        /** Changed after signing, or a signature does not hold, or data and page disagree. */
        ALTERED,
        /** Nothing is signed, or it cannot be read, or it is no report of this program. */
        NOT_VERIFIABLE
    }
}
