package cn.suyuan.report;

import java.io.IOException;
import java.util.Random;

/** The long run of mutated signature files; prints a table. Arguments: mutations of each form, seed. */
public final class SignatureMutationRun {
    private SignatureMutationRun() {}

    @SuppressWarnings("SystemOut") // a table is what it is for
    public static void main(String[] arguments) throws IOException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        System.out.println("| form | mutations | refused | same words, unsigned place | usable and wrong |");
        System.out.println("|---|---:|---:|---:|---:|");
        for (SignatureMutations.Form form : SignatureMutations.forms()) {
            SignatureMutations.Outcome outcome = SignatureMutations.run(form, count, new Random(seed));
            System.out.printf(
                    "| %s | %d | %d | %d | %d |%n",
                    form.name(),
                    count,
                    outcome.refused(),
                    outcome.same(),
                    outcome.wrong().size());
            outcome.wrong().forEach(System.out::println);
        }
    }
}
