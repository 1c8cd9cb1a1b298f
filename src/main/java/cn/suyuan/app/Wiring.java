package cn.suyuan.app;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.Checks;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.intake.EvidenceReader;
import cn.suyuan.intake.IntakeLimits;
import cn.suyuan.intake.PackIntake;
import cn.suyuan.report.ReportFonts;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.RulePackException;
import cn.suyuan.rule.RulePackFiles;
import cn.suyuan.rule.RuleSource;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one place where things are put together: read it from top to bottom. It holds the only clock, source of chance,
 * and knowledge of the machine.
 */
public final class Wiring {

    /** Without those that are mistaken for each other. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final String EDITION = "/standard/draft-2025/";

    private final Clock clock;
    private final SecureRandom chance;
    private final KeyDerivation derivation;
    private final int threads;
    private final RuleSource shipped;
    private final Supplier<ReportFonts> fonts = once(ReportFonts::load);
    private final Supplier<AuditPipeline> pipeline = once(this::makePipeline);

    private Wiring(Clock clock, SecureRandom chance, KeyDerivation derivation, int threads, RuleSource shipped) {
        this.clock = clock;
        this.chance = chance;
        this.derivation = derivation;
        this.threads = threads;
        this.shipped = shipped;
    }

    /** The real thing: system clock, system chance, all processors. */
    public static Wiring standard() {
        return new Wiring(
                Clock.systemUTC(),
                new SecureRandom(),
                KeyDerivation.standard(),
                Runtime.getRuntime().availableProcessors(),
                shippedRules());
    }

    /** The same with another clock, cost of passphrases and number of threads. */
    public Wiring with(Clock otherClock, KeyDerivation otherDerivation, int otherThreads) {
        return new Wiring(otherClock, chance, otherDerivation, otherThreads, shipped);
    }

    /** The same as a later version of the program, which ships with another rule pack. */
    public Wiring shipping(RuleSource rules) {
        return new Wiring(clock, chance, derivation, threads, rules);
    }

    /** Known answers of the standards, recomputed; nothing may be judged where one fails. */
    public StartUp startUp() {
        return StartUp.made();
    }

    /** A workbench without an open case. */
    public Workbench workbench() {
        return new Workbench(doors());
    }

    /** The use cases that need no case file of their own. */
    public SingleChecks singleChecks() {
        return new SingleChecks(doors(), this::today);
    }

    /** Verification of single signatures and reports. */
    public SignatureChecks signatureChecks() {
        return new SignatureChecks(doors(), this::today);
    }

    /** Recomputation of single models. */
    public UncertaintyCheck uncertaintyCheck() {
        return new UncertaintyCheck(doors().evidence(), threads);
    }

    /** Work on case files from outside. */
    public CaseWork caseWork(Language language) {
        return new CaseWork(this::workbench, messages(language));
    }

    /** Acts on the report of a case file from outside the window. */
    public ReportActs reportActs() {
        return new ReportActs(this::workbench);
    }

    /** Rule packs outside a case. */
    public RulePackChecks rulePackChecks() {
        return new RulePackChecks(doors());
    }

    /** The follow-up of a case file from outside the window. */
    public FollowActs followActs() {
        return new FollowActs(this::workbench);
    }

    /** Merges of two case files into a third. */
    public CaseMerging caseMerging() {
        return new CaseMerging(this::workbench);
    }

    /** Templates out, filled folders looked at, plain readings summed up. */
    public IntakeWork intakeWork() {
        return new IntakeWork(doors());
    }

    /** Makes evidence packs. */
    public PackMaking packMaking() {
        return new PackMaking(singleChecks(), intakeWork(), clock, chance);
    }

    /** A passphrase nobody has thought of: 25 characters, 125 bits. */
    public char[] freshPassphrase() {
        char[] passphrase = new char[29];
        for (int i = 0; i < passphrase.length; i++) {
            passphrase[i] = i % 6 == 5 ? '-' : LETTERS.charAt(chance.nextInt(LETTERS.length()));
        }
        return passphrase;
    }

    /** Wording in a language. */
    public Messages messages(Language language) {
        return Messages.of(language);
    }

    /** Today in China, where the standard applies. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(8));
    }

    /** The edition of the standard that ships with the program. */
    public RulePack rulePack() {
        return pipeline.get().rulePack();
    }

    private Doors doors() {
        return new Doors(
                new IntakeDoor(new PackIntake(IntakeLimits.standard()), new EvidenceReader()),
                new ReportPaper(fonts, clock, chance),
                pipeline.get(),
                RulePackFiles.of(shipped),
                clock,
                chance,
                derivation);
    }

    private AuditPipeline makePipeline() {
        try {
            RulePack rulePack = RulePack.read(shipped, Checks.all());
            return new AuditPipeline(rulePack, new Judge(Checks.all()), UncertaintyEvaluator::evaluate, threads)
                    .withPdfs(SignatureReading::pdf);
        } catch (RulePackException e) {
            throw new IllegalStateException("the rules that ship with the program", e);
        }
    }

    private static RuleSource shippedRules() {
        return name -> {
            try (InputStream in = Wiring.class.getResourceAsStream(EDITION + name)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(EDITION + name, e);
            }
        };
    }

    private static <T> Supplier<T> once(Supplier<T> make) {
        return new Once<>(make);
    }

    /** Makes a thing when it is first asked for. */
    private static final class Once<T> implements Supplier<T> {

        private final Supplier<T> make;
        private Optional<T> made = Optional.empty();

        Once(Supplier<T> make) {
            this.make = make;
        }

        @Override
        public synchronized T get() {
            if (made.isEmpty()) {
                made = Optional.of(make.get());
            }
            return made.orElseThrow();
        }
    }
}
