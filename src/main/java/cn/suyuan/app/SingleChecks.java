package cn.suyuan.app;

import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.EvidenceSink;
import cn.suyuan.audit.Progress;
import cn.suyuan.audit.VerifiedCase;
import cn.suyuan.chain.HashChainVerifier;
import cn.suyuan.chain.KnownLinks;
import cn.suyuan.chain.RecordSignatureJudge;
import cn.suyuan.chain.RecordSink;
import cn.suyuan.chain.StreamContext;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamVerdict;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.report.JsonReport;
import cn.suyuan.rule.UncertaintyFacts;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.uncertainty.SubmittedBudgets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Use cases that look at evidence without keeping it: one question, one answer. */
public final class SingleChecks {

    private static final int BLOCKS_AHEAD = 8;

    private final Doors doors;
    private final Supplier<LocalDate> today;
    private final JsonReport json = new JsonReport();

    SingleChecks(Doors doors, Supplier<LocalDate> today) {
        this.doors = doors;
        this.today = today;
    }

    /**
     * How things are looked at.
     *
     * @param trustFolder what the auditor trusts
     * @param asOf day of judgement; today where absent
     */
    public record View(Optional<Path> trustFolder, Optional<LocalDate> asOf) {}

    /** Is a pack what was sealed? Anything but {@code intact} is negative. */
    public Answer packVerify(Path pack, View view, Progress progress) throws WorkbenchException {
        try (TemporaryCase temporary = new TemporaryCase(doors)) {
            VerifiedCase verified = verified(temporary, pack, view, progress);
            EvidencePack found = verified.imported().pack();
            List<List<String>> lines = new ArrayList<>();
            found.files().stream()
                    .filter(f -> f.state() != cn.suyuan.evidence.FileState.INTACT)
                    .forEach(f -> {
                        lines.add(List.of("cli.pack.file", "{cli.state." + word(f.state()) + "}", f.path()));
                        if (f.state() != cn.suyuan.evidence.FileState.REFUSED
                                && !f.reason().isEmpty()) { // why a file was refused stands with the problems
                            lines.add(f.reason());
                        }
                    });
            Stream.concat(
                            verified.evidence().packSignatures().stream(),
                            verified.evidence().documentSignatures().stream())
                    .forEach(s -> lines.add(List.of(
                            "cli.signature",
                            s.place(),
                            s.signer(),
                            "{trust.cryptographic." + s.cryptographic().word() + "}",
                            "{trust.path." + s.chain().word() + "}",
                            "{trust.covers." + (s.covers().whole() ? "whole" : "part") + "}",
                            "{trust.usable." + (s.usable() ? "yes" : "no") + "}")));
            Stream.concat(found.ledgerProblems().stream(), found.problems().stream())
                    .forEach(p -> lines.add(problem(p)));
            PackIntegrity integrity = verified.evidence().integrity();
            lines.add(List.of("cli.pack.integrity", "{cli.integrity." + word(integrity) + "}"));
            return new Answer(json.pack(found, verified.evidence()), lines, integrity != PackIntegrity.INTACT);
        }
    }

    /**
     * What is in a ledger, and what is wrong with it?
     *
     * @param asJson whether the answer is wanted as JSON, which for a large ledger takes more memory than reading it
     */
    public Answer ledger(Path file, Optional<Path> mappingFile, Optional<Path> csv, boolean asJson, Progress progress)
            throws WorkbenchException {
        ColumnMapping mapping = mapping(mappingFile);
        try (TemporaryCase temporary = new TemporaryCase(doors);
                CopiedAlone alone = new CopiedAlone(file)) {
            var taken = temporary.take(alone.folder(), temporary.trust(Optional.empty(), progress), mapping, progress);
            var imported = taken.understood().imported();
            List<List<String>> lines = new ArrayList<>();
            imported.ledger()
                    .ledger()
                    .instruments()
                    .forEach(i -> lines.add(List.of(
                            "cli.ledger.row",
                            i.instrumentNo(),
                            i.identity().name(),
                            i.accuracyClass(),
                            i.place().location())));
            // The file was named, so it is not missing: nothing in it was known for a ledger.
            List<ImportProblem> unread = imported.pack().problems().stream()
                    .filter(p -> p.code() == ImportProblem.Code.UNREADABLE)
                    .toList();
            for (ImportProblem problem : imported.pack().ledgerProblems()) {
                if (!problem.detail().equals("ledger_missing")) {
                    lines.add(problem(problem));
                } else if (unread.isEmpty()) {
                    lines.add(List.of("cli.ledger.none", String.valueOf(file.getFileName())));
                }
            }
            unread.forEach(p -> lines.add(problem(p)));
            lines.add(List.of(
                    "cli.ledger.total",
                    Integer.toString(imported.ledger().ledger().instruments().size()),
                    Integer.toString(imported.pack().ledgerProblems().size())));
            if (csv.isPresent()) {
                lines.add(List.of(
                        "cli.case.written", IntakeWork.csv(imported, csv.get()).toString()));
            }
            boolean none = imported.ledger().ledger().instruments().isEmpty();
            return new Answer(
                    asJson ? json.ledger(imported) : "",
                    lines,
                    none || !imported.pack().ledgerProblems().isEmpty());
        }
    }

    /** How a table would be read: the proposal of the mapping assistant, as a file for {@code --mapping}. */
    public Answer proposeMapping(Path file, Path out) throws WorkbenchException {
        try {
            MappingProposal proposal = doors.evidence()
                    .propose(String.valueOf(file.getFileName()), Files.readAllBytes(file), Optional.empty());
            List<ColumnMapping.ColumnChoice> columns = new ArrayList<>();
            List<List<String>> lines = new ArrayList<>();
            for (MappingProposal.ProposedColumn column : proposal.columns()) {
                List<ColumnMapping.Part> parts = column.choices().stream()
                        .limit(1)
                        .map(c -> new ColumnMapping.Part(c.key(), ""))
                        .toList();
                columns.add(new ColumnMapping.ColumnChoice(column.header(), column.position(), parts, ""));
                lines.add(List.of(
                        parts.isEmpty() ? "cli.ledger.column_unknown" : "cli.ledger.column",
                        Integer.toString(column.position()),
                        column.header(),
                        parts.isEmpty() ? "" : parts.get(0).key(),
                        parts.isEmpty() ? "" : percent(column.choices().get(0).score())));
            }
            ColumnMapping.TableMapping found = proposal.mapping();
            byte[] bytes = doors.evidence()
                    .mappingFile(ColumnMapping.none()
                            .with(new ColumnMapping.TableMapping(
                                    found.table(),
                                    found.file(),
                                    found.sheets(),
                                    found.headerRow(),
                                    found.headerRows(),
                                    columns)));
            Files.write(out, bytes, java.nio.file.StandardOpenOption.CREATE_NEW);
            if (proposal.columns().isEmpty()) {
                lines.add(List.of("cli.ledger.none", String.valueOf(file.getFileName())));
            }
            lines.add(List.of("cli.ledger.proposed", found.table(), percent(proposal.score()), out.toString()));
            return new Answer(
                    new String(bytes, StandardCharsets.UTF_8),
                    lines,
                    proposal.columns().isEmpty());
        } catch (java.nio.file.FileAlreadyExistsException e) {
            throw new WorkbenchException("app.file_exists", List.of(out.toString()), e);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()), e);
        }
    }

    private static String percent(double score) {
        return Math.round(score * 100) + " %";
    }

    private ColumnMapping mapping(Optional<Path> file) throws WorkbenchException {
        if (file.isEmpty()) {
            return ColumnMapping.none();
        }
        try {
            return doors.evidence()
                    .mapping(Files.readAllBytes(file.get()))
                    .orElseThrow(() -> new WorkbenchException(
                            "app.mapping_unreadable", List.of(file.get().toString())));
        } catch (IOException e) {
            throw new WorkbenchException(
                    "app.file_unreadable", List.of(file.get().toString()), e);
        }
    }

    /** Are the traceability chains closed? */
    public Answer trace(Path pack, Optional<String> instrument, View view, Progress progress)
            throws WorkbenchException {
        try (TemporaryCase temporary = new TemporaryCase(doors)) {
            var taken = temporary.take(pack, temporary.trust(view.trustFolder(), progress), progress);
            VerifiedCase unverified = VerifiedCase.without(taken.understood().imported());
            List<TraceabilityChain> chains = doors
                    .pipeline()
                    .recompute(unverified, SubmittedBudgets.of(Optional.empty()), settings(view), progress)
                    .chains()
                    .stream()
                    .filter(c -> instrument.isEmpty() || instrument.get().equals(c.instrumentNo()))
                    .toList();
            if (instrument.isPresent() && chains.isEmpty()) {
                throw new WorkbenchException("app.no_instrument", List.of(instrument.get()));
            }
            List<List<String>> lines = new ArrayList<>();
            for (TraceabilityChain chain : chains) {
                lines.add(List.of(
                        "cli.trace.row", chain.instrumentNo(), chain.state().name()));
                chain.gaps()
                        .forEach(gap -> lines.add(List.of(
                                "cli.trace.gap",
                                gap.from().toString(),
                                gap.to().toString(),
                                Long.toString(gap.days()))));
            }
            boolean open = chains.stream().anyMatch(c -> c.state() != ChainState.CLOSED);
            return new Answer(json.chains(chains), lines, open);
        }
    }

    /** Do readings, checkpoints and anchors verify? Takes a pack, or one readings file alone. */
    public Answer chainVerify(Path packOrFile, View view, Progress progress) throws WorkbenchException {
        if (Files.isRegularFile(packOrFile) && packOrFile.toString().endsWith(".csv")) {
            return oneStream(packOrFile);
        }
        try (TemporaryCase temporary = new TemporaryCase(doors)) {
            return streams(verified(temporary, packOrFile, view, progress).evidence());
        }
    }

    /** The same for a single device of an unpacked pack, or a single day of it, without reading the rest. */
    public Answer chainVerify(Path folder, String device, Optional<LocalDate> day, View view, Progress progress)
            throws WorkbenchException {
        return streams(new PartialChain(doors, folder).verify(device, day, view, settings(view), progress));
    }

    /** What is the uncertainty of the model that a pack submits? */
    UncertaintyFacts uncertainty(Path pack, CaseSettings settings, Progress progress) throws WorkbenchException {
        try (TemporaryCase temporary = new TemporaryCase(doors)) {
            var taken = temporary.take(pack, temporary.trust(Optional.empty(), progress), progress);
            VerifiedCase unverified = VerifiedCase.without(taken.understood().imported());
            return doors.pipeline()
                    .recompute(unverified, taken.understood().budgets(), settings, progress)
                    .uncertainty();
        }
    }

    /** Looks at a pack for other use cases of this room; only its inventory is kept. */
    cn.suyuan.evidence.PackInventory inventory(Path folder, Progress progress) throws WorkbenchException {
        return doors.evidence().take(folder, EvidenceSink.forgetting(), progress);
    }

    private Answer streams(StreamEvidence evidence) {
        List<List<String>> lines = new ArrayList<>();
        for (VerifiedStream stream : evidence.streams()) {
            StreamVerification found = stream.verification();
            lines.add(List.of(
                    "cli.chain.row",
                    stream.stream(),
                    Long.toString(found.counts().records()),
                    "{cli.verdict." + found.verdict().wireName() + "}",
                    "{cli.anchored." + stream.anchored().wireName() + "}"));
            found.problems().forEach(p -> {
                List<String> line = new ArrayList<>(List.of(p.message()));
                line.addAll(p.arguments());
                lines.add(line);
            });
        }
        boolean negative =
                evidence.streams().stream().anyMatch(s -> s.verification().verdict() != StreamVerdict.INTACT);
        return new Answer(json.streams(evidence), lines, negative);
    }

    /** A file alone has no checkpoint: its tail cannot be bound, and the answer says so. */
    private Answer oneStream(Path file) throws WorkbenchException {
        try (BufferedReader first = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                InputStream in = Files.newInputStream(file)) {
            String[] header = Optional.ofNullable(first.readLine()).orElse("").split(",", -1);
            StreamDeclaration declaration = new StreamDeclaration(
                    header.length > 2 ? header[2] : "",
                    header.length > 3 ? header[3] : "",
                    header.length > 4 ? header[4] : "",
                    List.of(),
                    "",
                    "",
                    Optional.empty());
            StreamContext context = new StreamContext(
                    declaration,
                    String.valueOf(file.getFileName()),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    KnownLinks.none(),
                    doors.pipeline().rulePack().chain());
            StreamVerification found = verified(in, context);
            VerifiedStream stream = new VerifiedStream(
                    found, List.of(), List.of(), VerifiedStream.Anchored.NO, Optional.empty(), Optional.empty());
            return streams(
                    new StreamEvidence(PackIntegrity.NOT_VERIFIABLE, List.of(), List.of(stream), List.of(), List.of()));
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()), e);
        }
    }

    /** On all processors: its blocks are checked side by side. */
    private static StreamVerification verified(InputStream in, StreamContext context) throws IOException {
        ExecutorService helpers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            return HashChainVerifier.parallel(helpers, BLOCKS_AHEAD)
                    .verify(in, context, RecordSignatureJudge.withoutKey(), RecordSink.none());
        } finally {
            helpers.shutdownNow();
        }
    }

    private VerifiedCase verified(TemporaryCase temporary, Path pack, View view, Progress progress)
            throws WorkbenchException {
        return temporary.verify(
                temporary.take(pack, temporary.trust(view.trustFolder(), progress), progress),
                settings(view),
                progress);
    }

    private CaseSettings settings(View view) {
        return CaseSettings.on(view.asOf().orElseGet(today));
    }

    private static List<String> problem(ImportProblem problem) {
        List<String> line = new ArrayList<>(List.of("intake.problem." + problem.detail()));
        line.addAll(problem.arguments());
        return line;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
