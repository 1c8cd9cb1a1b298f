package cn.suyuan.ledger;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.measure.Quantity;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What an auditor saw at a device on site (现场观察、现场检测), for the comparison of network, ledger and site.
 *
 * @param instrumentNo 管理编号 in the ledger; for a device that the ledger lacks, the number found on its label
 * @param sighting whether it was there
 * @param nameplate what its nameplate and label say; blank where not looked at
 * @param reading register reading, empty where none was taken
 * @param readAt when it was read, empty where no reading was taken
 * @param remark the auditor's words, may be empty
 * @param by who saw it
 * @param evidence the journal entry first, then photographs
 */
public record SiteObservation(
        String instrumentNo,
        Sighting sighting,
        Nameplate nameplate,
        Optional<Quantity> reading,
        Optional<OffsetDateTime> readAt,
        String remark,
        String by,
        List<EvidenceReference> evidence) {

    public SiteObservation {
        evidence = List.copyOf(evidence);
    }

    /** Whether the device was there. */
    public enum Sighting {
        /** Seen at its place. */
        SEEN,
        /** Not there, or another device in its place. */
        NOT_FOUND,
        /** Seen, but the ledger has no row for it. */
        UNLISTED
    }

    /**
     * Nameplate and label, as read; empty texts where not readable or not looked at.
     *
     * @param serialNo 出厂编号
     * @param model 型号规格
     * @param manufacturer 生产厂家
     * @param accuracyClass 准确度等级
     * @param location where it hangs
     * @param label number on the management label
     */
    public record Nameplate(
            String serialNo, String model, String manufacturer, String accuracyClass, String location, String label) {

        /** Nothing read. */
        public static Nameplate blank() {
            return new Nameplate("", "", "", "", "", "");
        }
    }
}
