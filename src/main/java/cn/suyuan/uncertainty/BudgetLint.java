package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.BudgetRemark.Code;
import cn.suyuan.uncertainty.BudgetRemark.Weight;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything a reader of a submitted budget must be told, in the order: declared result, lines, links, method. */
final class BudgetLint {
    private final ResolvedModel model;
    private final Map<String, CertificateUncertainty> certificates = new TreeMap<>();

    BudgetLint(ResolvedModel model, List<CertificateUncertainty> certificates) {
        this.model = model;
        certificates.forEach(certificate -> this.certificates.put(certificate.reference(), certificate));
    }

    List<BudgetRemark> look(
            ResolvedModel.Output output,
            LawOfPropagation law,
            Optional<GumEvaluation> gum,
            Optional<MonteCarloEvaluation> monteCarlo,
            Optional<GumValidation> validation) {
        Remarks remarks = new Remarks();
        output.declared().declared().ifPresent(said -> new DeclaredLint(said, gum, remarks).look());
        new ComponentLint(model, certificates, remarks).look(output.formula().used());
        new UnitCheck(model, output, remarks).look();
        if (gum.isPresent()) {
            new SharedSources(model, certificates, law).look(remarks);
        }
        gum.ifPresent(found -> secondOrder(found, remarks));
        validation
                .filter(found -> !found.validated())
                .ifPresent(found -> remarks.add(
                        Code.GUM_NOT_VALIDATED,
                        Weight.NOTE,
                        Remarks.number(found.symmetricLow()),
                        Remarks.number(found.symmetricHigh()),
                        Remarks.number(found.delta())));
        monteCarlo.ifPresent(found -> draws(found, remarks));
        return remarks.found();
    }

    private static void secondOrder(GumEvaluation gum, Remarks remarks) {
        gum.secondOrder()
                .filter(SecondOrderTerms::matter)
                .ifPresent(terms -> remarks.add(
                        Code.SECOND_ORDER_MATTERS,
                        Weight.NOTE,
                        Remarks.number(gum.firstOrderUncertainty()),
                        Remarks.number(terms.standardUncertainty())));
    }

    private void draws(MonteCarloEvaluation monteCarlo, Remarks remarks) {
        for (int[] group : model.correlations().groups()) {
            boolean copula = false;
            StringBuilder names = new StringBuilder();
            for (int member : group) {
                ResolvedInput input = model.inputs().get(member);
                copula |= !input.normal();
                names.append(names.isEmpty() ? "" : ";").append(input.symbol());
            }
            if (copula) {
                remarks.add(Code.GAUSSIAN_COPULA, Weight.NOTE, names.toString());
            }
        }
        String trials = String.valueOf(monteCarlo.trials());
        MonteCarloEvaluation.InvalidDraws invalid = monteCarlo.invalidDraws();
        new TreeMap<>(invalid.outOfBounds())
                .forEach((symbol, count) -> remarks.addOn(
                        symbol, Code.DRAWS_OUT_OF_BOUNDS, Weight.SUSPICION, String.valueOf(count), trials));
        if (invalid.notANumber() + invalid.infinite() > 0) {
            remarks.add(
                    Code.INVALID_DRAWS,
                    Weight.SUSPICION,
                    String.valueOf(invalid.notANumber()),
                    String.valueOf(invalid.infinite()),
                    trials);
        }
    }
}
