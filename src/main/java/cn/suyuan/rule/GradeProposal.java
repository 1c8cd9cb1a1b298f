package cn.suyuan.rule;

/**
 * A proposed grade with its reason (G1–G6 of clause 7.3 as worked out in the rule pack).
 *
 * @param grade grade
 * @param reason why, beginning with the rule's short name
 */
public record GradeProposal(NonconformityGrade grade, Term reason) {

    /** Serious, for a reason of the pack's words {@code grade.<key>}. */
    public static GradeProposal serious(CaseView view, String key) {
        return new GradeProposal(NonconformityGrade.SERIOUS, view.word("grade." + key));
    }

    /** General, explainable and quantified (G6). */
    public static GradeProposal general(CaseView view) {
        return new GradeProposal(NonconformityGrade.GENERAL, view.word("grade.G6"));
    }

    /** What the rule's grading gives for a subject that is key or not. */
    static GradeProposal of(Rule rule, CaseView view, boolean key, Term keyReason) {
        return switch (rule.grading()) {
            case G1 -> key ? withReason(view, "G1", NonconformityGrade.SERIOUS, keyReason) : general(view);
            case G2 -> serious(view, "G2");
            case G5 -> serious(view, "G5");
            case G6, NONE -> general(view);
            case G6_KEY -> key ? withReason(view, "G6_KEY", NonconformityGrade.GENERAL, keyReason) : general(view);
            case WORDING -> serious(view, "WORDING");
        };
    }

    private static GradeProposal withReason(CaseView view, String key, NonconformityGrade grade, Term keyReason) {
        Term reason = view.word("grade." + key);
        return new GradeProposal(grade, new Term(reason.zh() + keyReason.zh(), reason.en() + " " + keyReason.en()));
    }
}
