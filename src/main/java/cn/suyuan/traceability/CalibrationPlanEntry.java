package cn.suyuan.traceability;

import cn.suyuan.evidence.TableRow;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of {@code calibration-plan.csv} (周期检定/校准计划, clause 5.3).
 *
 * @param instrumentNo instrument or standard
 * @param due planned day
 * @param done day on which it was done
 * @param certificateNo resulting certificate, empty where missing
 * @param measure alternative measure of a non-removable instrument, empty where missing
 * @param row the row it came from
 */
public record CalibrationPlanEntry(
        String instrumentNo,
        Optional<LocalDate> due,
        Optional<LocalDate> done,
        String certificateNo,
        String measure,
        TableRow row) {}
