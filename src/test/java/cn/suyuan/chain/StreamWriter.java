package cn.suyuan.chain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Writes chained readings by the recipe of evidence-pack 2, apart from the code under test. */
final class StreamWriter {

    static final Instant START = Instant.parse("2024-12-31T16:00:00Z");
    static final int RECORDS_PER_DAY = 96;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    final String streamId;
    final int records;
    final List<String> lines = new ArrayList<>();
    final List<String> links = new ArrayList<>();

    StreamWriter(String streamId, int records, long seed) {
        this.streamId = streamId;
        this.records = records;
        String header = "suyuan-stream,1," + streamId + ",M-" + streamId + ",acquired,register,kWh";
        lines.add(header);
        lines.add("seq,time,value,status,offset_ms,link");
        byte[] link = DigestAlgorithm.SM3.of(bytes(header)).bytes();
        Random random = new Random(seed);
        long value = 1_000_000L + random.nextInt(1_000_000);
        for (int seq = 1; seq <= records; seq++) {
            value += 1 + random.nextInt(900);
            String body = seq + "," + time(seq) + "," + value / 100 + "." + String.format("%02d", value % 100) + ",A,"
                    + (random.nextInt(7) - 3);
            link = next(link, body);
            links.add(hex(link));
            lines.add(body + "," + hex(link));
        }
    }

    static String time(int seq) {
        return TIME.format(
                OffsetDateTime.ofInstant(START.plus(Duration.ofMinutes(15L * (seq - 1))), ZoneOffset.ofHours(8)));
    }

    static byte[] next(byte[] link, String body) {
        DigestState sm3 = DigestAlgorithm.SM3.begin();
        sm3.update(link);
        sm3.update(bytes(body));
        return sm3.finish().bytes();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    byte[] file() {
        return file(lines);
    }

    static byte[] file(List<String> lines) {
        return bytes(String.join("\n", lines) + "\n");
    }

    StreamDeclaration declaration() {
        return new StreamDeclaration(
                streamId, "M-" + streamId, "acquired", List.of(), "", "K", Optional.of(Duration.ofMinutes(15)));
    }

    /** One a day, and one on the last record. */
    List<CheckpointFact> checkpoints() {
        List<CheckpointFact> facts = new ArrayList<>();
        for (int seq = 1; seq <= records; seq++) {
            if (seq % RECORDS_PER_DAY == 1 || seq == records) {
                facts.add(new CheckpointFact(
                        streamId,
                        seq,
                        links.get(seq - 1),
                        Optional.of(OffsetDateTime.parse(time(seq)).plusSeconds(5)),
                        "K",
                        SignatureOutcome.VALID,
                        "data/checkpoints.csv",
                        facts.size() + 2L));
            }
        }
        return facts;
    }

    StreamContext context(KnownLinks others) {
        Instant end = START.plus(Duration.ofMinutes(15L * (records - 1)));
        return new StreamContext(
                declaration(),
                "data/readings/" + streamId + ".csv",
                checkpoints(),
                List.of(),
                List.of(),
                Optional.of(new ServicePeriod(START, end)),
                others,
                UsualLimits.CHAIN);
    }

    static KnownLinks known(StreamWriter... writers) {
        List<CheckpointFact> facts = new ArrayList<>();
        Map<String, byte[]> headers = new java.util.HashMap<>();
        for (StreamWriter writer : writers) {
            facts.addAll(writer.checkpoints());
            headers.put(writer.streamId, bytes(writer.lines.get(0)));
        }
        return KnownLinks.of(facts, headers);
    }
}
