package cn.suyuan.rule;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A requirement of the standard as its rule file says it.
 *
 * @param id identity such as {@code R-4.1-3}, the name of the file
 * @param clause clause label for people
 * @param mode who concludes
 * @param binding whether it is the standard's own text
 * @param state how certain text and limits are
 * @param check name of the check that serves it
 * @param grading how a grade is proposed
 * @param texts what the standard says, what an auditor asks, and the document
 * @param needs tables of the pack without which nothing can be said, such as {@code ledger}
 * @param limits limits by name
 * @param wordings sentences by case; the case of a plain nonconformity is {@link #NOT_MET}
 */
public record Rule(
        String id,
        String clause,
        Mode mode,
        Binding binding,
        State state,
        String check,
        Grading grading,
        Texts texts,
        List<String> needs,
        Map<String, Limit> limits,
        Map<String, Term> wordings) {

    /** Case of the key {@code wording} itself. */
    public static final String NOT_MET = "not_met";

    public Rule {
        needs = List.copyOf(needs);
        limits = Collections.unmodifiableMap(new TreeMap<>(limits));
        wordings = Collections.unmodifiableMap(new TreeMap<>(wordings));
    }

    /**
     * The words of a requirement.
     *
     * @param quote the standard's words
     * @param ask the question an auditor asks
     * @param source document the rule is taken from
     * @param points points of a checklist that the question consists of, by their number; empty for a plain question
     */
    public record Texts(Term quote, Term ask, String source, Map<String, Term> points) {
        public Texts {
            points = Collections.unmodifiableMap(new TreeMap<>(points));
        }
    }

    /** The standard's words. */
    public Term quote() {
        return texts.quote();
    }

    /** The question an auditor asks. */
    public Term ask() {
        return texts.ask();
    }

    /** Points of the checklist that the question consists of. */
    public Map<String, Term> points() {
        return texts.points();
    }

    /** Document the rule is taken from. */
    public String source() {
        return texts.source();
    }

    /** Whether this is a duty of the audit team: it can be neglected, and is no nonconformity of the audited party. */
    public boolean isTeamDuty() {
        return grading == Grading.NONE;
    }

    /** Who concludes. */
    public enum Mode {
        /** The check alone. */
        AUTOMATIC,
        /** The check proposes; what it cannot verify, the auditor answers. */
        CONFIRMED,
        /** The auditor answers a guided question. */
        MANUAL
    }

    /** Whether a rule is the standard's own text. */
    public enum Binding {
        /** Clauses 4–7 and Appendix A. */
        NORMATIVE,
        /** 编制说明: advisory unless the profile is strict. */
        EXPLANATORY
    }

    /** How certain a rule's text and limits are; printed beside every result. */
    public enum State {
        /** From the draft of the standard itself. */
        SEED,
        /** Read in the cited document. */
        CONFIRMED,
        /** 待核对: known in the field, the cited text not yet compared. */
        TO_CONFIRM
    }

    /** How a grade is proposed (clause 7.3; G1–G6). */
    public enum Grading {
        /** Serious for key devices and key data, else general. */
        G1,
        /** Integrity broken: serious. */
        G2,
        /** Boundary not clear: serious. */
        G5,
        /** Explainable and quantified: general. */
        G6,
        /** General; that key devices or key data are concerned is said, so that the auditor may raise it. */
        G6_KEY,
        /** Serious because the clause forbids it outright. */
        WORDING,
        /** No grade: advisory, or a duty of the audit team. */
        NONE
    }

    /** This rule with the sentences and limits of another where it has none, and only the sentences that the check says. */
    Rule completedBy(Rule other, Check says) {
        Map<String, Term> sentences = new TreeMap<>(other.wordings);
        sentences.putAll(wordings);
        sentences.keySet().retainAll(says.cases().keySet());
        Map<String, Limit> bounds = new TreeMap<>(other.limits);
        bounds.putAll(limits);
        return new Rule(id, clause, mode, binding, state, check, grading, texts, needs, bounds, sentences);
    }

    /** A limit; absent limits are refused when the pack is read. */
    public Limit limit(String name) {
        Limit limit = limits.get(name);
        if (limit == null) {
            throw new IllegalArgumentException(id + " has no limit." + name);
        }
        return limit;
    }

    /** The sentence for a case. */
    public Optional<Term> wording(String caseName) {
        return Optional.ofNullable(wordings.get(caseName));
    }

    /** All limits as printed, joined. */
    public String limitText() {
        return limits.values().stream()
                .map(Limit::text)
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }

    /** The name in results: lower case. */
    public String modeName() {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
