package cn.suyuan.rule.check.clause6;

import cn.suyuan.evidence.SignedMeterRecord;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.OcmfPayload;
import cn.suyuan.trust.SignatureDoubt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records that a meter signed itself (OCMF): whether they are as the meter wrote them, and whether any are missing. */
final class SignedRecords {

    /** Cases of the requirement that raw data are untouched. */
    static final Map<String, Integer> UNTOUCHED =
            Map.of("record_met", 0, "record_fails", 0, "record_rivals", 1, "record_key", 0, "record_unreadable", 0);

    /** Cases of the requirement that gaps are assessed. */
    static final Map<String, Integer> COMPLETE = Map.of("pages_missing", 3);

    private SignedRecords() {}

    /** One observation a record. */
    static List<Observation> untouched(Rule rule, CaseView view) {
        List<SignedMeterRecord> records = view.facts().streams().signedReadings();
        return records.stream()
                .map(each -> untouched(rule, view, records, each))
                .toList();
    }

    private static Observation untouched(
            Rule rule, CaseView view, List<SignedMeterRecord> records, SignedMeterRecord each) {
        Subject subject = subject(each);
        ObservationDraft draft;
        if (SignatureDoubt.of(each.check()).isPresent()) {
            draft = ObservationDraft.notMet(rule, view, subject).as("record_fails");
        } else if (each.check().cryptographic() != CryptographicFact.VALID) {
            draft = ObservationDraft.notVerifiable(rule, view, subject).as("record_unreadable");
        } else if (hasRival(records, each)) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("record_rivals")
                    .with(pagination(each));
        } else if (each.check().usable()) {
            draft = ObservationDraft.met(rule, view, subject).as("record_met");
        } else {
            draft = ObservationDraft.notVerifiable(rule, view, subject).as("record_key");
        }
        return draft.found(each.check().cryptographic().word())
                .on(view.file(each.file()))
                .build();
    }

    /** Whether the first record of the same meter and page says something else; the same record twice is only a copy. */
    private static boolean hasRival(List<SignedMeterRecord> records, SignedMeterRecord each) {
        Optional<OcmfPayload> payload = each.payload();
        return each.page() == SignedMeterRecord.Page.REPEATED
                && records.stream()
                        .filter(other -> other.page() != SignedMeterRecord.Page.REPEATED)
                        .flatMap(other -> other.payload().stream())
                        .anyMatch(other -> payload.isPresent()
                                && other.pagination().equals(payload.get().pagination())
                                && other.meterSerial().equals(payload.get().meterSerial())
                                && !other.equals(payload.get()));
    }

    /** One observation for each hole in the page counters of a meter. */
    static List<Observation> complete(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (SignedMeterRecord each : view.facts().streams().signedReadings()) {
            if (each.page() == SignedMeterRecord.Page.GAP) {
                found.add(ObservationDraft.notMet(rule, view, subject(each))
                        .as("pages_missing")
                        .with(
                                each.payload().map(OcmfPayload::meterSerial).orElse("—"),
                                pagination(each),
                                each.pageDetail())
                        .found(String.valueOf(each.pageDetail()))
                        .on(view.file(each.file()))
                        .build());
            }
        }
        return found;
    }

    private static String pagination(SignedMeterRecord each) {
        return each.payload().map(OcmfPayload::pagination).orElse("—");
    }

    private static Subject subject(SignedMeterRecord each) {
        return Subject.of("record", each.check().place());
    }
}
