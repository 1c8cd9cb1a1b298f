package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.evidence.PackChange;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackComparisonTest {
    private static ImportedCase pack(String ledger, String more) throws Exception {
        return EvidenceReaderTest.read(
                Map.of("台账.csv", ledger.getBytes(StandardCharsets.UTF_8), more, "x".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_amended_pack_is_compared_file_by_file_and_row_by_row() throws Exception {
        ImportedCase before = pack("管理编号,名称,型号规格,倍率\nE1,电能表,A,80\nE2,电能表,B,1\n", "a.txt");
        ImportedCase after = pack("管理编号,名称,型号规格,倍率\nE3,电能表,C,1\nE1,电能表,A,100\n", "b.txt");

        assertThat(PackComparison.compare(before, after))
                .extracting(c -> c.kind() + " " + c.file() + " " + c.row() + " " + c.key() + " " + c.column() + " "
                        + (c.kind() == PackChange.Kind.CELL_CHANGED ? c.before() + ">" + c.after() : ""))
                .containsExactly(
                        "FILE_REMOVED a.txt 0   ",
                        "FILE_ADDED b.txt 0   ",
                        "ROW_ADDED 台账.csv 2 E3  ",
                        "CELL_CHANGED 台账.csv 3 E1 multiplier 80>100",
                        "ROW_REMOVED 台账.csv 3 E2  ");
        assertThat(PackComparison.compare(before, before)).isEmpty();
    }

    @Test
    void a_multiplier_and_a_unit_that_contradict_are_named_with_their_rows() throws Exception {
        ImportedCase imported = EvidenceReaderTest.read(Map.of(
                "台账.csv",
                "管理编号,名称,型号规格,倍率\nE1,电能表,A,80\n".getBytes(StandardCharsets.UTF_8),
                "streams.csv",
                "stream_id,instrument_no,stage,operation\nS1,E1,processed,scale:100\n".getBytes(StandardCharsets.UTF_8),
                "readings/S1.csv",
                "suyuan-stream,1,S1,E1,processed,register,kWh\n".getBytes(StandardCharsets.UTF_8),
                "activity.csv",
                "activity_id,name,quantity,unit,stream_ids,operation\nA1,电,5,m3,S1,register_difference\n"
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(imported.pack().problems())
                .extracting(p -> p.detail() + " " + p.file() + " " + p.row() + " " + p.column())
                .contains("multiplier_contradicts streams.csv 2 operation", "unit_of_stream activity.csv 2 unit");
    }
}
