package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.CaseFileException;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.intake.SafeTables;
import cn.suyuan.text.Messages;
import cn.suyuan.trust.CmsSigner;
import cn.suyuan.trust.SigningKey;
import cn.suyuan.trust.SigningKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The archive of a case: one folder that opens without this program, with a text that explains it and with digests and
 * signatures over all of it.
 */
public final class ArchiveWork {

    /** List of digests in the form that {@code sha256sum -c} takes. */
    static final String SHA256 = "manifest-sha256.txt";

    /** The same with SM3. */
    static final String SM3 = "manifest-sm3.txt";

    static final String README = "READ-ME.txt";

    private final Workbench workbench;
    private final Doors doors;
    private final Messages messages;

    ArchiveWork(Workbench workbench, Doors doors, Messages messages) {
        this.workbench = workbench;
        this.doors = doors;
        this.messages = messages;
    }

    /**
     * What is archived.
     *
     * @param folder new or empty folder
     * @param withEvidence whether the evidence files lie in it readable, and not only sealed in the case file
     * @param keyFile key that signs the list of digests, PKCS#12
     * @param password its password, the caller's to wipe
     */
    @SuppressWarnings("ArrayRecordComponent") // a secret, wiped by who asks
    public record Request(Path folder, boolean withEvidence, Optional<Path> keyFile, char[] password) {
        @Override
        public String toString() {
            return "Request " + folder;
        }
    }

    /** Writes the case as files for people, spreadsheets and programs into a folder; gives the files. */
    public List<Path> export(Path folder, Progress progress) throws WorkbenchException {
        CaseSnapshot snapshot = workbench.snapshot(progress);
        List<Path> written = new ArrayList<>();
        Map<String, byte[]> files = CaseFiles.of(snapshot, results(snapshot, progress), workbench.report(), messages);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            written.add(CaseWork.write(folder, file.getKey(), file.getValue()));
        }
        return written;
    }

    private Optional<String> results(CaseSnapshot snapshot, Progress progress) throws WorkbenchException {
        return snapshot.judged().isPresent() ? Optional.of(workbench.results(progress)) : Optional.empty();
    }

    /** Verification of an archive, which needs no case. */
    public Answer verify(Path folder, Progress progress) throws WorkbenchException {
        return new SignatureChecks(
                        doors, () -> LocalDate.ofInstant(doors.clock().instant(), ZoneOffset.ofHours(8)))
                .archive(folder, new SingleChecks.View(Optional.empty(), Optional.empty()), progress);
    }

    /** Writes the archive of the open case; gives its files. */
    public List<Path> create(Request request, Progress progress) throws WorkbenchException {
        Path folder = request.folder();
        CaseSnapshot snapshot = workbench.snapshot(progress);
        try {
            emptyOnly(folder);
            Files.createDirectories(folder);
            Map<String, byte[]> files =
                    new TreeMap<>(CaseFiles.of(snapshot, results(snapshot, progress), workbench.report(), messages));
            signatures(snapshot, files);
            files.put("evidence-index.csv", SafeTables.csv(index(snapshot)));
            files.put(README, readMe(snapshot).getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                write(folder, file.getKey(), file.getValue());
            }
            workbench.theCase().file().copyTo(folder.resolve("case.sycase"));
            if (request.withEvidence()) {
                evidence(snapshot, folder);
            }
            return manifests(request);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unwritable", List.of(folder.toString()), e);
        } catch (CaseFileException e) {
            throw Failures.of(e, folder);
        }
    }

    private static void emptyOnly(Path folder) throws IOException, WorkbenchException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new WorkbenchException("app.archive_not_empty", List.of(folder.toString()));
                }
            }
        }
    }

    /** Closing statements with their signatures, and detached signatures of the report. */
    private void signatures(CaseSnapshot snapshot, Map<String, byte[]> files) throws CaseFileException {
        for (JournalEntry entry : snapshot.journal().entries()) {
            String number = String.format(java.util.Locale.ROOT, "%04d", entry.seq());
            if (entry.kind() == ActKind.FOLLOW_UP_CLOSED) {
                put(files, "closings/" + number + ".txt", entry.value("statement"));
                put(files, "closings/" + number + ".txt.p7s", entry.value("signature"));
            } else if (entry.kind() == ActKind.REPORT_SIGNED) {
                put(files, "signatures/" + number + ".p7s", entry.value("p7s"));
                put(files, "signatures/" + number + ".pdf", entry.value("p7s").isEmpty() ? "" : entry.value("pdf"));
            }
        }
    }

    private void put(Map<String, byte[]> files, String name, String sm3) throws CaseFileException {
        if (!sm3.isEmpty()) {
            openFile().evidence().read(sm3).ifPresent(bytes -> files.put(name, bytes));
        }
    }

    private cn.suyuan.casefile.CaseFile openFile() {
        try {
            return workbench.theCase().file();
        } catch (WorkbenchException e) {
            throw new IllegalStateException("the case was closed meanwhile", e);
        }
    }

    /** Every file that the case rests on: the pack, what was taken in on site, proof of corrections. */
    private List<List<String>> index(CaseSnapshot snapshot) throws WorkbenchException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of("path", "size", "sm3", "sha256", "origin")
                .map(key -> messages.text("export.index." + key))
                .toList());
        for (PackInventory.Entry file : inventory()) {
            rows.add(List.of(
                    file.path(),
                    Long.toString(file.size()),
                    file.sm3(),
                    file.digests().getOrDefault("sha256", ""),
                    messages.text("export.origin.pack")));
        }
        for (JournalEntry entry : snapshot.journal().entries()) {
            entry.content().forEach((key, value) -> {
                String[] fields = value.split("\t", -1);
                boolean followed = key.startsWith("evidence.") && fields.length == 3;
                if (followed && fields[0].startsWith("follow-up/") && !fields[2].isEmpty()) {
                    rows.add(List.of(fields[0], "", fields[2], "", messages.text("export.origin.follow")));
                }
            });
        }
        snapshot.decisions()
                .fieldWork()
                .attachments()
                .forEach(a -> rows.add(
                        List.of(a.file(), Long.toString(a.size()), a.sm3(), "", messages.text("export.origin.site"))));
        return rows;
    }

    private List<PackInventory.Entry> inventory() throws WorkbenchException {
        return workbench
                .theCase()
                .auditedInventory()
                .map(PackInventory::entries)
                .orElse(List.of());
    }

    private void evidence(CaseSnapshot snapshot, Path folder)
            throws WorkbenchException, CaseFileException, IOException {
        Path under = folder.resolve("evidence").toAbsolutePath().normalize();
        for (List<String> row : index(snapshot).subList(1, index(snapshot).size())) {
            Path to = under.resolve(row.get(0)).normalize();
            Optional<InputStream> stream = openFile().evidence().open(row.get(2));
            if (stream.isPresent() && to.startsWith(under) && !Files.exists(to)) {
                Files.createDirectories(to.getParent());
                try (InputStream in = stream.get()) {
                    Files.copy(in, to);
                }
            }
        }
    }

    private List<Path> manifests(Request request) throws IOException, WorkbenchException {
        Path folder = request.folder();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
        }
        StringBuilder sm3 = new StringBuilder();
        StringBuilder sha256 = new StringBuilder();
        for (Path file : files) {
            String name = name(folder, file);
            sm3.append(digest(file, DigestAlgorithm.SM3))
                    .append("  ")
                    .append(name)
                    .append('\n');
            sha256.append(digest(file, DigestAlgorithm.SHA256))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
        files.add(write(folder, SM3, sm3.toString().getBytes(StandardCharsets.UTF_8)));
        byte[] list = sha256.toString().getBytes(StandardCharsets.UTF_8);
        files.add(write(folder, SHA256, list));
        if (request.keyFile().isPresent()) {
            files.add(write(folder, SHA256 + ".p7s", signed(list, request)));
        }
        return List.copyOf(files);
    }

    private byte[] signed(byte[] list, Request request) throws IOException, WorkbenchException {
        Path keyFile = request.keyFile().orElseThrow();
        try (SigningKey key = SigningKey.open(Files.readAllBytes(keyFile), request.password())) {
            return new CmsSigner(key, doors.chance())
                    .signDetached(list, Optional.of(doors.clock().instant()), CmsSigner.Identifiers.RFC_5652);
        } catch (SigningKeyException e) {
            throw new WorkbenchException(e.key(), List.of(keyFile.toString()), e);
        }
    }

    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    static String digest(Path file, DigestAlgorithm algorithm) throws IOException {
        var state = algorithm.begin();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                state.update(buffer, 0, n);
            }
        }
        return state.finish().hex();
    }

    private static Path write(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    /** The text that explains the folder, in both languages, to somebody without the program. */
    private String readMe(CaseSnapshot snapshot) {
        String organization = snapshot.judged()
                .map(judged -> judged.imported().scope().organization())
                .orElse("");
        List<String> arguments = List.of(
                snapshot.caseId(),
                organization,
                Integer.toString(snapshot.journal().entries().size()),
                snapshot.journal().head());
        StringBuilder text = new StringBuilder();
        for (cn.suyuan.text.Language language : cn.suyuan.text.Language.values()) {
            text.append(Messages.of(language).text("archive.readme", arguments)).append("\n\n");
        }
        return text.toString();
    }
}
