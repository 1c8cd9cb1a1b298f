package cn.suyuan.audit;

import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.SignedMeterRecord;
import cn.suyuan.evidence.SignedMeterRecord.Identity;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.trust.OcmfEntry;
import cn.suyuan.trust.OcmfFile;
import cn.suyuan.trust.OcmfPayload;
import cn.suyuan.trust.OcmfRecordCheck;
import cn.suyuan.trust.SigningKeyRegister;
import cn.suyuan.trust.TrustPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Signed meter records (OCMF) of a pack: signature, key, identity against the ledger, gaps of page counters. */
final class SignedReadings {

    private static final String FOLDER = "signed-readings/";

    private final EvidenceContent content;
    private final OcmfRecordCheck check;
    private final Map<String, List<String>> instruments = new LinkedHashMap<>();

    private SignedReadings(ImportedCase imported, EvidenceContent content, OcmfRecordCheck check) {
        this.content = content;
        this.check = check;
        for (MeasuringInstrument instrument : imported.ledger().ledger().instruments()) {
            String serial = plain(instrument.identity().serialNo());
            if (!serial.isEmpty()) {
                instruments.computeIfAbsent(serial, key -> new ArrayList<>()).add(instrument.instrumentNo());
            }
        }
    }

    /** All records in the order of their files. */
    static List<SignedMeterRecord> read(
            ImportedCase imported, EvidenceContent content, SigningKeyRegister keys, TrustPolicy policy)
            throws IOException {
        SignedReadings readings = new SignedReadings(imported, content, new OcmfRecordCheck(keys, policy));
        List<SignedMeterRecord> records = new ArrayList<>();
        for (EvidenceFile file : imported.pack().files()) {
            String path = file.path().toLowerCase(Locale.ROOT);
            if (path.endsWith(".ocmf") || (path.endsWith(".xml") && path.contains(FOLDER))) {
                records.addAll(readings.file(file.path()));
            } else if (path.endsWith(".xml")) {
                records.addAll(readings.elsewhere(file.path()));
            }
        }
        return paged(records);
    }

    private List<SignedMeterRecord> file(String path) throws IOException {
        Optional<byte[]> bytes = Bytes.of(content, path);
        if (bytes.isEmpty()) {
            return List.of();
        }
        List<OcmfEntry> entries = OcmfFile.read(path, bytes.get());
        if (entries.isEmpty()) {
            return check.checkFile(path, bytes.get()).stream()
                    .map(none -> new SignedMeterRecord(
                            path, none, Optional.empty(), Identity.ABSENT, List.of(), SignedMeterRecord.Page.ABSENT, 0))
                    .toList();
        }
        return entries.stream().map(entry -> record(path, entry)).toList();
    }

    /** Records that companies file among other documents are records all the same; other XML is not looked into. */
    private List<SignedMeterRecord> elsewhere(String path) throws IOException {
        Optional<byte[]> bytes =
                Bytes.of(content, path).filter(b -> new String(b, StandardCharsets.ISO_8859_1).contains("OCMF"));
        return bytes.isEmpty()
                ? List.of()
                : OcmfFile.read(path, bytes.get()).stream()
                        .map(entry -> record(path, entry))
                        .toList();
    }

    private SignedMeterRecord record(String path, OcmfEntry entry) {
        Optional<OcmfPayload> payload = OcmfPayload.read(entry.record());
        String serial = plain(payload.map(OcmfPayload::meterSerial).orElse(""));
        List<String> own = instruments.getOrDefault(serial, List.of());
        Identity identity = serial.isEmpty()
                ? Identity.ABSENT
                : own.isEmpty() ? Identity.NOT_IN_LEDGER : own.size() == 1 ? Identity.MATCHED : Identity.AMBIGUOUS;
        return new SignedMeterRecord(
                path, check.check(entry), payload, identity, own, SignedMeterRecord.Page.ABSENT, 0);
    }

    /** Identity is compared after NFKC, without blanks and hyphens, upper case (evidence-pack 4). */
    private static String plain(String serial) {
        return Normalizer.normalize(serial, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Page counters count up by one per meter and context letter, whatever file the records lie in. */
    private static List<SignedMeterRecord> paged(List<SignedMeterRecord> records) {
        Map<String, TreeMap<Long, Integer>> pages = new LinkedHashMap<>();
        List<SignedMeterRecord> paged = new ArrayList<>(records);
        for (int i = 0; i < records.size(); i++) {
            SignedMeterRecord record = records.get(i);
            Optional<OcmfPayload.Page> page = record.payload().flatMap(OcmfPayload::page);
            if (page.isPresent()) {
                TreeMap<Long, Integer> own = pages.computeIfAbsent(counter(record, page.get()), key -> new TreeMap<>());
                Integer before = own.putIfAbsent(page.get().number(), i);
                if (before != null) {
                    paged.set(
                            i,
                            record.paged(
                                    SignedMeterRecord.Page.REPEATED, page.get().number()));
                }
            }
        }
        pages.values().forEach(own -> judge(own, paged));
        return paged;
    }

    private static String counter(SignedMeterRecord record, OcmfPayload.Page page) {
        OcmfPayload payload = record.payload().orElseThrow();
        return plain(payload.gatewaySerial()) + "\t" + plain(payload.meterSerial()) + "\t" + page.context();
    }

    private static void judge(Map<Long, Integer> own, List<SignedMeterRecord> paged) {
        long before = -1;
        for (Map.Entry<Long, Integer> entry : own.entrySet()) {
            long missing = entry.getKey() - before - 1;
            SignedMeterRecord.Page state = before < 0
                    ? SignedMeterRecord.Page.FIRST
                    : missing > 0 ? SignedMeterRecord.Page.GAP : SignedMeterRecord.Page.FOLLOWS;
            paged.set(entry.getValue(), paged.get(entry.getValue()).paged(state, before < 0 ? 0 : missing));
            before = entry.getKey();
        }
    }
}
