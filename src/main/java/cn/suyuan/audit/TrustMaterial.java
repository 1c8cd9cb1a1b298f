package cn.suyuan.audit;

import cn.suyuan.traceability.Authority;
import cn.suyuan.trust.SigningCertificate;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustedChain;
import java.util.List;
import java.util.Optional;

/**
 * What the auditor trusts, as the trust folder gives it.
 *
 * @param anchors roots and revocation lists
 * @param authorities recognised institutes; empty where the folder has no list
 * @param chains blockchains with their authorities and validators
 * @param publishers certificates whose holders may publish rule packs; empty where the folder names none
 */
public record TrustMaterial(
        TrustAnchors anchors,
        Optional<List<Authority>> authorities,
        List<TrustedChain> chains,
        List<SigningCertificate> publishers) {

    public TrustMaterial {
        authorities = authorities.map(List::copyOf);
        chains = List.copyOf(chains);
        publishers = List.copyOf(publishers);
    }

    /** Without blockchains and publishers. */
    public TrustMaterial(TrustAnchors anchors, Optional<List<Authority>> authorities) {
        this(anchors, authorities, List.of(), List.of());
    }

    /** Nothing is trusted: whatever needs trust is not verifiable. */
    public static TrustMaterial none() {
        return new TrustMaterial(TrustAnchors.none(), Optional.empty());
    }
}
