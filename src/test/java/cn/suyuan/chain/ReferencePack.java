package cn.suyuan.chain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;

/** A reference pack beside the project, read just far enough to verify its streams; skips where it is absent. */
final class ReferencePack {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private ReferencePack() {}

    static ReferencePack open(String name) {
        Path zip = Path.of("..", "shared", "reference", "pack-min", name);
        Assumptions.assumeTrue(Files.exists(zip), "reference pack " + name + " is not beside the project");
        ReferencePack pack = new ReferencePack();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                String path = entry.getName().replaceFirst("^(?!data/)[^/]*/", "");
                pack.files.put(path, file.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return pack;
    }

    byte[] file(String path) {
        return files.get(path);
    }

    List<Map<String, String>> table(String path) {
        List<String> lines = new String(files.get(path), StandardCharsets.UTF_8)
                .replace("\r", "")
                .lines()
                .toList();
        List<String> columns = List.of(lines.get(0).replace("\uFEFF", "").split(","));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    List<StreamDeclaration> streams() {
        return table("data/streams.csv").stream()
                .map(row -> new StreamDeclaration(
                        row.get("stream_id"),
                        row.get("instrument_no"),
                        row.get("stage"),
                        row.get("source_stream_ids").isEmpty()
                                ? List.of()
                                : List.of(row.get("source_stream_ids").split(";")),
                        row.get("operation"),
                        row.get("key_id"),
                        Optional.of(Duration.ofSeconds(Long.parseLong(row.get("interval_s"))))))
                .toList();
    }

    List<CheckpointFact> checkpoints() {
        List<CheckpointFact> facts = new ArrayList<>();
        long line = 2;
        for (Map<String, String> row : table("data/checkpoints.csv")) {
            facts.add(new CheckpointFact(
                    row.get("stream_id"),
                    Long.parseLong(row.get("seq")),
                    row.get("link"),
                    Optional.of(OffsetDateTime.parse(row.get("time"))),
                    row.get("key_id"),
                    SignatureOutcome.VALID,
                    "data/checkpoints.csv",
                    line++));
        }
        return facts;
    }

    List<MeterEvent> events(String instrument) {
        return table("data/incidents.csv").stream()
                .filter(row -> row.get("instrument_no").equals(instrument))
                .map(row -> new MeterEvent(
                        row.get("incident_id"),
                        MeterEvent.Kind.REPLACEMENT,
                        OffsetDateTime.parse(row.get("from")).toInstant(),
                        OffsetDateTime.parse(row.get("to")).toInstant(),
                        Optional.of(new java.math.BigDecimal(row.get("last_register"))),
                        Optional.of(new java.math.BigDecimal(row.get("first_register"))),
                        Optional.of(new java.math.BigDecimal(row.get("old_multiplier"))),
                        Optional.of(new java.math.BigDecimal(row.get("new_multiplier"))),
                        Optional.empty()))
                .toList();
    }

    ServicePeriod period() {
        return new ServicePeriod(Instant.parse("2025-12-29T16:00:00Z"), Instant.parse("2025-12-31T16:00:00Z"));
    }

    StreamContext context(StreamDeclaration stream) {
        return new StreamContext(
                stream,
                "data/readings/" + stream.streamId() + ".csv",
                checkpoints().stream()
                        .filter(checkpoint -> checkpoint.streamId().equals(stream.streamId()))
                        .toList(),
                List.of(),
                events(stream.instrumentNo()),
                Optional.of(period()),
                KnownLinks.of(checkpoints(), Map.of()),
                ChainLimits.usual());
    }

    StreamVerification verify(StreamDeclaration stream, RecordSink sink) {
        StreamContext context = context(stream);
        try {
            return HashChainVerifier.sequential()
                    .verify(
                            new ByteArrayInputStream(file(context.file())),
                            context,
                            (link, signature) -> SignatureOutcome.VALID,
                            sink);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
