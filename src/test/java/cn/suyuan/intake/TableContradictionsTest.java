package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that are sound one by one and do not describe one plant and one year. */
class TableContradictionsTest {
    private final Map<String, String> files = new TreeMap<>();

    @BeforeEach
    void fill() {
        files.put("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        files.put("data/pack.json", "{\"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}}");
        files.put(
                "data/ledger.csv",
                "instrument_no,name,kind,serial_no,carrier,status,interval_months,retired\n"
                        + "E01,电能表,electricity_meter,S1,electricity,在用,12,\n"
                        + "E02,电能表,electricity_meter,S2,electricity,在用,12,\n");
        files.put("data/network.csv", "parent,child,carrier\n,E01,electricity\nE01,E02,electricity\n");
        files.put(
                "data/streams.csv",
                "stream_id,instrument_no,stage,source_stream_ids,operation,key_id,interval_s\n"
                        + "E01-a,E01,acquired,,,,900\nE02-a,E02,acquired,,,,900\n");
        files.put(
                "data/activity.csv",
                "activity_id,name,period_from,period_to,quantity,unit,stream_ids,operation\n"
                        + "A1,电,2025-01-01T00:00:00+08:00,2026-01-01T00:00:00+08:00,1,kWh,E01-a,register_difference\n"
                        + "A2,电,2025-01-01T00:00:00+08:00,2026-01-01T00:00:00+08:00,1,kWh,E02-a,register_difference\n");
        files.put(
                "data/certificates.csv",
                "certificate_no,type,instrument_no,serial_no,performed,issued,valid_until\n"
                        + "C1,calibration,E01,S1,2025-01-01,2025-01-02,2026-01-01\n");
    }

    private void change(String file, String from, String to) {
        assertThat(files.get(file)).contains(from);
        files.computeIfPresent(file, (path, text) -> text.replace(from, to));
    }

    private ImportedCase read() throws Exception {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return EvidenceReaderTest.read(bytes);
    }

    private List<ImportProblem> contradictions() throws Exception {
        ImportedCase imported = read();
        List<String> kinds = List.of(
                "not_in_network",
                "valid_beyond_interval",
                "activity_outside_period",
                "stream_counted_twice",
                "counted_out_of_use",
                "stream_unknown");
        List<ImportProblem> found = Stream.concat(
                        imported.pack().problems().stream(), imported.pack().ledgerProblems().stream())
                .filter(p -> kinds.contains(p.detail()))
                .toList();
        for (Language language : Language.values()) {
            Messages messages = Messages.of(language);
            assertThat(found)
                    .allSatisfy(p -> assertThat(messages.text("intake.problem." + p.detail(), p.arguments()))
                            .doesNotContain("{")
                            .doesNotContain("intake.problem"));
        }
        return found;
    }

    private void finds(String detail) throws Exception {
        assertThat(contradictions()).extracting(ImportProblem::detail).containsExactly(detail);
    }

    @Test
    void tables_that_agree_have_none() throws Exception {
        assertThat(contradictions()).isEmpty();
        assertThat(read().traceability().documentContradictions()).isEmpty();
    }

    @Test
    void a_meter_left_out_of_the_network_is_named() throws Exception {
        change("data/network.csv", "E01,E02,electricity\n", "");
        finds("not_in_network");
    }

    @Test
    void a_stream_counted_by_two_activities_at_one_time_is_named() throws Exception {
        change("data/activity.csv", "E02-a", "E01-a");
        finds("stream_counted_twice");
    }

    @Test
    void a_stream_counted_month_after_month_is_not() throws Exception {
        change("data/activity.csv", "A1,电,2025-01-01T00:00:00+08:00,2026", "A1,电,2025-01-01T00:00:00+08:00,2025");
        change("data/activity.csv", "2025-01-01T00:00:00+08:00,1,kWh,E01", "2025-07-01T00:00:00+08:00,1,kWh,E01");
        change("data/activity.csv", "A2,电,2025-01-01", "A2,电,2025-07-01");
        change("data/activity.csv", "E02-a", "E01-a");
        assertThat(contradictions()).isEmpty();
    }

    @Test
    void an_activity_of_another_year_is_named() throws Exception {
        change("data/pack.json", "2025-12-31", "2025-06-30");
        assertThat(contradictions())
                .extracting(ImportProblem::detail)
                .containsExactly("activity_outside_period", "activity_outside_period");
    }

    @Test
    void readings_of_a_meter_out_of_use_are_not_counted_silently() throws Exception {
        change("data/ledger.csv", "S2,electricity,在用,12,", "S2,electricity,备用,12,");
        finds("counted_out_of_use");
        change("data/ledger.csv", "S2,electricity,备用,12,", "S2,electricity,在用,12,2025-03-01");
        finds("counted_out_of_use");
    }

    @Test
    void a_source_that_nobody_declared_is_named() throws Exception {
        change("data/streams.csv", "E02-a,E02,acquired,,,", "E02-a,E02,processed,E02-raw,copy,");
        finds("stream_unknown");
    }

    @Test
    void a_certificate_valid_for_longer_than_the_interval_is_named() throws Exception {
        change("data/certificates.csv", "2026-01-01", "2035-01-01");
        finds("valid_beyond_interval");
    }

    @Test
    void two_rows_of_one_certificate_with_other_dates_contradict_each_other() throws Exception {
        files.computeIfPresent(
                "data/certificates.csv",
                (path, text) -> text + "C1,calibration,E01,S1,2025-01-01,2025-01-02,2025-12-01\n");
        assertThat(read().traceability().documentContradictions())
                .extracting(DocumentContradiction::aspect)
                .containsExactly("dates", "dates");
    }
}
