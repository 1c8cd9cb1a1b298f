package cn.suyuan.audit;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One draft for each subject under each clause that is not met, then what the auditor decided about it, entry by entry.
 * Serious ones first, each grade in the order of the observations; withdrawn ones last and without a number.
 */
public final class DraftFindings implements FindingDrafts {

    @Override
    public List<Finding> findings(List<Observation> observations, List<JournalEntry> acts) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (Observation observation : observations) {
            if (observation.isNonconformity()) {
                Finding draft = draft(observation);
                findings.merge(draft.findingId(), draft, DraftFindings::joined);
            }
        }
        for (JournalEntry act : acts) {
            String id = act.value("finding");
            if (act.kind() == ActKind.FINDING_ADDED) {
                findings.putIfAbsent(id, added(id, act));
            } else {
                findings.computeIfPresent(id, (key, finding) -> decided(finding, act));
            }
        }
        return numbered(new ArrayList<>(findings.values()));
    }

    private static Finding draft(Observation observation) {
        return new Finding(
                observation.clause() + "/" + observation.subject().text(),
                0,
                List.of(observation.clause()),
                observation.proposedGrade().orElse(NonconformityGrade.GENERAL),
                observation.statement().gradeReason(),
                observation.statement().messageZh(),
                observation.statement().messageEn(),
                Finding.VerificationMode.A,
                List.of(observation.key()),
                Finding.Status.DRAFT);
    }

    private static Finding joined(Finding first, Finding second) {
        List<String> observations = new ArrayList<>(first.observationKeys());
        observations.addAll(second.observationKeys());
        boolean graver = second.grade().compareTo(first.grade()) < 0;
        return new Finding(
                first.findingId(),
                0,
                first.clauses(),
                graver ? second.grade() : first.grade(),
                graver ? second.gradeReason() : first.gradeReason(),
                first.descriptionZh() + second.descriptionZh(),
                first.descriptionEn() + " " + second.descriptionEn(),
                first.verification(),
                observations,
                first.status());
    }

    private static Finding added(String id, JournalEntry act) {
        String observations = act.value("observations");
        return new Finding(
                id,
                0,
                List.of(act.value("clause")),
                Written.word(NonconformityGrade.class, act.value("grade")).orElse(NonconformityGrade.GENERAL),
                "",
                act.value("description"),
                act.value("description"),
                Written.word(Finding.VerificationMode.class, act.value("mode")).orElse(Finding.VerificationMode.A),
                observations.isEmpty() ? List.of() : List.of(observations.split("\n", -1)),
                Finding.Status.ACCEPTED);
    }

    private static Finding decided(Finding finding, JournalEntry act) {
        String value = act.value("value");
        return switch (act.value("decision")) {
            case "accept" -> with(finding, finding.grade(), finding.gradeReason(), Finding.Status.ACCEPTED);
            case "withdraw" -> with(finding, finding.grade(), act.value("reason"), Finding.Status.WITHDRAWN);
            case "grade" -> {
                Optional<NonconformityGrade> grade = Written.word(NonconformityGrade.class, value);
                yield with(finding, grade.orElse(finding.grade()), act.value("reason"), finding.status());
            }
            case "word" -> worded(finding, value, finding.verification());
            case "mode" ->
                worded(
                        finding,
                        finding.descriptionZh(),
                        Written.word(Finding.VerificationMode.class, value).orElse(finding.verification()));
            default -> finding;
        };
    }

    private static Finding with(
            Finding finding, NonconformityGrade grade, String gradeReason, Finding.Status status) {
        return new Finding(
                finding.findingId(),
                finding.no(),
                finding.clauses(),
                grade,
                gradeReason,
                finding.descriptionZh(),
                finding.descriptionEn(),
                finding.verification(),
                finding.observationKeys(),
                status);
    }

    private static Finding worded(Finding finding, String description, Finding.VerificationMode mode) {
        boolean same = description.equals(finding.descriptionZh());
        return new Finding(
                finding.findingId(),
                finding.no(),
                finding.clauses(),
                finding.grade(),
                finding.gradeReason(),
                description,
                same ? finding.descriptionEn() : description,
                mode,
                finding.observationKeys(),
                finding.status());
    }

    private static List<Finding> numbered(List<Finding> findings) {
        List<Finding> ordered = new ArrayList<>(findings);
        ordered.sort(java.util.Comparator.comparing((Finding f) -> f.status() == Finding.Status.WITHDRAWN)
                .thenComparing(Finding::grade));
        List<Finding> numbered = new ArrayList<>();
        int no = 0;
        for (Finding finding : ordered) {
            boolean stands = finding.status() != Finding.Status.WITHDRAWN;
            no += stands ? 1 : 0;
            numbered.add(new Finding(
                    finding.findingId(),
                    stands ? no : 0,
                    finding.clauses(),
                    finding.grade(),
                    finding.gradeReason(),
                    finding.descriptionZh(),
                    finding.descriptionEn(),
                    finding.verification(),
                    finding.observationKeys(),
                    finding.status()));
        }
        return numbered;
    }
}
