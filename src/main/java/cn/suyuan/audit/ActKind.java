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
    MAPPING_CHOSEN,
    CONTRIBUTION_COMMITTED,
    CONTRIBUTION_REVEALED,
    REVELATION_REFUSED,
    SAMPLE_DRAWN,
    DEVICE_ADDED,
    DEVICE_REPLACED,
    ANSWER_GIVEN,
    FINDING_ADDED,
    FINDING_DECIDED,
    REPORT_ISSUED,
    REPORT_SIGNED,
    REPORT_CONFIRMED,
    REPORT_REFUSED,
    CORRECTIVE_ACTION;

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
