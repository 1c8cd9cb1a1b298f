package cn.suyuan.finding;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draft findings from observations. One finding for one requirement, one case of it and one grade, whatever the number of
 * subjects: three water meters of class 2 are one finding. Where one cause breaks several requirements on the same
 * subject (a device without any certificate), it is one finding that names them all.
 */
public final class DraftFindings {

    /** Requirements that follow from another one on the same subject: they join its finding. */
    private static final Map<String, String> FOLLOWS = Map.of(
            "R-4.1-3", "R-4.1-1",
            "R-7.2-2", "R-4.1-1",
            "R-4.4-1", "R-6.3A-1",
            "R-7.2-5", "R-6.3B-4",
            "R-6.3B-6", "R-6.3B-5");
    /** Where there is no finding of the first, this one is followed. */
    private static final Map<String, String> ELSE_FOLLOWS = Map.of("R-7.2-2", "R-4.1-3");

    private final RulePack pack;
    private final FindingDraft draft;

    public DraftFindings(RulePack pack) {
        this.pack = pack;
        this.draft = new FindingDraft(pack);
    }

    /** Drafts in the order of their first observations; identities depend on requirement, case and grade only. */
    public List<Finding> of(List<Observation> observations) {
        List<Observation> nonconformities =
                observations.stream().filter(Observation::isNonconformity).toList();
        Map<String, Map<String, List<Observation>>> bySubject = new HashMap<>();
        for (Observation observation : nonconformities) {
            bySubject
                    .computeIfAbsent(observation.subject().text(), s -> new LinkedHashMap<>())
                    .computeIfAbsent(observation.ruleId(), r -> new ArrayList<>())
                    .add(observation);
        }
        Map<String, List<Observation>> groups = new LinkedHashMap<>();
        Set<Observation> taken = new HashSet<>();
        for (Observation observation : nonconformities) {
            if (leader(observation, bySubject).isEmpty()) {
                List<Observation> whole = withFollowers(observation, bySubject);
                groups.computeIfAbsent(groupOf(observation, whole), g -> new ArrayList<>())
                        .addAll(whole.stream().filter(taken::add).toList());
            }
        }
        List<Finding> findings = new ArrayList<>();
        groups.forEach((group, members) -> {
            if (!members.isEmpty()) {
                findings.add(draft.of(group, members));
            }
        });
        return findings;
    }

    /** One finding of given identity over given observations. */
    Finding wording(String findingId, List<Observation> observations) {
        return draft.of(findingId, observations);
    }

    /** Evidence in words, as it ends a description. */
    String evidence(List<EvidenceReference> evidence, boolean zh) {
        return draft.evidence(new LinkedHashSet<>(evidence), zh);
    }

    /** The requirement that an observation follows on its subject, or empty where it stands for itself. */
    private static String leader(Observation observation, Map<String, Map<String, List<Observation>>> bySubject) {
        Map<String, List<Observation>> same =
                bySubject.getOrDefault(observation.subject().text(), Map.of());
        String first = FOLLOWS.getOrDefault(observation.ruleId(), "");
        if (same.containsKey(first)) {
            return first;
        }
        String second = ELSE_FOLLOWS.getOrDefault(observation.ruleId(), "");
        return same.containsKey(second) ? second : "";
    }

    private static List<Observation> withFollowers(
            Observation leading, Map<String, Map<String, List<Observation>>> bySubject) {
        List<Observation> whole = new ArrayList<>(List.of(leading));
        bySubject.getOrDefault(leading.subject().text(), Map.of()).forEach((rule, observations) -> {
            for (Observation observation : observations) {
                if (leads(leading.ruleId(), observation, bySubject)) {
                    whole.add(observation);
                }
            }
        });
        return whole;
    }

    private static boolean leads(
            String rule, Observation observation, Map<String, Map<String, List<Observation>>> bySubject) {
        String leader = leader(observation, bySubject);
        // a follower of a follower belongs to the first of the line
        return leader.equals(rule)
                || (!leader.isEmpty()
                        && FOLLOWS.getOrDefault(leader, "").equals(rule)
                        && bySubject
                                .getOrDefault(observation.subject().text(), Map.of())
                                .containsKey(rule));
    }

    /** Requirement, case as far as the sentence shows it, requirements broken with it, and grade. */
    private String groupOf(Observation leading, List<Observation> whole) {
        boolean serious = whole.stream()
                .filter(o -> o.verdict() == Verdict.NOT_MET)
                .flatMap(o -> o.proposedGrade().stream())
                .anyMatch(g -> g == NonconformityGrade.SERIOUS);
        String grade = serious ? NonconformityGrade.SERIOUS.wireName() : NonconformityGrade.GENERAL.wireName();
        return leading.ruleId() + "/" + Cause.of(leading, pack) + "/" + grade;
    }
}
