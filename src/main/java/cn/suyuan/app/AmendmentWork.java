package cn.suyuan.app;

import cn.suyuan.app.AmendmentWork.TouchedFinding.State;
import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.PackDelivery;
import cn.suyuan.audit.PackDelivery.Relation;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.InventoryRecord;
import cn.suyuan.evidence.PackChange;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.finding.Finding;
import cn.suyuan.intake.PackComparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Packs that a company sends after the first. The case is judged with the evidence as it stands after the last of them;
 * what came before stays in the case, byte for byte, and can be compared and judged again at any time.
 */
public final class AmendmentWork {

    private final Workbench workbench;

    AmendmentWork(Workbench workbench) {
        this.workbench = workbench;
    }

    /**
     * What became of a finding with an amendment.
     *
     * @param finding the finding, as it is now or, where it is gone, as it was
     * @param state whether it is new, gone, or rests on something that changed
     * @param changes places in the list of changes that it rests on, rising
     */
    public record TouchedFinding(Finding finding, State state, List<Integer> changes) {
        public TouchedFinding {
            changes = List.copyOf(changes);
        }

        /** What became of it. */
        public enum State {
            /** It was not there with the evidence before. */
            NEW,
            /** It stands no longer with the evidence now. */
            GONE,
            /** It stands before and after, and rests on a row or file that changed. */
            TOUCHED;

            /** The word of message keys and of JSON. */
            public String word() {
                return name().toLowerCase(java.util.Locale.ROOT);
            }
        }
    }

    /**
     * An amendment against the evidence before it.
     *
     * @param before the delivery before
     * @param after the delivery that changed it
     * @param changes differences, files first, then rows
     * @param findings findings that it makes, ends or touches
     */
    public record Amendment(
            PackDelivery before, PackDelivery after, List<PackChange> changes, List<TouchedFinding> findings) {
        public Amendment {
            changes = List.copyOf(changes);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Imports a pack. The first is the evidence; a later one replaces it or completes it; an import that is stopped leaves
     * nothing.
     *
     * @param relation what the auditor chose; where it is left open, a whole bag replaces and loose files complete
     */
    public CaseSnapshot importPack(Path pack, Optional<Relation> relation, Progress progress)
            throws WorkbenchException {
        synchronized (workbench) {
            OpenCase open = workbench.theCase();
            Optional<PackInventory> before = open.auditedInventory();
            SortedMap<String, String> content = new TreeMap<>();
            PackInventory delivered = workbench.take(pack, content, progress);
            content.put("container", delivered.containerName());
            content.put("container_sm3", delivered.containerSm3().orElse(""));
            if (before.isPresent()) {
                Relation chosen = relation.orElse(isWhole(delivered) ? Relation.REPLACES : Relation.COMPLETES);
                content.put("relation", chosen.wireName());
                content.put(
                        "amends",
                        open.journal()
                                .last(ActKind.EVIDENCE_IMPORTED)
                                .map(entry -> entry.value("inventory"))
                                .orElse(""));
                if (chosen == Relation.COMPLETES) {
                    content.put("delivered", content.getOrDefault("inventory", ""));
                    PackInventory now =
                            CorrectedPack.completed(before.get(), delivered).inventory();
                    content.put("inventory", workbench.keep(InventoryRecord.encode(now)));
                }
            }
            return workbench.act(ActKind.EVIDENCE_IMPORTED, content, progress);
        }
    }

    private static boolean isWhole(PackInventory delivered) {
        return delivered.entries().stream().anyMatch(entry -> entry.path().equals("bagit.txt"));
    }

    /** The packs of the case in the order in which they came. */
    public List<PackDelivery> deliveries() throws WorkbenchException {
        synchronized (workbench) {
            return workbench.isOpen() ? deliveries(workbench.theCase()) : List.of();
        }
    }

    static List<PackDelivery> deliveries(OpenCase open) {
        List<PackDelivery> deliveries = new ArrayList<>();
        for (JournalEntry entry : open.journal().of(ActKind.EVIDENCE_IMPORTED)) {
            Optional<Relation> relation = Relation.named(entry.value("relation"))
                    .or(() -> deliveries.isEmpty() ? Optional.empty() : Optional.of(Relation.REPLACES));
            String files = entry.value("files");
            deliveries.add(new PackDelivery(
                    deliveries.size() + 1,
                    entry.seq(),
                    entry.time(),
                    entry.actor(),
                    entry.value("container"),
                    entry.value("container_sm3"),
                    files.matches("\\d{1,9}") ? Integer.parseInt(files) : 0,
                    relation,
                    entry.value("inventory")));
        }
        return deliveries;
    }

    /**
     * What a delivery changed, judged by the decisions of today.
     *
     * @param number its number, from 2
     * @return empty where there is no such delivery or none before it
     */
    public Optional<Amendment> amendment(int number, Progress progress) throws WorkbenchException {
        synchronized (workbench) {
            OpenCase open = workbench.theCase();
            List<PackDelivery> all = deliveries(open);
            if (number < 2 || number > all.size()) {
                return Optional.empty();
            }
            PackDelivery before = all.get(number - 2);
            PackDelivery after = all.get(number - 1);
            JudgedCase was = judged(open, before, progress);
            JudgedCase is = judged(open, after, progress);
            List<PackChange> changes = PackComparison.compare(was.imported(), is.imported());
            Set<String> tables = PackComparison.tableFiles(was.imported(), is.imported());
            return Optional.of(new Amendment(before, after, changes, touched(was, is, changes, tables)));
        }
    }

    private static JudgedCase judged(OpenCase open, PackDelivery delivery, Progress progress)
            throws WorkbenchException {
        PackInventory now =
                open.auditedInventory().orElseThrow(() -> new WorkbenchException("app.no_evidence", List.of()));
        PackInventory wanted = open.inventory(delivery.inventory());
        return wanted.equals(now)
                ? open.judged(progress).orElseThrow(() -> new WorkbenchException("app.no_evidence", List.of()))
                : open.judgedOn(wanted, now, progress);
    }

    private static List<TouchedFinding> touched(
            JudgedCase was, JudgedCase is, List<PackChange> changes, Set<String> tables) {
        TouchedRows rowsBefore = new TouchedRows(was, changes, tables, true);
        TouchedRows rowsNow = new TouchedRows(is, changes, tables, false);
        Map<String, Finding> earlier = new LinkedHashMap<>();
        was.standingFindings().forEach(finding -> earlier.put(finding.findingId(), finding));
        List<TouchedFinding> touched = new ArrayList<>();
        for (Finding finding : is.standingFindings()) {
            Finding before = earlier.remove(finding.findingId());
            Set<Integer> places = rowsNow.of(finding);
            if (before == null) {
                touched.add(new TouchedFinding(finding, State.NEW, List.copyOf(places)));
                continue;
            }
            places.addAll(rowsBefore.of(before));
            boolean ended =
                    rowsBefore.shows(before) && !rowsNow.shows(finding); // stands by an auditor's decision alone
            if (ended || !places.isEmpty()) {
                touched.add(new TouchedFinding(finding, ended ? State.GONE : State.TOUCHED, List.copyOf(places)));
            }
        }
        earlier.values()
                .forEach(finding ->
                        touched.add(new TouchedFinding(finding, State.GONE, List.copyOf(rowsBefore.of(finding)))));
        return touched;
    }
}
