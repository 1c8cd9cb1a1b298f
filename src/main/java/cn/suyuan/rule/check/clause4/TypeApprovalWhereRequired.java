package cn.suyuan.rule.check.clause4;

import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.DataTable;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.traceability.TraceabilityCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Type approval (CPA), for the kinds that the catalogue puts under it, only for those (4.1; SAMR 2020 no. 42). */
public final class TypeApprovalWhereRequired implements Check {

    private static final String TABLE = "type-approval.csv";

    @Override
    public String name() {
        return "type-approval-where-required";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 1, "not_verifiable", 1, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : view.inService()) {
            found.add(judge(rule, view, instrument));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("ledger"))
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, MeasuringInstrument instrument) {
        Subject subject = Subject.instrument(instrument.instrumentNo());
        Optional<Map<String, String>> entry = view.pack().table(TABLE).stream()
                .filter(row ->
                        DataTable.cell(row, "kind").equals(instrument.kind().wireName()))
                .findFirst();
        Optional<String> approval = approvalOf(instrument, view);
        ObservationDraft draft;
        if (entry.isEmpty()) {
            draft = ObservationDraft.notApplicable(rule, view, subject);
        } else if (approval.isPresent()) {
            draft = ObservationDraft.met(rule, view, subject).with(approval.get());
        } else if (DataTable.cell(entry.get(), "applies").equals("all")) {
            draft = ObservationDraft.notMet(rule, view, subject).with(DataTable.cell(entry.get(), "source"));
        } else {
            draft = ObservationDraft.notVerifiable(rule, view, subject).with(DataTable.cell(entry.get(), "condition"));
        }
        return draft.found(approval.orElse("")).on(instrument.row().source()).build();
    }

    private static Optional<String> approvalOf(MeasuringInstrument instrument, CaseView view) {
        String inLedger = instrument.management().typeApprovalNo();
        if (!inLedger.isBlank()) {
            return Optional.of(inLedger);
        }
        return view.certificatesOf(instrument.instrumentNo()).stream()
                .filter(c -> c.kind() == TraceabilityCertificate.Kind.TYPE_APPROVAL)
                .map(TraceabilityCertificate::certificateNo)
                .findFirst();
    }
}
