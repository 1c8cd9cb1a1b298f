package cn.suyuan.chain;

import cn.suyuan.trust.ChainMakerMembers;
import cn.suyuan.trust.ChainMakerReceiptFile;
import cn.suyuan.trust.TestAuthority;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import cn.suyuan.trust.TrustedChain;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A ChainMaker chain of four nodes under one authority (SM2 with SM3), which anchors one seal in one block. */
public final class TestChain {

    /** What is anchored where nothing else is said. */
    static final byte[] SEAL = "a seal".getBytes(StandardCharsets.UTF_8);

    private static final String CHAIN = "chain-of-tests";
    private static final String ORGANIZATION = "org1";
    private static final TestAuthority.Validity YEARS =
            new TestAuthority.Validity(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2034-01-01T00:00:00Z"));
    private static final TestAuthority ROOT =
            TestAuthority.root(TestAuthority.Algorithm.SM2, ORGANIZATION, "root", YEARS, TestAuthority.seeded(77));
    private static final List<TestAuthority> NODES = List.of(node(1), node(2), node(3), node(4));
    private static final TestAuthority CLIENT = member("client/c1");

    private final List<TestAuthority> voters;
    private final byte[] seal;
    private final long time;

    /** Anchors {@link #SEAL}. */
    TestChain() {
        this(NODES.subList(0, 3), SEAL, Instant.parse("2026-01-02T00:00:00Z").getEpochSecond());
    }

    private TestChain(List<TestAuthority> voters, byte[] seal, long time) {
        this.voters = voters;
        this.seal = seal.clone();
        this.time = time;
    }

    /** Anchors the bytes of a seal at a time. */
    public static TestChain anchoring(byte[] seal, Instant at) {
        return new TestChain(NODES.subList(0, 3), seal, at.getEpochSecond());
    }

    private static TestAuthority node(int number) {
        return member("consensus/node" + number);
    }

    private static TestAuthority member(String name) {
        return ROOT.issue(TestAuthority.Algorithm.SM2, ORGANIZATION, name, YEARS, TestAuthority.Profile.SIGNER);
    }

    /** The first node signs for the others too. */
    TestChain oneKeyForAll() {
        return new TestChain(List.of(NODES.get(0), NODES.get(0), NODES.get(0)), seal, time);
    }

    /** Clients of the chain play nodes. */
    TestChain byClients() {
        return new TestChain(List.of(CLIENT, CLIENT, CLIENT), seal, time);
    }

    /** The trust folder: {@code chains/chain-of-tests/} with the root and four validators. */
    public static TrustedChain trusted() {
        List<TrustedChain.Validator> validators = new ArrayList<>();
        for (int i = 1; i <= NODES.size(); i++) {
            validators.add(new TrustedChain.Validator("node" + i, ORGANIZATION));
        }
        return new TrustedChain(CHAIN, TrustAnchors.read(List.of(ROOT.pem()), List.of()), validators);
    }

    ChainMakerTrust trust() {
        return members(List.of(trusted()));
    }

    ChainMakerTrust strangers() {
        return members(List.of());
    }

    private ChainMakerTrust members(List<TrustedChain> chains) {
        return new ChainMakerMembers(
                chains,
                new ChainMakerReceiptFile(Optional.of(receipt()), "", List.of(), List.of()),
                receipt(),
                TrustPolicy.at(LocalDate.of(2026, 3, 18)));
    }

    private static byte[] member(TestAuthority who) {
        return new ProtoWriter().text(1, ORGANIZATION).bytes(3, who.pem()).done();
    }

    private static byte[] entry(TestAuthority who, byte[] message) {
        return new ProtoWriter()
                .bytes(1, member(who))
                .bytes(2, who.sign(message))
                .done();
    }

    private byte[] transaction() {
        byte[] parameter = new ProtoWriter()
                .text(1, "hash")
                .text(2, DigestAlgorithm.SM3.of(seal).hex())
                .done();
        byte[] payload = new ProtoWriter()
                .text(1, CHAIN)
                .text(3, "tx1")
                .text(6, "evidence")
                .message(8, parameter)
                .done();
        byte[] call = new ProtoWriter().number(4, 1000).done();
        return new ProtoWriter()
                .message(1, payload)
                .message(2, entry(CLIENT, payload))
                .message(4, new ProtoWriter().message(2, call).done())
                .done();
    }

    private static byte[] hashedTransaction(byte[] transaction) {
        byte[] plain = new ProtoWriter().message(2, new byte[0]).done();
        return DigestAlgorithm.SM3
                .of(ProtoMessage.read(transaction).orElseThrow().with(4, plain))
                .bytes();
    }

    private static ProtoWriter header() {
        return new ProtoWriter().number(1, 2_030_200).text(3, CHAIN).number(4, 7);
    }

    private ProtoWriter rest(ProtoWriter header, byte[] root) {
        return header.number(8, 1).bytes(9, root).number(12, time).bytes(14, member(voters.get(0)));
    }

    ChainMakerReceipt withoutVotes() {
        ChainMakerReceipt whole = receipt();
        return new ChainMakerReceipt(
                CHAIN,
                DigestAlgorithm.SM3,
                whole.blockHeader(),
                whole.transaction(),
                whole.transactionHashes(),
                new byte[0]);
    }

    /** The receipt. */
    public ChainMakerReceipt receipt() {
        byte[] transaction = transaction();
        byte[] root = hashedTransaction(transaction);
        byte[] hash = DigestAlgorithm.SM3.of(rest(header(), root).done()).bytes();
        byte[] signed = rest(header().bytes(5, hash), root)
                .bytes(15, voters.get(0).sign(hash))
                .done();
        return new ChainMakerReceipt(
                CHAIN,
                DigestAlgorithm.SM3,
                signed,
                transaction,
                List.of(HexFormat.of().formatHex(root)),
                additional(hash));
    }

    private byte[] additional(byte[] hash) {
        ProtoWriter set = new ProtoWriter()
                .number(1, 1)
                .number(2, 7)
                .number(4, voters.size())
                .bytes(5, hash);
        for (int i = 0; i < voters.size(); i++) {
            String name = "node" + (i + 1);
            ProtoWriter vote =
                    new ProtoWriter().number(1, 1).text(2, name).number(3, 7).bytes(5, hash);
            byte[] signedVote = vote.done();
            byte[] whole = vote.bytes(6, entry(voters.get(i), signedVote)).done();
            set.message(6, new ProtoWriter().text(1, name).message(2, whole).done());
        }
        byte[] pair = new ProtoWriter()
                .text(1, "TBFTAddtionalDataKey")
                .bytes(2, set.done())
                .done();
        return new ProtoWriter().message(1, pair).done();
    }

    /** The file that a pack carries for a seal. */
    public String json(String sealPath) {
        ChainMakerReceipt receipt = receipt();
        Base64.Encoder base64 = Base64.getEncoder();
        return "{\"type\": \"chainmaker\", \"chain_id\": \"" + CHAIN + "\", \"hash\": \"SM3\", \"seal\": \"" + sealPath
                + "\", \"block_header\": \"" + base64.encodeToString(receipt.blockHeader())
                + "\", \"transaction\": \"" + base64.encodeToString(receipt.transaction())
                + "\", \"tx_hashes\": "
                + receipt.transactionHashes().stream()
                        .map(hex -> "\"" + hex + "\"")
                        .collect(Collectors.joining(", ", "[", "]"))
                + ", \"additional_data\": \"" + base64.encodeToString(receipt.additionalData())
                + "\", \"certificates\": []}";
    }

    /** PEM of the chain's authority, for a trust folder. */
    public static byte[] authority() {
        return ROOT.pem();
    }
}
