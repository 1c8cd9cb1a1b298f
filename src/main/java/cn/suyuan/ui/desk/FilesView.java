package cn.suyuan.ui.desk;

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
 */
public record FilesView(EvidencePack pack, PackIntegrity integrity, List<SignatureCheck> signatures) {
    public FilesView {
        signatures = List.copyOf(signatures);
    }
}
