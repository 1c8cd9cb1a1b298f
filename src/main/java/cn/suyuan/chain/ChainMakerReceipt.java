package cn.suyuan.chain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A {@code .chainmaker.json}: a block header, a transaction of it and what proves that it is one (anchors.md). */
public final class ChainMakerReceipt {

    private final String chainId;
    private final DigestAlgorithm hash;
    private final byte[] blockHeader;
    private final byte[] transaction;
    private final List<String> transactionHashes;
    private final byte[] additionalData;

    /**
     * @param chainId chain as the receipt names it
     * @param hash hash of the chain
     * @param blockHeader protobuf BlockHeader
     * @param transaction protobuf Transaction, whole
     * @param transactionHashes hex of all transaction hashes of the block, in order
     * @param additionalData protobuf AdditionalData, empty where there is none
     */
    public ChainMakerReceipt(
            String chainId,
            DigestAlgorithm hash,
            byte[] blockHeader,
            byte[] transaction,
            List<String> transactionHashes,
            byte[] additionalData) {
        this.chainId = chainId;
        this.hash = hash;
        this.blockHeader = blockHeader.clone();
        this.transaction = transaction.clone();
        this.transactionHashes = List.copyOf(transactionHashes);
        this.additionalData = additionalData.clone();
    }

    /** Chain as the receipt names it. */
    public String chainId() {
        return chainId;
    }

    /** Hash of the chain. */
    public DigestAlgorithm hash() {
        return hash;
    }

    /** Protobuf BlockHeader. */
    public byte[] blockHeader() {
        return blockHeader.clone();
    }

    /** Time that the block claims; empty where the header cannot be read. */
    public Optional<Instant> blockTime() {
        return ProtoMessage.read(blockHeader)
                .map(header -> Instant.ofEpochSecond(Math.max(0, Math.min(header.number(12), 1L << 40))));
    }

    /** Protobuf Transaction. */
    public byte[] transaction() {
        return transaction.clone();
    }

    /** All transaction hashes of the block, in order. */
    public List<String> transactionHashes() {
        return transactionHashes;
    }

    /** Protobuf AdditionalData, empty where there is none. */
    public byte[] additionalData() {
        return additionalData.clone();
    }
}
