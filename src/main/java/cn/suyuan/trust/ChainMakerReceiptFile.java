package cn.suyuan.trust;

import cn.suyuan.chain.ChainMakerReceipt;
import cn.suyuan.chain.Digest;
import cn.suyuan.chain.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A {@code .chainmaker.json} as it came (anchors.md, ChainMaker).
 *
 * @param receipt block header, transaction and proof; empty where one of the parts without which nothing can be proved
 *     is missing
 * @param seal path of the sealed file inside the pack, empty where none is named
 * @param certificates certificates beside the proof, for members that are named by a hash
 * @param missing members of the JSON object that are not there or cannot be read
 */
public record ChainMakerReceiptFile(
        Optional<ChainMakerReceipt> receipt, String seal, List<SigningCertificate> certificates, List<String> missing) {

    private static final String TYPE = "chainmaker";

    public ChainMakerReceiptFile {
        certificates = List.copyOf(certificates);
        missing = List.copyOf(missing);
    }

    /** Reads the file; empty where it is no JSON object of type {@code chainmaker}, or one with a repeated key. */
    public static Optional<ChainMakerReceiptFile> read(byte[] file) {
        return StrictJson.object(new String(file, StandardCharsets.UTF_8))
                .filter(members -> members.text("type").orElse("").equals(TYPE))
                .map(members -> new Reading(members).read());
    }

    /** Reads member by member and notes what is missing. */
    private static final class Reading {

        private final JsonValue.Members members;
        private final List<String> missing = new ArrayList<>();

        Reading(JsonValue.Members members) {
            this.members = members;
        }

        ChainMakerReceiptFile read() {
            Optional<String> chain = need("chain_id", members.text("chain_id"));
            Optional<DigestAlgorithm> hash = need(
                    "hash",
                    members.text("hash").flatMap(DigestAlgorithm::named).filter(algorithm -> !algorithm.isWeak()));
            Optional<byte[]> header = need("block_header", bytes("block_header"));
            Optional<byte[]> transaction = need("transaction", bytes("transaction"));
            Optional<List<String>> hashes = need("tx_hashes", hash.flatMap(this::hashes));
            byte[] additional = bytes("additional_data").orElse(new byte[0]);
            String seal = need("seal", members.text("seal")).orElse("");
            Optional<ChainMakerReceipt> receipt = Optional.empty();
            if (chain.isPresent()
                    && hash.isPresent()
                    && header.isPresent()
                    && transaction.isPresent()
                    && hashes.isPresent()) {
                receipt = Optional.of(new ChainMakerReceipt(
                        chain.get(), hash.get(), header.get(), transaction.get(), hashes.get(), additional));
            }
            return new ChainMakerReceiptFile(receipt, seal, certificates(), missing);
        }

        private <T> Optional<T> need(String member, Optional<T> value) {
            if (value.isEmpty()) {
                missing.add(member);
            }
            return value;
        }

        private Optional<byte[]> bytes(String member) {
            try {
                return members.text(member)
                        .map(text -> Base64.getDecoder().decode(text))
                        .filter(bytes -> bytes.length > 0);
            } catch (IllegalArgumentException unreadable) {
                return Optional.empty();
            }
        }

        private Optional<List<String>> hashes(DigestAlgorithm algorithm) {
            List<String> hashes = new ArrayList<>();
            for (String text : texts("tx_hashes")) {
                Optional<Digest> digest = Digest.fromHex(algorithm, text);
                if (digest.isEmpty()) {
                    return Optional.empty();
                }
                hashes.add(digest.get().hex());
            }
            return hashes.isEmpty() ? Optional.empty() : Optional.of(hashes);
        }

        private List<SigningCertificate> certificates() {
            List<SigningCertificate> certificates = new ArrayList<>();
            for (String pem : texts("certificates")) {
                certificates.addAll(SigningCertificate.readAll(pem.getBytes(StandardCharsets.UTF_8)));
            }
            return certificates;
        }

        /** The texts of an array; what is no text stands as an empty one, so that it is noticed. */
        private List<String> texts(String member) {
            return members.values().get(member) instanceof JsonValue.Items items
                    ? items.values().stream()
                            .map(value -> value instanceof JsonValue.Text text ? text.value() : "")
                            .toList()
                    : List.of();
        }
    }
}
