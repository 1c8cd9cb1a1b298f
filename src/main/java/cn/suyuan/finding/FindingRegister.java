package cn.suyuan.finding;

import cn.suyuan.rule.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings as they stand: drafts, then the auditor's decisions in their order. Findings are numbered from 1 in the
 * order of clauses; withdrawn ones are kept without a number.
 *
 * @param findings in the order of their numbers, withdrawn ones last
 */
public record FindingRegister(List<Finding> findings) {

    public FindingRegister {
        findings = List.copyOf(findings);
    }

    /** The register after all decisions. Decisions about findings that do not exist change nothing. */
    public static FindingRegister of(
            DraftFindings drafts, List<Observation> observations, List<AuditorDecision> decisions) {
        Map<String, Finding> standing = new LinkedHashMap<>();
        drafts.of(observations).forEach(f -> standing.put(f.findingId(), f));
        for (AuditorDecision decision : decisions) {
            apply(decision, standing, observations, drafts);
        }
        return new FindingRegister(numbered(List.copyOf(standing.values())));
    }

    private static void apply(
            AuditorDecision decision,
            Map<String, Finding> standing,
            List<Observation> observations,
            DraftFindings drafts) {
        if (decision instanceof AuditorDecision.Add add) {
            standing.putIfAbsent(add.findingId(), add.finding());
            return;
        }
        Finding finding = standing.get(decision.findingId());
        if (finding == null) {
            return;
        }
        if (decision instanceof AuditorDecision.Merge merge) {
            merge(merge, finding, standing);
        } else if (decision instanceof AuditorDecision.Split split) {
            split(split, finding, standing, observations, drafts);
        } else {
            standing.put(finding.findingId(), decided(finding, decision));
        }
    }

    private static Finding decided(Finding f, AuditorDecision decision) {
        FindingEdit edit = new FindingEdit(f);
        if (decision instanceof AuditorDecision.Withdraw) {
            return edit.status(Finding.Status.WITHDRAWN);
        }
        if (decision instanceof AuditorDecision.Regrade regrade) {
            return edit.graded(regrade.grade(), regrade.reason());
        }
        if (decision instanceof AuditorDecision.Reword reword) {
            return edit.worded(reword.descriptionZh());
        }
        if (decision instanceof AuditorDecision.ChooseMode choose) {
            return edit.mode(choose.mode());
        }
        return edit.status(Finding.Status.ACCEPTED);
    }

    private static void merge(AuditorDecision.Merge merge, Finding into, Map<String, Finding> standing) {
        Finding whole = into;
        for (String other : merge.absorbed()) {
            Finding absorbed = standing.get(other);
            if (absorbed != null && !other.equals(into.findingId())) {
                whole = new FindingEdit(whole).joined(absorbed);
                standing.remove(other);
            }
        }
        standing.put(into.findingId(), whole);
    }

    private static void split(
            AuditorDecision.Split split,
            Finding finding,
            Map<String, Finding> standing,
            List<Observation> observations,
            DraftFindings drafts) {
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
        standing.put(
                finding.findingId(),
                new FindingEdit(drafts.wording(finding.findingId(), stay)).status(finding.status()));
        standing.put(split.newFindingId(), drafts.wording(split.newFindingId(), go));
    }

    private static List<Finding> numbered(List<Finding> findings) {
        List<Finding> result = new ArrayList<>();
        int no = 0;
        for (Finding finding : findings) {
            if (finding.status() != Finding.Status.WITHDRAWN) {
                no++;
                result.add(new FindingEdit(finding).numbered(no));
            }
        }
        for (Finding finding : findings) {
            if (finding.status() == Finding.Status.WITHDRAWN) {
                result.add(new FindingEdit(finding).numbered(0));
            }
        }
        return result;
    }

    /** Findings that are not withdrawn. */
    public List<Finding> standing() {
        return findings.stream()
                .filter(f -> f.status() != Finding.Status.WITHDRAWN)
                .toList();
    }
}
