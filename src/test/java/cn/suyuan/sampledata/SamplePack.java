package cn.suyuan.sampledata;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** All files of one pack, in the order in which they are made. */
final class SamplePack {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, Sheet> tables = new LinkedHashMap<>();
    private final Variant variant;
    private final Keys keys;

    SamplePack(Variant variant, Keys keys, CertificateDocuments certificates) {
        this.variant = variant;
        this.keys = keys;
        for (String name : new String[] {
            "ledger", "reference-standards", "certificates", "calibration-plan", "energy-units", "network"
        }) {
            tables.put(name, Sheet.resource(name + ".csv"));
        }
        Sheet faultless = Sheet.resource("ledger.csv");
        PlantStreams streams = new PlantStreams(variant, faultless);
        Sheet incidents = PackTables.incidents(variant, faultless);
        if (variant == Variant.DEMO) {
            new Defects(tables).seed();
        }
        Footprint footprint = new Footprint(variant, faultless, tables.get("certificates"));
        tables.put("incidents", incidents);
        tables.put("clock", PackTables.clock(variant));
        tables.put("activity", footprint.activities);
        tables.put("factors", footprint.factors);
        tables.put("cross-checks", footprint.checks);
        tables.put("keys", keys.table());
        tables.put("streams", streamTable(streams));
        documents(footprint);
        tables.forEach((name, sheet) -> files.put("data/" + name + ".csv", sheet.csv()));
        files.put("data/pack.json", PackTables.packJson(variant));
        files.put("data/uncertainty.json", PackTables.uncertainty(variant, footprint));
        keys.certificates(files);
        certificates.write(variant, tables.get("certificates"), tables.get("ledger"), files);
        streams.all().forEach(s -> files.put("data/readings/" + s.id + ".csv", s.bytes()));
        new Binding(variant, streams.all(), keys, files).write();
    }

    Sheet table(String name) {
        return tables.get(name);
    }

    byte[] zip() {
        return Bag.zip(files, keys, variant == Variant.DEMO ? "EP-DEMX0X-2025" : "EP-DEMX0X-2025-CLEAN");
    }

    private void documents(Footprint footprint) {
        Sheet documents = new Sheet("clause", "title", "file");
        PackTables.documents(variant, footprint.factors, footprint.checks).forEach((file, text) -> {
            documents.add(text[0], text[1], file);
            files.put("data/" + file, (text[1] + "\n" + text[2] + "\n").getBytes(StandardCharsets.UTF_8));
        });
        tables.put("documents", documents);
    }

    private static Sheet streamTable(PlantStreams streams) {
        Sheet table = new Sheet(
                "stream_id", "instrument_no", "stage", "source_stream_ids", "operation", "key_id", "interval_s");
        streams.all()
                .forEach(s -> table.add(
                        s.id, s.instrumentNo, s.stage, s.sources, s.operation, s.keyId, s.series.intervalSeconds()));
        return table;
    }
}
