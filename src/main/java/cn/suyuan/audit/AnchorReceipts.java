package cn.suyuan.audit;

import cn.suyuan.chain.ChainMakerProof;
import cn.suyuan.chain.ChainMakerReceipt;
import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.evidence.AnchorEvidence.State;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.trust.ChainMakerMembers;
import cn.suyuan.trust.ChainMakerReceiptFile;
import cn.suyuan.trust.TrustPolicy;
import cn.suyuan.trust.TrustedChain;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ChainMaker receipts under {@code data/anchors/}, verified without a network against the trust folder (anchors.md). */
final class AnchorReceipts {

    private static final String SUFFIX = ".chainmaker.json";

    private final EvidencePack pack;
    private final EvidenceContent content;
    private final List<TrustedChain> chains;
    private final TrustPolicy policy;

    AnchorReceipts(EvidencePack pack, EvidenceContent content, List<TrustedChain> chains, TrustPolicy policy) {
        this.pack = pack;
        this.content = content;
        this.chains = List.copyOf(chains);
        this.policy = policy;
    }

    List<AnchorEvidence> read() throws IOException {
        List<AnchorEvidence> found = new ArrayList<>();
        for (EvidenceFile file : pack.files()) {
            String path = file.path();
            if (path.contains("anchors/") && path.endsWith(SUFFIX)) {
                Optional<byte[]> bytes = Bytes.of(content, path);
                if (bytes.isPresent()) {
                    found.add(judge(path, bytes.get()));
                }
            }
        }
        return found;
    }

    private AnchorEvidence judge(String path, byte[] bytes) throws IOException {
        Optional<ChainMakerReceiptFile> read = ChainMakerReceiptFile.read(bytes);
        if (read.isEmpty()) {
            return new AnchorEvidence(
                    path,
                    AnchorEvidence.Kind.UNKNOWN,
                    State.BROKEN,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(List.of("chain.receipt.file")));
        }
        ChainMakerReceiptFile file = read.get();
        List<List<String>> remarks = new ArrayList<>();
        file.missing().forEach(member -> remarks.add(List.of("chain.receipt.missing", member)));
        Optional<byte[]> seal = file.seal().isEmpty() ? Optional.empty() : Bytes.of(content, file.seal());
        if (seal.isEmpty() && !file.seal().isEmpty()) {
            remarks.add(List.of("chain.receipt.seal_absent", file.seal()));
        }
        if (file.receipt().isEmpty() || seal.isEmpty()) {
            return evidence(path, State.PROOF_INCOMPLETE, Optional.empty(), file, remarks);
        }
        ChainMakerReceipt receipt = file.receipt().get();
        ChainMakerProof.Result result =
                ChainMakerProof.verify(receipt, seal.get(), new ChainMakerMembers(chains, file, receipt, policy));
        remarks.addAll(result.remarks());
        State state = state(result.verdict());
        if (!PackSeals.isSeal(file.seal())) {
            remarks.add(List.of("chain.receipt.seal_outside", file.seal()));
            state = state == State.ANCHORED ? State.PROOF_INCOMPLETE : state;
        }
        return evidence(path, state, result.blockTime(), file, remarks);
    }

    private static State state(ChainMakerProof.Verdict verdict) {
        return switch (verdict) {
            case ANCHORED -> State.ANCHORED;
            case ANCHORED_UNTRUSTED -> State.CHAIN_NOT_TRUSTED;
            case HASH_DIFFERS -> State.HASH_DIFFERS;
            case INCOMPLETE -> State.PROOF_INCOMPLETE;
            case BROKEN -> State.BROKEN;
        };
    }

    private static AnchorEvidence evidence(
            String path, State state, Optional<Instant> time, ChainMakerReceiptFile file, List<List<String>> remarks) {
        return new AnchorEvidence(
                path,
                AnchorEvidence.Kind.CHAINMAKER,
                state,
                file.seal().isEmpty() ? List.of() : List.of(file.seal()),
                time,
                Optional.empty(),
                remarks.stream().distinct().toList());
    }
}
