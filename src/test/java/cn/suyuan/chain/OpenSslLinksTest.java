package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Links made by {@code openssl dgst -sm3} alone verify here, and links made here are what it computes. */
class OpenSslLinksTest {

    private static byte[] sm3(byte[]... parts) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("openssl", "dgst", "-sm3", "-binary").start();
        } catch (IOException missing) {
            assumeTrue(false, "openssl is not installed");
            throw missing;
        }
        try (OutputStream in = process.getOutputStream()) {
            for (byte[] part : parts) {
                in.write(part);
            }
        } catch (IOException refused) {
            assumeTrue(false, "this openssl has no SM3");
        }
        byte[] digest = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assumeTrue(process.exitValue() == 0 && digest.length == 32, "this openssl has no SM3");
        return digest;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_chain_made_with_openssl_is_intact_here_and_the_same_as_ours() throws Exception {
        SmallStream stream = SmallStream.register("A", 8);
        List<String> lines = new ArrayList<>(List.of(stream.header(), "seq,time,value,status,offset_ms,link"));
        byte[] link = sm3(bytes(stream.header()));
        for (String body : stream.bodies) {
            link = sm3(link, bytes(body));
            lines.add(body + "," + HexFormat.of().formatHex(link));
        }
        assertThat(lines).isEqualTo(stream.made());
        stream.lines = Optional.of(lines);
        new ProblemDesk(stream).nothing();
    }

    @Test
    void a_root_made_with_openssl_is_that_of_our_tree() throws Exception {
        byte[] heads = SealHeads.write(List.of(
                new SealHead("A", 1, 8, "a1".repeat(32)),
                new SealHead("B", 1, 8, "b1".repeat(32)),
                new SealHead("C", 1, 8, "c1".repeat(32))));
        List<byte[]> leaves = new ArrayList<>();
        for (String line : new String(heads, StandardCharsets.UTF_8).split("\n")) {
            leaves.add(sm3(new byte[] {0}, bytes(line)));
        }
        byte[] left = sm3(new byte[] {1}, leaves.get(0), leaves.get(1));
        assertThat(SealHeads.read(heads).root().bytes()).isEqualTo(sm3(new byte[] {1}, left, leaves.get(2)));
    }

    @Test
    void a_file_continued_by_openssl_is_intact_here() throws Exception {
        SmallStream stream = SmallStream.register("A", 3);
        stream.first = 51;
        stream.linkBefore = Optional.of("7e".repeat(32));
        for (int n = 1; n <= 3; n++) {
            stream.with(n, (50 + n) + "," + SmallStream.time(49 + n) + ",10" + n + ".50,A,2");
        }
        byte[] link = sm3(HexFormat.of().parseHex("7e".repeat(32)), bytes(stream.header()));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(bytes(stream.header() + "\nseq,time,value,status,offset_ms,link\n"));
        for (String body : stream.bodies) {
            link = sm3(link, bytes(body));
            file.write(bytes(body + "," + HexFormat.of().formatHex(link) + "\n"));
        }
        StreamVerification found = HashChainVerifier.sequential()
                .verify(
                        new ByteArrayInputStream(file.toByteArray()),
                        stream.context(KnownLinks.none()),
                        RecordSignatureJudge.withoutKey(),
                        RecordSink.none());
        assertThat(found.problems()).isEmpty();
    }
}
