package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackInventory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a container lists before any content is read.
 *
 * @param candidates files that may be taken, in the order in which they are best read
 * @param refused entries that may not
 * @param problems what was odd about the container
 */
record ContainerListing(List<Candidate> candidates, List<PackInventory.Refusal> refused, List<ImportProblem> problems) {

    ContainerListing {
        candidates = List.copyOf(candidates);
        refused = List.copyOf(refused);
        problems = List.copyOf(problems);
    }

    /**
     * @param path path as listed, later inside the bag
     * @param size bytes as declared
     * @param content reads it
     */
    record Candidate(String path, long size, Content content) {
        Candidate at(String other) {
            return new Candidate(other, size, content);
        }
    }

    /** Reads the bytes of a file once. */
    @FunctionalInterface
    interface Content {
        ZipData.Outcome copy(ZipData.ByteSink sink) throws IOException, IntakeException;
    }

    /** Paths without {@code .} segments and without the bag's own top folder; equal names refused, both of them. */
    ContainerListing normalised() {
        List<Candidate> plain = new ArrayList<>();
        for (Candidate candidate : candidates) {
            plain.add(candidate.at(EntryNames.plain(candidate.path())));
        }
        Optional<String> top =
                BagRoot.topFolder(plain.stream().map(Candidate::path).toList());
        List<Candidate> inBag = new ArrayList<>();
        for (Candidate candidate : plain) {
            boolean below = top.isPresent() && candidate.path().startsWith(top.get());
            inBag.add(below ? candidate.at(candidate.path().substring(top.get().length())) : candidate);
        }
        Set<String> twice =
                EntryNames.duplicates(inBag.stream().map(Candidate::path).toList());
        List<Candidate> taken = new ArrayList<>();
        List<PackInventory.Refusal> refusals = new ArrayList<>();
        for (PackInventory.Refusal refusal : refused) {
            boolean below = top.isPresent() && refusal.name().startsWith(top.get());
            refusals.add(
                    below
                            ? new PackInventory.Refusal(
                                    refusal.name().substring(top.get().length()), refusal.reason())
                            : refusal);
        }
        for (Candidate candidate : inBag) {
            if (twice.contains(candidate.path())) {
                refusals.add(new PackInventory.Refusal(EntryNames.visible(candidate.path()), "equal_names"));
            } else {
                taken.add(candidate);
            }
        }
        return new ContainerListing(taken, refusals, problems);
    }
}
