package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.rule.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tables of the clean twin taken away, emptied, with blank columns: no verdict becomes better for it, and no question is
 * lost.
 */
class TableSweepTest {

    /** Columns whose loss once made something met, or not applicable, that nobody could know. */
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "data/activity.csv", List.of("activity_id", "data_level", "stream_ids"),
            "data/certificates.csv", List.of("type", "serial_no", "certificate_no"),
            "data/clock.csv", List.of("node", "offset_ms"),
            "data/cross-checks.csv", List.of("item"),
            "data/factors.csv", List.of("factor_id", "is_default"),
            "data/ledger.csv", List.of("instrument_no", "status", "carrier", "serial_no"),
            "data/network.csv", List.of("child"));

    @Test
    void nothing_gets_better_and_no_question_is_lost_when_evidence_is_taken_away() throws Exception {
        SweptPack pack = new SweptPack(false);
        List<Observation> whole = pack.with(Map.of());
        List<String> defects = new ArrayList<>();
        for (String table : pack.tables()) {
            List<TableDamage> damages = new ArrayList<>(TableDamage.gaps(table, pack.file(table)));
            damages.addAll(TableDamage.nonsense(table, pack.file(table)));
            for (TableDamage damage : damages) {
                boolean wanted = isTwice(damage)
                        || damage.name().equals("HEADER")
                        || COLUMNS.getOrDefault(table, List.of()).stream()
                                .anyMatch(c -> damage.name().equals("BLANK " + c));
                if (wanted) {
                    new SweepComparison(whole, pack.with(Map.of(table, damage.bytes())))
                            .defects()
                            .forEach(d -> defects.add(table + " " + damage.name() + ": " + d));
                }
            }
        }
        assertThat(defects).isEmpty();
    }

    private static boolean isTwice(TableDamage damage) {
        return damage.name().equals("TWICE") && damage.file().matches("data/(activity|factors|ledger)[.]csv");
    }
}
