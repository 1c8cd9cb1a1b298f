package cn.suyuan.chain;

/** Says what the signature of a record is worth; supplied by whoever has the keys; may be asked by several threads at once, in any order. */
@FunctionalInterface
public interface RecordSignatureJudge {

    /**
     * @param link the 32 raw bytes of the record's link; reused by the caller after the return
     * @param signature the decoded signature, empty where it was not base64
     */
    SignatureOutcome judge(byte[] link, byte[] signature);

    /** For streams whose key is not in the pack. */
    static RecordSignatureJudge withoutKey() {
        return (link, signature) -> SignatureOutcome.KEY_UNKNOWN;
    }
}
