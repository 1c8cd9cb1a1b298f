package cn.suyuan.rule.check.clause5;

import cn.suyuan.evidence.SignedMeterRecord;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.trust.OcmfPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The meter that a signed record names must be one of the ledger, and one only (5.3). */
final class RecordsNameMeters {

    static final Map<String, Integer> CASES = Map.of("record_unknown", 1, "record_ambiguous", 2);

    private RecordsNameMeters() {}

    /** One observation for each record whose meter the ledger does not have, or has more than once. */
    static List<Observation> judge(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (SignedMeterRecord each : view.facts().streams().signedReadings()) {
            String serial = each.payload().map(OcmfPayload::meterSerial).orElse("");
            Subject subject = Subject.of("record", each.check().place());
            if (each.identity() == SignedMeterRecord.Identity.NOT_IN_LEDGER) {
                found.add(ObservationDraft.notMet(rule, view, subject)
                        .as("record_unknown")
                        .with(serial)
                        .on(view.file(each.file()))
                        .build());
            } else if (each.identity() == SignedMeterRecord.Identity.AMBIGUOUS) {
                found.add(ObservationDraft.notVerifiable(rule, view, subject)
                        .as("record_ambiguous")
                        .with(serial, String.join("、", each.instruments()))
                        .on(view.file(each.file()))
                        .build());
            }
        }
        return found;
    }
}
