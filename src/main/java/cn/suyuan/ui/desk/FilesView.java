package cn.suyuan.ui.desk;

import cn.suyuan.audit.FieldWork;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.trust.SignatureCheck;
import java.util.List;

/**
 * The pack, whether it is what was sealed, and every signature that was checked.
 *
 * @param pack files and problems
 * @param integrity verdict on the whole
 * @param signatures the pack's own first
 * @param site what was seen and taken in on site
 */
public record FilesView(EvidencePack pack, PackIntegrity integrity, List<SignatureCheck> signatures, FieldWork site) {
    public FilesView {
        signatures = List.copyOf(signatures);
    }

    /** Before anyone was on site. */
    public FilesView(EvidencePack pack, PackIntegrity integrity, List<SignatureCheck> signatures) {
        this(pack, integrity, signatures, FieldWork.none());
    }
}
