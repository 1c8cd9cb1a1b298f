package cn.suyuan.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.sampling.AuditSample.Fraction;
import cn.suyuan.sampling.SampleInference.Inspected;
import cn.suyuan.sampling.SamplingFrame.Entry;
import cn.suyuan.sampling.TicketDraw.Plan;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reference vectors, which were computed in two other languages. */
class SamplingVectorsTest {

    private static final Path VECTORS = Path.of("..", "shared", "reference", "sampling-vectors.json");

    private JsonNode root = new ObjectMapper().createObjectNode();

    @BeforeEach
    void read() throws IOException {
        assumeTrue(Files.exists(VECTORS), "reference vectors are not beside the project");
        root = new ObjectMapper().readTree(VECTORS.toFile());
    }

    @Test
    void every_ticket_draw_vector_is_reproduced() {
        int seen = 0;
        for (JsonNode vector : root.get("vectors")) {
            if (vector.get("algorithm").asText().equals("TDS-1")) {
                checkVector(vector);
                seen++;
            }
        }
        assertThat(seen).isEqualTo(4);
    }

    private static void checkVector(JsonNode vector) {
        TicketDraw draw = new TicketDraw(hash(vector.get("hash").asText()));
        SamplingFrame frame = SamplingFrame.read(shuffled(entries(vector.get("frame"))))
                .frame()
                .orElseThrow();
        JsonNode expected = vector.get("expected");
        String digest = draw.frameDigest(frame);
        assertThat(digest).isEqualTo(expected.get("frame_digest").asText());
        Map<String, String> contributions = new LinkedHashMap<>();
        vector.get("contributions")
                .properties()
                .forEach(e -> contributions.put(e.getKey(), e.getValue().asText()));
        contributions.forEach((label, r) -> assertThat(draw.commitment(label, digest, r))
                .isEqualTo(expected.get("commitments").get(label).asText()));
        TicketDraw.Seed seed =
                draw.seed(digest, contributions, vector.get("public_text").asText());
        assertThat(seed.seed()).isEqualTo(expected.get("seed").asText());
        expected.get("first_tickets")
                .properties()
                .forEach(e -> e.getValue()
                        .forEach(pair -> assertThat(draw.ticket(
                                        seed.seed(), e.getKey(), pair.get(1).asText()))
                                .isEqualTo(pair.get(0).asText())));
        if (expected.has("order")) {
            expected.get("order")
                    .properties()
                    .forEach(e -> assertThat(draw.order(
                                    seed.seed(), e.getKey(), frame.strata().getOrDefault(e.getKey(), List.of())))
                            .isEqualTo(texts(e.getValue())));
        }
        checkDraw(draw.draw(frame, seed, plan(vector, vector.get("fraction"))), expected.get("draw"));
        if (vector.has("extension")) {
            JsonNode extension = vector.get("extension");
            checkDraw(draw.draw(frame, seed, plan(vector, extension.get("fraction"))), extension.get("draw"));
        }
    }

    private static void checkDraw(AuditSample sample, JsonNode expected) {
        assertThat(sample.strata()).hasSize(expected.size());
        for (AuditSample.Stratum stratum : sample.strata()) {
            JsonNode wanted = expected.get(stratum.name());
            assertThat(stratum.size()).isEqualTo(wanted.get("N").asInt());
            assertThat(stratum.wanted()).isEqualTo(wanted.get("n").asInt());
            assertThat(stratum.selected()).isEqualTo(texts(wanted.get("selected")));
            assertThat(stratum.skipped()).isEqualTo(texts(wanted.get("skipped")));
            assertThat(stratum.shortfall()).isEqualTo(wanted.get("shortfall").asInt());
        }
    }

    @Test
    void every_bad_frame_is_refused_with_the_row_named() {
        for (JsonNode reject : root.get("rejects")) {
            SamplingFrame.Reading reading = SamplingFrame.read(entries(reject.get("frame")));
            assertThat(reading.frame()).as(reject.get("id").asText()).isEmpty();
            assertThat(reading.refused()).hasSize(1);
            assertThat(reading.refused().get(0).row())
                    .isEqualTo(reject.get("frame").size());
        }
    }

    @Test
    void sample_sizes_are_rounded_up_in_whole_numbers() {
        for (JsonNode table : root.get("sample_sizes")) {
            for (JsonNode pair : table.get("pairs")) {
                assertThat(TicketDraw.sampleSize(pair.get(0).asInt(), fraction(table.get("fraction")), 1))
                        .isEqualTo(pair.get(1).asInt());
            }
        }
    }

    @Test
    void upper_limits_are_those_of_the_hypergeometric_distribution() {
        for (JsonNode row : root.get("inference")) {
            Inspected sample = new Inspected(
                    row.get("N").asInt(), row.get("n").asInt(), row.get("x").asInt());
            assertThat(SampleInference.upperLimit(
                            sample, new BigDecimal(row.get("confidence").asText())))
                    .isEqualTo(row.get("one_sided_upper_D").asInt());
        }
    }

    private static Plan plan(JsonNode vector, JsonNode fraction) {
        Set<String> unavailable = new HashSet<>(texts(vector.get("unavailable")));
        return new Plan(fraction(fraction), vector.get("minimum_per_stratum").asInt(), Map.of(), unavailable);
    }

    private static Fraction fraction(JsonNode pair) {
        return new Fraction(pair.get(0).asInt(), pair.get(1).asInt());
    }

    private static List<Entry> entries(JsonNode rows) {
        List<Entry> entries = new ArrayList<>();
        rows.forEach(
                row -> entries.add(new Entry(row.get(0).asText(), row.get(1).asText())));
        return entries;
    }

    private static List<Entry> shuffled(List<Entry> entries) {
        Collections.shuffle(entries, new Random(7));
        return entries;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    static HashFunction hash(String name) {
        return new HashFunction(name, name.equals("sm3") ? SamplingVectorsTest::sm3 : SamplingVectorsTest::sha256);
    }

    private static byte[] sm3(byte[] bytes) {
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
