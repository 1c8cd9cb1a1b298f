package cn.suyuan.app;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.PackChange;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which of the changes between two versions of the evidence a finding rests on, in one of the two. */
final class TouchedRows {

    private final List<PackChange> changes;
    private final Set<String> tables;
    private final boolean before;
    private final Map<String, Observation> observations = new HashMap<>();
    private final Map<String, List<Integer>> byFile = new HashMap<>();
    private final Map<String, List<Integer>> byKey = new HashMap<>();

    /**
     * @param tables files whose rows were compared one by one
     * @param before whether the case is the earlier of the two
     */
    TouchedRows(JudgedCase judged, List<PackChange> changes, Set<String> tables, boolean before) {
        this.changes = changes;
        this.tables = tables;
        this.before = before;
        judged.observations().forEach(observation -> observations.put(observation.key(), observation));
        for (int i = 0; i < changes.size(); i++) {
            PackChange change = changes.get(i);
            byFile.computeIfAbsent(change.file(), f -> new ArrayList<>()).add(i);
            if (!change.key().isEmpty()) {
                byKey.computeIfAbsent(change.key(), k -> new ArrayList<>()).add(i);
            }
        }
    }

    /** Whether the evidence shows it: an auditor's own finding rests on no observation and is shown by its author. */
    boolean shows(Finding finding) {
        return finding.observationKeys().isEmpty()
                || finding.observationKeys().stream()
                        .map(observations::get)
                        .anyMatch(observation -> observation != null && observation.isNonconformity());
    }

    /** Places in the list of changes, rising. */
    Set<Integer> of(Finding finding) {
        Set<EvidenceReference> references = new java.util.LinkedHashSet<>(finding.evidence());
        Set<Integer> places = new TreeSet<>();
        for (String key : finding.observationKeys()) {
            Observation observation = observations.get(key);
            if (observation != null) {
                references.addAll(observation.evidence());
                String subject = observation.subject().text();
                places.addAll(byKey.getOrDefault(subject.substring(subject.indexOf(':') + 1), List.of()));
            }
        }
        for (EvidenceReference reference : references) {
            for (int place : byFile.getOrDefault(reference.file(), List.of())) {
                if (isAt(reference, changes.get(place))) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    /** A changed table touches what rests on its changed rows; any other changed file touches all that rests on it. */
    private boolean isAt(EvidenceReference reference, PackChange change) {
        int row = before ? change.rowBefore() : change.row();
        boolean whole = change.row() == 0 && change.rowBefore() == 0;
        return whole
                ? reference.row() == 0 || !tables.contains(change.file())
                : row > 0 && (reference.row() == row || reference.row() == 0);
    }
}
