package cn.suyuan.traceability;

import java.util.List;
import java.util.Optional;

/**
 * Certificates and plan as submitted, and the auditor's own list of authorities.
 *
 * @param certificates rows of {@code certificates.csv}
 * @param plan rows of {@code calibration-plan.csv}
 * @param authorities the auditor's list; empty where the trust folder has none, so that nothing can be recognised
 * @param documentContradictions what the documents say otherwise than their rows
 * @param digital digital calibration certificates as read
 */
public record TraceabilityTables(
        List<TraceabilityCertificate> certificates,
        List<CalibrationPlanEntry> plan,
        Optional<List<Authority>> authorities,
        List<DocumentContradiction> documentContradictions,
        List<DigitalCertificate> digital) {

    /** Tables without digital certificates. */
    public TraceabilityTables(
            List<TraceabilityCertificate> certificates,
            List<CalibrationPlanEntry> plan,
            Optional<List<Authority>> authorities,
            List<DocumentContradiction> documentContradictions) {
        this(certificates, plan, authorities, documentContradictions, List.of());
    }

    public TraceabilityTables {
        certificates = List.copyOf(certificates);
        plan = List.copyOf(plan);
        authorities = authorities.map(List::copyOf);
        documentContradictions = List.copyOf(documentContradictions);
        digital = List.copyOf(digital);
    }

    /**
     * A row that its own document contradicts, or cannot confirm because it is missing or unreadable.
     *
     * @param certificateNo certificate of the row
     * @param file document
     * @param aspect what differs: {@code certificate_no}, {@code serial_no}, {@code performed}, {@code producer} …;
     *     {@link #MISSING} or {@link #UNREADABLE} where nothing could be compared
     * @param inRow what the row says
     * @param inDocument what the document says, empty where it was not found in it
     */
    public record DocumentContradiction(
            String certificateNo, String file, String aspect, String inRow, String inDocument) {

        /** Aspect of a document that the row names and the pack does not have. */
        public static final String MISSING = "document_missing";

        /** Aspect of a document that cannot be read. */
        public static final String UNREADABLE = "document_unreadable";

        /** Whether there was nothing to compare the row with. */
        public boolean isAbsent() {
            return aspect.equals(MISSING) || aspect.equals(UNREADABLE);
        }
    }

    /** Tables of a pack that has none. */
    public static TraceabilityTables none() {
        return new TraceabilityTables(List.of(), List.of(), Optional.empty(), List.of());
    }
}
