package cn.suyuan.rule.check.clause6;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.InputQuantity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The device's uncertainty in the budget is the one that its certificate gives (6.3, uncertainty). */
public final class DeviceUncertaintyFromCertificate implements Check {

    private static final Map<BudgetRemark.Code, String> FAULTS = new EnumMap<>(Map.of(
            BudgetRemark.Code.SMALLER_THAN_CERTIFICATE,
            "smaller",
            BudgetRemark.Code.CERTIFICATE_UNKNOWN,
            "unknown",
            BudgetRemark.Code.EXPANDED_USED_AS_STANDARD,
            "misused",
            BudgetRemark.Code.HALF_WIDTH_USED_AS_STANDARD,
            "misused",
            BudgetRemark.Code.PERCENT_AGAINST_ABSOLUTE,
            "misused"));

    @Override
    public String name() {
        return "device-uncertainty-from-certificate";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met",
                1,
                "smaller",
                2,
                "unknown",
                1,
                "misused",
                2,
                "not_verifiable",
                0,
                "not_applicable",
                0,
                "none",
                0,
                "not_evaluated",
                0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        view.facts()
                .uncertainty()
                .model()
                .ifPresent(model -> model.inputs().forEach(input -> found.add(judge(rule, view, input))));
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("uncertainty"))
                    .on(view.file("data/uncertainty.json"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, InputQuantity input) {
        Subject subject = Subject.of("input", input.symbol());
        List<String> certificates = input.effectiveComponents().stream()
                .flatMap(c -> c.reference().stream())
                .filter(r -> r.startsWith("certificate:"))
                .map(r -> r.substring("certificate:".length()))
                .toList();
        Optional<BudgetRemark> fault = BudgetRemarks.of(input.symbol(), view).stream()
                .filter(r -> FAULTS.containsKey(r.code()) && r.weight() != BudgetRemark.Weight.NOTE)
                .findFirst();
        ObservationDraft draft;
        if (fault.isPresent()) {
            String caseName = FAULTS.getOrDefault(fault.get().code(), "smaller");
            draft = ObservationDraft.notMet(rule, view, subject).as(caseName);
            draft = caseName.equals("unknown")
                    ? draft.with(BudgetRemarks.argument(fault.get(), 0))
                    : draft.with(BudgetRemarks.argument(fault.get(), 0), BudgetRemarks.argument(fault.get(), 1));
        } else if (certificates.isEmpty()) {
            draft = isMeasured(input, view) || SystemComponentsCombined.isUnknown(input, view)
                    ? ObservationDraft.notVerifiable(rule, view, subject).as("none")
                    : ObservationDraft.notApplicable(rule, view, subject);
        } else if (view.facts().uncertainty().evaluation().stream()
                .allMatch(e -> e.outputs().isEmpty())) {
            draft = ObservationDraft.notVerifiable(rule, view, subject).as("not_evaluated");
        } else {
            draft = ObservationDraft.met(rule, view, subject).with(String.join("、", certificates));
        }
        for (String certificate : certificates) {
            draft = draft.on(view.certificate(certificate)
                    .map(c -> List.of(c.row().source()))
                    .orElse(List.of()));
        }
        return draft.on(view.file("data/uncertainty.json")).build();
    }

    private static boolean isMeasured(InputQuantity input, CaseView view) {
        return input.reference()
                .filter(r -> r.startsWith("activity:"))
                .flatMap(r -> view.activity(r.substring("activity:".length())))
                .filter(a -> !a.streamIds().isEmpty())
                .isPresent();
    }
}
