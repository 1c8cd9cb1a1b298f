package cn.suyuan.rule.check.clause4;

import cn.suyuan.ledger.IdentityText;
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
import java.util.regex.Pattern;

/** Type approval (CPA), for the kinds that the catalogue puts under it, only for those (4.1; SAMR 2020 no. 42). */
public final class TypeApprovalWhereRequired implements Check {

    private static final String TABLE = "type-approval.csv";
    /** What people write where there is nothing. */
    private static final Pattern NONE = Pattern.compile("[-—–/\\\\\\s]*|无|没有|不详|未知|N/?A", Pattern.CASE_INSENSITIVE);
    /** Year, category letter, running number, perhaps the code of the province; the sign before it (facts.md, 2.8). */
    private static final Pattern SERIES = Pattern.compile("(型|系列)+$");

    private static final Pattern NUMBER = Pattern.compile("(CPA)?((19|20)?\\d{2})[A-Z]\\d{3,4}(\\d{2})?");

    @Override
    public String name() {
        return "type-approval-where-required";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met",
                1,
                "made_before",
                2,
                Rule.NOT_MET,
                1,
                "not_verifiable",
                1,
                "not_listed",
                1,
                "number_unclear",
                1,
                "other_model",
                3,
                "no_document",
                1,
                "not_applicable",
                0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        List<MeasuringInstrument> inService = view.inService();
        // where no row has a number at all, the ledger does not list them, which is no proof that there are none
        boolean listed = inService.stream().anyMatch(i -> !isBlank(approvalOf(i, view)));
        for (MeasuringInstrument instrument : inService) {
            found.add(judge(rule, view, instrument, listed));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("ledger"))
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, MeasuringInstrument instrument, boolean listed) {
        Subject subject = Subject.instrument(instrument.instrumentNo());
        Optional<Map<String, String>> entry = view.pack().table(TABLE).stream()
                .filter(row ->
                        DataTable.cell(row, "kind").equals(instrument.kind().wireName()))
                .findFirst();
        Optional<TraceabilityCertificate> paper = paperOf(instrument, view);
        String approval = approvalOf(instrument, view);
        boolean none = isBlank(approval);
        ObservationDraft draft;
        if (entry.isEmpty()) {
            draft = ObservationDraft.notApplicable(rule, view, subject);
        } else if (paper.filter(p -> isOfOther(p, instrument)).isPresent()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("other_model")
                    .with(
                            paper.get().certificateNo(),
                            paper.get().instrument().model(),
                            instrument.identity().model())
                    .on(paper.get().row().source());
        } else if (paper.filter(view::isUnread).isPresent()) {
            draft = ObservationDraft.notVerifiable(rule, view, subject)
                    .as("no_document")
                    .with(paper.get().certificateNo())
                    .on(paper.get().row().source());
        } else if (!none) {
            draft = NUMBER.matcher(IdentityText.of(approval)).matches()
                    ? ObservationDraft.met(rule, view, subject).with(approval)
                    : ObservationDraft.notVerifiable(rule, view, subject)
                            .as("number_unclear")
                            .with(approval);
        } else if (!DataTable.cell(entry.get(), "applies").equals("all")) {
            draft = ObservationDraft.notVerifiable(rule, view, subject).with(DataTable.cell(entry.get(), "condition"));
        } else if (mayHaveOlderMark(instrument, view)) {
            draft = ObservationDraft.notVerifiable(rule, view, subject)
                    .as("made_before")
                    .with(
                            instrument.management().commissioned().orElseThrow(),
                            view.pack().setting("approval.year").value().toPlainString());
        } else if (listed || !approval.isEmpty()) {
            draft = ObservationDraft.notMet(rule, view, subject).with(DataTable.cell(entry.get(), "source"));
        } else {
            draft = ObservationDraft.notVerifiable(rule, view, subject)
                    .as("not_listed")
                    .with(DataTable.cell(entry.get(), "source"));
        }
        return draft.found(approval).on(instrument.row().source()).build();
    }

    /** Instruments made while manufacture was licensed may lawfully show that mark instead (facts.md, 2.8). */
    private static boolean mayHaveOlderMark(MeasuringInstrument instrument, CaseView view) {
        int year = view.pack().setting("approval.year").value().intValue();
        return instrument
                .management()
                .commissioned()
                .filter(day -> day.getYear() < year)
                .isPresent();
    }

    private static boolean isBlank(String approval) {
        return NONE.matcher(approval).matches();
    }

    /** The latest certificate of type approval that the index has for the instrument. */
    private static Optional<TraceabilityCertificate> paperOf(MeasuringInstrument instrument, CaseView view) {
        return view.certificatesOf(instrument.instrumentNo()).stream()
                .filter(c -> c.kind() == TraceabilityCertificate.Kind.TYPE_APPROVAL)
                .filter(c -> !isBlank(c.certificateNo()))
                .reduce((first, last) -> last);
    }

    /** An approval counts for the models it names; one that names others only is no approval of this one (facts.md, 2.8). */
    private static boolean isOfOther(TraceabilityCertificate paper, MeasuringInstrument instrument) {
        // an approval may name a whole series: LWQ型, LWQ系列
        String approved =
                SERIES.matcher(IdentityText.of(paper.instrument().model())).replaceAll("");
        String own = IdentityText.of(instrument.identity().model());
        return !approved.isEmpty() && !own.isEmpty() && !approved.contains(own) && !own.contains(approved);
    }

    /** Number in the ledger, else that of the certificate of type approval, else what the ledger has instead. */
    private static String approvalOf(MeasuringInstrument instrument, CaseView view) {
        String inLedger = instrument.management().typeApprovalNo().strip();
        return isBlank(inLedger)
                ? paperOf(instrument, view)
                        .map(TraceabilityCertificate::certificateNo)
                        .orElse(inLedger)
                : inLedger;
    }
}
