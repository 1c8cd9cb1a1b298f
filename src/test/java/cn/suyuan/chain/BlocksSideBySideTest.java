package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One file worked on in blocks by several threads says what one thread says, wherever the seams lie. */
class BlocksSideBySideTest {

    private static final StreamWriter STREAM = new StreamWriter("S-001-acquired", 241, 1);
    private static final StreamWriter OTHER = new StreamWriter("S-002-acquired", 241, 2);
    private static final KnownLinks KNOWN = StreamWriter.known(STREAM, OTHER);
    private static final int TIMES = 25;
    private static final ExecutorService HELPERS = Executors.newFixedThreadPool(3);

    private static final List<Function<Random, Mutation>> DAMAGES = Mutation.every(STREAM, OTHER);

    @AfterAll
    static void close() {
        HELPERS.shutdownNow();
    }

    @Test
    void every_damage_is_reported_as_one_thread_reports_it() {
        Random random = new Random(4);
        for (Function<Random, Mutation> damage : DAMAGES) {
            for (int i = 0; i < TIMES; i++) {
                Mutation mutation = damage.apply(random);
                compare(mutation.bytes(), random);
            }
        }
    }

    @Test
    void several_damages_at_once_are_reported_as_one_thread_reports_them() {
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            byte[] file = STREAM.file();
            for (int k = 0; k < 6; k++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(128);
            }
            compare(file, random);
        }
    }

    @Test
    void nothing_and_next_to_nothing_are_read_alike() {
        Random random = new Random(6);
        for (String text : List.of("", "\n", "\n\n\n", "a", "suyuan-stream,1,S-001-acquired", ",,,,,,", "1,2,3,4,5,")) {
            compare(text.getBytes(StandardCharsets.UTF_8), random);
        }
        byte[] file = STREAM.file();
        byte[] overlong = new byte[file.length + LineBlock.CAPACITY + 7];
        Arrays.fill(overlong, (byte) 'x');
        System.arraycopy(file, 0, overlong, 0, 3_000);
        System.arraycopy(file, 3_000, overlong, overlong.length - file.length + 3_000, file.length - 3_000);
        compare(overlong, random);
    }

    @Test
    void signatures_of_records_are_counted_and_placed_alike() {
        Random random = new Random(7);
        for (int i = 0; i < TIMES; i++) {
            compare(signed(random), random);
        }
    }

    /** Records whose signature is some digits of their link, here and there another, or none, or no base64. */
    private static byte[] signed(Random random) {
        List<String> lines = new ArrayList<>();
        lines.add(STREAM.lines.get(0));
        lines.add(STREAM.lines.get(1) + ",signature");
        for (int i = 2; i < STREAM.lines.size(); i++) {
            String line = STREAM.lines.get(i);
            byte[] signature = STREAM.links.get(i - 2).substring(0, 8).getBytes(StandardCharsets.US_ASCII);
            String text = Base64.getEncoder().encodeToString(signature);
            int kind = random.nextInt(12);
            String put = kind == 0 ? "AAAA" : kind == 1 ? "" : kind == 2 ? "?" : text;
            lines.add(line + "," + put + (kind == 3 ? "\r" : ""));
        }
        return StreamWriter.file(lines);
    }

    private static SignatureOutcome judged(byte[] link, byte[] signature) {
        if (signature.length == 0) {
            return SignatureOutcome.ABSENT;
        }
        String start = new String(signature, StandardCharsets.US_ASCII);
        return StreamWriter.hex(link).startsWith(start) ? SignatureOutcome.VALID : SignatureOutcome.INVALID;
    }

    private static void compare(byte[] file, Random random) {
        Said alone = said(HashChainVerifier.sequential(), file);
        int ahead = 2 + random.nextInt(5);
        HashChainVerifier several = HashChainVerifier.parallel(HELPERS, ahead);
        int bytes = random.nextInt(4) == 0 ? 64 + random.nextInt(200) : 300 + random.nextInt(6_000);
        assertThat(said(several.inBlocksOf(bytes), file))
                .as("blocks of %d bytes, %d ahead", bytes, ahead)
                .isEqualTo(alone);
        assertThat(said(HashChainVerifier.sequential().inBlocksOf(bytes), file))
                .as("blocks of %d bytes, one thread", bytes)
                .isEqualTo(alone);
    }

    /** All that a verification says, and the records in restored order. */
    private record Said(StreamVerification found, List<String> records) {}

    private static Said said(HashChainVerifier verifier, byte[] file) {
        List<String> records = new ArrayList<>();
        RecordSink sink = reading -> records.add(reading.seq() + " " + reading.line() + " " + reading.timeMillis() + " "
                + reading.value() + " " + reading.status() + " " + reading.isVerified());
        try {
            StreamVerification found = verifier.verify(
                    new ByteArrayInputStream(file), STREAM.context(KNOWN), BlocksSideBySideTest::judged, sink);
            return new Said(found, records);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
