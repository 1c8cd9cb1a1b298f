package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Real ChainMaker 2.3.2 blocks beside the project; verdicts as in their SOURCE.md. */
class ChainMakerProofTest {

    private static final Path FOLDER = Path.of("..", "shared", "interop", "chainmaker");

    @Test
    void a_real_block_verifies_with_hash_root_signatures_and_quorum() {
        ChainMakerProof.Result result = ChainMakerProof.verifyBlock(receipt("block-0002.json"), new Nodes(true));
        assertThat(result.remarks()).isEmpty();
        assertThat(result.verdict()).isEqualTo(ChainMakerProof.Verdict.ANCHORED);
        assertThat(result.height()).isEqualTo(2);
    }

    @Test
    void a_block_whose_byte_code_was_pruned_fails_in_its_transaction_only() {
        ChainMakerProof.Result result =
                ChainMakerProof.verifyBlock(receipt("block-0003-no-rwset.json"), new Nodes(true));
        assertThat(result.remarks())
                .doesNotContain(List.of("chain.receipt.block_hash"))
                .doesNotContain(List.of("chain.receipt.signature", "proposer"))
                .doesNotContain(List.of("chain.receipt.votes"))
                .contains(List.of("chain.receipt.transaction_root"));
        assertThat(result.verdict()).isEqualTo(ChainMakerProof.Verdict.BROKEN);
    }

    @Test
    void another_seal_than_the_one_anchored_differs() {
        ChainMakerProof.Result result =
                ChainMakerProof.verify(receipt("block-0002.json"), new byte[] {1}, new Nodes(true));
        assertThat(result.verdict()).isEqualTo(ChainMakerProof.Verdict.HASH_DIFFERS);
    }

    @Test
    void flipped_bytes_of_header_votes_and_transaction_are_caught() {
        ChainMakerReceipt good = receipt("block-0002.json");
        Nodes nodes = new Nodes(true);
        byte[] header = good.blockHeader();
        for (int i = 0; i < header.length; i += 17) {
            byte[] changed = flip(header, i);
            assertCaught(with(good, changed, good.transaction(), good.additionalData()), nodes, "header " + i);
        }
        byte[] votes = good.additionalData();
        // the second half repeats the votes by block; the proof rests on the first alone
        for (int i = 0; i < votes.length / 2; i += 131) {
            if (insideCertificate(votes, i)) {
                continue; // the issuer's signature protects it, and paths are the trust folder's matter, not this
                // judge's
            }
            byte[] changed = flip(votes, i);
            assertCaught(with(good, header, good.transaction(), changed), nodes, "votes " + i);
        }
        byte[] transaction = good.transaction();
        int uncaught = 0;
        for (int i = 0; i < transaction.length; i += 499) {
            ChainMakerReceipt changed = with(good, header, flip(transaction, i), votes);
            boolean caught = ChainMakerProof.verifyBlock(changed, nodes).verdict() != ChainMakerProof.Verdict.ANCHORED;
            uncaught += caught ? 0 : 1;
        }
        // Three bytes of gas_used are outside every hash of the chain.
        assertThat(uncaught).isLessThanOrEqualTo(1);
    }

    private static void assertCaught(ChainMakerReceipt receipt, Nodes nodes, String what) {
        assertThat(ChainMakerProof.verifyBlock(receipt, nodes).verdict())
                .as(what)
                .isIn(ChainMakerProof.Verdict.BROKEN, ChainMakerProof.Verdict.INCOMPLETE);
    }

    private static boolean insideCertificate(byte[] bytes, int place) {
        String text = new String(bytes, 0, place, StandardCharsets.ISO_8859_1);
        return text.lastIndexOf("-----BEGIN") > text.lastIndexOf("-----END");
    }

    private static byte[] flip(byte[] bytes, int place) {
        byte[] changed = bytes.clone();
        changed[place] ^= 1;
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

    /** Four validators; certificates as they stand in the block, one from its file. */
    private static final class Nodes implements ChainMakerTrust {

        private final boolean trusted;

        Nodes(boolean trusted) {
            this.trusted = trusted;
        }

        @Override
        public SignatureOutcome judge(Member member, byte[] message, byte[] signature) {
            try {
                byte[] pem = member.type() == 1
                        ? Files.readAllBytes(FOLDER.resolve("client1.sign.wx-org1.pem"))
                        : member.info();
                if (member.type() == 1 && !Arrays.equals(member.info(), digestOf(pem))) {
                    return SignatureOutcome.KEY_UNKNOWN;
                }
                X509Certificate certificate = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
                String subject = certificate.getSubjectX500Principal().getName();
                if (!subject.contains("O=" + member.organization() + ",")) {
                    return SignatureOutcome.INVALID;
                }
                Signature verifier = Signature.getInstance("SHA256withECDSA");
                verifier.initVerify(certificate);
                verifier.update(message);
                boolean valid = verifier.verify(signature);
                return !valid
                        ? SignatureOutcome.INVALID
                        : trusted ? SignatureOutcome.VALID : SignatureOutcome.UNTRUSTED;
            } catch (GeneralSecurityException | IOException e) {
                return SignatureOutcome.INVALID;
            }
        }

        private static byte[] digestOf(byte[] pem) throws GeneralSecurityException {
            byte[] der = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem))
                    .getEncoded();
            return DigestAlgorithm.SHA256.of(der).bytes();
        }

        @Override
        public int validators(String chainId) {
            return 4;
        }
    }
}
