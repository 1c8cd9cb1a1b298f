package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.chain.StreamVerdict;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.ColumnChoice;
import cn.suyuan.evidence.ColumnMapping.Part;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainReadingsTest {
    private static final Path STEEL = Path.of("..", "shared", "interop", "meter-readings", "Steel_industry_data.csv");

    @TempDir
    Path folder;

    private boolean isPrinted;
    private byte[] paper = {};

    private Path pack(String period, String activity) throws Exception {
        Path pack = Files.createDirectories(folder.resolve("资料"));
        Files.writeString(
                pack.resolve("pack.json"),
                "{\"format\": \"suyuan-evidence-pack\", \"version\": 1, \"period\": " + period + "}");
        Files.writeString(
                pack.resolve("ledger.csv"),
                "instrument_no,name,kind,serial_no,level,status\nE1,电能表,electricity_meter,S1,1,in_use\n");
        Files.writeString(
                pack.resolve("activity.csv"),
                "activity_id,name,period_from,period_to,quantity,unit,stream_ids,operation\n" + activity);
        return pack;
    }

    private static TableMapping mapping(String file, Map<String, String> constants, ColumnChoice... columns) {
        return new TableMapping(
                ColumnMapping.READINGS, file, List.of(), 0, 1, List.of(columns), new TreeMap<>(constants));
    }

    private JudgedCase judged(Path pack, TableMapping... tables) throws Exception {
        Wiring wiring = Wiring.standard()
                .with(
                        Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC),
                        new KeyDerivation(8, 1, 1),
                        1);
        char[] secret = "一条很长的口令".toCharArray();
        Path file = folder.resolve("a.sycase");
        Files.deleteIfExists(file);
        try (Workbench workbench = wiring.workbench()) {
            workbench.createCase(file, secret, Progress.silent());
            CaseSnapshot now = workbench.importPack(pack, Progress.silent());
            if (tables.length > 0) {
                now = workbench.chooseMapping(new ColumnMapping("", List.of(tables)), Progress.silent());
            }
            String results = workbench.results(Progress.silent());
            workbench.replay(Progress.silent());
            assertThat(workbench.results(Progress.silent())).isEqualTo(results);
            if (isPrinted) {
                workbench.issueReport(Progress.silent());
                paper = workbench.report().orElseThrow();
            }
            return now.judged().orElseThrow();
        }
    }

    private static StreamVerification stream(JudgedCase judged) {
        return judged.evaluated().verified().evidence().streams().get(0).verification();
    }

    private static Verdict verdict(JudgedCase judged, String key) {
        return judged.observations().stream()
                .filter(o -> o.key().equals(key))
                .map(Observation::verdict)
                .findFirst()
                .orElseThrow();
    }

    /** Quarter hours of the first two days of 2025, 5 kWh each. */
    private static String quarters() {
        StringBuilder csv = new StringBuilder("采集时间,电量(kWh)\n");
        for (int i = 0; i < 192; i++) {
            csv.append("2025/1/")
                    .append(i / 96 + 1)
                    .append(' ')
                    .append(i / 4 % 24)
                    .append(':');
            csv.append(i % 4 == 0 ? "00" : i % 4 * 15).append(",5\n");
        }
        return csv.toString();
    }

    private static final String TWO_DAYS = "{\"from\": \"2025-01-01\", \"to\": \"2025-01-02\"}";
    private static final String USE = "A1,电,2025-01-01T00:00:00+08:00,2025-01-03T00:00:00+08:00,%s,kWh,M1,sum\n";
    private static final Map<String, String> METER =
            Map.of("stream_id", "M1", "instrument_no", "E1", "kind", "interval", "interval_s", "900");

    @Test
    void mapped_readings_are_replayed_and_never_called_intact() throws Exception {
        Path pack = pack(TWO_DAYS, USE.formatted("960"));
        Files.writeString(pack.resolve("抄表.csv"), quarters());

        JudgedCase judged = judged(pack, mapping("抄表.csv", METER));

        StreamVerification stream = stream(judged);
        assertThat(stream.verdict()).isEqualTo(StreamVerdict.NOT_VERIFIABLE);
        assertThat(stream.problems()).extracting(StreamProblem::code).containsExactly(StreamProblemCode.TAIL_UNBOUND);
        assertThat(stream.counts().records()).isEqualTo(192);
        assertThat(stream.days()).hasSize(2);
        var replayed = judged.evaluated().verified().replayed().get(0);
        assertThat(replayed.recomputed().orElseThrow()).isEqualByComparingTo("960");
        assertThat(replayed.isFromChains()).isFalse();
        // numbers that agree with readings that nothing binds are no proof
        assertThat(verdict(judged, "R-6.3A-1/activity:A1")).isEqualTo(Verdict.NOT_VERIFIABLE);
        assertThat(verdict(judged, "R-4.4-1/stream:M1")).isEqualTo(Verdict.NOT_VERIFIABLE);
    }

    @Test
    void a_declared_quantity_that_its_own_readings_contradict_is_found() throws Exception {
        Path pack = pack(TWO_DAYS, USE.formatted("800"));
        Files.writeString(pack.resolve("抄表.csv"), quarters());

        assertThat(verdict(judged(pack, mapping("抄表.csv", METER)), "R-6.3A-1/activity:A1"))
                .isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void a_gap_is_named_with_its_row_in_the_company_s_own_file() throws Exception {
        Path pack = pack(TWO_DAYS, USE.formatted("960"));
        String csv = quarters();
        int cut = csv.indexOf("2025/1/1 12:15");
        Files.writeString(pack.resolve("抄表.csv"), csv.substring(0, cut) + csv.substring(csv.indexOf("2025/1/1 14:00")));

        StreamProblem gap = stream(judged(pack, mapping("抄表.csv", METER))).problems().stream()
                .filter(p -> p.code() == StreamProblemCode.GAP)
                .findFirst()
                .orElseThrow();
        // 49 quarters up to 12:00 stand in rows 2 to 50
        assertThat(gap.line()).isEqualTo(51);
        assertThat(gap.file()).isEqualTo("抄表.csv");
    }

    @Test
    void what_is_open_is_asked_and_nothing_is_replayed_until_it_is_answered() throws Exception {
        Path pack = pack(TWO_DAYS, USE.formatted("960"));
        Files.writeString(pack.resolve("抄表.csv"), quarters().replace("(kWh)", ""));

        JudgedCase judged = judged(pack, mapping("抄表.csv", Map.of("stream_id", "M1", "instrument_no", "E1")));

        assertThat(judged.imported().pack().problems())
                .extracting(p -> p.detail())
                .contains("readings_kind", "readings_unit");
        assertThat(judged.evaluated().verified().replayed().get(0).recomputed()).isEmpty();
        assertThat(stream(judged).verdict()).isEqualTo(StreamVerdict.NOT_VERIFIABLE);
    }

    @Test
    void a_plain_table_in_the_place_of_a_stream_is_asked_about_and_not_called_altered() throws Exception {
        Path pack = pack(TWO_DAYS, USE.formatted("960"));
        Files.writeString(pack.resolve("streams.csv"), "stream_id,instrument_no,stage\nM1,E1,stored\n");
        Files.createDirectories(pack.resolve("readings"));
        Files.writeString(pack.resolve("readings/M1.csv"), quarters());

        JudgedCase judged = judged(pack);
        assertThat(stream(judged).verdict()).isEqualTo(StreamVerdict.NOT_VERIFIABLE);
        assertThat(judged.imported().pack().problems())
                .extracting(p -> p.detail())
                .contains("readings_unmapped");

        // a stream that has checkpoints claims a chain: a plain table in its place is an alteration
        Files.writeString(
                pack.resolve("checkpoints.csv"),
                "stream_id,seq,link,time,key_id,signature\nM1,192," + "0".repeat(64)
                        + ",2025-01-03T00:00:00+08:00,K,AAAA\n");
        assertThat(stream(judged(pack)).verdict()).isEqualTo(StreamVerdict.ALTERED);
        assertThat(stream(judged(pack, mapping("readings/M1.csv", METER))).verdict())
                .isEqualTo(StreamVerdict.ALTERED);
    }

    private static String hashed(boolean changed) throws Exception {
        StringBuilder csv = new StringBuilder("采集时间,电量(kWh),hash\n");
        String before = "0".repeat(64);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < 192; i++) {
            String time = OffsetDateTime.parse("2025-01-01T00:00:00+08:00")
                    .plusMinutes(15L * i)
                    .toString();
            String link =
                    HexFormat.of().formatHex(sha.digest((before + "|" + time + "|5").getBytes(StandardCharsets.UTF_8)));
            csv.append(time)
                    .append(',')
                    .append(changed && i == 100 ? 6 : 5)
                    .append(',')
                    .append(link)
                    .append('\n');
            before = link;
        }
        return csv.toString();
    }

    @Test
    void a_company_s_own_hash_column_is_verified_by_its_recipe_and_still_proves_no_end() throws Exception {
        Path pack = pack(TWO_DAYS, USE.formatted("960"));
        Files.writeString(pack.resolve("抄表.csv"), hashed(false));
        isPrinted = true;
        StreamVerification sound = stream(judged(pack, mapping("抄表.csv", METER)));
        assertThat(sound.verdict()).isEqualTo(StreamVerdict.NOT_VERIFIABLE);
        assertThat(sound.problems().get(0).message()).isEqualTo("chain.problem.tail_unbound.not_chained.recipe");
        assertThat(sound.problems().get(0).arguments()).anyMatch(a -> a.startsWith("hash = SHA256"));
        try (PDDocument document = Loader.loadPDF(paper)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains(sound.problems().get(0).arguments().get(3).replaceAll("\\s", ""));
        }

        Files.writeString(pack.resolve("抄表.csv"), hashed(true));
        isPrinted = false;
        StreamVerification changed = stream(judged(pack, mapping("抄表.csv", METER)));
        assertThat(changed.verdict()).isEqualTo(StreamVerdict.ALTERED);
        assertThat(changed.problems())
                .filteredOn(p -> p.code() == StreamProblemCode.LINK_MISMATCH)
                .extracting(StreamProblem::line)
                .containsExactly(102L);
    }

    @Test
    void a_published_year_of_a_steel_works_is_a_stream_once_its_column_is_chosen() throws Exception {
        Assumptions.assumeTrue(Files.isRegularFile(STEEL), "the published readings are not on this machine");
        Path pack = pack(
                "{\"from\": \"2018-01-01\", \"to\": \"2018-12-31\"}",
                "A1,电,2018-01-01T00:00:00+08:00,2019-01-01T00:00:00+08:00,1,kWh,M1,sum\n");
        Files.copy(STEEL, pack.resolve("steel.csv"));

        JudgedCase judged = judged(
                pack,
                mapping(
                        "steel.csv",
                        METER,
                        new ColumnChoice("date", 1, List.of(new Part("time", "")), ""),
                        new ColumnChoice("Usage_kWh", 2, List.of(new Part("value", "")), "")));

        StreamVerification stream = stream(judged);
        assertThat(stream.counts().records()).isEqualTo(35_040);
        assertThat(stream.verdict()).isEqualTo(StreamVerdict.NOT_VERIFIABLE);
        // the midnight of each day stands after its quarters: 365 times back
        assertThat(stream.problems())
                .filteredOn(p -> p.code() == StreamProblemCode.TIME_BACKWARDS)
                .hasSize(365);
        assertThat(judged.evaluated().verified().replayed().get(0).recomputed()).isPresent();
    }
}
