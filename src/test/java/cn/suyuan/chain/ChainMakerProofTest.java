package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.ChainMakerMembers;
import cn.suyuan.trust.ChainMakerReceiptFile;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import cn.suyuan.trust.TrustedChain;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Real ChainMaker 2.3.2 blocks beside the project; verdicts as in their SOURCE.md. */
class ChainMakerProofTest {

    private static final Path FOLDER = Path.of("..", "shared", "interop", "chainmaker");

    @Test
    void a_real_block_verifies_with_hash_root_signatures_and_quorum() {
        ChainMakerProof.Result result =
                ChainMakerProof.verifyBlock(receipt("block-0002.json"), members(receipt("block-0002.json"), true));
        assertThat(result.remarks()).isEmpty();
        assertThat(result.verdict()).isEqualTo(ChainMakerProof.Verdict.ANCHORED);
        assertThat(result.height()).isEqualTo(2);
    }

    @Test
    void a_block_whose_byte_code_was_pruned_fails_in_its_transaction_only() {
        ChainMakerProof.Result result = ChainMakerProof.verifyBlock(
                receipt("block-0003-no-rwset.json"), members(receipt("block-0003-no-rwset.json"), true));
        assertThat(result.remarks())
                .doesNotContain(List.of("chain.receipt.block_hash"))
                .doesNotContain(List.of("chain.receipt.signature.proposer"))
                .doesNotContain(List.of("chain.receipt.votes"))
                .contains(List.of("chain.receipt.transaction_root"));
        assertThat(result.verdict()).isEqualTo(ChainMakerProof.Verdict.BROKEN);
    }

    @Test
    void the_sender_of_a_real_deposit_is_verified_by_the_hash_of_its_certificate() throws IOException {
        ChainMakerMembers members = members(receipt("block-0002.json"), true);
        JsonNode deposit = new ObjectMapper().readTree(Files.readString(FOLDER.resolve("evidence-tx.json")));
        JsonNode signer = deposit.at("/sender/signer");
        ChainMakerTrust.Member sender = new ChainMakerTrust.Member(
                signer.path("org_id").asText(),
                signer.path("member_type").asInt(),
                signer.path("member_info").binaryValue());
        byte[] payload = ProtoWriter.payload(deposit.path("payload"));
        byte[] signature = deposit.at("/sender/signature").binaryValue();
        assertThat(members.judge(sender, payload, signature)).isEqualTo(SignatureOutcome.VALID);
        for (int bit = 0; bit < 8 * payload.length; bit += 97) {
            assertThat(members.judge(sender, flip(payload, bit), signature)).isEqualTo(SignatureOutcome.INVALID);
        }
    }

    @Test
    void another_seal_than_the_one_anchored_differs() {
        ChainMakerProof.Result result = ChainMakerProof.verify(
                receipt("block-0002.json"), new byte[] {1}, members(receipt("block-0002.json"), true));
        assertThat(result.verdict()).isEqualTo(ChainMakerProof.Verdict.HASH_DIFFERS);
    }

    @Test
    void flipped_bits_of_header_votes_and_transaction_are_caught() {
        assertThat(uncaught(331)).isEmpty();
    }

    /**
     * Flips every nth bit of header, votes and transaction of the real block; those that nothing catches are named. The
     * bits of {@code gas_used} are left out: the protocol keeps them out of every hash, and nothing here relies on them.
     */
    static List<String> uncaught(int step) {
        ChainMakerReceipt good = receipt("block-0002.json");
        ChainMakerMembers members = members(good, true);
        Map<String, SignatureOutcome> known = new HashMap<>();
        ChainMakerTrust nodes = new Remembered(members, known);
        byte[] header = good.blockHeader();
        byte[] votes = good.additionalData();
        byte[] transaction = good.transaction();
        int[] gas = gasUsed(transaction);
        List<String> uncaught = new ArrayList<>();
        for (int bit = 0; bit < 8 * header.length; bit += step) {
            test(with(good, flip(header, bit), transaction, votes), nodes, "header bit " + bit, uncaught);
        }
        // once nothing caught this bit, which turns the copy of the votes into another field
        test(
                with(good, header, transaction, flip(votes, Math.min(28_653, 8 * votes.length - 1))),
                nodes,
                "28653",
                uncaught);
        for (int bit = 0; bit < 8 * votes.length; bit += step) {
            test(with(good, header, transaction, flip(votes, bit)), nodes, "votes bit " + bit, uncaught);
        }
        for (int bit = 0; bit < 8 * transaction.length; bit += step) {
            if (bit / 8 < gas[0] || bit / 8 >= gas[1]) {
                test(with(good, header, flip(transaction, bit), votes), nodes, "transaction bit " + bit, uncaught);
            }
        }
        return uncaught;
    }

    private static void test(ChainMakerReceipt receipt, ChainMakerTrust nodes, String what, List<String> uncaught) {
        if (ChainMakerProof.verifyBlock(receipt, nodes).verdict() == ChainMakerProof.Verdict.ANCHORED) {
            uncaught.add(what);
        }
    }

    /** Where the value of {@code result.contract_result.gas_used} stands. */
    private static int[] gasUsed(byte[] transaction) {
        byte[] result = ProtoMessage.read(transaction).orElseThrow().bytes(4);
        byte[] call = ProtoMessage.read(result).orElseThrow().bytes(2);
        byte[] rest = ProtoMessage.read(call).orElseThrow().without(number -> number != 4);
        int from = indexOf(transaction, rest, indexOf(transaction, call, 0)) + 1;
        return new int[] {from, from + rest.length - 1};
    }

    private static int indexOf(byte[] data, byte[] part, int from) {
        for (int i = from; i <= data.length - part.length; i++) {
            if (Arrays.equals(data, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalStateException("not inside");
    }

    @Test
    void one_node_that_votes_under_three_names_is_no_quorum() {
        TestChain chain = new TestChain();
        ChainMakerProof.Result honest = ChainMakerProof.verify(chain.receipt(), TestChain.SEAL, chain.trust());
        assertThat(honest.remarks()).isEmpty();
        assertThat(honest.verdict()).isEqualTo(ChainMakerProof.Verdict.ANCHORED);
        ChainMakerReceipt forged = chain.oneKeyForAll().receipt();
        ChainMakerProof.Result result = ChainMakerProof.verify(forged, TestChain.SEAL, chain.trust());
        assertThat(result.verdict()).isEqualTo(ChainMakerProof.Verdict.BROKEN);
        assertThat(result.remarks()).contains(List.of("chain.receipt.quorum", "1", "4"));
    }

    @Test
    void a_client_of_the_chain_is_no_node_of_it() {
        TestChain chain = new TestChain();
        ChainMakerProof.Result result =
                ChainMakerProof.verify(chain.byClients().receipt(), TestChain.SEAL, chain.trust());
        assertThat(result.verdict()).isEqualTo(ChainMakerProof.Verdict.BROKEN);
        assertThat(result.remarks())
                .contains(List.of("chain.receipt.no_node.proposer"), List.of("chain.receipt.no_node.voter"));
    }

    @Test
    void a_chain_that_the_trust_folder_does_not_know_is_not_trusted_and_a_receipt_without_votes_is_incomplete() {
        TestChain chain = new TestChain();
        assertThat(ChainMakerProof.verify(chain.receipt(), TestChain.SEAL, chain.strangers())
                        .verdict())
                .isEqualTo(ChainMakerProof.Verdict.ANCHORED_UNTRUSTED);
        assertThat(ChainMakerProof.verify(chain.withoutVotes(), TestChain.SEAL, chain.trust())
                        .verdict())
                .isEqualTo(ChainMakerProof.Verdict.INCOMPLETE);
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    private static ChainMakerReceipt with(ChainMakerReceipt good, byte[] header, byte[] transaction, byte[] votes) {
        return new ChainMakerReceipt(good.chainId(), good.hash(), header, transaction, good.transactionHashes(), votes);
    }

    private static ChainMakerReceipt receipt(String name) {
        Assumptions.assumeTrue(Files.exists(FOLDER.resolve(name)), "ChainMaker blocks are not beside the project");
        try {
            JsonNode block =
                    new ObjectMapper().readTree(FOLDER.resolve(name).toFile()).path("block");
            JsonNode header = block.path("header");
            // One transaction: its hash is the root.
            Digest root =
                    new Digest(DigestAlgorithm.SHA256, header.path("tx_root").binaryValue());
            String hash = name.contains("0002") ? root.hex() : "00".repeat(32);
            return new ChainMakerReceipt(
                    "chain1",
                    DigestAlgorithm.SHA256,
                    ProtoWriter.header(header),
                    ProtoWriter.transaction(block.path("txs").path(0)),
                    List.of(hash),
                    ProtoWriter.additional(block));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificates of the block itself as the auditor's trust folder; four validators, three of which voted. */
    private static ChainMakerMembers members(ChainMakerReceipt receipt, boolean trusted) {
        try {
            String all = new String(receipt.blockHeader(), StandardCharsets.ISO_8859_1)
                    + new String(receipt.additionalData(), StandardCharsets.ISO_8859_1)
                    + new String(receipt.transaction(), StandardCharsets.ISO_8859_1)
                    + Files.readString(FOLDER.resolve("client1.sign.wx-org1.pem"));
            List<byte[]> found = new ArrayList<>();
            Matcher pem = Pattern.compile("(?s)-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----")
                    .matcher(all);
            while (pem.find()) {
                found.add(pem.group().getBytes(StandardCharsets.US_ASCII));
            }
            List<TrustedChain.Validator> validators = new ArrayList<>(List.of(new TrustedChain.Validator("Qm4", "")));
            Matcher node =
                    Pattern.compile("Qm[A-Za-z0-9]{44}(?=\\u0018|\\u0012)").matcher(all);
            Set<String> ids = new TreeSet<>();
            while (node.find()) {
                ids.add(node.group());
            }
            ids.forEach(id -> validators.add(new TrustedChain.Validator(id, "")));
            TrustedChain chain = new TrustedChain("chain1", TrustAnchors.read(found, List.of()), validators);
            return new ChainMakerMembers(
                    trusted ? List.of(chain) : List.of(),
                    new ChainMakerReceiptFile(Optional.of(receipt), "", List.of(), List.of()),
                    receipt,
                    TrustPolicy.at(LocalDate.of(2024, 1, 1)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Judges each signature once. */
    private record Remembered(ChainMakerTrust trust, Map<String, SignatureOutcome> known) implements ChainMakerTrust {

        @Override
        public SignatureOutcome judge(Member member, byte[] message, byte[] signature) {
            DigestState sm3 = DigestAlgorithm.SM3.begin();
            sm3.update(StreamWriter.bytes(member.organization() + member.type() + " " + member.info().length));
            sm3.update(member.info());
            sm3.update(StreamWriter.bytes(" " + message.length + " "));
            sm3.update(message);
            sm3.update(signature);
            return known.computeIfAbsent(sm3.finish().hex(), key -> trust.judge(member, message, signature));
        }

        @Override
        public boolean isNode(Member member) {
            return trust.isNode(member);
        }

        @Override
        public boolean isValidator(String nodeId, Member member) {
            return trust.isValidator(nodeId, member);
        }

        @Override
        public int validators(String chainId) {
            return trust.validators(chainId);
        }
    }
}
