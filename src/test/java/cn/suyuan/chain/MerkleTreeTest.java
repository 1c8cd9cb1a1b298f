package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vectors: the eight entries of the Certificate Transparency reference tree with SHA-256 (RFC 9162 hashing). */
class MerkleTreeTest {

    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @Test
    void the_roots_are_those_of_the_reference_tree() {
        assertThat(root(1)).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(root(2)).isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(root(8)).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void every_entry_is_proved_and_no_other_one_is() {
        for (int size = 1; size <= 33; size++) {
            List<byte[]> entries = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                entries.add(("entry " + i).getBytes(StandardCharsets.UTF_8));
            }
            MerkleTree tree = MerkleTree.over(DigestAlgorithm.SM3, entries);
            for (int i = 0; i < size; i++) {
                List<Digest> proof = tree.inclusionProof(i);
                assertThat(MerkleTree.includes(entries.get(i), i, size, proof, tree.root()))
                        .isTrue();
                assertThat(MerkleTree.includes(entries.get((i + 1) % size), i, size, proof, tree.root()))
                        .isEqualTo(size == 1);
                assertThat(MerkleTree.includes(entries.get(i), (i + 1) % size, size, proof, tree.root()))
                        .isEqualTo(size == 1);
            }
        }
    }

    @Test
    void sm3_is_that_of_the_standard() {
        // GB/T 32905-2016, annex A, example 1.
        assertThat(DigestAlgorithm.SM3
                        .of("abc".getBytes(StandardCharsets.US_ASCII))
                        .hex())
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    private static String root(int size) {
        List<byte[]> entries =
                ENTRIES.subList(0, size).stream().map(HexFormat.of()::parseHex).toList();
        return MerkleTree.over(DigestAlgorithm.SHA256, entries).root().hex();
    }
}
