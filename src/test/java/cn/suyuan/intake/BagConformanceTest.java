package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.Progress;
import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.FileState;
import cn.suyuan.evidence.PackInventory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The conformance suite of the Library of Congress: the folder names are the published verdicts. */
class BagConformanceTest {
    private static final Path SUITE = Path.of("..", "shared", "interop", "bagit");
    private static final Path PACK = Path.of("..", "shared", "reference", "pack-min");

    private static BagCheck.Outcome check(Path container) throws Exception {
        MemoryStore store = new MemoryStore();
        PackInventory inventory = new PackIntake(IntakeLimits.standard()).open(container, store, Progress.silent());
        return BagCheck.check(inventory, store);
    }

    private static boolean isWhole(List<EvidenceFile> files) {
        return files.stream().allMatch(f -> f.state() == FileState.INTACT);
    }

    @TestFactory
    Stream<DynamicTest> every_bag_gets_its_published_verdict() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(SUITE), "conformance suite is not on this machine");
        try (Stream<Path> bags = Files.find(
                SUITE, 3, (p, a) -> a.isDirectory() && SUITE.relativize(p).getNameCount() == 3)) {
            return bags.sorted().toList().stream()
                    .map(bag -> DynamicTest.dynamicTest(SUITE.relativize(bag).toString(), () -> verdict(bag)));
        }
    }

    private static void verdict(Path bag) throws Exception {
        BagCheck.Outcome outcome = check(bag);
        switch (SUITE.relativize(bag).getName(1).toString()) {
            case "valid" -> {
                assertThat(outcome.strict()).isTrue();
                assertThat(isWhole(outcome.files())).isTrue();
            }
            case "warning" -> {
                assertThat(isWhole(outcome.files())).isTrue();
                assertThat(outcome.problems().sorted()).isNotEmpty();
            }
            default -> assertThat(outcome.strict()).isFalse();
        }
    }

    @Test
    void forms_that_only_the_letter_forbids_pass_leniently() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(SUITE), "conformance suite is not on this machine");
        for (String bag : List.of("v1.0/invalid/bagit-with-invalid-whitespace", "v0.97/invalid/bom-in-bagit.txt")) {
            BagCheck.Outcome outcome = check(SUITE.resolve(bag));
            assertThat(isWhole(outcome.files())).as(bag).isTrue();
            assertThat(outcome.strict()).as(bag).isFalse();
        }
    }

    @Test
    void the_reference_pack_is_whole_as_folder_and_as_zip() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(PACK), "reference pack is not on this machine");
        for (String container : List.of("pack", "pack.zip", "variant-reading-changed.zip")) {
            BagCheck.Outcome outcome = check(PACK.resolve(container));
            assertThat(outcome.kind()).isEqualTo(ContainerKind.BAG);
            assertThat(outcome.strict()).isTrue();
            assertThat(isWhole(outcome.files())).isTrue();
            assertThat(outcome.files())
                    .filteredOn(f -> f.path().startsWith("data/"))
                    .hasSize(47);
            assertThat(outcome.problems().sorted()).isEmpty();
        }
    }
}
