package cn.suyuan.cli;

import cn.suyuan.app.CaseSnapshot;
import cn.suyuan.app.KeySource;
import cn.suyuan.app.PaperWork;
import cn.suyuan.app.Workbench;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.RuleChoices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code audit}: the whole main job. */
@Command(name = "audit")
final class AuditCommand extends DeskCommand {

    @Parameters(paramLabel = "PACK", descriptionKey = "pack")
    private Path pack = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", descriptionKey = "out")
    private Path out = Path.of("");

    @Option(names = "--trust", paramLabel = "DIR", descriptionKey = "trust")
    private Optional<Path> trust = Optional.empty();

    @Option(names = "--seed", paramLabel = "HEX", descriptionKey = "seed")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "as-of")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(names = "--profile", paramLabel = "draft|draft+note|strict", descriptionKey = "profile")
    private Optional<Profile> profile = Optional.empty();

    @Option(names = "--sign", paramLabel = "KEY.p12", descriptionKey = "sign")
    private Optional<Path> sign = Optional.empty();

    @Mixin
    private KeyPassword keyPassword = new KeyPassword();

    @Option(names = "--passphrase-file", paramLabel = "F", descriptionKey = "passphrase-file")
    private Optional<Path> passphraseFile = Optional.empty();

    @Option(names = "--team", paramLabel = "FILE", descriptionKey = "team")
    private Optional<Path> team = Optional.empty();

    @Option(names = "--trials", paramLabel = "N", descriptionKey = "trials")
    private long trials = CaseSettings.USUAL_TRIALS;

    @Option(names = "--rules", paramLabel = "RULES", descriptionKey = "audit-rules")
    private Optional<Path> rules = Optional.empty();

    @Option(names = "--gb17167", paramLabel = "EDITION", descriptionKey = "gb17167")
    private Optional<String> gb17167 = Optional.empty();

    private Optional<Path> unfinished = Optional.empty();

    AuditCommand(Desk desk) {
        super(desk);
    }

    @Override
    int run() throws WorkbenchException {
        Optional<String> wrong = trials < 1
                ? Optional.of("--trials " + trials)
                : seed.filter(s -> !s.matches("[0-9a-fA-F]{64}")).map(s -> "--seed " + s);
        if (wrong.isPresent()) {
            terminal().note("cli.usage.value", wrong.get(), "suyuan audit");
            return 2;
        }
        Progress progress = terminal().progress();
        Path file = folder().resolve("case.sycase");
        char[] passphrase = new Passphrases(desk()).forNewCase(passphraseFile);
        try (Workbench workbench = desk().wiring().workbench()) {
            workbench.createCase(file, passphrase, progress);
            unfinished = Optional.of(file);
            workbench.choose(settings(), progress);
            if (team.isPresent()) {
                workbench.setTeam(TeamFile.read(team.get()), progress);
            }
            if (trust.isPresent()) {
                workbench.setTrust(trust.get(), progress);
            }
            if (rules.isPresent()) {
                workbench.rules().importPack(rules.get(), "--rules", progress);
            }
            if (gb17167.isPresent()) {
                workbench.rules().adjust(RuleChoices.EDITION, gb17167.get(), "--gb17167", progress);
            }
            if (seed.isPresent()) {
                workbench.sample().draw(DrawDecision.fromSeed(seed.get().toLowerCase(Locale.ROOT)), progress);
            }
            workbench.importPack(pack, progress);
            CaseSnapshot issued = workbench.paperWork().issue(PaperWork.Choice.usual(), progress);
            if (sign.isPresent()) {
                issued = signedOrKept(workbench, issued, progress);
            }
            return finish(workbench, issued, progress);
        } finally {
            Arrays.fill(passphrase, '\0');
            removeUnfinished();
        }
    }

    /** What stopped half-way leaves no case behind that would stand in the way of the next try. */
    private void removeUnfinished() throws WorkbenchException {
        if (unfinished.isPresent()) {
            try {
                Files.deleteIfExists(unfinished.get());
            } catch (IOException e) {
                throw new WorkbenchException(
                        "app.file_unwritable", List.of(unfinished.get().toString()));
            }
        }
    }

    /** A key that cannot be used costs the signature, not the work: the unsigned report and the results are written. */
    private CaseSnapshot signedOrKept(Workbench workbench, CaseSnapshot issued, Progress progress)
            throws WorkbenchException {
        try {
            return signed(workbench, sign.orElseThrow(), progress);
        } catch (WorkbenchException refused) {
            finish(workbench, issued, progress);
            throw refused;
        }
    }

    private CaseSnapshot signed(Workbench workbench, Path key, Progress progress) throws WorkbenchException {
        return keyPassword.around(
                desk(),
                true,
                password -> workbench
                        .paperWork()
                        .sign("", new KeySource.KeyFile(key, Optional.empty(), password), progress));
    }

    private CaseSettings settings() {
        CaseSettings usual =
                CaseSettings.on(asOf.orElseGet(() -> desk().wiring().today()));
        return new CaseSettings(usual.asOf(), profile.orElse(usual.profile()), trials, usual.monteCarloSeed());
    }

    private Path folder() throws WorkbenchException {
        try {
            return Files.createDirectories(out);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unwritable", List.of(out.toString()));
        }
    }

    private int finish(Workbench workbench, CaseSnapshot issued, Progress progress) throws WorkbenchException {
        unfinished = Optional.empty();
        String results = workbench.results(progress);
        write("results.json", results.getBytes(StandardCharsets.UTF_8));
        write("report.pdf", workbench.report().orElse(new byte[0]));
        JudgedCase judged = issued.judged().orElseThrow(() -> new WorkbenchException("app.no_evidence", List.of()));
        terminal().clearLine();
        if (json()) {
            terminal().out().print(results);
            terminal().out().flush();
        } else {
            new AuditSummary(terminal()).print(judged, trust.isPresent(), out);
        }
        return judged.standingFindings().isEmpty() ? 0 : 1;
    }

    private void write(String name, byte[] bytes) throws WorkbenchException {
        try {
            Files.write(out.resolve(name), bytes);
        } catch (IOException e) {
            throw new WorkbenchException(
                    "app.file_unwritable", List.of(out.resolve(name).toString()));
        }
    }
}
