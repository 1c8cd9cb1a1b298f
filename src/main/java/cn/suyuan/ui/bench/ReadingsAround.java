package cn.suyuan.ui.bench;

import cn.suyuan.app.StreamLook;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.ui.desk.AuditDesk.Reading;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The readings before and after a record of a stream file, for a picture; what cannot be read is left out. */
final class ReadingsAround {
    private static final long BEFORE = 200;
    private static final long AFTER = 300;
    /** With records that stand there twice. */
    private static final int MOST = 2_000;

    private ReadingsAround() {}

    static List<Reading> of(StreamLook streams, String file, long seq) throws WorkbenchException {
        List<Reading> readings = new ArrayList<>();
        streams.records(file, seq - BEFORE, seq + AFTER, MOST).forEach(line -> add(readings, line, seq));
        return readings;
    }

    private static void add(List<Reading> readings, String line, long seq) {
        String[] cells = line.split(",", -1);
        if (cells.length < 4) {
            return;
        }
        try {
            long number = Long.parseLong(cells[0]);
            if (number >= seq - BEFORE && number <= seq + AFTER && !cells[2].isEmpty()) {
                long time = OffsetDateTime.parse(cells[1]).toInstant().toEpochMilli();
                readings.add(new Reading(number, time, Double.parseDouble(cells[2]), cells[3].equals("A")));
            }
        } catch (NumberFormatException | DateTimeParseException e) {
            // the problem list names malformed lines; the picture shows the others
            return;
        }
    }
}
