package cn.suyuan.chain;

/** What the auditor's trust folder says of a chain; supplied by whoever has the certificates. */
public interface ChainMakerTrust {

    /**
     * Judges a signature of a member: ECDSA with SHA-256, or SM2 with SM3 under the default identity. The organisation
     * is in no hash of the chain: it must be that of the certificate, else the signature is invalid.
     *
     * @param member protobuf Member's {@code member_type} (0 certificate, 1 hash of one, 2 public key) and info
     * @param message bytes that were signed
     * @param signature the signature
     */
    SignatureOutcome judge(Member member, byte[] message, byte[] signature);

    /** Whether a member signs as a consensus node, as only such may propose blocks and vote. */
    boolean isNode(Member member);

    /** Whether the trust folder lists a node, of the organisation of this member, among the validators of the chain. */
    boolean isValidator(String nodeId, Member member);

    /** Number of validator nodes of the chain; 0 where the trust folder does not say. */
    int validators(String chainId);

    /** A member of the chain. */
    final class Member {

        private final String organization;
        private final int type;
        private final byte[] info;

        Member(String organization, int type, byte[] info) {
            this.organization = organization;
            this.type = type;
            this.info = info.clone();
        }

        /** Identity of the organisation. */
        public String organization() {
            return organization;
        }

        /** 0 certificate, 1 hash of a certificate, 2 public key. */
        public int type() {
            return type;
        }

        /** PEM of the certificate, its hash, or the key. */
        public byte[] info() {
            return info.clone();
        }
    }
}
