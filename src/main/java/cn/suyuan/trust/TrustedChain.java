package cn.suyuan.trust;

import java.util.List;

/**
 * A blockchain that the auditor trusts: {@code chains/<chain_id>/} of the trust folder.
 *
 * @param chainId identity of the chain
 * @param anchors certificates of its organisations' authorities, or of single nodes
 * @param validators nodes that may vote, from {@code validators.csv}
 */
public record TrustedChain(String chainId, TrustAnchors anchors, List<Validator> validators) {

    public TrustedChain {
        validators = List.copyOf(validators);
    }

    /**
     * A row of {@code validators.csv}.
     *
     * @param nodeId identity of the node in votes
     * @param organization its organisation, empty for any
     */
    public record Validator(String nodeId, String organization) {}
}
