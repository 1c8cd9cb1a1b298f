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
            decision(entry).ifPresent(decisions::add);
        }
        return FindingRegister.of(drafts, observations, decisions).findings();
    }

    private static Optional<AuditorDecision> decision(JournalEntry entry) {
        String finding = entry.value("finding");
        if (entry.kind() == ActKind.FINDING_ADDED) {
            return Optional.of(new AuditorDecision.Add(own(entry)));
        }
        String value = entry.value("value");
        String reason = entry.value("reason");
        return switch (entry.value("decision")) {
            case "accept" -> Optional.of(new AuditorDecision.Accept(finding));
            case "withdraw" -> Optional.of(new AuditorDecision.Withdraw(finding, reason));
            case "grade" -> grade(value).map(g -> new AuditorDecision.Regrade(finding, g, reason));
            case "word" -> Optional.of(new AuditorDecision.Reword(finding, value));
            case "mode" -> mode(value).map(m -> new AuditorDecision.ChooseMode(finding, m));
            case "merge" -> Optional.of(new AuditorDecision.Merge(finding, lines(value)));
            case "split" -> Optional.of(new AuditorDecision.Split(finding, finding + "+" + entry.seq(), lines(value)));
            default -> Optional.empty();
        };
    }

    private static Finding own(JournalEntry entry) {
        NonconformityGrade grade = grade(entry.value("grade")).orElse(NonconformityGrade.GENERAL);
        return new Finding(
                entry.value("finding"),
                0,
                lines(entry.value("clause")),
                grade,
                entry.value("reason"),
                entry.value("description"),
                entry.value("description"),
                mode(entry.value("mode"))
                        .orElse(
                                grade == NonconformityGrade.SERIOUS
                                        ? Finding.VerificationMode.B
                                        : Finding.VerificationMode.A),
                lines(entry.value("observations")),
                Finding.Status.ACCEPTED);
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
