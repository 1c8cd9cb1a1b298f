package cn.suyuan.app;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Progress;
import cn.suyuan.report.JsonReport;
import cn.suyuan.report.PdfSignatureCheck;
import cn.suyuan.report.PdfSignatureFinding;
import cn.suyuan.report.ReportCheck;
import cn.suyuan.report.ReportVerifier;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TimestampVerifier;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import java.io.IOException;
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

/** Verifies single signatures, time stamps and reports. */
public final class SignatureChecks {

    private static final byte[] PDF = {'%', 'P', 'D', 'F'};

    private final Doors doors;
    private final Supplier<LocalDate> today;
    private final JsonReport json = new JsonReport();

    SignatureChecks(Doors doors, Supplier<LocalDate> today) {
        this.doors = doors;
        this.today = today;
    }

    /** Verifies a signature file of any form; anything but only usable signatures is negative. */
    public Answer signature(Path file, Optional<Path> content, SingleChecks.View view, Progress progress)
            throws WorkbenchException {
        byte[] bytes = bytes(file);
        byte[] signed = content.isPresent() ? bytes(content.get()) : new byte[0];
        String place = String.valueOf(file.getFileName());
        TrustAnchors anchors = anchors(view, progress);
        TrustPolicy policy = policy(view);
        List<SignatureCheck> checks = new ArrayList<>();
        if (startsWith(bytes, PDF)) {
            new PdfSignatureCheck(anchors, policy)
                    .check(SignedThing.FILE, place, bytes)
                    .ifPresent(found -> found.forEach(f -> checks.add(f.signature())));
        } else if (place.toLowerCase(Locale.ROOT).endsWith(".tsr")) {
            checks.add(new TimestampVerifier(anchors, policy)
                    .check(place, bytes, signed)
                    .signature());
        } else {
            CmsSignatureVerifier verifier = new CmsSignatureVerifier(anchors, policy);
            checks.addAll(
                    content.isPresent()
                            ? verifier.checkDetached(SignedThing.FILE, place, bytes, signed)
                            : verifier.checkAttached(SignedThing.FILE, place, bytes));
        }
        List<List<String>> lines = new ArrayList<>();
        checks.forEach(check -> add(lines, check));
        if (checks.isEmpty()) {
            lines.add(List.of("cli.signature.none", place));
        }
        boolean good = !checks.isEmpty() && checks.stream().allMatch(SignatureCheck::usable);
        return new Answer(json.signatures(checks), lines, !good);
    }

    /** Is a report unaltered, by whom is it signed, do its data match its page? */
    public Answer report(Path file, SingleChecks.View view, Progress progress) throws WorkbenchException {
        byte[] bytes = bytes(file);
        ReportCheck check = new ReportVerifier(anchors(view, progress), policy(view))
                .check(String.valueOf(file.getFileName()), bytes);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", word(check.kind()));
        members.put("verdict", word(check.verdict()));
        members.put("revisions", check.revisions());
        members.put("open_fields", check.openFields());
        members.put(
                "signatures",
                json.signatureObjects(check.signatures().stream()
                        .map(PdfSignatureFinding::signature)
                        .toList()));
        members.put("remarks", check.remarks());
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("cli.report.verdict", "{cli.report." + word(check.verdict()) + "}"));
        check.signatures().forEach(s -> add(lines, s.signature()));
        for (List<String> remark : check.remarks()) {
            List<String> line = new ArrayList<>(List.of("report.pdf." + remark.get(0)));
            line.addAll(remark.subList(1, remark.size()));
            lines.add(line);
        }
        return new Answer(JsonReport.object(members), lines, check.verdict() != ReportCheck.Verdict.UNALTERED);
    }

    private static void add(List<List<String>> lines, SignatureCheck check) {
        lines.add(List.of(
                "cli.signature",
                check.place(),
                check.signer(),
                "{trust.cryptographic." + check.cryptographic().word() + "}",
                "{trust.path." + check.chain().word() + "}"));
        check.reasons().forEach(reason -> {
            List<String> line = new ArrayList<>(List.of(reason.key()));
            line.addAll(reason.arguments());
            lines.add(line);
        });
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

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length
                && java.util.Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
