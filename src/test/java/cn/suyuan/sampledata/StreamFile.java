package cn.suyuan.sampledata;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.digests.SM3Digest;

/** A chained readings file (evidence-pack.md): what stands in it and the links that bind it. */
final class StreamFile {
    final String id;
    final String instrumentNo;
    final String stage;
    final String kind;
    final String unit;
    final String sources;
    final String operation;
    final String keyId;
    final Series series;
    final List<String> links = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    record Name(String id, String instrumentNo, String stage, String kind, String unit) {}

    record Origin(String sources, String operation, String keyId) {}

    /** Offset of the node's clock in milliseconds when a record was read. */
    interface Clock {
        long offset(int index, LocalDateTime time);
    }

    StreamFile(Name name, Origin origin, Series series, Clock clock) {
        id = name.id();
        instrumentNo = name.instrumentNo();
        stage = name.stage();
        kind = name.kind();
        unit = name.unit();
        sources = origin.sources();
        operation = origin.operation();
        keyId = origin.keyId();
        this.series = series;
        String header = String.join(",", "suyuan-stream", "1", id, instrumentNo, stage, kind, unit);
        lines.add(header);
        lines.add("seq,time,value,status,offset_ms,link");
        byte[] link = sm3(header.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < series.points().size(); i++) {
            Series.Point point = series.points().get(i);
            String record = (i + 1) + "," + Series.text(point.time()) + ","
                    + point.value().toPlainString() + ",A," + clock.offset(i, point.time());
            link = sm3(link, record.getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(link);
            links.add(hex);
            lines.add(record + "," + hex);
        }
    }

    /** Changes values after the links were made, and leaves the links as they are. */
    void falsify(int firstSeq, int count, UnaryOperator<BigDecimal> change) {
        for (int seq = firstSeq; seq < firstSeq + count; seq++) {
            String[] cells = lines.get(seq + 1).split(",", -1);
            cells[2] = change.apply(new BigDecimal(cells[2])).toPlainString();
            lines.set(seq + 1, String.join(",", cells));
        }
    }

    int records() {
        return links.size();
    }

    boolean isRegister() {
        return kind.equals("register");
    }

    /** Number of the last record with a time not after that, 0 for none. */
    int lastSeqUpTo(LocalDateTime time) {
        int seq = 0;
        while (seq < records() && !series.points().get(seq).time().isAfter(time)) {
            seq++;
        }
        return seq;
    }

    byte[] bytes() {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] sm3(byte[]... parts) {
        SM3Digest digest = new SM3Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] value = new byte[32];
        digest.doFinal(value, 0);
        return value;
    }
}
