package cn.suyuan.app;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseDecisions;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Checks;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.audit.Recomputation;
import cn.suyuan.audit.VerifiedCase;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.intake.EvidenceReader;
import cn.suyuan.intake.IntakeLimits;
import cn.suyuan.intake.PackIntake;
import cn.suyuan.report.ReportFonts;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.RulePackFiles;
import cn.suyuan.rule.UncertaintyFacts;
import cn.suyuan.rule.Verdict;
import cn.suyuan.traceability.ChainClosure;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * All rules of the shipped pack on the sample company's tables with ten thousand instruments and a hundred thousand
 * certificates more. Arguments: the sample pack, its trust folder, a folder to work in, instruments (10,000),
 * certificates each (10). Prints the time of traceability and rules, best and worst of several rounds (wanted: under 5 s).
 */
public final class RulesBenchmark {
    private static final int ROUNDS = 5;
    private static final LocalDate AUDIT = LocalDate.of(2026, 3, 18);
    private static final String[] KINDS = {
        "电能表,electricity_meter,electricity,0.5S", "电流互感器,current_transformer,electricity,0.5",
        "燃气流量计,gas_flow_meter,natural_gas,1.5", "水表,water_flow_meter,water,1",
        "压力变送器,pressure_gauge,steam,0.5", "铂电阻温度计,thermometer,steam,A级"
    };

    private RulesBenchmark() {}

    /** Runs. */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[2]);
        int devices = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 10_000;
        int each = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 10;
        Path pack = work.resolve("large-pack");
        unpack(Path.of(arguments[0]), pack);
        enlarge(pack.resolve("data"), devices, each);
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
        RulePack rules = Wiring.standard().rulePack();
        AuditPipeline pipeline =
                new AuditPipeline(rules, new Judge(Checks.all()), UncertaintyEvaluator::evaluate, threads);
        Doors doors = new Doors(
                new IntakeDoor(new PackIntake(IntakeLimits.standard()), new EvidenceReader()),
                new ReportPaper(ReportFonts::load, Clock.systemUTC(), new SecureRandom()),
                pipeline,
                new RulePackFiles(new TreeMap<>()),
                Clock.systemUTC(),
                new SecureRandom(),
                new KeyDerivation(64, 1, 1));
        CaseSettings settings = new CaseSettings(AUDIT, Profile.STRICT, 1_000, 1);
        Progress silent = Progress.silent();
        try (TemporaryCase temporary = new TemporaryCase(doors)) {
            var trust = temporary.trust(Optional.of(Path.of(arguments[1])), silent);
            var taken = temporary.take(pack, trust, silent);
            VerifiedCase verified = temporary.verify(taken, settings, silent);
            double[] chains = new double[ROUNDS];
            double[] judged = new double[ROUNDS];
            // the footprint's model has a benchmark of its own; here it is evaluated once, before the clock runs
            UncertaintyFacts model = pipeline.recompute(
                            verified, taken.understood().budgets(), settings, silent)
                    .uncertainty();
            ChainClosure.Input input = new ChainClosure.Input(
                    verified.imported().ledger().ledger(),
                    verified.imported().ledger().incidents(),
                    verified.imported().traceability(),
                    verified.imported().scope().period().orElseThrow(),
                    AUDIT);
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                Recomputation numbers = new Recomputation(new ChainClosure(input).all(), model);
                chains[round] = (System.nanoTime() - start) / 1e9;
                start = System.nanoTime();
                JudgedCase result =
                        pipeline.judge(pipeline.evaluate(verified, numbers, CaseDecisions.none(settings)), silent);
                judged[round] = (System.nanoTime() - start) / 1e9;
                if (round == 0) {
                    say(verified, result);
                }
            }
            double[] both = new double[ROUNDS];
            Arrays.setAll(both, i -> chains[i] + judged[i]);
            System.out.printf(
                    Locale.ROOT,
                    "%d threads: traceability %s s; rules %s s; both first %.2f s, best %.2f s, worst %.2f s (wanted:"
                            + " < 5)%n",
                    threads,
                    shown(chains),
                    shown(judged),
                    both[0],
                    Arrays.stream(both).min().orElse(0),
                    Arrays.stream(both).max().orElse(0));
        }
    }

    private static String shown(double[] seconds) {
        return Arrays.stream(seconds)
                .mapToObj(s -> String.format(Locale.ROOT, "%.2f", s))
                .collect(Collectors.joining(" "));
    }

    private static void say(VerifiedCase verified, JudgedCase result) {
        Map<Verdict, Long> verdicts = result.observations().stream()
                .collect(Collectors.groupingBy(o -> o.verdict(), TreeMap::new, Collectors.counting()));
        long rules =
                result.observations().stream().map(o -> o.ruleId()).distinct().count();
        System.out.printf(
                Locale.ROOT,
                "%d instruments, %d certificates, %d requirements, %d observations %s, %d findings%n",
                verified.imported().ledger().ledger().instruments().size(),
                verified.imported().traceability().certificates().size(),
                rules,
                result.observations().size(),
                verdicts,
                result.findings().size());
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                // the tables alone: a folder that was never sealed
                String name = entry.getName().replaceFirst("^[^/]*(?=/data/)/", "");
                Path to = folder.resolve(name).normalize();
                boolean table = name.startsWith("data/") && !name.startsWith("data/certificates/");
                if (!entry.isDirectory() && table && to.startsWith(folder)) {
                    Files.createDirectories(to.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.write(to, in.readAllBytes());
                    }
                }
            }
        }
    }

    /** Instruments of six kinds, one in ten with a hole or another defect in its certificates. */
    private static void enlarge(Path data, int devices, int each) {
        StringBuilder ledger = new StringBuilder();
        StringBuilder certificates = new StringBuilder();
        StringBuilder plan = new StringBuilder();
        for (int i = 0; i < devices; i++) {
            String[] kind = KINDS[i % KINDS.length].split(",", -1);
            String no = String.format(Locale.ROOT, "M%05d", i);
            ledger.append(no)
                    .append(',')
                    .append(kind[0])
                    .append(',')
                    .append(kind[1])
                    .append(",S9")
                    .append(i);
            ledger.append(",DSSD331,,")
                    .append(kind[3])
                    .append(",示例仪表厂,")
                    .append(i % 40)
                    .append("号车间,");
            ledger.append(kind[2]).append(",3,在线,12,在用,否,,2,是,2015-01-01,,1,,自有,25 ℃,\n");
            for (int j = 0; j < each; j++) {
                int year = 2026 - each + j;
                boolean hole = i % 10 == 0 && year == 2025;
                certificates
                        .append("Z")
                        .append(year)
                        .append('-')
                        .append(i)
                        .append(",verification,")
                        .append(no);
                certificates.append(",S9").append(i).append(",DSSD331,示例仪表厂,湖北示例计量测试研究院,(鄂)法计(2022)99001号,");
                certificates.append(year).append(hole ? "-06-01," : "-01-01,").append(year);
                certificates.append(hole ? "-06-01," : "-01-01,").append(year).append(hole ? "-06-01," : "-01-01,");
                certificates
                        .append(year + 1)
                        .append("-01-01,JJG,合格,")
                        .append(kind[3])
                        .append(",,,,,,,,,,,\n");
            }
            plan.append(no).append(",2025-12-31,2025-01-01,Z2025-").append(i).append(",\n");
        }
        append(data.resolve("ledger.csv"), ledger);
        append(data.resolve("certificates.csv"), certificates);
        append(data.resolve("calibration-plan.csv"), plan);
    }

    private static void append(Path file, StringBuilder rows) {
        try {
            Files.writeString(file, Files.readString(file) + rows, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
