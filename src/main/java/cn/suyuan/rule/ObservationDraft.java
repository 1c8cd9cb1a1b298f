package cn.suyuan.rule;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.DateRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An observation in the making: a check says case, arguments and evidence; rule and view give the words. Used by one
 * check at one place and not kept.
 */
public final class ObservationDraft {

    /** A time of a record as written; people read day, hour and minute, the record itself is linked. */
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2}):00(?:[.]0+)?(?:Z|[+-]\\d{2}:\\d{2})");

    private final Rule rule;
    private final CaseView view;
    private final Subject subject;
    private final Verdict verdict;
    private final String caseName;
    private final List<Term> arguments = new ArrayList<>();
    private final Set<EvidenceReference> evidence = new LinkedHashSet<>();
    private Optional<GradeProposal> grade = Optional.empty();
    private Optional<Observation.FootprintEffect> effect = Optional.empty();
    private Optional<String> limit = Optional.empty();
    private String found = "";
    private boolean advice;

    private ObservationDraft(Rule rule, CaseView view, Subject subject, Verdict verdict, String caseName) {
        this.rule = rule;
        this.view = view;
        this.subject = subject;
        this.verdict = verdict;
        this.caseName = caseName;
    }

    /** A subject that meets the rule, worded by {@code wording.met}. */
    public static ObservationDraft met(Rule rule, CaseView view, Subject subject) {
        return new ObservationDraft(rule, view, subject, Verdict.MET, "met");
    }

    /** A subject that does not meet the rule, worded by {@code wording}. */
    public static ObservationDraft notMet(Rule rule, CaseView view, Subject subject) {
        return new ObservationDraft(rule, view, subject, Verdict.NOT_MET, Rule.NOT_MET);
    }

    /** A subject that cannot be judged, worded by {@code wording.not_verifiable}. */
    public static ObservationDraft notVerifiable(Rule rule, CaseView view, Subject subject) {
        return new ObservationDraft(rule, view, subject, Verdict.NOT_VERIFIABLE, "not_verifiable");
    }

    /** A subject that the rule does not concern, worded by {@code wording.not_applicable}. */
    public static ObservationDraft notApplicable(Rule rule, CaseView view, Subject subject) {
        return new ObservationDraft(rule, view, subject, Verdict.NOT_APPLICABLE, "not_applicable");
    }

    /** The same with another case of wording. */
    public ObservationDraft as(String otherCase) {
        ObservationDraft other = new ObservationDraft(rule, view, subject, verdict, otherCase);
        other.arguments.addAll(arguments);
        other.evidence.addAll(evidence);
        other.grade = grade;
        other.effect = effect;
        other.limit = limit;
        other.found = found;
        other.advice = advice;
        return other;
    }

    /** Arguments of the wording in order: terms, numbers, dates, texts. */
    public ObservationDraft with(Object... values) {
        Arrays.stream(values).map(ObservationDraft::term).forEach(arguments::add);
        return this;
    }

    private static Term term(Object value) {
        if (value instanceof Term term) {
            return term;
        }
        if (value instanceof DateRange range) {
            return new Term(range.from() + "至" + range.to(), range.from() + " to " + range.to());
        }
        if (value instanceof java.math.BigDecimal number) {
            return Term.same(number.toPlainString());
        }
        String text = String.valueOf(value);
        return Term.same(text.indexOf('T') < 0 ? text : TIME.matcher(text).replaceAll("$1 $2"));
    }

    /** What was found, short. */
    public ObservationDraft found(String text) {
        found = text;
        return this;
    }

    /** The limit applied, where it is not simply the rule's limits. */
    public ObservationDraft limit(String text) {
        limit = Optional.of(text);
        return this;
    }

    /** Where it can be seen. */
    public ObservationDraft on(EvidenceReference... references) {
        evidence.addAll(List.of(references));
        return this;
    }

    /** Where it can be seen. */
    public ObservationDraft on(List<EvidenceReference> references) {
        evidence.addAll(references);
        return this;
    }

    /** Another grade than the rule's grading gives. */
    public ObservationDraft graded(GradeProposal proposal) {
        grade = Optional.of(proposal);
        return this;
    }

    /** Shown, but decides nothing except in the strict profile: a question that the standard does not ask by itself. */
    public ObservationDraft asAdvice() {
        advice = true;
        return this;
    }

    /** Effect on the footprint. */
    public ObservationDraft effect(Optional<Observation.FootprintEffect> computed) {
        effect = computed;
        return this;
    }

    /** The observation. */
    public Observation build() {
        Term wording = rule.wording(caseName)
                .orElseThrow(() -> new IllegalStateException(rule.id() + " has no wording for case " + caseName));
        Term about = view.describe(subject);
        boolean advisory = view.profile().isAdvisory(rule) || (advice && view.profile() != Profile.STRICT);
        Optional<GradeProposal> proposal = verdict == Verdict.NOT_MET && !advisory && !rule.isTeamDuty()
                ? grade.or(() -> Optional.of(
                        GradeProposal.of(rule, view, view.keyReason(subject).isPresent(), view.keyWords(subject))))
                : Optional.empty();
        Observation.Statement statement = new Observation.Statement(
                rule.quote().zh(),
                limit.orElseGet(rule::limitText),
                found,
                view.sourceOf(rule),
                proposal.map(p -> p.reason().zh()).orElse(""),
                fill(wording.zh(), about.zh(), true),
                fill(wording.en(), about.en(), false));
        return new Observation(
                rule.id(),
                rule.clause(),
                subject,
                verdict,
                advisory,
                proposal.map(GradeProposal::grade),
                statement,
                references(),
                effect);
    }

    /** Evidence given, or the ledger row of the subject: no statement without a place to look at (clause 7.1-2). */
    private List<EvidenceReference> references() {
        if (!evidence.isEmpty()) {
            return List.copyOf(evidence);
        }
        return view.instrumentOf(subject)
                .map(MeasuringInstrument::row)
                .map(row -> List.of(row.source()))
                .orElseGet(() -> List.of(view.file("data/pack.json")));
    }

    private String fill(String template, String about, boolean zh) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (open < 0 || close < 0) {
                break;
            }
            text.append(template, at, open);
            text.append(argument(template.substring(open + 1, close), about, zh));
            at = close + 1;
        }
        return text.append(template.substring(at)).toString();
    }

    private String argument(String name, String about, boolean zh) {
        if (name.equals("subject")) {
            return about;
        }
        int index = Integer.parseInt(name);
        if (index >= arguments.size()) {
            throw new IllegalStateException(rule.id() + " case " + caseName + ": argument " + index + " is missing");
        }
        Term term = arguments.get(index);
        return zh ? term.zh() : term.en();
    }
}
