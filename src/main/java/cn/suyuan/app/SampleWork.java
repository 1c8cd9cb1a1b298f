package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseDecisions;
import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.DrawnPopulation;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.audit.SamplePlan;
import cn.suyuan.report.JsonReport;
import cn.suyuan.report.SampleTable;
import cn.suyuan.sampling.AuditSample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Acts about the sample (sampling.md): plan, commitments, draw or refusal, replacement, extension, risk additions. Each
 * is an entry of the journal; a draw cannot be repeated while its population holds.
 */
public final class SampleWork {

    private final Workbench workbench;

    SampleWork(Workbench workbench) {
        this.workbench = workbench;
    }

    /** Settles strata, fraction, minimum and hash; commitments made before are void. */
    public CaseSnapshot plan(SamplePlan plan, Progress progress) throws WorkbenchException {
        refuseWhereDrawn(progress);
        if (decisions().draw().isPresent()) { // a supplement is drawn as the rest was
            throw new WorkbenchException("app.already_drawn", List.of());
        }
        return workbench.act(ActKind.SAMPLE_PLANNED, plan.content(), progress);
    }

    /** The commitment of a party to its contribution, bound to the population of the open case. */
    public String commitment(String label, String contribution, Progress progress) throws WorkbenchException {
        DrawnPopulation population = population(progress);
        if (population.nextDigest().isEmpty()) {
            throw new WorkbenchException("app.no_frame", List.of());
        }
        try {
            return AuditPipeline.sampling(decisions().plan().hash())
                    .commitment(label, population.nextDigest(), contribution);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException("app.bad_contribution", List.of(label));
        }
    }

    /** Records the commitments of all parties, by label, before any contribution is told. */
    public CaseSnapshot commit(Map<String, String> commitments, Progress progress) throws WorkbenchException {
        refuseWhereDrawn(progress);
        for (String hex : commitments.values()) {
            requireHex(hex);
        }
        return workbench.act(ActKind.CONTRIBUTION_COMMITTED, new TreeMap<>(commitments), progress);
    }

    /** Records that a party will not reveal; the commitments are void and all parties begin again. */
    public CaseSnapshot refuse(String label, String reason, Progress progress) throws WorkbenchException {
        return workbench.act(
                ActKind.REVELATION_REFUSED, new TreeMap<>(Map.of("party", label, "reason", reason)), progress);
    }

    /**
     * Draws the sample. Contributions are held against the commitments recorded last; one that does not fit, or that
     * nobody committed to, is refused. The population drawn from is recorded with the draw. After a draw only devices that
     * joined the ledger since can be drawn from, as a supplement with a seed of its own: nothing drawn is drawn again.
     */
    public CaseSnapshot draw(DrawDecision draw, Progress progress) throws WorkbenchException {
        refuseWhereDrawn(progress);
        for (String hex : draw.oneParty()
                ? List.of(draw.seed())
                : List.copyOf(draw.contributions().values())) {
            requireHex(hex);
        }
        Map<String, String> commitments = decisions().commitments();
        for (Map.Entry<String, String> told : draw.contributions().entrySet()) {
            String expected = commitments.getOrDefault(told.getKey(), "");
            if (expected.isEmpty()) {
                throw new WorkbenchException("app.no_commitment", List.of(party(told.getKey())));
            }
            if (!expected.equals(commitment(told.getKey(), told.getValue(), progress))) {
                throw new WorkbenchException("app.broken_commitment", List.of(party(told.getKey())));
            }
        }
        List<String> silent = commitments.keySet().stream()
                .filter(label -> !draw.contributions().containsKey(label))
                .toList();
        if (!silent.isEmpty()) {
            throw new WorkbenchException("app.not_revealed", silent);
        }
        if (!draw.oneParty()) {
            workbench.record(ActKind.CONTRIBUTION_REVEALED, new TreeMap<>(draw.contributions()));
        }
        DrawDecision planned = draw.under(decisions().plan(), presentFrame(progress));
        SortedMap<String, String> content = planned.content();
        if (decisions().draw().isPresent()) {
            content.put(DrawDecision.SUPPLEMENT, "true");
        }
        return workbench.act(ActKind.SAMPLE_DRAWN, content, progress);
    }

    /** Records that a drawn device cannot be inspected; the next ticket takes its place. */
    public CaseSnapshot replace(String instrumentNo, String reason, Progress progress) throws WorkbenchException {
        if (!population(progress).selected().contains(instrumentNo)) {
            throw new WorkbenchException("app.not_drawn", List.of(instrumentNo));
        }
        return workbench.act(
                ActKind.DEVICE_REPLACED, new TreeMap<>(Map.of("instrument", instrumentNo, "reason", reason)), progress);
    }

    /** Adds a device for a risk, beside the drawn ones. */
    public CaseSnapshot add(String instrumentNo, String reason, Progress progress) throws WorkbenchException {
        return workbench.act(
                ActKind.DEVICE_ADDED, new TreeMap<>(Map.of("instrument", instrumentNo, "reason", reason)), progress);
    }

    /**
     * Draws on in the order of tickets until {@code size} devices of the stratum are drawn; no drawn device is dropped.
     *
     * @param size larger than what is drawn, at most the size of the stratum
     */
    public CaseSnapshot extend(String stratum, int size, String reason, Progress progress) throws WorkbenchException {
        AuditSample.Stratum drawn = population(progress).sample().stream()
                .flatMap(sample -> sample.strata().stream())
                .filter(s -> s.name().equals(stratum))
                .findFirst()
                .orElseThrow(() -> new WorkbenchException("app.not_drawn", List.of(stratum)));
        if (size <= drawn.wanted() || size > drawn.size()) {
            throw new WorkbenchException(
                    "app.bad_extension", List.of(Integer.toString(drawn.wanted()), Integer.toString(drawn.size())));
        }
        return workbench.act(
                ActKind.SAMPLE_EXTENDED,
                new TreeMap<>(Map.of("stratum", stratum, "size", Integer.toString(size), "reason", reason)),
                progress);
    }

    /** The sheet to print, with a card for each device. */
    public byte[] sheet(Progress progress) throws WorkbenchException {
        return workbench.paper().sampleSheet(judged(progress));
    }

    /** Writes sheet, population and draw into a folder, for paper and for anyone who rechecks; gives the files. */
    public List<Path> export(Path folder, Progress progress) throws WorkbenchException {
        JudgedCase judged = judged(progress);
        List<Path> written = new ArrayList<>();
        written.add(CaseWork.write(folder, "sample-sheet.pdf", sheet(progress)));
        written.addAll(tables(folder, judged));
        return written;
    }

    /** Population and draw as files for {@code sample verify}. */
    List<Path> tables(Path folder, JudgedCase judged) throws WorkbenchException {
        List<Path> written = new ArrayList<>();
        written.add(CaseWork.write(
                folder, "population.csv", workbench.paper().population(judged).getBytes(StandardCharsets.UTF_8)));
        DrawnPopulation population = judged.evaluated().population();
        for (int i = 0; i < population.supplements().size(); i++) {
            DrawDecision supplement = judged.evaluated()
                    .decisions()
                    .draw()
                    .orElseThrow()
                    .supplements()
                    .get(i);
            written.add(CaseWork.write(
                    folder,
                    SampleTable.supplementFile(i + 1),
                    SampleTable.of(supplement.population()).getBytes(StandardCharsets.UTF_8)));
            String drawn = new JsonReport().sample(population.supplements().get(i), supplement.contributions());
            written.add(CaseWork.write(
                    folder, "sample-supplement-" + (i + 1) + ".json", drawn.getBytes(StandardCharsets.UTF_8)));
        }
        Optional<String> draw = workbench.paper().sample(judged);
        if (draw.isPresent()) {
            written.add(CaseWork.write(folder, "sample.json", draw.get().getBytes(StandardCharsets.UTF_8)));
        }
        return written;
    }

    /** A party in words where it is one of the two that the window knows, else its label. */
    private static String party(String label) {
        return label.matches("auditor|auditee") ? "{draw.party." + label + "}" : label;
    }

    private void refuseWhereDrawn(Progress progress) throws WorkbenchException {
        if (decisions().draw().isPresent() && population(progress).next().isEmpty()) {
            throw new WorkbenchException("app.already_drawn", List.of());
        }
    }

    /** What is drawn from; before any evidence nothing, and the draw is then from whatever comes. */
    private List<String> presentFrame(Progress progress) throws WorkbenchException {
        return workbench.theCase().content().isEmpty()
                ? List.of()
                : population(progress).next();
    }

    private CaseDecisions decisions() throws WorkbenchException {
        return workbench.theCase().decisions();
    }

    private DrawnPopulation population(Progress progress) throws WorkbenchException {
        return judged(progress).evaluated().population();
    }

    private JudgedCase judged(Progress progress) throws WorkbenchException {
        return workbench
                .theCase()
                .judged(progress)
                .orElseThrow(() -> new WorkbenchException("app.no_evidence", List.of()));
    }

    private static void requireHex(String hex) throws WorkbenchException {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new WorkbenchException("app.bad_seed", List.of(hex));
        }
    }
}
