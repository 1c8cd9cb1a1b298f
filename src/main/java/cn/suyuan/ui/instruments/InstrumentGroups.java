package cn.suyuan.ui.instruments;

import cn.suyuan.ledger.MeteringLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ledger by energy carrier and metering level, with counts; without a window.
 *
 * @param groups the whole first, then each carrier followed by its levels
 */
record InstrumentGroups(List<Group> groups) {

    InstrumentGroups {
        groups = List.copyOf(groups);
    }

    /**
     * A group.
     *
     * @param carrier carrier key; empty for the whole or where the ledger says none
     * @param all whether it is the whole ledger
     * @param level level, empty for all levels of the carrier
     * @param size instruments in it
     * @param wrong instruments with something wrong
     */
    record Group(String carrier, boolean all, Optional<MeteringLevel> level, int size, int wrong) {
        boolean holds(InstrumentRow row) {
            return all
                    || (row.instrument().place().carrier().equals(carrier)
                            && level.map(l -> row.instrument().place().level() == l)
                                    .orElse(true));
        }
    }

    static InstrumentGroups of(List<InstrumentRow> rows) {
        Map<String, Map<MeteringLevel, int[]>> counts = new TreeMap<>();
        for (InstrumentRow row : rows) {
            int[] count = counts.computeIfAbsent(row.instrument().place().carrier(), c -> new TreeMap<>())
                    .computeIfAbsent(row.instrument().place().level(), l -> new int[2]);
            count[0]++;
            count[1] += row.troubled() ? 1 : 0;
        }
        List<Group> groups = new ArrayList<>();
        groups.add(new Group("", true, Optional.empty(), rows.size(), (int)
                rows.stream().filter(InstrumentRow::troubled).count()));
        counts.forEach((carrier, levels) -> {
            int size = levels.values().stream().mapToInt(c -> c[0]).sum();
            int wrong = levels.values().stream().mapToInt(c -> c[1]).sum();
            groups.add(new Group(carrier, false, Optional.empty(), size, wrong));
            levels.forEach(
                    (level, count) -> groups.add(new Group(carrier, false, Optional.of(level), count[0], count[1])));
        });
        return new InstrumentGroups(groups);
    }
}
