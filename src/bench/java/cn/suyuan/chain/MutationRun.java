package cn.suyuan.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * The whole run of {@code MutationTest}: at least 20,000 damages of a valid stream at random places, each to be found at
 * its place under its name and to be all that is reported. With {@code --blocks} also every bit of a real block of a
 * ChainMaker chain, where it lies beside the project. Prints the table that {@code src/docs} records.
 */
public final class MutationRun {

    private MutationRun() {}

    private record Kind(int times, long seed, Function<Random, Mutation> mutator) {}

    /** Runs all kinds; ends with 1 where anything was not found as it should be. */
    public static void main(String[] arguments) {
        StreamWriter stream = MutationTest.STREAM;
        StreamWriter other = MutationTest.OTHER;
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("flip a bit", new Kind(4_000, 11, random -> Mutation.flip(stream, random)));
        kinds.put("delete a byte", new Kind(1_500, 12, random -> Mutation.deleteByte(stream, random)));
        kinds.put("insert a byte", new Kind(1_500, 13, random -> Mutation.insertByte(stream, random)));
        kinds.put("truncate", new Kind(2_000, 14, random -> Mutation.truncate(stream, random)));
        kinds.put("delete records", new Kind(2_000, 15, random -> Mutation.remove(stream, random)));
        kinds.put(
                "delete records and renumber", new Kind(500, 16, random -> Mutation.removeAndRenumber(stream, random)));
        kinds.put("insert records", new Kind(2_000, 17, random -> Mutation.insert(stream, random)));
        kinds.put("repeat records", new Kind(2_000, 18, random -> Mutation.repeat(stream, random)));
        kinds.put("swap neighbours", new Kind(1_500, 19, random -> Mutation.swapNeighbours(stream, random)));
        kinds.put("swap at a distance", new Kind(1_500, 20, random -> Mutation.swapFar(stream, random)));
        kinds.put("move a record", new Kind(1_000, 21, random -> Mutation.move(stream, random)));
        kinds.put("splice another stream in", new Kind(2_000, 22, random -> Mutation.splice(stream, other, random)));
        kinds.put("exchange the stream", new Kind(10, 23, random -> Mutation.exchange(stream, other, random)));
        kinds.put("rewrite with a chain that fits", new Kind(500, 24, random -> Mutation.rewrite(stream, random)));
        int failed = 0;
        for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
            Kind how = kind.getValue();
            List<String> wrong = MutationTest.wrong(how.times(), how.seed(), how.mutator());
            failed += wrong.size();
            System.out.printf(
                    Locale.ROOT, "| %s | %d | %d |%n", kind.getKey(), how.times(), how.times() - wrong.size());
            wrong.stream().limit(3).forEach(System.out::println);
        }
        if (List.of(arguments).contains("--blocks")) {
            List<String> uncaught = ChainMakerProofTest.uncaught(1);
            failed += uncaught.size();
            System.out.printf(Locale.ROOT, "bits of the block that nothing catches: %d%n", uncaught.size());
            uncaught.stream().limit(10).forEach(System.out::println);
        }
        System.exit(failed == 0 ? 0 : 1);
    }
}
