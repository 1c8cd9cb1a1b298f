package cn.suyuan.ledger;

import cn.suyuan.evidence.TableRow;
import java.util.List;
import java.util.OptionalInt;

/**
 * A row of {@code energy-units.csv}: an energy-using unit and the meters it needs and has (GB 17167, fitting rate).
 *
 * @param unitId identity
 * @param name name
 * @param level level of the unit
 * @param carrier energy carrier key
 * @param capacity capacity as written, with unit
 * @param metersRequired meters required by the table of GB 17167
 * @param instrumentNos meters fitted
 * @param row the row it came from
 */
public record EnergyUnit(
        String unitId,
        String name,
        MeteringLevel level,
        String carrier,
        String capacity,
        OptionalInt metersRequired,
        List<String> instrumentNos,
        TableRow row) {

    public EnergyUnit {
        instrumentNos = List.copyOf(instrumentNos);
    }
}
