package cn.suyuan.sampledata;

import cn.suyuan.trust.CmsSigner.Identifiers;
import cn.suyuan.trust.TestAuthority;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * Makes a bag with many chained readings, as a folder, file by file: arguments folder (new), instruments, days from
 * 2025-01-01, seconds between readings, activities, days between checkpoints. Each instrument has a stream as acquired and a
 * copy of it as stored, and a certificate; a timestamp covers the checkpoints. Its keys are those of the sample, so
 * {@code sample-data/trust} trusts them.
 */
public final class ManyReadings {

    private static final LocalDate BEGIN = LocalDate.of(2025, 1, 1);
    private static final int DAY = 86_400;
    private static final String LINE_2 = "seq,time,value,status,offset_ms,link\n";

    private final Path folder;
    private final int instruments;
    private final int days;
    private final int interval;
    private final Keys keys = new Keys(SampleDataGenerator.SEED);
    private final Sheet checkpoints = new Sheet("stream_id", "seq", "link", "time", "key_id", "signature");
    private final Map<String, String> digests = new TreeMap<>();
    /** How far the register of each instrument came, in tenths. */
    private final long[] used;

    private int checkpointDays = 1;
    private long records;

    private ManyReadings(Path folder, int instruments, int days, int interval) {
        this.used = new long[instruments + 1];
        this.folder = folder;
        this.instruments = instruments;
        this.days = days;
        this.interval = interval;
    }

    /** Makes the bag. */
    public static void main(String[] arguments) throws IOException {
        ManyReadings made = new ManyReadings(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        made.checkpointDays = Integer.parseInt(arguments[5]);
        made.write(Integer.parseInt(arguments[4]));
        System.out.println(made.records + " records");
    }

    private void write(int activities) throws IOException {
        Files.createDirectories(folder.resolve("data/readings"));
        Files.createDirectories(folder.resolve("data/keys"));
        Files.createDirectories(folder.resolve("data/anchors"));
        Files.createDirectories(folder.resolve("signatures"));
        Sheet streams = new Sheet(
                "stream_id", "instrument_no", "stage", "source_stream_ids", "operation", "key_id", "interval_s");
        for (int i = 1; i <= instruments; i++) {
            String no = no(i);
            streams.add(no + "-acquired", no, "acquired", "", "", "GW-01", interval);
            streams.add(no + "-stored", no, "stored", no + "-acquired", "copy", "SRV-01", interval);
            readings(no, "acquired", "GW-01", i);
            used[i] = readings(no, "stored", "SRV-01", i);
        }
        file("data/streams.csv", streams.csv());
        byte[] rows = checkpoints.csv();
        file("data/checkpoints.csv", rows);
        LocalDateTime stamped = BEGIN.plusDays(days).atTime(9, 0);
        file(
                "data/anchors/checkpoints.tsr",
                keys.rsaStamper.timestamp(rows, false, Keys.at(Series.text(stamped)), BigInteger.TEN));
        tables(activities);
        Map<String, byte[]> certificates = new TreeMap<>();
        keys.certificates(certificates);
        for (Map.Entry<String, byte[]> certificate : certificates.entrySet()) {
            file(certificate.getKey(), certificate.getValue());
        }
        bag();
    }

    private static String no(int number) {
        return String.format("E%04d", number);
    }

    /** Writes one stream and gives how far its register came, in tenths. */
    private long readings(String no, String stage, String key, int number) throws IOException {
        String id = no + "-" + stage;
        String header = "suyuan-stream,1," + id + "," + no + "," + stage + ",register,kWh";
        byte[] link = StreamFile.sm3(header.getBytes(StandardCharsets.UTF_8));
        SM3Digest sm3 = new SM3Digest();
        String path = "data/readings/" + id + ".csv";
        long register = 1_000_000L + 977L * number;
        long count = (long) days * DAY / interval + 1;
        StringBuilder line = new StringBuilder(160);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(path)), 1 << 18)) {
            out.write((header + "\n" + LINE_2).getBytes(StandardCharsets.UTF_8));
            String day = "";
            for (long seq = 1; seq <= count; seq++) {
                long second = (seq - 1) * interval;
                int clock = (int) (second % DAY);
                day = clock < interval ? BEGIN.plusDays(second / DAY).toString() : day;
                register += (seq * 7 + number) % 13;
                line.setLength(0);
                line.append(seq).append(',').append(day).append('T');
                two(line, clock / 3600).append(':');
                two(line, clock / 60 % 60).append(':');
                two(line, clock % 60).append("+08:00,");
                line.append(register / 10).append('.').append(register % 10).append(",A,2");
                byte[] body = line.toString().getBytes(StandardCharsets.US_ASCII);
                sm3.update(link, 0, link.length);
                sm3.update(body, 0, body.length);
                sm3.doFinal(link, 0);
                out.write(body);
                out.write((',' + HexFormat.of().formatHex(link) + '\n').getBytes(StandardCharsets.US_ASCII));
                if ((clock + interval >= DAY && second / DAY % checkpointDays == checkpointDays - 1) || seq == count) {
                    checkpoint(
                            id,
                            seq,
                            HexFormat.of().formatHex(link),
                            BEGIN.atStartOfDay().plusSeconds(second),
                            key);
                }
            }
        }
        records += count;
        return register - 1_000_000L - 977L * number - (7 + number) % 13;
    }

    private static StringBuilder two(StringBuilder line, int value) {
        return line.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    private void checkpoint(String id, long seq, String link, LocalDateTime read, String key) {
        String time = Series.text(read.plusSeconds(5));
        String text = "suyuan-checkpoint-v1\n" + id + "\n" + seq + "\n" + link + "\n" + time + "\n";
        TestAuthority node = keys.node(key);
        byte[] signature = node.sign(text.getBytes(StandardCharsets.UTF_8));
        checkpoints.add(id, seq, link, time, key, Base64.getEncoder().encodeToString(signature));
    }

    private void tables(int activities) throws IOException {
        Map<String, String> meter = Sheet.resource("ledger.csv").rows().get(0);
        Map<String, String> paper = Sheet.resource("certificates.csv").rows().get(0);
        Sheet ledger = new Sheet(meter.keySet().toArray(String[]::new));
        Sheet certificates = new Sheet(paper.keySet().toArray(String[]::new));
        for (int i = 1; i <= instruments; i++) {
            Map<String, String> row = new java.util.LinkedHashMap<>(meter);
            row.put("instrument_no", no(i));
            row.put("serial_no", Long.toString(9_951_000_000L + i));
            row.put("level", i == 1 ? "1" : "2");
            row.put("multiplier", "1");
            ledger.add(row.values().toArray());
            Map<String, String> sheet = new java.util.LinkedHashMap<>(paper);
            sheet.put("certificate_no", String.format("M-%05d", i));
            sheet.put("instrument_no", no(i));
            sheet.put("serial_no", Long.toString(9_951_000_000L + i));
            sheet.put("file", "");
            certificates.add(sheet.values().toArray());
        }
        file("data/ledger.csv", ledger.csv());
        file("data/certificates.csv", certificates.csv());
        file("data/keys.csv", keys.table().csv());
        Sheet activity = new Sheet(
                "activity_id",
                "name",
                "life_cycle_stage",
                "period_from",
                "period_to",
                "quantity",
                "unit",
                "data_level",
                "stream_ids",
                "operation",
                "relative_u95",
                "collected_at",
                "location",
                "source");
        int each = activities == 0 ? 1 : Math.max(1, instruments / activities);
        for (int a = 0; a < activities && a * each < instruments; a++) {
            List<String> ids = new ArrayList<>();
            long sum = 0;
            for (int k = 0; k < each && a * each + k < instruments; k++) {
                ids.add(no(a * each + k + 1) + "-stored");
                sum += used[a * each + k + 1];
            }
            String to = Series.text(BEGIN.plusDays(days).atStartOfDay());
            activity.add(
                    "A-" + (a + 1),
                    "电力" + (a + 1),
                    "production",
                    Series.text(BEGIN.atStartOfDay()),
                    to,
                    java.math.BigDecimal.valueOf(sum, 1),
                    "kWh",
                    "1",
                    String.join(";", ids),
                    "register_difference",
                    "0.02",
                    to,
                    "配电室",
                    "电能表",
                    "");
        }
        file("data/activity.csv", activity.csv());
        Map<String, Object> json = PackTables.map(
                "format",
                "suyuan-evidence-pack",
                "version",
                1,
                "organization",
                PackTables.map("name", Keys.COMPANY, "uscc", PackTables.CODE),
                "product",
                PackTables.map("name", "电芯", "functional_unit", "1 kWh"),
                "period",
                PackTables.map(
                        "from",
                        BEGIN.toString(),
                        "to",
                        BEGIN.plusDays(days - 1L).toString()),
                "site",
                PackTables.map("name", PackTables.SITE, "region", "CN-HB", "boundary", List.of("production")));
        file("data/pack.json", new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsBytes(json));
    }

    private void file(String path, byte[] bytes) throws IOException {
        Files.write(folder.resolve(path), bytes);
    }

    private void bag() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digests.put(folder.relativize(file).toString().replace('\\', '/'), sm3(file));
            }
        }
        Map<String, byte[]> tags = new TreeMap<>();
        tags.put("bagit.txt", Bag.text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
        tags.put("bag-info.txt", Bag.text("BagIt-Profile-Identifier: urn:suyuan:evidence-pack:1\n"));
        StringBuilder manifest = new StringBuilder();
        digests.forEach(
                (path, sm3) -> manifest.append(sm3).append("  ").append(path).append('\n'));
        tags.put("manifest-sm3.txt", Bag.text(manifest.toString()));
        StringBuilder sealed = new StringBuilder();
        tags.forEach((path, bytes) -> sealed.append(HexFormat.of().formatHex(StreamFile.sm3(bytes)))
                .append("  ")
                .append(path)
                .append('\n'));
        byte[] tagManifest = Bag.text(sealed.toString());
        tags.put("tagmanifest-sm3.txt", tagManifest);
        tags.put(
                "signatures/company.p7s",
                keys.company.signDetached(tagManifest, Keys.at("2026-12-02T10:30:00+08:00"), Identifiers.RFC_5652));
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            file(tag.getKey(), tag.getValue());
        }
    }

    private static String sm3(Path file) throws IOException {
        SM3Digest sm3 = new SM3Digest();
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sm3.update(buffer, 0, read);
            }
        }
        byte[] value = new byte[sm3.getDigestSize()];
        sm3.doFinal(value, 0);
        return HexFormat.of().formatHex(value);
    }
}
