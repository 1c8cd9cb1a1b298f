package cn.suyuan.app;

import cn.suyuan.audit.CaseMerge;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.casefile.CaseFile;
import cn.suyuan.casefile.CaseFileException;
import cn.suyuan.casefile.EvidenceStore;
import cn.suyuan.casefile.InventoryRecord;
import cn.suyuan.evidence.PackInventory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes another auditor's copy of the open case in. */
public final class MergeWork {

    private static final int BUFFER = 1 << 16;

    private final Workbench workbench;
    private final Doors doors;

    MergeWork(Workbench workbench, Doors doors) {
        this.workbench = workbench;
        this.doors = doors;
    }

    /**
     * What a merge would bring.
     *
     * @param entries entries that the other copy brings
     * @param conflicts matters on which both decided
     */
    public record Preview(int entries, List<CaseMerge.Conflict> conflicts) {
        public Preview {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** What the other copy would bring; nothing is changed. */
    public Preview preview(Path other, char[] passphrase) throws WorkbenchException {
        try (CaseFile theirs = CaseFile.open(other, passphrase, doors.chance())) {
            CaseMerge merge = merge(theirs, other);
            return new Preview(merge.news().size(), merge.conflicts());
        } catch (CaseFileException e) {
            throw Failures.of(e, other);
        }
    }

    /**
     * Takes everything in that the other copy brings: its evidence first, then its entries, then the choices.
     *
     * @param choices whose decision holds, by key of the conflict
     * @return how many entries were added
     */
    public int take(Path other, char[] passphrase, Map<String, CaseMerge.Side> choices) throws WorkbenchException {
        OpenCase open = workbench.theCase();
        try (CaseFile theirs = CaseFile.open(other, passphrase, doors.chance())) {
            CaseMerge merge = merge(theirs, other);
            List<CaseMerge.Conflict> unchosen = merge.conflicts().stream()
                    .filter(conflict -> !choices.containsKey(conflict.key()))
                    .toList();
            if (!unchosen.isEmpty()) {
                throw new WorkbenchException(
                        "app.merge_unchosen",
                        List.of(
                                Integer.toString(unchosen.size()),
                                unchosen.get(0).key()));
            }
            for (JournalEntry entry : merge.news()) {
                copyEvidence(entry, theirs.evidence(), open.file().evidence());
            }
            Journal before = open.journal();
            Journal joined =
                    merge.merged(choices, workbench.actor(), doors.clock().instant());
            List<JournalEntry> added = joined.entries()
                    .subList(before.entries().size(), joined.entries().size());
            open.append(added);
            return added.size();
        } catch (CaseFileException e) {
            throw Failures.of(e, other);
        } catch (IOException e) {
            throw new WorkbenchException("casefile.damaged", List.of(other.toString()), e);
        }
    }

    private CaseMerge merge(CaseFile theirs, Path other) throws CaseFileException, WorkbenchException {
        if (!theirs.caseId().equals(workbench.theCase().file().caseId())) {
            throw new WorkbenchException("app.merge_other_case", List.of(other.toString()));
        }
        return CaseMerge.of(workbench.theCase().journal(), theirs.journal().read())
                .orElseThrow(() -> new WorkbenchException("app.merge_other_case", List.of(other.toString())));
    }

    /** Every digest that an entry names and the other copy holds; of an inventory, all of its files. */
    private static void copyEvidence(JournalEntry entry, EvidenceStore from, EvidenceStore to)
            throws CaseFileException, IOException {
        for (Map.Entry<String, String> field : entry.content().entrySet()) {
            for (String word : field.getValue().split("[\\s\\t]+", -1)) {
                if (word.matches("[0-9a-f]{64}")) {
                    copy(word, from, to);
                    if (Set.of("inventory", "delivered").contains(field.getKey())) {
                        Optional<PackInventory> inventory = from.read(word).flatMap(InventoryRecord::decode);
                        for (PackInventory.Entry file :
                                inventory.map(PackInventory::entries).orElse(List.of())) {
                            copy(file.sm3(), from, to);
                        }
                    }
                }
            }
        }
        to.flush();
    }

    private static void copy(String sm3, EvidenceStore from, EvidenceStore to) throws CaseFileException, IOException {
        Optional<InputStream> stream = to.holds(sm3) ? Optional.empty() : from.open(sm3);
        if (stream.isEmpty()) {
            return;
        }
        EvidenceStore.Writing writing = to.begin();
        try (InputStream in = stream.get()) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                writing.write(buffer, 0, n);
            }
        }
        writing.keep(sm3);
    }
}
