package cn.suyuan.sampledata;

import cn.suyuan.trust.CmsSigner.Identifiers;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Checkpoints, monthly seals and time stamps: what binds the readings (evidence-pack.md, anchors.md). */
final class Binding {
    private final Variant variant;
    private final List<StreamFile> streams;
    private final Keys keys;
    private final Map<String, byte[]> files;

    Binding(Variant variant, List<StreamFile> streams, Keys keys, Map<String, byte[]> files) {
        this.variant = variant;
        this.streams = streams;
        this.keys = keys;
        this.files = files;
    }

    void write() {
        files.put("data/checkpoints.csv", checkpoints().csv());
        files.put(
                "data/anchors/checkpoints.tsr",
                keys.rsaStamper.timestamp(
                        files.get("data/checkpoints.csv"),
                        false,
                        Keys.at("2026-01-05T10:00:00+08:00"),
                        BigInteger.valueOf(900_001)));
        seals();
    }

    /** A checkpoint a day for hourly streams, one a month for daily ones, and one on every last record. */
    private Sheet checkpoints() {
        Sheet sheet = new Sheet("stream_id", "seq", "link", "time", "key_id", "signature");
        for (StreamFile stream : streams) {
            for (int seq : seqs(stream)) {
                LocalDateTime read = stream.series.points().get(seq - 1).time();
                LocalDateTime time = read.plusSeconds(stream.isRegister() ? 5 : stream.series.intervalSeconds() + 5L);
                String link = stream.links.get(seq - 1);
                String text = "suyuan-checkpoint-v1\n" + stream.id + "\n" + seq + "\n" + link + "\n" + Series.text(time)
                        + "\n";
                byte[] signature = keys.node(stream.keyId).sign(text.getBytes(StandardCharsets.UTF_8));
                sheet.add(
                        stream.id,
                        seq,
                        link,
                        Series.text(time),
                        stream.keyId,
                        Base64.getEncoder().encodeToString(signature));
            }
        }
        return sheet;
    }

    private static List<Integer> seqs(StreamFile stream) {
        List<Integer> seqs = new ArrayList<>();
        if (stream.series.intervalSeconds() < 86_400) {
            for (int seq = 24; seq <= stream.records(); seq += 24) {
                seqs.add(seq);
            }
        } else {
            for (int month = 1; month <= 12; month++) {
                seqs.add(stream.lastSeqUpTo(monthStart(month + 1)));
            }
        }
        if (!seqs.contains(stream.records())) {
            seqs.add(stream.records());
        }
        return seqs.stream().distinct().sorted().toList();
    }

    private static LocalDateTime monthStart(int month) {
        return Series.START.plusMonths(month - 1L);
    }

    private void seals() {
        String previous = "0".repeat(64);
        for (int month = 1; month <= 12; month++) {
            previous = seal(month, previous);
        }
    }

    private String seal(int month, String previous) {
        LocalDateTime from = monthStart(month);
        LocalDateTime to = monthStart(month + 1);
        List<String> heads = new ArrayList<>();
        streams.stream().sorted(Comparator.comparing(s -> s.id)).forEach(stream -> {
            int first = month == 1 ? 1 : stream.lastSeqUpTo(from) + 1;
            int last = stream.lastSeqUpTo(to);
            heads.add(stream.id + "," + first + "," + last + "," + stream.links.get(last - 1));
        });
        boolean expired = variant == Variant.DEMO && month == 8;
        String keyId = month <= 6 || expired ? "SEAL-01" : "SEAL-02";
        // defect 17: August is sealed with a key whose certificate had ended, and without a time stamp
        LocalDateTime sealed = expired ? LocalDateTime.of(2025, 9, 3, 9, 30) : to.plusHours(9);
        String seal = "suyuan-seal-v1\n"
                + PackTables.CODE + "/" + PackTables.SITE + "\n"
                + Series.text(from) + " " + Series.text(to) + "\n"
                + heads.size() + "\n"
                + HexFormat.of().formatHex(root(heads)) + "\n"
                + previous + "\n"
                + Series.text(sealed) + "\n"
                + keyId + "\n";
        byte[] bytes = seal.getBytes(StandardCharsets.UTF_8);
        String name = "data/seals/" + from.toLocalDate();
        files.put(name + ".heads.csv", (String.join("\n", heads) + "\n").getBytes(StandardCharsets.UTF_8));
        files.put(name + ".seal", bytes);
        files.put(
                name + ".seal.p7s",
                keys.node(keyId).signDetached(bytes, Keys.at(Series.text(sealed)), Identifiers.RFC_5652));
        if (!expired) {
            files.put(
                    name + ".seal.tsr",
                    keys.stamper.timestamp(
                            bytes,
                            true,
                            Keys.at(Series.text(sealed.plusMinutes(2))),
                            BigInteger.valueOf(500_000L + month)));
        }
        return HexFormat.of().formatHex(StreamFile.sm3(bytes));
    }

    /** Merkle tree of RFC 9162, section 2.1, with SM3. */
    private static byte[] root(List<String> heads) {
        if (heads.size() == 1) {
            return StreamFile.sm3(new byte[] {0}, heads.get(0).getBytes(StandardCharsets.UTF_8));
        }
        int half = Integer.highestOneBit(heads.size() - 1);
        return StreamFile.sm3(new byte[] {1}, root(heads.subList(0, half)), root(heads.subList(half, heads.size())));
    }
}
