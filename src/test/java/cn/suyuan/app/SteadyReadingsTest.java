package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chained readings of a pack, from the file to the observation: frozen, filled in along a line, constant, lively. */
class SteadyReadingsTest {

    private static final int DAYS = 364;

    @TempDir
    Path folder;

    private static byte[] sm3(byte[]... parts) {
        SM3Digest digest = new SM3Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] value = new byte[32];
        digest.doFinal(value, 0);
        return value;
    }

    private static String stream(String id, IntToLongFunction quantity) {
        String header = "suyuan-stream,1," + id + ",E1,acquired,register,kWh";
        StringBuilder file = new StringBuilder(header + "\nseq,time,value,status,offset_ms,link\n");
        byte[] link = sm3(header.getBytes(StandardCharsets.UTF_8));
        long register = 3_302_000;
        OffsetDateTime start = OffsetDateTime.parse("2025-01-01T00:00:00+08:00");
        for (int i = 0; i <= DAYS; i++) {
            String time = start.plusDays(i).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX"));
            String record =
                    (i + 1) + "," + time + "," + BigDecimal.valueOf(register, 4).toPlainString() + ",A,0";
            link = sm3(link, record.getBytes(StandardCharsets.UTF_8));
            file.append(record)
                    .append(',')
                    .append(HexFormat.of().formatHex(link))
                    .append('\n');
            register += quantity.applyAsLong(i);
        }
        return file.toString();
    }

    private static long load(int i) {
        return 10_000 + (i * 7_919L) % 4_001;
    }

    @Test
    void frozen_and_straight_readings_are_open_suspicions_and_constant_ones_are_sound() throws Exception {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.writeString(
                pack.resolve("pack.json"),
                "{\"format\": \"suyuan-evidence-pack\", \"version\": 1,"
                        + " \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}}");
        Files.writeString(
                pack.resolve("ledger.csv"),
                "instrument_no,name,kind,serial_no,level,status\nE1,电能表,electricity_meter,S1,1,in_use\n");
        StringBuilder rows =
                new StringBuilder("stream_id,instrument_no,stage,source_stream_ids,operation,key_id,interval_s\n");
        for (String id : List.of("FROZEN", "STRAIGHT", "CONSTANT", "LIVELY")) {
            rows.append(id).append(",E1,acquired,,,K1,86400\n");
        }
        Files.writeString(pack.resolve("streams.csv"), rows);
        Path readings = Files.createDirectories(pack.resolve("readings"));
        Files.writeString(readings.resolve("FROZEN.csv"), stream("FROZEN", i -> i >= 120 && i < 126 ? 0 : load(i)));
        Files.writeString(
                readings.resolve("STRAIGHT.csv"), stream("STRAIGHT", i -> i >= 40 && i < 61 ? 12_345 : load(i)));
        Files.writeString(readings.resolve("CONSTANT.csv"), stream("CONSTANT", i -> i == 264 ? 57_000 : 56_000));
        Files.writeString(readings.resolve("LIVELY.csv"), stream("LIVELY", SteadyReadingsTest::load));
        List<Observation> found = judged(pack).observations().stream()
                .filter(o -> o.key().startsWith("R-6.3A-2/stream:"))
                .toList();
        assertThat(of(found, "FROZEN"))
                .anySatisfy(o ->
                        assertThat(o.statement().messageZh()).contains("2025-05-01", "2025-05-07", "连续6次", "疑似异常，待核实"));
        assertThat(of(found, "STRAIGHT"))
                .anySatisfy(o -> assertThat(o.statement().messageZh())
                        .contains("2025-02-10", "2025-03-03", "连续21次", "1.2345", "疑似异常，待核实"));
        for (String sound : List.of("CONSTANT", "LIVELY")) {
            assertThat(of(found, sound))
                    .isNotEmpty()
                    .noneMatch(o -> o.statement().messageZh().contains("疑似"));
        }
        assertThat(of(found, "FROZEN")).noneMatch(o -> o.verdict() == Verdict.MET);
        assertThat(of(found, "STRAIGHT")).noneMatch(o -> o.verdict() == Verdict.MET);
    }

    private static List<Observation> of(List<Observation> found, String stream) {
        return found.stream().filter(o -> o.key().endsWith("stream:" + stream)).toList();
    }

    private JudgedCase judged(Path pack) throws Exception {
        Wiring wiring = Wiring.standard()
                .with(
                        Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC),
                        new KeyDerivation(8, 1, 1),
                        2);
        try (Workbench workbench = wiring.workbench()) {
            workbench.createCase(folder.resolve("a.sycase"), "一条很长的口令".toCharArray(), Progress.silent());
            return workbench.importPack(pack, Progress.silent()).judged().orElseThrow();
        }
    }
}
