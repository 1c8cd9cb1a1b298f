package cn.suyuan.chain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A short stream, a reading each quarter of an hour, written by the recipe of evidence-pack 2. Bodies may be changed
 * before the chain is made (then the chain fits), lines after it (then it does not).
 */
final class SmallStream {

    static final Instant START = Instant.parse("2024-12-31T16:00:00Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    final String id;
    String kind = "register";
    String unit = "kWh";
    List<String> sources = List.of();
    String operation = "";
    long first = 1;
    Optional<String> linkBefore = Optional.empty();
    boolean signed;
    List<MeterEvent> events = List.of();
    List<SealHead> heads = List.of();
    final List<String> bodies = new ArrayList<>();
    Optional<List<CheckpointFact>> checkpoints = Optional.empty();
    Optional<List<String>> lines = Optional.empty();
    int covered;

    /** @param value value of the n-th record, n from 1 */
    SmallStream(String id, int records, IntFunction<String> value) {
        this.id = id;
        this.covered = records;
        for (int n = 1; n <= records; n++) {
            bodies.add(body(n, value.apply(n)));
        }
    }

    /** A register that runs on evenly. */
    static SmallStream register(String id, int records) {
        return new SmallStream(id, records, n -> (100 + n) + ".50");
    }

    static String time(long step) {
        return TIME.format(OffsetDateTime.ofInstant(START.plus(Duration.ofMinutes(15 * step)), ZoneOffset.ofHours(8)));
    }

    static String body(long seq, String value) {
        return seq + "," + time(seq - 1) + "," + value + ",A,2";
    }

    /** Another body of the n-th record, before the chain is made. */
    SmallStream with(int n, String body) {
        bodies.set(n - 1, body);
        return this;
    }

    String header() {
        return "suyuan-stream,1," + id + ",M-" + id + ",acquired," + kind + "," + unit
                + linkBefore.map(link -> "," + first + "," + link).orElse("");
    }

    private byte[] opening() {
        DigestState sm3 = DigestAlgorithm.SM3.begin();
        linkBefore.ifPresent(link -> sm3.update(HexFormat.of().parseHex(link)));
        sm3.update(header().getBytes(StandardCharsets.UTF_8));
        return sm3.finish().bytes();
    }

    List<String> links() {
        List<String> links = new ArrayList<>();
        byte[] link = opening();
        for (String body : bodies) {
            DigestState sm3 = DigestAlgorithm.SM3.begin();
            sm3.update(link);
            sm3.update(body.getBytes(StandardCharsets.UTF_8));
            link = sm3.finish().bytes();
            links.add(HexFormat.of().formatHex(link));
        }
        return links;
    }

    /** All lines as they were made, to be changed. */
    List<String> made() {
        List<String> made = new ArrayList<>();
        made.add(header());
        made.add("seq,time,value,status,offset_ms,link" + (signed ? ",signature" : ""));
        List<String> links = links();
        for (int n = 0; n < bodies.size(); n++) {
            made.add(bodies.get(n) + "," + links.get(n) + (signed ? "," + signature(links.get(n)) : ""));
        }
        return made;
    }

    /** Stands for a signature that verifies: what {@link ProblemDesk} accepts. */
    static String signature(String link) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(link));
    }

    /** Bytes of the file as submitted. */
    byte[] file() {
        return (String.join("\n", lines.orElseGet(this::made)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    String path() {
        return "data/readings/" + id + ".csv";
    }

    StreamDeclaration declaration() {
        return new StreamDeclaration(
                id, "M-" + id, "acquired", sources, operation, "K", Optional.of(Duration.ofMinutes(15)));
    }

    /** A checkpoint of the n-th record with its right link, dated a minute after it. */
    CheckpointFact checkpoint(int n, SignatureOutcome outcome, int row) {
        return dated(
                n,
                outcome,
                row,
                Optional.of(OffsetDateTime.parse(bodies.get(n - 1).split(",", -1)[1])
                        .plusMinutes(1)));
    }

    CheckpointFact dated(int n, SignatureOutcome outcome, int row, Optional<OffsetDateTime> time) {
        return new CheckpointFact(
                id, first + n - 1, links().get(n - 1), time, "K", outcome, "data/checkpoints.csv", row);
    }

    /** Those that were set, or one in the middle and one on the last record. */
    List<CheckpointFact> checkpoints() {
        return checkpoints.orElseGet(() -> {
            int half = Math.max(1, bodies.size() / 2);
            List<CheckpointFact> facts = new ArrayList<>();
            facts.add(checkpoint(half, SignatureOutcome.VALID, 2));
            if (half < bodies.size()) {
                facts.add(checkpoint(bodies.size(), SignatureOutcome.VALID, 3));
            }
            return facts;
        });
    }

    StreamContext context(KnownLinks known) {
        Instant end = START.plus(Duration.ofMinutes(15L * (first + covered - 2)));
        Instant from = START.plus(Duration.ofMinutes(15L * (first - 1)));
        return new StreamContext(
                declaration(),
                path(),
                checkpoints(),
                heads,
                events,
                Optional.of(new ServicePeriod(from, kind.equals("register") ? end : end.plus(Duration.ofMinutes(15)))),
                known,
                UsualLimits.CHAIN);
    }
}
