package cn.suyuan.finding;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.Observation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Findings while one decision after the other is applied to them. */
final class DecidedFindings {

    private final DraftFindings drafts;
    private final List<Observation> observations;
    private final Map<String, Finding> standing = new LinkedHashMap<>();
    private final Set<String> worded = new HashSet<>();
    private final Set<String> graded = new HashSet<>();
    private final Set<String> moded = new HashSet<>();
    private final Set<String> assigned = new HashSet<>();
    private final Set<String> absorbed = new HashSet<>();

    DecidedFindings(DraftFindings drafts, List<Observation> observations) {
        this.drafts = drafts;
        this.observations = List.copyOf(observations);
        drafts.of(observations).forEach(f -> standing.put(f.findingId(), f));
    }

    List<Finding> all() {
        return List.copyOf(standing.values());
    }

    void apply(AuditorDecision decision) {
        if (decision instanceof AuditorDecision.Add add) {
            Finding own = add.finding();
            String id = free(own.findingId());
            standing.put(id, telling(renamed(own, id), own.evidence()));
            worded.add(id);
            return;
        }
        if (decision instanceof AuditorDecision.Seen seen) {
            if (!absorbed.contains(seen.findingId())) {
                standing.putIfAbsent(seen.findingId(), new FindingEdit(seen.finding()).status(Finding.Status.DRAFT));
            }
            return;
        }
        Finding finding = standing.get(decision.findingId());
        if (finding == null) {
            return;
        }
        if (decision instanceof AuditorDecision.Merge merge) {
            merge(merge, finding);
        } else if (decision instanceof AuditorDecision.Split split) {
            split(split, finding);
        } else {
            standing.put(finding.findingId(), decided(finding, decision));
        }
    }

    /** Two findings of one identity are two findings. */
    private String free(String wanted) {
        String id = wanted;
        for (int n = 2; standing.containsKey(id); n++) {
            id = wanted + "#" + n;
        }
        return id;
    }

    private Finding decided(Finding f, AuditorDecision decision) {
        FindingEdit edit = new FindingEdit(f);
        if (decision instanceof AuditorDecision.Withdraw) {
            return edit.status(Finding.Status.WITHDRAWN);
        }
        if (decision instanceof AuditorDecision.Observe) {
            return edit.status(Finding.Status.OBSERVED);
        }
        if (decision instanceof AuditorDecision.Regrade regrade) {
            graded.add(f.findingId());
            return edit.graded(regrade.grade(), regrade.reason());
        }
        if (decision instanceof AuditorDecision.Reword reword) {
            worded.add(f.findingId());
            return edit.worded(reword.descriptionZh(), reword.descriptionEn());
        }
        if (decision instanceof AuditorDecision.ChooseMode choose) {
            moded.add(f.findingId());
            return edit.mode(choose.mode());
        }
        if (decision instanceof AuditorDecision.Assign assign) {
            assigned.add(f.findingId());
            return assign.clauses().isEmpty() ? f : edit.under(assign.clauses());
        }
        if (decision instanceof AuditorDecision.Attach attach) {
            return telling(f, attach.evidence());
        }
        return edit.status(Finding.Status.ACCEPTED);
    }

    /** The finding with evidence that its words name, so that the form shows it. */
    private Finding telling(Finding f, List<EvidenceReference> evidence) {
        boolean told = evidence.isEmpty()
                || evidence.stream().allMatch(e -> f.descriptionZh().contains(e.file()));
        Finding named = told
                ? f
                : new FindingEdit(f)
                        .worded(
                                f.descriptionZh() + "\n" + drafts.evidence(evidence, true),
                                f.descriptionEn() + "\n" + drafts.evidence(evidence, false));
        return new FindingEdit(named).attached(evidence);
    }

    /** What stands can't be merged into what does not, nor the other way round: it would be lost, or come back unseen. */
    private void merge(AuditorDecision.Merge merge, Finding into) {
        Finding whole = into;
        for (String other : merge.absorbed()) {
            Finding part = standing.get(other);
            if (part != null && !other.equals(into.findingId()) && part.stands() == into.stands()) {
                if (worded.contains(other)) {
                    worded.add(into.findingId());
                }
                if (graded.contains(other)) {
                    graded.add(into.findingId());
                }
                whole = new FindingEdit(whole).joined(part);
                standing.remove(other);
                absorbed.add(other);
            }
        }
        standing.put(into.findingId(), whole);
    }

    private void split(AuditorDecision.Split split, Finding finding) {
        Set<String> leaving = new LinkedHashSet<>(split.observationKeys());
        leaving.retainAll(new LinkedHashSet<>(finding.observationKeys()));
        boolean possible = !leaving.isEmpty()
                && leaving.size() < finding.observationKeys().size()
                && !standing.containsKey(split.newFindingId());
        if (!possible) {
            return;
        }
        List<Observation> stay = new ArrayList<>();
        List<Observation> go = new ArrayList<>();
        for (Observation observation : observations) {
            if (observation.isNonconformity() && finding.observationKeys().contains(observation.key())) {
                (leaving.contains(observation.key()) ? go : stay).add(observation);
            }
        }
        if (stay.isEmpty() || go.isEmpty()) {
            return; // the evidence no longer shows them
        }
        Finding rest = part(finding, drafts.wording(finding.findingId(), stay));
        Finding gone = part(finding, drafts.wording(split.newFindingId(), go));
        if (worded.contains(finding.findingId())) {
            // the auditor's words stay with what stays; what leaves is worded anew
            rest = new FindingEdit(rest).worded(finding.descriptionZh(), finding.descriptionEn());
        }
        standing.put(finding.findingId(), new FindingEdit(rest).attached(finding.evidence()));
        standing.put(split.newFindingId(), new FindingEdit(gone).status(unlessWithdrawn(finding)));
        copyDecisions(finding.findingId(), split.newFindingId());
    }

    /** A part of a finding under the grade, way of verification and status that were decided for the whole. */
    private Finding part(Finding whole, Finding drafted) {
        String id = whole.findingId();
        Finding part = new FindingEdit(drafted).status(whole.status());
        if (graded.contains(id)) {
            part = new FindingEdit(part).graded(whole.grade(), whole.gradeReason());
        }
        if (moded.contains(id)) {
            part = new FindingEdit(part).mode(whole.verification());
        }
        return assigned.contains(id) ? new FindingEdit(part).under(whole.clauses()) : part;
    }

    private static Finding.Status unlessWithdrawn(Finding whole) {
        return whole.status() == Finding.Status.ACCEPTED ? Finding.Status.DRAFT : whole.status();
    }

    private void copyDecisions(String from, String to) {
        for (Set<String> decisions : List.of(graded, moded, assigned)) {
            if (decisions.contains(from)) {
                decisions.add(to);
            }
        }
    }

    private static Finding renamed(Finding f, String id) {
        return new Finding(
                id,
                f.no(),
                f.clauses(),
                f.grade(),
                f.gradeReason(),
                f.descriptionZh(),
                f.descriptionEn(),
                f.verification(),
                f.observationKeys(),
                f.status(),
                f.evidence());
    }
}
