package cn.suyuan.ui;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.Observation;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts.Field;
import java.util.List;
import java.util.Optional;

/**
 * What is selected, with everything known about it.
 *
 * @param title what it is
 * @param mark its state
 * @param fields what is known
 * @param observations what the checks found about it
 * @param evidence where it can be seen
 */
public record Selection(
        String title,
        Optional<Mark> mark,
        List<Field> fields,
        List<Observation> observations,
        List<EvidenceReference> evidence) {
    public Selection {
        fields = List.copyOf(fields);
        observations = List.copyOf(observations);
        evidence = List.copyOf(evidence);
    }

    /** Nothing selected. */
    public static Selection none() {
        return new Selection("", Optional.empty(), List.of(), List.of(), List.of());
    }

    /** One observation. */
    public static Selection of(Observation observation, Mark mark) {
        return new Selection(observation.ruleId(), Optional.of(mark), List.of(), List.of(observation), List.of());
    }

    public boolean isNothing() {
        return title.isEmpty();
    }
}
