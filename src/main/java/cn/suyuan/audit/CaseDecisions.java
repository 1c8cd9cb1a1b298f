package cn.suyuan.audit;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.AuditTeam;
import cn.suyuan.rule.RuleChoices;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the journal says as of its last entry; equal journals give equal decisions.
 *
 * @param settings settings of the case
 * @param team audit team
 * @param draw how the sample is drawn; empty before the draw
 * @param commitments commitments of the current draw by label, made before any contribution was told
 * @param unavailable devices that cannot be inspected, with the reason
 * @param added devices added for a risk, with the reason
 * @param answers the auditor's answers
 * @param findingActs entries about findings in their order
 * @param plan what was settled before the draw
 * @param extended larger numbers to draw, by stratum (extension after a failure)
 * @param fieldWork what was seen and taken in on site
 * @param choices what was settled otherwise than the rule pack
 */
public record CaseDecisions(
        CaseSettings settings,
        AuditTeam team,
        Optional<DrawDecision> draw,
        SortedMap<String, String> commitments,
        SortedMap<String, String> unavailable,
        SortedMap<String, String> added,
        AnswerSheet answers,
        List<JournalEntry> findingActs,
        SamplePlan plan,
        SortedMap<String, Integer> extended,
        FieldWork fieldWork,
        RuleChoices choices) {

    public CaseDecisions {
        extended = Collections.unmodifiableSortedMap(new TreeMap<>(extended));
        commitments = Collections.unmodifiableSortedMap(new TreeMap<>(commitments));
        unavailable = Collections.unmodifiableSortedMap(new TreeMap<>(unavailable));
        added = Collections.unmodifiableSortedMap(new TreeMap<>(added));
        findingActs = List.copyOf(findingActs);
    }

    /** Nothing decided but the settings. */
    public static CaseDecisions none(CaseSettings settings) {
        return new CaseDecisions(
                settings,
                AuditTeam.none(),
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                AnswerSheet.blank(),
                List.of(),
                SamplePlan.usual(),
                new TreeMap<>(),
                FieldWork.none(),
                RuleChoices.none());
    }

    /**
     * Reads the entries of the journal that hold, from the first to the last.
     *
     * @param usual settings that hold where the journal has none
     */
    public static CaseDecisions of(Journal journal, CaseSettings usual) {
        Reader reader = new Reader(usual);
        journal.effective().forEach(reader::read);
        return reader.decisions(FieldWork.of(journal));
    }

    /** The content of a journal entry that sets the team. */
    public static SortedMap<String, String> contentOf(AuditTeam team) {
        SortedMap<String, String> content = new TreeMap<>();
        int number = 100;
        for (AuditTeam.Member member : team.members()) {
            content.put(
                    MEMBER + number,
                    String.join(
                            "\t",
                            member.name(),
                            member.role(),
                            Boolean.toString(member.independenceDeclared()),
                            Boolean.toString(member.confidentialityDeclared()),
                            String.join(";", member.clauses())));
            number++;
        }
        return content;
    }

    /** The part of an entry's content that names evidence. */
    public static SortedMap<String, String> contentOf(List<EvidenceReference> evidence) {
        return new TreeMap<>(Written.content(evidence));
    }

    /** The content of a journal entry that answers a question about the answer's subject. */
    public static SortedMap<String, String> contentOf(AnswerSheet.Answer answer, String method) {
        return contentOf(answer, List.of(answer.subject()), method);
    }

    /** The content of a journal entry that answers a question about several subjects at once. */
    public static SortedMap<String, String> contentOf(
            AnswerSheet.Answer answer, List<Subject> subjects, String method) {
        SortedMap<String, String> content = new TreeMap<>();
        content.put("rule", answer.ruleId());
        content.put(
                "subject",
                String.join("\n", subjects.stream().map(Subject::text).toList()));
        answer.points().forEach((point, outcome) -> content.put(Written.POINT + point, outcome.wireName()));
        content.put("verdict", answer.verdict().wireName());
        content.put("method", method);
        content.put("text", answer.text());
        answer.grade().ifPresent(grade -> content.put("grade", grade.wireName()));
        content.putAll(Written.content(answer.evidence()));
        return content;
    }

    /** The answers that a journal entry gives, one for each of its subjects. */
    public static List<AnswerSheet.Answer> answersOf(JournalEntry entry) {
        return Written.answers(entry);
    }

    private static final String MEMBER = "member.";

    /** The state while the journal is read. */
    private static final class Reader {

        private CaseSettings settings;
        private AuditTeam team = AuditTeam.none();
        private Optional<DrawDecision> draw = Optional.empty();
        private SortedMap<String, String> commitments = new TreeMap<>();
        private final SortedMap<String, String> unavailable = new TreeMap<>();
        private final SortedMap<String, String> added = new TreeMap<>();
        private AnswerSheet answers = AnswerSheet.blank();
        private final List<JournalEntry> findingActs = new ArrayList<>();
        private SamplePlan plan = SamplePlan.usual();
        private RuleChoices choices = RuleChoices.none();
        private final SortedMap<String, Integer> extended = new TreeMap<>();

        Reader(CaseSettings settings) {
            this.settings = settings;
        }

        void read(JournalEntry entry) {
            switch (entry.kind()) {
                case SETTINGS_CHOSEN -> settings = settings.with(entry.content());
                case TEAM_SET -> team = team(entry);
                case CONTRIBUTION_COMMITTED -> commitments = commitments(entry);
                case SAMPLE_PLANNED -> {
                    plan = SamplePlan.of(entry);
                    commitments = new TreeMap<>(); // they were bound to another frame
                }
                case REVELATION_REFUSED -> commitments = new TreeMap<>(); // the draw starts again
                case SAMPLE_DRAWN -> drawn(entry);
                case SAMPLE_EXTENDED -> extend(entry);
                case DEVICE_ADDED -> added.put(entry.value("instrument"), entry.value("reason"));
                case DEVICE_REPLACED -> unavailable.put(entry.value("instrument"), entry.value("reason"));
                case RULES_ADJUSTED ->
                    choices = choices.with(
                            entry.value("name"),
                            new RuleChoices.Choice(entry.value("value"), entry.value("reason"), entry.actor()));
                case ANSWER_GIVEN -> Written.answers(entry).forEach(answer -> answers = answers.with(answer));
                case FINDING_ADDED, FINDING_DECIDED -> findingActs.add(entry);
                case CASE_CREATED,
                        DECLARATION_MADE,
                        EVIDENCE_IMPORTED,
                        TRUST_SET,
                        RULES_IMPORTED,
                        MAPPING_CHOSEN,
                        DOCUMENT_TRANSCRIBED,
                        CONTRIBUTION_REVEALED,
                        SITE_OBSERVED,
                        ATTACHMENT_KEPT,
                        REPORT_ISSUED,
                        REPORT_SIGNED,
                        REPORT_CONFIRMED,
                        REPORT_REFUSED,
                        REPORT_PEN_SIGNED,
                        REPORT_STAMP_REQUESTED,
                        REPORT_STAMPED,
                        REPORT_SCANNED,
                        FINDING_REVIEWED,
                        CORRECTIVE_ACTION,
                        FOLLOW_UP_CHECKED,
                        FOLLOW_UP_CLOSED,
                        FOLLOW_UP_REOPENED,
                        CASES_MERGED,
                        ACT_UNDONE -> {
                    // these change nothing that is derived
                }
            }
        }

        CaseDecisions decisions(FieldWork fieldWork) {
            return new CaseDecisions(
                    settings,
                    team,
                    draw,
                    commitments,
                    unavailable,
                    added,
                    answers,
                    findingActs,
                    plan,
                    extended,
                    fieldWork,
                    choices);
        }

        /** A supplement joins the draw before it; what was committed for one draw holds for no other. */
        private void drawn(JournalEntry entry) {
            DrawDecision next = DrawDecision.of(entry);
            if (entry.value(DrawDecision.SUPPLEMENT).equals("true") && draw.isPresent()) {
                draw = draw.map(first -> first.with(next));
            } else {
                draw = Optional.of(next);
                extended.clear();
                unavailable.clear();
            }
            commitments = new TreeMap<>();
        }

        /** An extension never makes a sample smaller. */
        private void extend(JournalEntry entry) {
            Written.whole(entry.value("size"))
                    .filter(n -> n > 0 && n <= Integer.MAX_VALUE)
                    .ifPresent(n -> extended.merge(entry.value("stratum"), n.intValue(), Math::max));
        }

        private static SortedMap<String, String> commitments(JournalEntry entry) {
            SortedMap<String, String> byLabel = new TreeMap<>(entry.content());
            byLabel.remove(JournalEntry.COPIED_FROM);
            return byLabel;
        }

        private static AuditTeam team(JournalEntry entry) {
            List<AuditTeam.Member> members = new ArrayList<>();
            for (Map.Entry<String, String> field : entry.content().entrySet()) {
                List<String> fields = Written.fields(field.getValue());
                if (field.getKey().startsWith(MEMBER) && fields.size() == 5) {
                    members.add(new AuditTeam.Member(
                            fields.get(0),
                            fields.get(1),
                            Boolean.parseBoolean(fields.get(2)),
                            Boolean.parseBoolean(fields.get(3)),
                            fields.get(4).isEmpty()
                                    ? List.of()
                                    : List.of(fields.get(4).split(";", -1))));
                }
            }
            return new AuditTeam(members);
        }
    }
}
