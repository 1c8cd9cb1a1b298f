package cn.suyuan.audit;

import cn.suyuan.finding.AuditorDecision;
import cn.suyuan.finding.DraftFindings;
import cn.suyuan.finding.Finding;
import cn.suyuan.finding.FindingRegister;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.RulePack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Findings from drafts and from the entries of the journal about them; entries that say nothing known change nothing. */
public final class JournalFindings implements FindingDrafts {

    private final DraftFindings drafts;

    public JournalFindings(RulePack pack) {
        this.drafts = new DraftFindings(pack);
    }

    @Override
    public List<Finding> findings(List<Observation> observations, List<JournalEntry> acts) {
        List<AuditorDecision> decisions = new ArrayList<>();
        for (JournalEntry entry : acts) {
            if (entry.kind() == ActKind.FINDING_DECIDED
                    && !entry.value(SEEN + "description").isEmpty()) {
                decisions.add(new AuditorDecision.Seen(seen(entry)));
            }
            decision(entry).ifPresent(decisions::add);
        }
        return FindingRegister.of(drafts, observations, decisions).findings();
    }

    /** What a decision about a draft notes of it, so that it outlives a change of the evidence. */
    public static Map<String, String> noteOf(Finding finding) {
        boolean own = finding.observationKeys().isEmpty() || finding.findingId().contains("+");
        return own
                ? Map.of()
                : Map.of(
                        SEEN + "clause", String.join("\n", finding.clauses()),
                        SEEN + "grade", finding.grade().wireName(),
                        SEEN + "reason", finding.gradeReason(),
                        SEEN + "description", finding.descriptionZh(),
                        SEEN + "description_en", finding.descriptionEn(),
                        SEEN + "mode", finding.verification().name(),
                        SEEN + "observations", String.join("\n", finding.observationKeys()));
    }

    private static final String SEEN = "seen.";

    private static Optional<AuditorDecision> decision(JournalEntry entry) {
        String finding = entry.value("finding");
        if (entry.kind() == ActKind.FINDING_ADDED) {
            return Optional.of(new AuditorDecision.Add(written(entry, "", Finding.Status.ACCEPTED)));
        }
        String value = entry.value("value");
        String reason = entry.value("reason");
        return switch (entry.value("decision")) {
            case "accept" -> Optional.of(new AuditorDecision.Accept(finding));
            case "withdraw" -> Optional.of(new AuditorDecision.Withdraw(finding, reason));
            case "observe" -> Optional.of(new AuditorDecision.Observe(finding, reason));
            case "grade" -> grade(value).map(g -> new AuditorDecision.Regrade(finding, g, reason));
            case "word" -> Optional.of(new AuditorDecision.Reword(finding, value, entry.value("value_en")));
            case "mode" -> mode(value).map(m -> new AuditorDecision.ChooseMode(finding, m));
            case "clauses" -> Optional.of(new AuditorDecision.Assign(finding, lines(value)));
            case "evidence" -> Optional.of(new AuditorDecision.Attach(finding, Written.references(entry)));
            case "merge" -> Optional.of(new AuditorDecision.Merge(finding, lines(value)));
            case "split" -> Optional.of(new AuditorDecision.Split(finding, splitOff(entry), lines(value)));
            default -> Optional.empty();
        };
    }

    /** Identity of what a split takes off; entries without one are of the time when the number gave it. */
    private static String splitOff(JournalEntry entry) {
        return entry.value("new").isEmpty() ? entry.value("finding") + "+" + entry.seq() : entry.value("new");
    }

    private static Finding seen(JournalEntry entry) {
        return written(entry, SEEN, Finding.Status.DRAFT);
    }

    private static Finding written(JournalEntry entry, String prefix, Finding.Status usual) {
        NonconformityGrade grade = grade(entry.value(prefix + "grade")).orElse(NonconformityGrade.GENERAL);
        Finding.VerificationMode usualMode =
                grade == NonconformityGrade.SERIOUS ? Finding.VerificationMode.B : Finding.VerificationMode.A;
        String zh = entry.value(prefix + "description");
        String en = entry.value(prefix + "description_en");
        return new Finding(
                entry.value("finding"),
                0,
                lines(entry.value(prefix + "clause")),
                grade,
                entry.value(prefix + "reason"),
                zh,
                en.isEmpty() ? zh : en,
                mode(entry.value(prefix + "mode")).orElse(usualMode),
                lines(entry.value(prefix + "observations")),
                Written.word(Finding.Status.class, entry.value("status")).orElse(usual),
                prefix.isEmpty() ? Written.references(entry) : List.of());
    }

    private static Optional<NonconformityGrade> grade(String word) {
        for (NonconformityGrade grade : NonconformityGrade.values()) {
            if (grade.wireName().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(grade);
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding.VerificationMode> mode(String word) {
        return switch (word.strip()) {
            case "A" -> Optional.of(Finding.VerificationMode.A);
            case "B" -> Optional.of(Finding.VerificationMode.B);
            default -> Optional.empty();
        };
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }
}
