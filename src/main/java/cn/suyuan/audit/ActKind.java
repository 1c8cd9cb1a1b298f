package cn.suyuan.audit;

import java.util.Locale;
import java.util.Optional;

/** Kinds of human acts that the journal records. */
public enum ActKind {
    CASE_CREATED,
    SETTINGS_CHOSEN,
    TEAM_SET,
    DECLARATION_MADE,
    EVIDENCE_IMPORTED,
    TRUST_SET,
    /** Another rule pack judges the case from now on; its bytes are kept. */
    RULES_IMPORTED,
    /** A limit or an edition of the rule pack was settled otherwise for the case. */
    RULES_ADJUSTED,
    MAPPING_CHOSEN,
    DOCUMENT_TRANSCRIBED,
    SAMPLE_PLANNED,
    CONTRIBUTION_COMMITTED,
    CONTRIBUTION_REVEALED,
    REVELATION_REFUSED,
    SAMPLE_DRAWN,
    SAMPLE_EXTENDED,
    DEVICE_ADDED,
    DEVICE_REPLACED,
    ANSWER_GIVEN,
    SITE_OBSERVED,
    ATTACHMENT_KEPT,
    FINDING_ADDED,
    FINDING_DECIDED,
    FINDING_REVIEWED,
    REPORT_ISSUED,
    REPORT_SIGNED,
    REPORT_CONFIRMED,
    REPORT_REFUSED,
    REPORT_PEN_SIGNED,
    REPORT_STAMP_REQUESTED,
    REPORT_STAMPED,
    REPORT_SCANNED,
    CORRECTIVE_ACTION,
    FOLLOW_UP_CHECKED,
    FOLLOW_UP_CLOSED,
    FOLLOW_UP_REOPENED,
    CASES_MERGED,
    /** Takes another entry back: {@link Journal#effective()}. */
    ACT_UNDONE;

    /**
     * Whether a person may take it back with another entry. Draws, evidence, reports, signatures and closings may not:
     * they are followed by a new one, which everybody sees.
     */
    public boolean undoable() {
        return switch (this) {
            case SETTINGS_CHOSEN,
                    RULES_IMPORTED,
                    RULES_ADJUSTED,
                    TEAM_SET,
                    DECLARATION_MADE,
                    MAPPING_CHOSEN,
                    DOCUMENT_TRANSCRIBED,
                    DEVICE_ADDED,
                    DEVICE_REPLACED,
                    ANSWER_GIVEN,
                    SITE_OBSERVED,
                    ATTACHMENT_KEPT,
                    FINDING_ADDED,
                    FINDING_DECIDED,
                    FINDING_REVIEWED,
                    CORRECTIVE_ACTION,
                    FOLLOW_UP_CHECKED -> true;
            case CASE_CREATED,
                    EVIDENCE_IMPORTED,
                    TRUST_SET,
                    CONTRIBUTION_COMMITTED,
                    CONTRIBUTION_REVEALED,
                    REVELATION_REFUSED,
                    SAMPLE_PLANNED,
                    SAMPLE_DRAWN,
                    SAMPLE_EXTENDED,
                    REPORT_ISSUED,
                    REPORT_SIGNED,
                    REPORT_CONFIRMED,
                    REPORT_REFUSED,
                    REPORT_PEN_SIGNED,
                    REPORT_STAMP_REQUESTED,
                    REPORT_STAMPED,
                    REPORT_SCANNED,
                    FOLLOW_UP_CLOSED,
                    FOLLOW_UP_REOPENED,
                    CASES_MERGED,
                    ACT_UNDONE -> false;
        };
    }

    /** The kind as written in the journal. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a written name. */
    public static Optional<ActKind> named(String wireName) {
        for (ActKind kind : values()) {
            if (kind.wireName().equals(wireName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
