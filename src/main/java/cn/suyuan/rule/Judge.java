package cn.suyuan.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Applies every rule of an edition to the facts. Total: a check that fails is an observation that names the fault. */
public final class Judge {

    /** Observations by rule id, then subject. */
    public static final Comparator<Observation> ORDER =
            Comparator.comparing(Observation::ruleId).thenComparing(Observation::subject);

    private final Map<String, Check> checks = new TreeMap<>();

    /** A judge who knows these checks. */
    public Judge(Collection<? extends Check> checks) {
        checks.forEach(check -> this.checks.put(check.name(), check));
    }

    /** Judges facts under an edition and a profile. */
    public List<Observation> judge(RulePack pack, Profile profile, Facts facts) {
        return judge(new CaseView(facts, pack, profile), rule -> true);
    }

    /** Judges what a view shows under those rules of its edition that are wanted. */
    public List<Observation> judge(CaseView view, Predicate<Rule> wanted) {
        // checks hold no state and only read the view; the sort is stable, so the order does not depend on threads
        return view.pack().all().parallelStream()
                .filter(rule -> view.profile().applies(rule) && wanted.test(rule))
                .flatMap(rule -> Submission.judged(rule, apply(rule, view), view).stream()
                        .map(observation -> answered(rule, observation, view)))
                .sorted(ORDER)
                .toList();
    }

    private List<Observation> apply(Rule rule, CaseView view) {
        Check check = checks.get(rule.check());
        if (check == null) {
            return List.of(fault(rule, view, "no check " + rule.check()));
        }
        try {
            List<Observation> found = check.check(rule, view);
            return found.isEmpty() ? List.of(fault(rule, view, "no observation")) : found;
        } catch (RuntimeException | StackOverflowError e) {
            return List.of(fault(rule, view, String.valueOf(e)));
        }
    }

    private static Observation fault(Rule rule, CaseView view, String what) {
        Term words = view.word("judge.fault");
        return new Observation(
                rule.id(),
                rule.clause(),
                new Subject("case"),
                Verdict.NOT_VERIFIABLE,
                view.profile().isAdvisory(rule),
                Optional.empty(),
                new Observation.Statement(
                        rule.quote().zh(),
                        rule.limitText(),
                        what,
                        view.sourceOf(rule),
                        "",
                        words.zh() + what,
                        words.en() + " " + what),
                List.of(view.file("data/pack.json")),
                Optional.empty());
    }

    /**
     * What a check could not verify, the auditor may have answered. An automatic rule takes only an answer that rests on
     * evidence: the auditor saw what the program did not get.
     */
    private static Observation answered(Rule rule, Observation observation, CaseView view) {
        if (observation.verdict() != Verdict.NOT_VERIFIABLE) {
            return observation;
        }
        Optional<AnswerSheet.Answer> answer = view.facts().answers().find(rule.id(), observation.subject());
        if (answer.isEmpty()
                || !answer.get().holds(rule)
                || (rule.mode() == Rule.Mode.AUTOMATIC
                        && answer.get().evidence().isEmpty())) {
            return observation;
        }
        AnswerSheet.Answer given = answer.get();
        Optional<GradeProposal> grade =
                given.verdict() == Verdict.NOT_MET && !observation.advisory() && !rule.isTeamDuty()
                        ? Optional.of(GradeProposal.of(
                                rule,
                                view,
                                view.keyReason(observation.subject()).isPresent(),
                                view.keyWords(observation.subject())))
                        : Optional.empty();
        Observation.Statement said = observation.statement();
        Term points = points(rule, given, view);
        return new Observation(
                rule.id(),
                rule.clause(),
                observation.subject(),
                given.verdict(),
                observation.advisory(),
                grade.map(g -> given.grade().orElse(g.grade())),
                new Observation.Statement(
                        said.rule(),
                        said.limit(),
                        given.text(),
                        said.source(),
                        grade.map(g -> g.reason().zh()).orElse(""),
                        view.word("answer." + given.verdict().wireName()).zh() + given.text() + points.zh(),
                        view.word("answer." + given.verdict().wireName()).en() + " " + given.text() + points.en()),
                given.evidence().isEmpty() ? observation.evidence() : given.evidence(),
                observation.effect());
    }

    /** What was found at each point of the checklist, in brackets; nothing for a plain question. */
    private static Term points(Rule rule, AnswerSheet.Answer given, CaseView view) {
        List<Term> found = new ArrayList<>();
        rule.points().forEach((number, point) -> {
            Term outcome = view.word(Optional.ofNullable(given.points().get(number))
                    .map(o -> "point." + o.wireName())
                    .orElse("point.open"));
            found.add(new Term(point.zh() + outcome.zh(), point.en() + " " + outcome.en()));
        });
        return found.isEmpty()
                ? Term.same("")
                : new Term(
                        "（" + String.join("；", found.stream().map(Term::zh).toList()) + "）",
                        " (" + String.join("; ", found.stream().map(Term::en).toList()) + ")");
    }
}
