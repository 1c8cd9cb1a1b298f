package cn.suyuan.app;

import cn.suyuan.app.FindingActs.FindingAct;
import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.JournalFindings;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Completes decisions about findings before they are recorded, and refuses those that would say nothing. */
final class FindingDesk {

    private static final int ID_DIGITS = 12;

    private final OpenCase open;
    private final String actor;

    FindingDesk(OpenCase open, String actor) {
        this.open = open;
        this.actor = actor;
    }

    /**
     * The decision with the identity of a new finding, and with what the auditor saw of a draft.
     *
     * @throws WorkbenchException where a reason is missing, a finding would be without clause or evidence, or does not
     *     exist
     */
    FindingAct complete(FindingAct act, Optional<JudgedCase> judged) throws WorkbenchException {
        if (act.needsReason() && act.value("reason").isBlank()) {
            throw new WorkbenchException("app.reason_needed", List.of());
        }
        if (act.kind() == ActKind.FINDING_ADDED) {
            return added(act);
        }
        Finding finding = judged.flatMap(found -> found.findings().stream()
                        .filter(f -> f.findingId().equals(act.value("finding")))
                        .findFirst())
                .orElseThrow(() -> new WorkbenchException("app.no_finding", List.of(act.value("finding"))));
        if (act.kind() != ActKind.FINDING_DECIDED) {
            return act;
        }
        FindingAct noted = act.with(JournalFindings.noteOf(finding)).with(Map.of("before", before(act, finding)));
        return act.value("decision").equals("split")
                ? noted.with(Map.of("new", finding.findingId() + "+" + mark(act)))
                : noted;
    }

    /** What stood before, so that each entry tells the whole change. */
    private static String before(FindingAct act, Finding finding) {
        return switch (act.value("decision")) {
            case "grade" -> finding.grade().wireName();
            case "mode" -> finding.verification().name();
            case "clauses" -> String.join("\n", finding.clauses());
            case "word" -> finding.descriptionZh();
            default -> finding.status().wireName();
        };
    }

    /** A finding of one's own rests on evidence (7.1-2) and stands under a clause. */
    private FindingAct added(FindingAct act) throws WorkbenchException {
        boolean evidence = act.content().keySet().stream().anyMatch(key -> key.startsWith("evidence."));
        if (!evidence && act.value("observations").isBlank()) {
            throw new WorkbenchException("app.finding_needs_evidence", List.of());
        }
        if (act.value("clause").isBlank() || act.value("description").isBlank()) {
            throw new WorkbenchException("app.finding_needs_clause", List.of());
        }
        return act.with(Map.of("finding", "own-" + mark(act)));
    }

    /** Two auditors on copies of one case never give two things one name. */
    private String mark(FindingAct act) {
        String text = open.journal().head() + "\n" + actor + "\n" + new TreeMap<>(act.content());
        return DigestAlgorithm.SM3
                .of(text.getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, ID_DIGITS);
    }
}
