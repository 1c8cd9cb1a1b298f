package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.report.PdfAttack;
import cn.suyuan.rule.Profile;
import cn.suyuan.trust.MeterRecords;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manipulated documents and signed records in a pack become observations of the right clause, worded as suspicions. */
class SuspectEvidenceTest {

    private static final Path DCC = Path.of("..", "shared", "interop", "dcc");

    @TempDir
    Path folder;

    private JsonNode observations(UnpackedSample sample) throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        try (Workbench workbench =
                Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), 2).workbench()) {
            Progress silent = Progress.silent();
            workbench.createCase(folder.resolve("a.sycase"), "x".toCharArray(), silent);
            workbench.choose(new CaseSettings(LocalDate.of(2026, 3, 18), Profile.DRAFT_AND_NOTE, 10_000, 1), silent);
            workbench.setTrust(sample.trust(), silent);
            workbench.importPack(sample.pack(), silent);
            return new ObjectMapper().readTree(workbench.results(silent)).path("observations");
        }
    }

    private static List<String> notMet(JsonNode observations, String rule, String subject) {
        List<String> messages = new ArrayList<>();
        for (JsonNode each : observations) {
            boolean same = each.path("id").asText().equals(rule)
                    && each.path("subject").asText().equals(subject)
                    && each.path("verdict").asText().equals("not_met");
            if (same) {
                messages.add(each.path("message_zh").asText());
            }
        }
        return messages;
    }

    @Test
    void attacked_certificates_are_irregularities_of_the_document_and_break_the_chain_of_their_instrument()
            throws Exception {
        UnpackedSample sample = UnpackedSample.clean(folder);
        Path certificates = sample.pack().resolve("data/certificates");
        List<String> names =
                List.of("HZ25-E-0770", "HZ25-E-1627", "HZ25-E-8068", "HZ25-T-0416", "HZ25-T-0417", "HZ25-W-3304");
        List<PdfAttack> attacks = List.of(PdfAttack.values());
        for (int i = 0; i < attacks.size(); i++) {
            Files.write(
                    certificates.resolve(names.get(i) + ".pdf"), attacks.get(i).made());
        }
        Path manipulated = DCC.resolve("dcc_gp_temperature_typical_v12_signed_manipulated.xml");
        if (Files.exists(manipulated)) {
            Files.copy(manipulated, certificates.resolve("manipulated.xml"));
        }
        JsonNode found = observations(sample);
        for (String name : names) {
            assertThat(notMet(found, "R-4.4-1", "certificate:" + name))
                    .as(name)
                    .hasSize(1)
                    .allSatisfy(message -> assertThat(message)
                            .contains("疑似异常", "待向签发机构核实", name)
                            .doesNotContain("伪造"));
        }
        for (String instrument : List.of("E05", "E11", "E13")) {
            assertThat(notMet(found, "R-4.1-1", "instrument:" + instrument))
                    .as(instrument)
                    .hasSize(1)
                    .allSatisfy(message -> assertThat(message).contains("疑似异常"));
        }
        assertThat(notMet(found, "R-4.1-1", "instrument:E01")).isEmpty();
        assumeTrue(Files.exists(manipulated), "the published DCC files are not beside the project");
        assertThat(found.findValuesAsText("message_zh"))
                .filteredOn(message -> message.contains("manipulated.xml"))
                .anySatisfy(message -> assertThat(message).contains("疑似异常"));
    }

    @Test
    void a_signed_record_filed_among_other_documents_is_verified_too() throws Exception {
        UnpackedSample sample = UnpackedSample.clean(folder);
        Path documents = Files.createDirectories(sample.pack().resolve("data/documents"));
        MeterRecords meter = new MeterRecords();
        String changed = meter.record(2, "9951026308", "101.5").replace("101.5", "91.5");
        Files.writeString(documents.resolve("抄表.xml"), meter.wrapped(List.of(changed)));
        assertThat(notMet(observations(sample), "R-6.3A-1", "record:data/documents/抄表.xml#1"))
                .hasSize(1);
    }

    @Test
    void manipulated_records_of_a_meter_are_observations_of_raw_data_gaps_and_the_ledger() throws Exception {
        UnpackedSample sample = UnpackedSample.clean(folder);
        Path records = Files.createDirectories(sample.pack().resolve("data/signed-readings"));
        MeterRecords meter = new MeterRecords();
        String good = meter.record(1, "9951026308", "100.5");
        String changed = meter.record(2, "9951026308", "101.5").replace("101.5", "91.5");
        String after = meter.record(6, "9951026308", "105.5");
        String rival = meter.record(1, "9951026308", "100.7");
        String stranger = meter.record(7, "0000000042", "1.5");
        Files.writeString(
                records.resolve("a.xml"), meter.wrapped(List.of(good, changed, after, good, rival, stranger)));
        JsonNode found = observations(sample);
        String place = "record:data/signed-readings/a.xml#";
        assertThat(notMet(found, "R-6.3A-1", place + 2)).hasSize(1);
        assertThat(notMet(found, "R-6.3A-1", place + 2).get(0)).contains("疑似异常，待核实");
        assertThat(notMet(found, "R-6.3A-1", place + 5)).hasSize(1);
        assertThat(notMet(found, "R-6.3A-2", place + 3)).hasSize(1);
        assertThat(notMet(found, "R-6.3A-2", place + 3).get(0)).contains("缺少3条");
        assertThat(notMet(found, "R-5.3-2", place + 6)).hasSize(1);
        for (int untouched : new int[] {1, 3, 4, 6}) {
            assertThat(notMet(found, "R-6.3A-1", place + untouched)).isEmpty();
        }
        for (int other : new int[] {1, 2, 4, 5}) {
            assertThat(notMet(found, "R-6.3A-2", place + other)).isEmpty();
            assertThat(notMet(found, "R-5.3-2", place + other)).isEmpty();
        }
    }
}
