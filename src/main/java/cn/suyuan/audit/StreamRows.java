package cn.suyuan.audit;

import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.evidence.PackTables;
import cn.suyuan.evidence.TableRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of {@code streams.csv} as declarations, the first of each identity, and where their files lie. */
final class StreamRows {

    private final Map<String, StreamDeclaration> declarations = new LinkedHashMap<>();
    private final String folder;

    StreamRows(PackTables tables) {
        for (TableRow row : tables.streams()) {
            row.text("stream_id").ifPresent(id -> declarations.putIfAbsent(id, declaration(id, row)));
        }
        folder = folderOf(
                tables.streams().isEmpty()
                        ? "data/"
                        : tables.streams().get(0).source().file());
    }

    /** Declarations in the order of the table. */
    List<StreamDeclaration> declarations() {
        return new ArrayList<>(declarations.values());
    }

    Optional<StreamDeclaration> find(String streamId) {
        return Optional.ofNullable(declarations.get(streamId));
    }

    /** Path of the readings file of a stream. */
    String file(String streamId) {
        return folder + "readings/" + streamId + ".csv";
    }

    /** The folder of a file with its slash: paths in file columns are relative to it. */
    static String folderOf(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    private static StreamDeclaration declaration(String id, TableRow row) {
        List<String> sources = Arrays.stream(
                        row.textOrEmpty("source_stream_ids").split("[;；]", -1))
                .map(String::strip)
                .filter(source -> !source.isEmpty())
                .toList();
        return new StreamDeclaration(
                id,
                row.textOrEmpty("instrument_no"),
                row.textOrEmpty("stage"),
                sources,
                row.textOrEmpty("operation"),
                row.textOrEmpty("key_id"),
                row.text("interval_s").flatMap(StreamRows::interval));
    }

    private static Optional<Duration> interval(String seconds) {
        try {
            long millis = new BigDecimal(seconds).movePointRight(3).longValueExact();
            return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
        } catch (ArithmeticException unreadable) {
            return Optional.empty();
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
