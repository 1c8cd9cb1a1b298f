package cn.suyuan.chain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies without a network that a seal was anchored on a ChainMaker chain, by the rules of anchors.md. That the block
 * is on the chain today is never claimed. {@code gas_used} of the transaction is outside every hash of the chain.
 */
public final class ChainMakerProof {

    /** Block version from which {@code gas_used} is left out of the transaction hash. */
    private static final int WITHOUT_GAS = 2300;

    private static final String VOTES = "TBFTAddtionalDataKey";
    private static final int PRECOMMIT = 1;
    private static final int VOTES_BY_BLOCK = 7;

    private final ChainMakerReceipt receipt;
    private final ChainMakerTrust trust;
    private final List<List<String>> remarks = new ArrayList<>();
    private boolean broken;
    private boolean incomplete;
    private boolean untrusted;

    private ChainMakerProof(ChainMakerReceipt receipt, ChainMakerTrust trust) {
        this.receipt = receipt;
        this.trust = trust;
    }

    /** Main word on a receipt. */
    public enum Verdict {
        /** Proved, by nodes that the auditor trusts. */
        ANCHORED,
        /** Proved, by nodes that the trust folder does not know. */
        ANCHORED_UNTRUSTED,
        /** The receipt is of something else than this seal. */
        HASH_DIFFERS,
        /** Something that would prove it is missing. */
        INCOMPLETE,
        /** Something in it does not fit. */
        BROKEN;

        /** The key of its wording. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was found.
     *
     * @param verdict main word
     * @param blockHash hash of the block as recomputed, hex
     * @param height height of the block
     * @param blockTime time that the block claims
     * @param transactionId identity of the transaction
     * @param remarks message keys {@code chain.receipt.<key>}, each followed by its arguments
     */
    public record Result(
            Verdict verdict,
            String blockHash,
            long height,
            Optional<Instant> blockTime,
            String transactionId,
            List<List<String>> remarks) {

        public Result {
            remarks = remarks.stream().map(List::copyOf).toList();
        }
    }

    /** Verifies a receipt for the bytes of a seal file. */
    public static Result verify(ChainMakerReceipt receipt, byte[] seal, ChainMakerTrust trust) {
        return new ChainMakerProof(receipt, trust)
                .run(Optional.of(receipt.hash().of(seal).hex()));
    }

    /** Verifies block and transaction alone, whatever it anchors. */
    public static Result verifyBlock(ChainMakerReceipt receipt, ChainMakerTrust trust) {
        return new ChainMakerProof(receipt, trust).run(Optional.empty());
    }

    private Result run(Optional<String> anchored) {
        Optional<ProtoMessage> header = ProtoMessage.read(receipt.blockHeader());
        Optional<ProtoMessage> transaction = ProtoMessage.read(receipt.transaction());
        if (header.isEmpty() || transaction.isEmpty()) {
            fail("unreadable");
            return new Result(Verdict.BROKEN, "", 0, Optional.empty(), "", remarks);
        }
        ProtoMessage block = header.get();
        byte[] blockHash = receipt.hash()
                .of(block.without(number -> number == 5 || number == 15))
                .bytes();
        checkHeader(block, blockHash);
        ProtoMessage payload = ProtoMessage.read(transaction.get().bytes(1)).orElse(block);
        checkTransaction(block, transaction.get());
        checkSigners(transaction.get());
        checkQuorum(block, blockHash);
        boolean same = anchored.isEmpty() || anchors(transaction.get(), payload, anchored.get());
        return new Result(
                verdict(same),
                HexFormat.of().formatHex(blockHash),
                block.number(4),
                receipt.blockTime(),
                payload.text(3),
                remarks);
    }

    private Verdict verdict(boolean same) {
        if (broken) {
            return Verdict.BROKEN;
        }
        if (!same) {
            return Verdict.HASH_DIFFERS;
        }
        if (incomplete) {
            return Verdict.INCOMPLETE;
        }
        return untrusted ? Verdict.ANCHORED_UNTRUSTED : Verdict.ANCHORED;
    }

    private void fail(String key, String... arguments) {
        broken = true;
        remark(key, arguments);
    }

    private void lack(String key, String... arguments) {
        incomplete = true;
        remark(key, arguments);
    }

    private void remark(String key, String... arguments) {
        List<String> remark = new ArrayList<>();
        remark.add("chain.receipt." + key);
        remark.addAll(List.of(arguments));
        remarks.add(remark);
    }

    private void checkHeader(ProtoMessage block, byte[] blockHash) {
        if (!block.isAscending()) {
            fail("header_order");
        }
        if (!Arrays.equals(block.bytes(5), blockHash)) {
            fail("block_hash");
        }
        if (!block.text(3).equals(receipt.chainId())) {
            fail("chain_id", block.text(3), receipt.chainId());
        }
        checkSignature("proposer", block.bytes(14), blockHash, block.bytes(15));
        requireNode("proposer", member(block.bytes(14)));
    }

    private SignatureOutcome checkSignature(String who, byte[] member, byte[] message, byte[] signature) {
        SignatureOutcome outcome = member(member)
                .map(read -> trust.judge(read, message, signature))
                .orElse(SignatureOutcome.INVALID);
        note(who, outcome);
        return outcome;
    }

    private void requireNode(String who, Optional<ChainMakerTrust.Member> member) {
        if (member.isPresent() && !trust.isNode(member.get())) {
            fail("no_node." + who);
        }
    }

    private static Optional<ChainMakerTrust.Member> member(byte[] bytes) {
        return ProtoMessage.read(bytes).map(ChainMakerProof::member);
    }

    private static ChainMakerTrust.Member member(ProtoMessage read) {
        return new ChainMakerTrust.Member(read.text(1), (int) read.number(2), read.bytes(3));
    }

    private void note(String who, SignatureOutcome outcome) {
        if (outcome == SignatureOutcome.VALID) {
            return;
        }
        if (outcome.verifies()) {
            untrusted = true;
            remark("untrusted." + who);
        } else if (outcome == SignatureOutcome.INVALID || outcome == SignatureOutcome.ABSENT) {
            fail("signature." + who);
        } else {
            lack("signer_unknown." + who);
        }
    }

    private void checkTransaction(ProtoMessage block, ProtoMessage transaction) {
        byte[] hashed = block.number(1) >= WITHOUT_GAS ? withoutGas(transaction) : receipt.transaction();
        byte[] hash = receipt.hash().of(hashed).bytes();
        List<String> hashes = receipt.transactionHashes();
        Set<String> unique = new HashSet<>(hashes);
        if (hashes.size() != block.number(8)) {
            fail("transaction_count", Integer.toString(hashes.size()), Long.toString(block.number(8)));
        }
        if (unique.size() != hashes.size()) {
            fail("transaction_twice");
        }
        if (!unique.contains(HexFormat.of().formatHex(hash))) {
            fail("transaction_hash");
        }
        List<byte[]> leaves = new ArrayList<>();
        for (String hex : hashes) {
            Digest.fromHex(receipt.hash(), hex).ifPresent(digest -> leaves.add(digest.bytes()));
        }
        if (leaves.size() != hashes.size() || !Arrays.equals(root(leaves), block.bytes(9))) {
            fail("transaction_root");
        }
    }

    private static byte[] withoutGas(ProtoMessage transaction) {
        Optional<ProtoMessage> result = ProtoMessage.read(transaction.bytes(4));
        Optional<ProtoMessage> call = result.flatMap(read -> ProtoMessage.read(read.bytes(2)));
        if (call.isEmpty()) {
            return transaction.without(number -> false);
        }
        byte[] plain = call.get().without(number -> number == 4);
        return transaction.with(4, result.orElseThrow().with(2, plain));
    }

    /** Parent H(L‖R); right missing: H(L‖L); one transaction: its hash. */
    private byte[] root(List<byte[]> leaves) {
        List<byte[]> level = leaves;
        while (level.size() > 1) {
            List<byte[]> parents = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                DigestState state = receipt.hash().begin();
                state.update(level.get(i));
                state.update(level.get(Math.min(i + 1, level.size() - 1)));
                parents.add(state.finish().bytes());
            }
            level = parents;
        }
        return level.isEmpty() ? new byte[0] : level.get(0);
    }

    private void checkSigners(ProtoMessage transaction) {
        byte[] payload = transaction.bytes(1);
        checkEntry("sender", transaction.bytes(2), payload);
        for (byte[] endorser : transaction.all(3)) {
            checkEntry("endorser", endorser, payload);
        }
    }

    private SignatureOutcome checkEntry(String who, byte[] entry, byte[] message) {
        Optional<ProtoMessage> read = ProtoMessage.read(entry);
        if (read.isEmpty()) {
            fail("signature." + who);
            return SignatureOutcome.INVALID;
        }
        return checkSignature(who, read.get().bytes(1), message, read.get().bytes(2));
    }

    private void checkQuorum(ProtoMessage block, byte[] blockHash) {
        Optional<ProtoMessage> votes =
                ProtoMessage.read(receipt.additionalData()).flatMap(ChainMakerProof::voteSet);
        if (votes.isEmpty()) {
            lack("no_votes");
            return;
        }
        ProtoMessage set = votes.get();
        boolean fits = set.number(1) == PRECOMMIT
                && set.number(2) == block.number(4)
                && Arrays.equals(set.bytes(5), blockHash);
        Ballot ballot = new Ballot();
        for (byte[] entry : set.all(6)) {
            fits &= checkVote(entry, set, blockHash, ballot);
        }
        fits &= repeatsVotes(set)
                && set.numbers().stream().allMatch(number -> number <= VOTES_BY_BLOCK)
                && set.numbers().stream().sorted().toList().equals(set.numbers());
        if (!fits || set.number(4) != ballot.names.size()) {
            fail("votes");
        }
        int validators = trust.validators(receipt.chainId());
        if (validators == 0) {
            untrusted = true;
            remark("validators_unknown", Integer.toString(ballot.names.size()));
        } else if (3L * ballot.counted() <= 2L * validators) {
            fail("quorum", Integer.toString(ballot.counted()), Integer.toString(validators));
        }
    }

    /** Votes counted once by name and once by key, so that nobody votes for another. */
    private static final class Ballot {
        private final Set<String> names = new HashSet<>();
        private final Set<String> listed = new HashSet<>();
        private final Set<String> keys = new HashSet<>();

        int counted() {
            return Math.min(listed.size(), keys.size());
        }
    }

    /** The set repeats its votes by block; the copy is compared, so that nothing in it stands unproved. */
    private static boolean repeatsVotes(ProtoMessage set) {
        String block = Base64.getEncoder().encodeToString(set.bytes(5));
        for (byte[] entry : set.all(VOTES_BY_BLOCK)) {
            Optional<ProtoMessage> pair = ProtoMessage.read(entry)
                    .filter(read -> read.text(1).equals(block) && read.numbers().equals(List.of(1, 2)));
            Optional<ProtoMessage> byBlock = pair.flatMap(read -> ProtoMessage.read(read.bytes(2)));
            if (byBlock.isEmpty() || !sameVotes(byBlock.get(), set.all(6))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameVotes(ProtoMessage byBlock, List<byte[]> votes) {
        List<byte[]> copies = byBlock.all(1);
        return byBlock.numbers().equals(List.of(1, 2))
                && byBlock.number(2) == votes.size()
                && copies.size() == votes.size()
                && copies.stream().allMatch(copy -> votes.stream().anyMatch(vote -> Arrays.equals(copy, vote)));
    }

    private static Optional<ProtoMessage> voteSet(ProtoMessage additional) {
        for (byte[] entry : additional.all(1)) {
            Optional<ProtoMessage> read =
                    ProtoMessage.read(entry).filter(pair -> pair.text(1).equals(VOTES));
            if (read.isPresent()) {
                return ProtoMessage.read(read.get().bytes(2));
            }
        }
        return Optional.empty();
    }

    private boolean checkVote(byte[] listed, ProtoMessage set, byte[] blockHash, Ballot ballot) {
        Optional<ProtoMessage> pair = ProtoMessage.read(listed);
        Optional<ProtoMessage> vote = pair.flatMap(read -> ProtoMessage.read(read.bytes(2)));
        if (vote.isEmpty()) {
            return false;
        }
        ProtoMessage read = vote.get();
        SignatureOutcome outcome = checkEntry("voter", read.bytes(6), read.without(number -> number == 6));
        ballot.names.add(read.text(2));
        Optional<ChainMakerTrust.Member> member =
                ProtoMessage.read(read.bytes(6)).flatMap(entry -> member(entry.bytes(1)));
        requireNode("voter", member);
        if (outcome.verifies() && member.isPresent() && trust.isValidator(read.text(2), member.get())) {
            ballot.listed.add(read.text(2));
            ballot.keys.add(HexFormat.of().formatHex(member.get().info()));
        }
        return read.number(1) == PRECOMMIT
                && read.number(3) == set.number(2)
                && read.number(4) == set.number(3)
                && Arrays.equals(read.bytes(5), blockHash)
                && pair.orElseThrow().text(1).equals(read.text(2));
    }

    /** Whether a successful contract call carries the hash. */
    private boolean anchors(ProtoMessage transaction, ProtoMessage payload, String hash) {
        Optional<ProtoMessage> result = ProtoMessage.read(transaction.bytes(4));
        Optional<ProtoMessage> call = result.flatMap(read -> ProtoMessage.read(read.bytes(2)));
        if (call.isEmpty() || result.get().number(1) != 0 || call.get().number(1) != 0) {
            fail("call_failed");
        }
        if (!payload.text(1).equals(receipt.chainId())) {
            fail("chain_id", payload.text(1), receipt.chainId());
        }
        for (byte[] parameter : payload.all(8)) {
            Optional<ProtoMessage> pair = ProtoMessage.read(parameter);
            if (pair.isPresent() && pair.get().text(1).equals("hash")) {
                String found = new String(pair.get().bytes(2), StandardCharsets.UTF_8);
                if (found.strip().toLowerCase(Locale.ROOT).equals(hash)) {
                    return true;
                }
                remark("hash_differs", found, hash);
                return false;
            }
        }
        remark("hash_absent");
        return false;
    }
}
