package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.evidence.ImportProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What does not fit between the files of a pack, each with its file, row and column. */
class CrossFileChecksTest {
    private static final String LEDGER = "instrument_no,name,serial_no,model,manufacturer\nE1,电能表,S1,A,甲厂\n";

    private final Map<String, byte[]> files = new TreeMap<>();

    private CrossFileChecksTest file(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private List<String> places() throws Exception {
        ImportedCase imported = EvidenceReaderTest.read(files);
        return Stream.concat(imported.pack().problems().stream(), imported.pack().ledgerProblems().stream())
                .map(CrossFileChecksTest::place)
                .toList();
    }

    private static String place(ImportProblem p) {
        return p.detail() + " " + p.file() + " " + p.row() + " " + p.column();
    }

    private CrossFileChecksTest bag() {
        return file("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    }

    @Test
    void a_certificate_row_without_a_file() throws Exception {
        file("ledger.csv", LEDGER)
                .file(
                        "certificates.csv",
                        "certificate_no,type,instrument_no,file\nC1,calibration,E1,\nC2,calibration,E1,x.pdf\n");

        assertThat(places())
                .contains(
                        "certificate_without_file certificates.csv 2 file",
                        "named_file_missing certificates.csv 3 file");
    }

    @Test
    void a_certificate_file_without_a_row() throws Exception {
        bag().file("data/ledger.csv", LEDGER)
                .file(
                        "data/certificates.csv",
                        "certificate_no,type,instrument_no,file\nC1,calibration,E1,certificates/a.txt\n")
                .file("data/certificates/a.txt", "a")
                .file("data/certificates/b.txt", "b");

        assertThat(places())
                .contains("certificate_without_row data/certificates/b.txt 0 ")
                .doesNotContain("certificate_without_row data/certificates/a.txt 0 ");
    }

    @Test
    void a_readings_file_without_a_row_and_a_row_without_a_file() throws Exception {
        bag().file("data/ledger.csv", LEDGER)
                .file("data/streams.csv", "stream_id,instrument_no,stage\nM1,E1,stored\n")
                .file("data/readings/M2.csv", "suyuan-stream,1,M2,E1,stored,register,kWh\n");

        assertThat(places())
                .contains(
                        "readings_missing data/streams.csv 2 stream_id",
                        "readings_without_row data/readings/M2.csv 0 ");
    }

    @Test
    void one_number_in_two_tables_and_one_device_under_two_numbers() throws Exception {
        file("ledger.csv", LEDGER + "E2,电能表,S1,A,甲厂\n").file("reference-standards.csv", LEDGER.replace("S1", "S9"));

        assertThat(places())
                .contains(
                        "number_in_two_tables reference-standards.csv 2 instrument_no",
                        "device_twice ledger.csv 3 serial_no");
    }

    @Test
    void one_serial_number_of_two_makers_is_nothing() throws Exception {
        file("ledger.csv", LEDGER + "E2,电能表,S1,A,乙厂\n");

        assertThat(places()).noneMatch(p -> p.startsWith("device_twice"));
    }

    @Test
    void a_stream_without_an_instrument_and_one_of_an_unknown_one() throws Exception {
        file("ledger.csv", LEDGER).file("streams.csv", "stream_id,instrument_no,stage\nM1,,stored\nM2,E9,stored\n");

        assertThat(places())
                .contains(
                        "stream_without_instrument streams.csv 2 instrument_no",
                        "instrument_unknown streams.csv 3 instrument_no");
    }

    @Test
    void a_multiplier_and_a_unit_that_contradict() throws Exception {
        file(
                        "ledger.csv",
                        LEDGER.replace("manufacturer\n", "manufacturer,multiplier\n")
                                .replace("甲厂\n", "甲厂,80\n"))
                .file("streams.csv", "stream_id,instrument_no,stage,operation\nM1,E1,processed,scale:100\n")
                .file("readings/M1.csv", "suyuan-stream,1,M1,E1,processed,register,m3\n")
                .file("activity.csv", "activity_id,name,quantity,unit,stream_ids\nA1,电,5,kWh,M1\n");

        assertThat(places())
                .contains("multiplier_contradicts streams.csv 2 operation", "unit_of_stream activity.csv 2 unit");
    }

    @Test
    void an_activity_of_a_stream_that_nobody_declared() throws Exception {
        file("ledger.csv", LEDGER).file("activity.csv", "activity_id,name,quantity,unit,stream_ids\nA1,电,5,kWh,M7\n");

        assertThat(places()).contains("stream_unknown activity.csv 2 stream_ids");
    }
}
