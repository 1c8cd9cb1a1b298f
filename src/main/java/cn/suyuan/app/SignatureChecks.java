package cn.suyuan.app;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Progress;
import cn.suyuan.report.JsonReport;
import cn.suyuan.report.PdfSignatureFinding;
import cn.suyuan.report.ReportCheck;
import cn.suyuan.report.ReportVerifier;
import cn.suyuan.rule.RulePack;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.TimestampRequest;
import cn.suyuan.trust.TimestampVerifier;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Verifies single signatures, time stamps and reports. */
public final class SignatureChecks {

    /** Nonces of 64 bits (RFC 3161, 2.4.1). */
    private static final int NONCE_BITS = 64;

    private final Doors doors;
    private final Supplier<LocalDate> today;
    private final JsonReport json = new JsonReport();

    SignatureChecks(Doors doors, Supplier<LocalDate> today) {
        this.doors = doors;
        this.today = today;
    }

    /**
     * What a signature file may be compared with.
     *
     * @param content bytes that were signed or stamped; where absent, a file of the same name without its last ending
     *     that lies beside the signature is taken, and named
     * @param request the request that a time stamp answers
     */
    public record Beside(Optional<Path> content, Optional<Path> request) {
        /** Nothing is given. */
        public static Beside nothing() {
            return new Beside(Optional.empty(), Optional.empty());
        }
    }

    /** Verifies a signature file of any form; anything but only usable signatures is negative. */
    public Answer signature(Path file, Beside beside, SingleChecks.View view, Progress progress)
            throws WorkbenchException {
        SingleSignature found = look(file, beside, anchors(view, progress), policy(view));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("cli.signature.kind", found.place(), "{trust.file." + word(found.kind()) + "}"));
        found.content().ifPresent(name -> lines.add(List.of("cli.signature.content", name)));
        found.checks().forEach(check -> add(lines, check));
        if (found.checks().isEmpty()) {
            lines.add(List.of("cli.signature.none", found.place()));
        }
        return new Answer(json.signatures(found.checks()), lines, !found.good());
    }

    /** The same for the window, with what the open case trusts. */
    static SingleSignature look(Path file, Beside beside, TrustAnchors anchors, TrustPolicy policy)
            throws WorkbenchException {
        byte[] bytes = bytes(file);
        String place = String.valueOf(file.getFileName());
        SingleSignature.Kind kind = SignatureReading.kind(bytes);
        Optional<Path> content = beside.content().or(() -> neighbour(file, kind));
        Optional<byte[]> signed = content.isPresent() ? Optional.of(bytes(content.get())) : Optional.empty();
        Optional<byte[]> request = beside.request().isPresent()
                ? Optional.of(bytes(beside.request().get()))
                : Optional.empty();
        SignatureReading.Given given = new SignatureReading.Given(place, bytes, signed, request);
        return new SingleSignature(
                place,
                kind,
                content.map(path -> String.valueOf(path.getFileName())),
                new SignatureReading(anchors, policy).check(kind, given));
    }

    /** {@code x.seal} for {@code x.seal.p7s}; only detached signatures and time stamps need one. */
    private static Optional<Path> neighbour(Path file, SingleSignature.Kind kind) {
        boolean detached = kind == SingleSignature.Kind.CMS || kind == SingleSignature.Kind.TIMESTAMP;
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        if (!detached || dot <= 0) {
            return Optional.empty();
        }
        Path beside = file.resolveSibling(name.substring(0, dot));
        return Files.isRegularFile(beside) ? Optional.of(beside) : Optional.empty();
    }

    /** Writes a time stamp request for any file, to be carried to an authority; gives the lines to show. */
    public Answer timestampRequest(Path file, boolean sm3, Path out) throws WorkbenchException {
        byte[] request = TimestampVerifier.request(bytes(file), sm3, new BigInteger(NONCE_BITS, doors.chance()));
        try {
            Files.write(out, request);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unwritable", List.of(out.toString()), e);
        }
        TimestampRequest asked = TimestampVerifier.readRequest(request).orElseThrow();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("request", out.toString());
        members.put("algorithm", asked.imprintAlgorithm());
        members.put("imprint", asked.imprint());
        members.put("nonce", asked.nonce().map(n -> n.toString(16)).orElse(""));
        List<List<String>> lines =
                List.of(List.of("cli.timestamp.request", out.toString(), asked.imprintAlgorithm(), asked.imprint()));
        return new Answer(JsonReport.object(members), lines, false);
    }

    /** Is a report unaltered, by whom is it signed, do its data match its page? */
    public Answer report(Path file, SingleChecks.View view, Progress progress) throws WorkbenchException {
        TrustAnchors anchors = anchors(view, progress);
        return report(
                file, bytes(file), new ReportVerifier(anchors, policy(view), rules(doors)), anchors, policy(view));
    }

    /** The same of bytes; signatures in {@code .p7s} files beside the file are looked at too. */
    static Answer report(Path file, byte[] bytes, ReportVerifier verifier, TrustAnchors anchors, TrustPolicy policy) {
        ReportCheck check = verifier.check(String.valueOf(file.getFileName()), bytes);
        List<SignatureCheck> beside = BesideSignatures.of(file, bytes, anchors, policy);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", word(check.kind()));
        members.put("verdict", word(check.verdict()));
        members.put("revisions", check.revisions());
        members.put("open_fields", check.openFields());
        members.put(
                "signatures",
                new JsonReport()
                        .signatureObjects(check.signatures().stream()
                                .map(PdfSignatureFinding::signature)
                                .toList()));
        members.put("signatures_beside", new JsonReport().signatureObjects(beside));
        members.put("remarks", check.remarks());
        members.put("told", check.told());
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("cli.report.verdict", "{cli.report." + word(check.verdict()) + "}"));
        lines.add(List.of("cli.report.revisions", Integer.toString(check.revisions())));
        check.signatures().forEach(s -> add(lines, s.signature()));
        beside.forEach(s -> add(lines, s));
        boolean besideHolds = beside.stream().allMatch(s -> s.cryptographic() == CryptographicFact.VALID);
        Stream.concat(check.remarks().stream(), check.told().stream()).forEach(remark -> {
            List<String> line = new ArrayList<>(List.of("report.pdf." + remark.get(0)));
            line.addAll(remark.subList(1, remark.size()));
            lines.add(line);
        });
        return new Answer(
                JsonReport.object(members), lines, check.verdict() != ReportCheck.Verdict.UNALTERED || !besideHolds);
    }

    /** The edition under which journal extracts are replayed. */
    static Optional<RulePack> rules(Doors doors) {
        return Optional.of(doors.pipeline().rulePack());
    }

    static void add(List<List<String>> lines, SignatureCheck check) {
        lines.add(List.of(
                "cli.signature",
                check.place(),
                check.signer(),
                "{trust.cryptographic." + check.cryptographic().word() + "}",
                "{trust.path." + check.chain().word() + "}",
                "{trust.covers." + (check.covers().whole() ? "whole" : "part") + "}",
                "{trust.usable." + (check.usable() ? "yes" : "no") + "}"));
        check.reasons().forEach(reason -> {
            List<String> line = new ArrayList<>(List.of(reason.key()));
            line.addAll(reason.arguments());
            lines.add(line);
        });
    }

    /** Is an archive whole, who signed it, do its parts belong together? */
    public Answer archive(Path folder, SingleChecks.View view, Progress progress) throws WorkbenchException {
        return new ArchiveCheck(folder, anchors(view, progress), policy(view), rules(doors)).answer();
    }

    private TrustAnchors anchors(SingleChecks.View view, Progress progress) throws WorkbenchException {
        try (TemporaryCase temporary = new TemporaryCase(doors)) {
            return temporary.trust(view.trustFolder(), progress).anchors();
        }
    }

    private TrustPolicy policy(SingleChecks.View view) {
        return AuditPipeline.policy(CaseSettings.on(view.asOf().orElseGet(today)));
    }

    private static byte[] bytes(Path file) throws WorkbenchException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()), e);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
