package cn.suyuan.ui.desk;

import cn.suyuan.sampling.AuditSample;
import java.util.List;
import java.util.Optional;

/**
 * Population and sample.
 *
 * @param population instruments in use in the period, in order of number
 * @param frameDigest digest of the frame that is drawn from, empty where it was refused
 * @param sample drawn sample
 * @param oneParty whether one party gave the seed
 * @param conclusions what it allows to conclude
 */
public record DrawView(
        List<String> population,
        String frameDigest,
        Optional<AuditSample> sample,
        boolean oneParty,
        List<Conclusion> conclusions) {
    public DrawView {
        population = List.copyOf(population);
        conclusions = List.copyOf(conclusions);
    }

    /**
     * Probability to have met at least one of {@code defective} devices.
     *
     * @param defective number of defective devices among all
     * @param probability of at least one of them in the sample
     */
    public record Conclusion(int defective, double probability) {}
}
