package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Default values carry a deviation-compensation coefficient with its basis (6.2). */
public final class DefaultsAreCompensated implements Check {

    private static final Pattern DEFAULT = Pattern.compile("缺省|默认值|\\bdefault\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO = Pattern.compile("否|false|0|n|no|×|✗", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "defaults-are-compensated";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met",
                2,
                Rule.NOT_MET,
                0,
                "basis_missing",
                1,
                "looks_default",
                0,
                "unmarked",
                0,
                "not_applicable",
                0,
                "not_verifiable",
                0);
    }

    /** Whether the row says that it is none; a factor of a process inventory has no such cell. */
    private static boolean isMarked(EmissionFactor factor) {
        return !factor.row().cells().containsKey("is_default")
                || NO.matcher(factor.row().textOrEmpty("is_default")).matches();
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (EmissionFactor factor : view.facts().footprint().tables().factors()) {
            Subject subject = Subject.of("factor", factor.factorId());
            ObservationDraft draft;
            boolean saysDefault = DEFAULT.matcher(
                            factor.name() + " " + factor.origin().source())
                    .find();
            if (!factor.isDefault() && saysDefault) {
                draft = ObservationDraft.notVerifiable(rule, view, subject).as("looks_default");
            } else if (!factor.isDefault() && !isMarked(factor)) {
                draft = ObservationDraft.notVerifiable(rule, view, subject).as("unmarked");
            } else if (!factor.isDefault()) {
                draft = ObservationDraft.notApplicable(rule, view, subject);
            } else if (factor.deviationCoefficient().filter(c -> c.signum() > 0).isEmpty()) {
                draft = ObservationDraft.notMet(rule, view, subject);
            } else if (!Given.is(factor.basis())) {
                draft = ObservationDraft.notMet(rule, view, subject)
                        .as("basis_missing")
                        .with(factor.deviationCoefficient().get());
            } else {
                draft = ObservationDraft.met(rule, view, subject)
                        .with(factor.deviationCoefficient().get(), factor.basis());
            }
            found.add(draft.found(factor.deviationCoefficient()
                            .map(c -> c.toPlainString())
                            .orElse("—"))
                    .on(factor.row().source())
                    .build());
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .on(view.file("data/factors.csv"))
                    .build());
        }
        return found;
    }
}
