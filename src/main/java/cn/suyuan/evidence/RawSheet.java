package cn.suyuan.evidence;

import cn.suyuan.evidence.MappingProposal.RawLine;
import java.util.List;
import java.util.Map;

/**
 * A sheet as it came, for looking at.
 *
 * @param name name, empty for CSV
 * @param lines rows with content, raw
 * @param positions place from 1 of the columns whose meaning is known, by column key
 * @param cut whether there are more rows
 */
public record RawSheet(String name, List<RawLine> lines, Map<String, Integer> positions, boolean cut) {
    public RawSheet {
        lines = List.copyOf(lines);
        positions = Map.copyOf(positions);
    }
}
