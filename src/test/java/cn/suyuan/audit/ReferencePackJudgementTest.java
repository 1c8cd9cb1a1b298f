package cn.suyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.intake.EvidenceReader;
import cn.suyuan.intake.IntakeLimits;
import cn.suyuan.intake.PackIntake;
import cn.suyuan.intake.UncertaintyModelReader;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.rule.Verdict;
import cn.suyuan.traceability.Authority;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reference packs, made by another implementation, from bytes to findings; expected.json and expectations.json. */
class ReferencePackJudgementTest {

    private static final Path REFERENCE = Path.of("..", "shared", "reference", "pack-min");

    @BeforeAll
    static void reference_packs_are_there() {
        assumeTrue(Files.isDirectory(REFERENCE), "the reference packs are not beside the project");
    }

    @Test
    void the_clean_pack_has_no_nonconformity() throws Exception {
        JudgedCase judged = judge("pack.zip");
        assertThat(keys(judged, false)).isEmpty();
        assertThat(judged.findings()).isEmpty();
        assertThat(judged.observations().stream()
                        .filter(o -> o.advisory() && o.verdict() == Verdict.NOT_MET)
                        .map(Observation::ruleId)
                        .collect(Collectors.toSet()))
                .isSubsetOf(Set.of("E-3", "E-4", "E-7", "E-9", "E-11"));
    }

    @Test
    void a_changed_reading_is_raw_data_touched() throws Exception {
        assertThat(keys(judge("variant-reading-changed.zip"), false))
                .contains("R-6.3A-1/stream:E-002-acquired")
                .allMatch(k -> k.equals("R-6.3A-1/stream:E-002-acquired") || k.startsWith("R-4.4-1/"));
    }

    @Test
    void swapped_records_are_raw_data_touched() throws Exception {
        assertThat(keys(judge("variant-records-swapped.zip"), false))
                .contains("R-6.3A-1/stream:E-002-acquired")
                .allMatch(k -> k.equals("R-6.3A-1/stream:E-002-acquired") || k.startsWith("R-4.4-1/"));
    }

    @Test
    void a_single_bare_day_is_found() throws Exception {
        assertThat(keys(judge("variant-certificate-expired.zip"), false))
                .contains("R-4.1-3/instrument:E-002")
                .isSubsetOf(Set.of(
                        "R-4.1-1/instrument:E-002",
                        "R-4.1-3/instrument:E-002",
                        "R-7.2-2/instrument:E-002",
                        "R-5.3-5/instrument:E-002"));
    }

    private static Set<String> keys(JudgedCase judged, boolean advisory) {
        return judged.observations().stream()
                .filter(o -> o.verdict() == Verdict.NOT_MET && o.advisory() == advisory)
                .map(Observation::key)
                .collect(Collectors.toSet());
    }

    private static JudgedCase judge(String name) throws Exception {
        Map<String, byte[]> store = new TreeMap<>();
        PackInventory inventory = new PackIntake(IntakeLimits.standard())
                .open(REFERENCE.resolve(name), new Memory(store), Progress.silent());
        Map<String, String> addresses = new TreeMap<>();
        inventory.entries().forEach(e -> addresses.put(e.path(), e.sm3()));
        EvidenceContent content =
                path -> Optional.ofNullable(addresses.get(path)).map(store::get).map(ByteArrayInputStream::new);
        TrustMaterial trust = trust();
        ImportedCase imported = new EvidenceReader().read(inventory, content, trust.authorities());
        RulePack pack = ShippedRules.pack();
        AuditPipeline pipeline =
                new AuditPipeline(pack, new Judge(ShippedRules.checks()), UncertaintyEvaluator::evaluate, 2);
        CaseSettings usual = CaseSettings.on(LocalDate.of(2026, 3, 18));
        CaseSettings settings = new CaseSettings(usual.asOf(), usual.profile(), 100_000, 1);
        VerifiedCase verified =
                pipeline.verify(new AuditPipeline.Submitted(imported, content, trust), settings, Progress.silent());
        byte[] model = content.open("data/uncertainty.json").orElseThrow().readAllBytes();
        Recomputation recomputed = pipeline.recompute(
                verified,
                cn.suyuan.uncertainty.SubmittedBudgets.of(UncertaintyModelReader.read(model, "data/uncertainty.json")
                        .model()),
                settings,
                Progress.silent());
        return pipeline.judge(pipeline.evaluate(verified, recomputed, CaseDecisions.none(settings)), Progress.silent());
    }

    private static TrustMaterial trust() throws IOException {
        List<byte[]> roots = new ArrayList<>();
        List<byte[]> lists = new ArrayList<>();
        try (Stream<Path> files = Files.list(REFERENCE.resolve("trust"))) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".pem")) {
                    roots.add(Files.readAllBytes(file));
                } else if (file.toString().endsWith(".crl")) {
                    lists.add(Files.readAllBytes(file));
                }
            }
        }
        List<Authority> authorities = Files.readAllLines(REFERENCE.resolve("trust/authorities.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(c -> new Authority(
                        c[0],
                        Arrays.asList(c[1].split(";", -1)),
                        Authority.Kind.valueOf(c[2].toUpperCase(Locale.ROOT)),
                        c[3],
                        DateRange.between(LocalDate.parse(c[4]), LocalDate.parse(c[5])),
                        Arrays.asList(c[6].split(";", -1)),
                        c[7].equals("valid")))
                .toList();
        return new TrustMaterial(TrustAnchors.read(roots, lists), Optional.of(authorities));
    }

    /** Keeps the bytes of a pack by their digest. */
    private record Memory(Map<String, byte[]> store) implements EvidenceSink {

        @Override
        public Receiver begin(String path) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            return new Receiver() {
                @Override
                public void write(byte[] part, int offset, int length) {
                    bytes.write(part, offset, length);
                }

                @Override
                public void keep(PackInventory.Entry entry) {
                    store.put(entry.sm3(), bytes.toByteArray());
                }

                @Override
                public void drop() {}
            };
        }

        @Override
        public void finish(PackInventory inventory) {}

        @Override
        public void abandon() {}
    }
}
