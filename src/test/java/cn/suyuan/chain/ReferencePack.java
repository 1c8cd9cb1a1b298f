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

    /** A row of a table. */
    record Row(Map<String, String> cells) {
        String text(String column) {
            return cells.getOrDefault(column, "");
        }
    }

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
        return files.getOrDefault(path, new byte[0]);
    }

    List<Row> table(String path) {
        List<String> lines = new String(file(path), StandardCharsets.UTF_8)
                .replace("\r", "")
                .lines()
                .toList();
        List<String> columns = List.of(lines.get(0).replace("\uFEFF", "").split(","));
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells[i]);
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    List<StreamDeclaration> streams() {
        return table("data/streams.csv").stream()
                .map(row -> new StreamDeclaration(
                        row.text("stream_id"),
                        row.text("instrument_no"),
                        row.text("stage"),
                        row.text("source_stream_ids").isEmpty()
                                ? List.of()
                                : List.of(row.text("source_stream_ids").split(";")),
                        row.text("operation"),
                        row.text("key_id"),
                        Optional.of(Duration.ofSeconds(Long.parseLong(row.text("interval_s"))))))
                .toList();
    }

    List<CheckpointFact> checkpoints() {
        List<CheckpointFact> facts = new ArrayList<>();
        long line = 2;
        for (Row row : table("data/checkpoints.csv")) {
            facts.add(new CheckpointFact(
                    row.text("stream_id"),
                    Long.parseLong(row.text("seq")),
                    row.text("link"),
                    Optional.of(OffsetDateTime.parse(row.text("time"))),
                    row.text("key_id"),
                    SignatureOutcome.VALID,
                    "data/checkpoints.csv",
                    line++));
        }
        return facts;
    }

    List<MeterEvent> events(String instrument) {
        return table("data/incidents.csv").stream()
                .filter(row -> row.text("instrument_no").equals(instrument))
                .map(row -> new MeterEvent(
                        row.text("incident_id"),
                        MeterEvent.Kind.REPLACEMENT,
                        OffsetDateTime.parse(row.text("from")).toInstant(),
                        OffsetDateTime.parse(row.text("to")).toInstant(),
                        Optional.of(new java.math.BigDecimal(row.text("last_register"))),
                        Optional.of(new java.math.BigDecimal(row.text("first_register"))),
                        Optional.of(new java.math.BigDecimal(row.text("old_multiplier"))),
                        Optional.of(new java.math.BigDecimal(row.text("new_multiplier"))),
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
                UsualLimits.CHAIN);
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
