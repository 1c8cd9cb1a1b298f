package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.intake.FuzzTargets.Target;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A short sample of the long run in {@code FuzzRun}. */
class FuzzSampleTest {
    private static final int INPUTS = 150;

    @TestFactory
    Stream<DynamicTest> no_mutated_input_makes_a_reader_throw_or_hang() throws Exception {
        return FuzzTargets.all().stream().map(target -> DynamicTest.dynamicTest(target.name(), () -> run(target)));
    }

    private static void run(Target target) throws Exception {
        Mutations mutations = new Mutations(20261122);
        PrintStream errors = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream())); // the JDK's XML parser prints
        try {
            for (int i = 0; i < INPUTS; i++) {
                byte[] input = mutations.next(target.seeds());
                long start = System.nanoTime();
                target.reader().read(input);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            }
        } finally {
            System.setErr(errors);
        }
    }
}
