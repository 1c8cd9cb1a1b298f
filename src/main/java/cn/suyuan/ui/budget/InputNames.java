package cn.suyuan.ui.budget;

import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the symbols of a model and its references stand for, in the submitter's words. */
final class InputNames {
    private final Map<String, String> byReference = new HashMap<>();
    private final Map<String, String> bySymbol = new HashMap<>();

    private InputNames() {}

    static InputNames of(CaseView view) {
        InputNames names = new InputNames();
        for (EmissionFactor factor : view.footprint().factors()) {
            names.byReference.put("factor:" + factor.factorId(), factor.name());
        }
        for (ActivityDatum activity : view.footprint().activities()) {
            names.byReference.put("activity:" + activity.activityId(), activity.name());
        }
        Optional<MeasurementModel> model = view.budgets().model();
        model.ifPresent(found -> found.inputs().forEach(names::add));
        return names;
    }

    /** No names, as for a workbook whose symbols stand for its own rows. */
    static InputNames none() {
        return new InputNames();
    }

    private void add(InputQuantity input) {
        input.reference()
                .map(reference -> byReference.getOrDefault(reference, ""))
                .filter(name -> !name.isBlank())
                .ifPresent(name -> bySymbol.put(input.symbol(), name));
    }

    /** A symbol with the name of what it stands for. */
    String of(String symbol) {
        return (symbol + " " + bySymbol.getOrDefault(symbol, "")).strip();
    }

    /** A datum by its own identity and name. */
    String named(String reference) {
        String id = reference.substring(reference.indexOf(':') + 1);
        return (id + " " + byReference.getOrDefault(reference, "")).strip();
    }
}
