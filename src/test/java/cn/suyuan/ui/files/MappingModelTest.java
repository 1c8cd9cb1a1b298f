package cn.suyuan.ui.files;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.evidence.ColumnMapping.ColumnChoice;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.MappingProposal.ProposedColumn;
import cn.suyuan.intake.MappingAssistant;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingModelTest {
    private static final String CSV = "管理编号,品名,机号,安装位置/检定日期\nE-1,电能表,123,进线柜 2025.3.8\n";

    private static MappingProposal propose(Optional<MappingModel> model) {
        return new MappingAssistant()
                .propose("台账.csv", CSV.getBytes(StandardCharsets.UTF_8), model.map(MappingModel::mapping));
    }

    private static ProposedColumn column(MappingModel model, int position) {
        return model.proposal().columns().get(position - 1);
    }

    @Test
    void a_meaning_dropped_on_a_column_is_taken_from_the_one_that_had_it() {
        MappingModel model = new MappingModel("台账.csv", propose(Optional.empty()));
        assertThat(model.key(column(model, 2))).isEqualTo("name");
        assertThat(model.key(column(model, 3))).isEmpty();

        model.mean(column(model, 3), "serial_no", "");
        model.mean(column(model, 3), "name", "");
        model.show(propose(Optional.of(model)));

        assertThat(model.key(column(model, 3))).isEqualTo("name");
        assertThat(model.key(column(model, 2))).isEmpty();
        assertThat(model.proposal().after().get(0).textOrEmpty("name")).isEqualTo("123");
    }

    @Test
    void a_column_with_two_meanings_is_split_and_shown_so() {
        MappingModel model = new MappingModel("台账.csv", propose(Optional.empty()));
        assertThat(column(model, 4).rivals()).containsExactly("location", "last_calibrated");

        model.split(column(model, 4), "location", "last_calibrated", "date");
        model.show(propose(Optional.of(model)));

        assertThat(model.split(column(model, 4)).map(ColumnChoice::separator)).contains("date");
        assertThat(model.proposal().after().get(0).textOrEmpty("location")).isEqualTo("进线柜");
        assertThat(model.proposal().after().get(0).textOrEmpty("last_calibrated"))
                .isEqualTo("2025.3.8");
    }

    @Test
    void hidden_characters_are_made_visible_and_columns_have_letters() {
        assertThat(TablePane.visible("a\u202eb")).isEqualTo("a⟨U+202E⟩b");
        assertThat(TablePane.visible("甲\n乙")).isEqualTo("甲⏎乙");
        assertThat(TablePane.letters(0) + TablePane.letters(25) + TablePane.letters(26))
                .isEqualTo("AZAA");
    }
}
