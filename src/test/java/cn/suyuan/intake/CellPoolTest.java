package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.evidence.RowCells;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellPoolTest {
    @Test
    void equal_texts_are_kept_once_and_a_full_pool_says_so() {
        CellPool pool = new CellPool(1000);
        assertThat(pool.of("电", false)).isSameAs(pool.of("电", false)).isNotSameAs(pool.of("电", true));
        pool.row();
        assertThat(pool.isFull()).isFalse();
        pool.row();
        assertThat(pool.isFull()).isTrue();
    }

    @Test
    void cells_of_a_row_are_an_ordinary_map_in_the_order_of_the_columns() {
        RowCells row = new RowCells.Columns(List.of("b", "a")).row(List.of("1", ""));
        assertThat(row).isEqualTo(Map.of("a", "", "b", "1")).containsOnlyKeys("b", "a");
        assertThat(row.keySet()).containsExactly("b", "a");
        assertThat(row.get("c")).isNull();
    }
}
