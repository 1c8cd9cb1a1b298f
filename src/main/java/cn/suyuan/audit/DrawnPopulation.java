package cn.suyuan.audit;

import cn.suyuan.sampling.AuditSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The population and what was drawn from it.
 *
 * @param instruments population in the order of the frame; empty where no frame can be made
 * @param frameDigest digest of the frame, empty where there is none
 * @param strata number of devices by stratum
 * @param sample drawn sample, empty before the draw
 * @param oneParty whether one party alone gave the seed
 * @param added devices added for a risk, with the reason
 * @param replaced drawn devices that cannot be inspected
 * @param frame what is or was drawn from, as {@code stratum TAB instrument_no}
 * @param presentFrame what would be drawn from today, the same as {@code frame} where nothing changed
 * @param changes devices that joined ({@code +}) or left ({@code -}) the population since the draw
 * @param supplements samples of devices that joined after the draw, each from a frame and a seed of its own
 * @param nextDigest digest of what would be drawn from next: the population, after the draw the devices that joined since
 */
public record DrawnPopulation(
        List<String> instruments,
        String frameDigest,
        SortedMap<String, Integer> strata,
        Optional<AuditSample> sample,
        boolean oneParty,
        SortedMap<String, String> added,
        List<Replacement> replaced,
        List<String> frame,
        List<String> presentFrame,
        List<String> changes,
        List<AuditSample> supplements,
        String nextDigest) {

    public DrawnPopulation {
        supplements = List.copyOf(supplements);
        frame = List.copyOf(frame);
        presentFrame = List.copyOf(presentFrame);
        changes = List.copyOf(changes);
        instruments = List.copyOf(instruments);
        strata = Collections.unmodifiableSortedMap(new TreeMap<>(strata));
        added = Collections.unmodifiableSortedMap(new TreeMap<>(added));
        replaced = List.copyOf(replaced);
    }

    /** What would be drawn from next, as {@code stratum TAB instrument_no}; after the draw the devices that joined since. */
    public List<String> next() {
        return sample.isEmpty()
                ? presentFrame
                : presentFrame.stream()
                        .filter(line -> changes.contains("+" + line.substring(line.indexOf('\t') + 1)))
                        .toList();
    }

    /**
     * Draw and supplements as one sample, stratum after stratum, for those who count and look; seed and digest are those
     * of the first draw, and each part can only be drawn again by its own.
     */
    public Optional<AuditSample> whole() {
        if (supplements.isEmpty()) {
            return sample;
        }
        return sample.map(first -> {
            List<AuditSample.Stratum> all = new ArrayList<>(first.strata());
            for (int i = 0; i < supplements.size(); i++) {
                for (AuditSample.Stratum s : supplements.get(i).strata()) {
                    all.add(new AuditSample.Stratum(
                            s.name() + " +" + (i + 1), s.size(), s.wanted(), s.selected(), s.skipped(), s.shortfall()));
                }
            }
            return new AuditSample(
                    first.hash(),
                    first.frameDigest(),
                    first.commitments(),
                    first.seed(),
                    first.publicText(),
                    first.fraction(),
                    first.minimum(),
                    all);
        });
    }

    /**
     * @param instrument device that was drawn and cannot be inspected
     * @param by device that takes its place, empty where none is left
     * @param reason why
     */
    public record Replacement(String instrument, String by, String reason) {}

    /** Drawn devices; empty before the draw. */
    public List<String> selected() {
        return whole().map(AuditSample::selected).orElse(List.of());
    }

    /** Number of devices. */
    public int size() {
        return instruments.size()
                + supplements.stream().mapToInt(AuditSample::populationSize).sum();
    }
}
