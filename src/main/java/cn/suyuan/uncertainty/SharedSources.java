package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.BudgetRemark.Code;
import cn.suyuan.uncertainty.BudgetRemark.Weight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds inputs that share a factor, an activity, a certificate or a measurement standard and are taken as independent,
 * and computes u_c with the shared part fully correlated.
 */
final class SharedSources {
    /** A change of u_c that a reader must look at. */
    private static final double VISIBLE = 0.05;

    private final ResolvedModel model;
    private final Map<String, CertificateUncertainty> certificates;
    private final double[] slopes;
    private final double variance;
    private final Map<String, List<Member>> groups = new TreeMap<>();

    /**
     * A share of an input's uncertainty.
     *
     * @param whole whether the input is the shared datum itself
     */
    private record Member(int input, double standardUncertainty, boolean whole) {}

    SharedSources(ResolvedModel model, Map<String, CertificateUncertainty> certificates, LawOfPropagation law) {
        this.model = model;
        this.certificates = certificates;
        this.slopes = law.sensitivityCoefficients();
        this.variance = law.covariance(slopes);
        for (int i = 0; i < model.inputs().size(); i++) {
            enter(i, model.inputs().get(i));
        }
    }

    private void enter(int index, ResolvedInput input) {
        if (!(input.standardUncertainty() > 0) || slopes[index] == 0) {
            return;
        }
        InputQuantity declared = input.declared();
        Member whole = new Member(index, input.standardUncertainty(), true);
        declared.reference().ifPresent(name -> put(name, whole));
        if (declared.value().signum() != 0) {
            String alike = declared.value().stripTrailingZeros().toPlainString() + " ± "
                    + Remarks.number(input.standardUncertainty()) + " " + declared.unit();
            put("= " + alike, whole);
        }
        for (ResolvedInput.Part part : input.components()) {
            Member share = new Member(index, part.standardUncertainty(), false);
            part.declared().reference().ifPresent(name -> {
                put(name, share);
                CertificateUncertainty certificate = certificates.get(name);
                if (certificate != null) {
                    new TreeSet<>(certificate.standards()).forEach(standard -> put("standard:" + standard, share));
                }
            });
        }
    }

    private void put(String source, Member member) {
        groups.computeIfAbsent(source, added -> new ArrayList<>()).add(member);
    }

    void look(Remarks remarks) {
        List<List<Integer>> told = new ArrayList<>();
        for (Map.Entry<String, List<Member>> group : inOrder()) {
            List<Member> members = group.getValue();
            List<Integer> inputs =
                    members.stream().map(Member::input).distinct().toList();
            if (inputs.size() < 2 || (members.get(0).whole() && told.contains(inputs))) {
                continue;
            }
            double linked = linkedVariance(members);
            if (linked == variance) {
                continue;
            }
            if (members.get(0).whole()) {
                told.add(inputs);
            }
            tell(group.getKey(), members, inputs, linked, remarks);
        }
    }

    /** Named sources before likenesses, so that the same pair is told once and by its source. */
    private Collection<Map.Entry<String, List<Member>>> inOrder() {
        List<Map.Entry<String, List<Member>>> entries = new ArrayList<>(groups.entrySet());
        entries.sort(
                (a, b) -> Boolean.compare(a.getKey().startsWith("="), b.getKey().startsWith("=")));
        return entries;
    }

    private double linkedVariance(List<Member> members) {
        double sum = variance;
        for (int a = 0; a < members.size(); a++) {
            for (int b = a + 1; b < members.size(); b++) {
                Member first = members.get(a);
                Member second = members.get(b);
                boolean declared = model.correlations().get(first.input(), second.input()) != 0;
                if (first.input() != second.input() && !declared) {
                    sum += 2
                            * slopes[first.input()]
                            * first.standardUncertainty()
                            * slopes[second.input()]
                            * second.standardUncertainty();
                }
            }
        }
        return sum;
    }

    /** What is shared: a certificate, a measurement standard, a datum, or only the same figures. */
    private static String kind(String source) {
        return source.startsWith("=") || !source.contains(":") ? "alike" : source.substring(0, source.indexOf(':'));
    }

    private void tell(String source, List<Member> members, List<Integer> inputs, double linked, Remarks remarks) {
        double given = Math.sqrt(variance);
        double joined = Math.sqrt(Math.max(0, linked));
        boolean visible = Math.abs(joined - given) > VISIBLE * given;
        boolean same = members.get(0).whole() && !source.startsWith("=");
        Weight weight = !visible ? Weight.NOTE : same ? Weight.DEFECT : Weight.SUSPICION;
        List<String> others = inputs.stream()
                .skip(1)
                .map(input -> model.inputs().get(input).symbol())
                .toList();
        remarks.addOn(
                model.inputs().get(inputs.get(0)).symbol(),
                Code.SHARED_SOURCE_NOT_CORRELATED,
                weight,
                String.join(", ", others),
                source.replaceFirst("^(= |[a-z]+:)", "").strip(),
                Remarks.number(given),
                visible || given == joined ? Remarks.number(joined) : "≈" + Remarks.number(joined),
                Remarks.word(kind(source)));
    }
}
