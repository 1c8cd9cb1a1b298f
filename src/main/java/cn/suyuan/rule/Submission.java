package cn.suyuan.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What cannot be said of a table that never came: that a requirement does not apply, or that something is lacking where
 * nothing at all was handed in. Missing tables become "not verifiable" with their names, never a silent pass
 * (clauses.md, 1.12).
 */
final class Submission {

    private Submission() {}

    /** The observation, or what is left of it without the tables that its rule needs. */
    static Observation judged(Rule rule, Observation observation, CaseView view) {
        Set<String> submitted = view.facts().tables().submitted();
        boolean whole = observation.subject().text().indexOf(':') < 0;
        if (submitted.isEmpty() && whole && isClaim(observation, rule)) {
            return open(observation, view.word("judge.nothing_submitted"));
        }
        List<String> missing =
                rule.needs().stream().filter(n -> !submitted.contains(n)).toList();
        if (whole && !missing.isEmpty() && observation.verdict() == Verdict.NOT_APPLICABLE) {
            Term template = view.word("judge.not_submitted");
            Term names = new Term(
                    String.join(
                            "、",
                            missing.stream()
                                    .map(n -> view.word("table." + n).zh())
                                    .toList()),
                    String.join(
                            ", ",
                            missing.stream()
                                    .map(n -> view.word("table." + n).en())
                                    .toList()));
            return open(
                    observation,
                    new Term(
                            template.zh().replace("{0}", names.zh()),
                            template.en().replace("{0}", names.en())));
        }
        return observation;
    }

    private static boolean isClaim(Observation observation, Rule rule) {
        return switch (observation.verdict()) {
            case NOT_APPLICABLE, MET -> true;
            case NOT_MET -> !rule.isTeamDuty();
            case NOT_VERIFIABLE -> false;
        };
    }

    private static Observation open(Observation o, Term why) {
        Observation.Statement said = o.statement();
        return new Observation(
                o.ruleId(),
                o.clause(),
                o.subject(),
                Verdict.NOT_VERIFIABLE,
                o.advisory(),
                Optional.empty(),
                new Observation.Statement(
                        said.rule(), said.limit(), said.found(), said.source(), "", why.zh(), why.en()),
                o.evidence(),
                Optional.empty());
    }
}
