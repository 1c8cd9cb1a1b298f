package cn.suyuan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What cannot be said of a table that never came, or came without a row: that a requirement does not apply, that all is
 * met, or that something is lacking where nothing at all was handed in. Missing tables become "not verifiable" with their
 * names, never a silent pass (clauses.md, 1.12). Nor can a row be said to meet anything that has no
 * identity, or one that another row has too.
 */
final class Submission {

    private Submission() {}

    /** The observations of a rule, or what is left of them without the tables that it needs. */
    static List<Observation> judged(Rule rule, List<Observation> observations, CaseView view) {
        List<Observation> found = new ArrayList<>();
        observations.forEach(o -> found.add(judged(rule, o, view)));
        List<String> missing = missing(rule, view);
        boolean said = found.stream().anyMatch(o -> isWhole(o) && isOpen(o));
        if (!missing.isEmpty() && !said && !rule.isTeamDuty() && !found.isEmpty()) {
            Observation pattern = found.get(0);
            found.add(new Observation(
                    pattern.ruleId(),
                    pattern.clause(),
                    new Subject("case"),
                    Verdict.NOT_VERIFIABLE,
                    pattern.advisory(),
                    Optional.empty(),
                    said(pattern, notSubmitted(missing, view)),
                    missing.stream().map(n -> view.file("data/" + n + ".csv")).toList(),
                    Optional.empty()));
        }
        return found;
    }

    private static Observation judged(Rule rule, Observation observation, CaseView view) {
        if (view.facts().tables().submitted().isEmpty() && isWhole(observation) && isClaim(observation, rule)) {
            return open(observation, view.word("judge.nothing_submitted"));
        }
        boolean fine = observation.verdict() == Verdict.MET || observation.verdict() == Verdict.NOT_APPLICABLE;
        if (fine && observation.subject().isUnnamed()) {
            return open(observation, view.word("judge.unnamed"));
        }
        if (fine && view.isRepeated(observation.subject())) {
            return open(observation, view.word("judge.repeated"));
        }
        List<String> missing = missing(rule, view);
        return isWhole(observation) && !missing.isEmpty() && observation.verdict() == Verdict.NOT_APPLICABLE
                ? open(observation, notSubmitted(missing, view))
                : observation;
    }

    private static boolean isWhole(Observation observation) {
        return observation.subject().text().indexOf(':') < 0;
    }

    private static boolean isOpen(Observation observation) {
        return observation.verdict() == Verdict.NOT_VERIFIABLE || observation.verdict() == Verdict.NOT_MET;
    }

    /** Tables that a rule needs and that did not come, or came without a row. */
    private static List<String> missing(Rule rule, CaseView view) {
        Set<String> submitted = view.facts().tables().submitted();
        Set<String> bare = view.facts().tables().withoutRows();
        return rule.needs().stream()
                .filter(n -> !submitted.contains(n) || bare.contains(n))
                .toList();
    }

    private static Term notSubmitted(List<String> missing, CaseView view) {
        Term template = view.word("judge.not_submitted");
        Term names = new Term(
                String.join(
                        "、",
                        missing.stream().map(n -> view.word("table." + n).zh()).toList()),
                String.join(
                        ", ",
                        missing.stream().map(n -> view.word("table." + n).en()).toList()));
        return template.filled(names);
    }

    private static boolean isClaim(Observation observation, Rule rule) {
        return switch (observation.verdict()) {
            case NOT_APPLICABLE, MET -> true;
            case NOT_MET -> !rule.isTeamDuty();
            case NOT_VERIFIABLE -> false;
        };
    }

    private static Observation open(Observation o, Term why) {
        return new Observation(
                o.ruleId(),
                o.clause(),
                o.subject(),
                Verdict.NOT_VERIFIABLE,
                o.advisory(),
                Optional.empty(),
                said(o, why),
                o.evidence(),
                Optional.empty());
    }

    private static Observation.Statement said(Observation o, Term why) {
        Observation.Statement said = o.statement();
        return new Observation.Statement(
                said.rule(), said.limit(), said.found(), said.source(), "", why.zh(), why.en());
    }
}
