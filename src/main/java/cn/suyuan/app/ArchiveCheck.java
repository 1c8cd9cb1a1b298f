package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.report.JsonReport;
import cn.suyuan.report.ReportCheck;
import cn.suyuan.report.ReportVerifier;
import cn.suyuan.rule.RulePack;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Verifies an archive: digests, signatures, the chain of the journal, and that report and results are those it names. */
final class ArchiveCheck {

    private final Path folder;
    private final TrustAnchors anchors;
    private final TrustPolicy policy;
    private final Optional<RulePack> rules;
    private final List<List<String>> lines = new ArrayList<>();
    private boolean negative;

    ArchiveCheck(Path folder, TrustAnchors anchors, TrustPolicy policy, Optional<RulePack> rules) {
        this.rules = rules;
        this.folder = folder;
        this.anchors = anchors;
        this.policy = policy;
    }

    Answer answer() throws WorkbenchException {
        if (!Files.isRegularFile(folder.resolve(ArchiveWork.SHA256))) {
            throw new WorkbenchException("app.no_archive", List.of(folder.toString()));
        }
        try {
            manifest(ArchiveWork.SHA256, DigestAlgorithm.SHA256);
            manifest(ArchiveWork.SM3, DigestAlgorithm.SM3);
            signature(ArchiveWork.SHA256, "archive.list");
            closings();
            Optional<Journal> journal = journal();
            if (journal.isPresent()) {
                named(journal.get());
            }
            report();
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(folder.toString()), e);
        }
        say(!negative, "archive.whole", "archive.broken");
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("archive", folder.toString());
        members.put("intact", !negative);
        members.put(
                "checks",
                lines.stream()
                        .map(line -> Map.of("check", line.get(0), "arguments", line.subList(1, line.size())))
                        .toList());
        return new Answer(JsonReport.object(members), lines, negative);
    }

    private void good(String key, String... arguments) {
        List<String> line = new ArrayList<>(List.of(key));
        line.addAll(List.of(arguments));
        lines.add(line);
    }

    private void bad(String key, String... arguments) {
        negative = true;
        good(key, arguments);
    }

    private void say(boolean fine, String goodKey, String badKey, String... arguments) {
        if (fine) {
            good(goodKey, arguments);
        } else {
            bad(badKey, arguments);
        }
    }

    private void manifest(String name, DigestAlgorithm algorithm) throws IOException {
        Path list = folder.resolve(name);
        if (!Files.isRegularFile(list)) {
            bad("archive.missing", name);
            return;
        }
        Map<String, String> expected = new TreeMap<>();
        for (String line :
                Files.readString(list, StandardCharsets.UTF_8).lines().toList()) {
            int gap = line.indexOf("  ");
            if (gap > 0) {
                expected.put(line.substring(gap + 2), line.substring(0, gap));
            }
        }
        TreeSet<String> extra = new TreeSet<>(present());
        extra.removeAll(expected.keySet());
        extra.removeAll(List.of(ArchiveWork.SHA256, ArchiveWork.SM3, ArchiveWork.SHA256 + ".p7s"));
        int before = lines.size();
        for (Map.Entry<String, String> file : expected.entrySet()) {
            Optional<Path> path = inside(file.getKey());
            if (path.isEmpty()) {
                bad("archive.missing", file.getKey());
            } else if (!ArchiveWork.digest(path.get(), algorithm).equals(file.getValue())) {
                bad("archive.changed", file.getKey());
            }
        }
        extra.forEach(file -> bad("archive.extra", file));
        if (lines.size() == before) {
            good("archive.digests", Integer.toString(expected.size()), algorithm.wireName());
        }
    }

    /** The file of a name in a list; empty where there is none in the folder, or the name cannot be one. */
    private Optional<Path> inside(String name) {
        try {
            return Optional.of(folder.resolve(name).normalize())
                    .filter(path -> path.startsWith(folder.normalize()) && Files.isRegularFile(path));
        } catch (InvalidPathException noName) {
            return Optional.empty();
        }
    }

    private List<String> present() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> ArchiveWork.name(folder, file))
                    .toList();
        }
    }

    private void signature(String name, String key) throws IOException {
        Path signed = folder.resolve(name);
        Path signature = folder.resolve(name + ".p7s");
        if (!Files.isRegularFile(signature)) {
            good(key + ".unsigned", name);
            return;
        }
        List<SignatureCheck> checks = new CmsSignatureVerifier(anchors, policy)
                .checkDetached(SignedThing.FILE, name, Files.readAllBytes(signature), Files.readAllBytes(signed));
        boolean valid = !checks.isEmpty()
                && checks.stream().allMatch(check -> check.cryptographic() == CryptographicFact.VALID);
        boolean trusted = valid && checks.stream().allMatch(SignatureCheck::usable);
        String signer = checks.isEmpty() ? "" : checks.get(0).signer();
        say(valid, trusted ? key + ".trusted" : key + ".untrusted", key + ".invalid", name, signer);
    }

    private void closings() throws IOException {
        for (String name : present()) {
            if (name.startsWith("closings/") && name.endsWith(".txt")) {
                if (!Files.isRegularFile(folder.resolve(name + ".p7s"))) {
                    bad("archive.missing", name + ".p7s");
                } else {
                    signature(name, "archive.closing");
                }
            }
        }
    }

    /** The journal out of its text form, with its chain checked. */
    private Optional<Journal> journal() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        if (!Files.isRegularFile(file)) {
            bad("archive.missing", "journal.jsonl");
            return Optional.empty();
        }
        ObjectMapper mapper = new ObjectMapper();
        List<JournalEntry> entries = new ArrayList<>();
        for (String line :
                Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
            Optional<JournalEntry> entry = entry(mapper, line);
            if (entry.isEmpty()) {
                bad("archive.journal.unreadable", Integer.toString(entries.size() + 1));
                return Optional.empty();
            }
            entries.add(entry.get());
        }
        Journal journal = new Journal(entries);
        say(
                journal.firstBreak().isEmpty(),
                "archive.journal.whole",
                "archive.journal.broken",
                Integer.toString(entries.size()));
        return Optional.of(journal);
    }

    private static Optional<JournalEntry> entry(ObjectMapper mapper, String line) {
        try {
            JsonNode node = mapper.readTree(line);
            TreeMap<String, String> content = new TreeMap<>();
            node.path("content")
                    .properties()
                    .forEach(f -> content.put(f.getKey(), f.getValue().asText()));
            Optional<ActKind> kind = ActKind.named(node.path("kind").asText());
            if (kind.isEmpty()) {
                return Optional.empty();
            }
            JournalEntry entry = new JournalEntry(
                    node.path("seq").asLong(),
                    Instant.parse(node.path("time").asText()),
                    node.path("actor").asText(),
                    kind.get(),
                    content,
                    node.path("previous").asText());
            boolean same = entry.digest().equals(node.path("digest").asText());
            return same ? Optional.of(entry) : Optional.empty();
        } catch (IOException | DateTimeParseException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Report and results are those that the journal names last. */
    private void named(Journal journal) throws IOException {
        String pdf = "";
        for (JournalEntry entry : journal.effective()) {
            pdf = entry.value("pdf").isEmpty() ? pdf : entry.value("pdf");
        }
        Path report = folder.resolve("report.pdf");
        if (!pdf.isEmpty()) {
            boolean same = Files.isRegularFile(report)
                    && ArchiveWork.digest(report, DigestAlgorithm.SM3).equals(pdf);
            say(same, "archive.report.named", "archive.report.other");
        }
        Optional<JournalEntry> issued = journal.last(ActKind.REPORT_ISSUED);
        Path results = folder.resolve("results.json");
        if (issued.isPresent() && Files.isRegularFile(results)) {
            boolean same = ArchiveWork.digest(results, DigestAlgorithm.SM3)
                    .equals(issued.get().value("results"));
            // decisions after the issue change the results; that is no damage, and is said
            good(same ? "archive.results.named" : "archive.results.later");
        }
    }

    private void report() throws IOException {
        Path report = folder.resolve("report.pdf");
        if (Files.isRegularFile(report)) {
            ReportCheck check =
                    new ReportVerifier(anchors, policy, rules).check("report.pdf", Files.readAllBytes(report));
            switch (check.verdict()) {
                case UNALTERED ->
                    good(
                            "archive.report.verified",
                            Integer.toString(check.signatures().size()));
                case ALTERED -> bad("archive.report.failed");
                case NOT_VERIFIABLE -> good("archive.report.unverifiable");
            }
        }
    }
}
