package cn.suyuan.audit;

import cn.suyuan.traceability.Authority;
import cn.suyuan.trust.TrustAnchors;
import java.util.List;
import java.util.Optional;

/**
 * What the auditor trusts, as the trust folder gives it.
 *
 * @param anchors roots and revocation lists
 * @param authorities recognised institutes; empty where the folder has no list
 */
public record TrustMaterial(TrustAnchors anchors, Optional<List<Authority>> authorities) {

    public TrustMaterial {
        authorities = authorities.map(List::copyOf);
    }

    /** Nothing is trusted: whatever needs trust is not verifiable. */
    public static TrustMaterial none() {
        return new TrustMaterial(TrustAnchors.none(), Optional.empty());
    }
}
