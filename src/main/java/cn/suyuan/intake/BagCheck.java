package cn.suyuan.intake;

import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.FileState;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.PackInventory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the files of a bag with its manifests (RFC 8493; evidence-pack.md, sections 1, 3 and 4). */
final class BagCheck {
    private static final int LARGEST_TAG_FILE = 64 << 20;
    private static final Set<String> WEAK = Set.of("md5", "sha1");
    private static final Pattern OXUM = Pattern.compile("(?im)^Payload-Oxum\\s*:\\s*(\\d{1,18})\\.(\\d{1,9})\\s*$");

    private final PackInventory inventory;
    private final EvidenceContent content;
    private final Problems problems = new Problems();
    private final Map<String, EvidenceFile> files = new TreeMap<>();
    private final Map<String, PackInventory.Entry> entries = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Map<String, String> normalised = new TreeMap<>();
    private boolean strict = true;
    private BagDeclaration declaration = BagDeclaration.missing();

    private BagCheck(PackInventory inventory, EvidenceContent content) {
        this.inventory = inventory;
        this.content = content;
        for (PackInventory.Entry entry : inventory.entries()) {
            entries.put(entry.path(), entry);
            normalised.put(Normalizer.normalize(entry.path(), Normalizer.Form.NFC), entry.path());
            files.put(entry.path(), file(entry, FileState.INTACT, List.of()));
        }
        for (PackInventory.Refusal refusal : inventory.refused()) {
            refused.put(refusal.name(), refusal.reason());
        }
    }

    /**
     * @param kind bag or plain folder
     * @param strict whether the bag is valid to the letter
     * @param files every file with its state, by path
     * @param problems what was odd
     */
    record Outcome(ContainerKind kind, boolean strict, List<EvidenceFile> files, Problems problems) {
        Outcome {
            files = List.copyOf(files);
        }
    }

    static Outcome check(PackInventory inventory, EvidenceContent content) throws IOException {
        BagCheck check = new BagCheck(inventory, content);
        boolean bag = BagRoot.isBag(check.entries.keySet());
        if (bag) {
            check.run();
        } else {
            check.strict = false;
        }
        check.refused.forEach((name, reason) -> {
            check.problems.file(name, Code.REFUSED, "refused_" + reason);
            check.files.putIfAbsent(
                    name, new EvidenceFile(name, 0, "", FileState.REFUSED, List.of("intake.refused." + reason)));
        });
        return new Outcome(
                bag ? ContainerKind.BAG : ContainerKind.FOLDER,
                check.strict,
                List.copyOf(check.files.values()),
                check.problems);
    }

    private void run() throws IOException {
        readDeclaration();
        List<String> payload = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        for (String path : entries.keySet()) {
            if (BagRoot.isPayloadManifest(path)) {
                payload.add(path);
            } else if (BagRoot.isTagManifest(path)) {
                tags.add(path);
            }
        }
        if (payload.isEmpty()) {
            broken(inventory.containerName(), Code.MISSING, "no_manifest");
        } else if (payload.stream()
                .allMatch(p -> WEAK.contains(BagRoot.manifestAlgorithm(p).orElse("")))) {
            problems.file(inventory.containerName(), Code.WEAK_DIGEST, "weak_only", String.join(" ", payload));
        }
        for (String manifest : payload) {
            checkManifest(manifest, true);
        }
        for (String manifest : tags) {
            checkManifest(manifest, false);
        }
        checkFetch();
        checkOxum();
        if (entries.keySet().stream().noneMatch(p -> p.startsWith("data/"))) {
            strict = false;
        }
    }

    private void readDeclaration() throws IOException {
        Optional<byte[]> bytes = PackFiles.read(content, "bagit.txt", LARGEST_TAG_FILE);
        if (bytes.isEmpty()) {
            broken("bagit.txt", Code.MISSING, "bagit_missing");
            return;
        }
        declaration = BagDeclaration.read(bytes.get());
        if (declaration.isUnknownEncoding()) {
            broken("bagit.txt", Code.ENCODING, "bagit_encoding", declaration.encodingName());
        } else if (!declaration.exact()) {
            broken("bagit.txt", Code.UNREADABLE, "bagit_form");
        }
        if (!declaration.isKnownVersion()) {
            broken("bagit.txt", Code.AMBIGUOUS, "bagit_version", declaration.version());
        }
    }

    private void broken(String file, Code code, String detail, String... more) {
        strict = false;
        problems.file(file, code, detail, more);
    }

    private void checkManifest(String manifest, boolean payload) throws IOException {
        String algorithm = BagRoot.manifestAlgorithm(manifest).orElse("");
        Optional<byte[]> bytes = PackFiles.read(content, manifest, LARGEST_TAG_FILE);
        if (!FileDigests.knows(algorithm) || bytes.isEmpty()) {
            broken(manifest, Code.UNREADABLE, "manifest_algorithm", algorithm);
            return;
        }
        if (payload && WEAK.contains(algorithm)) {
            problems.file(manifest, Code.WEAK_DIGEST, "weak_digest", algorithm);
        }
        Set<String> listed = new HashSet<>();
        String text = new String(bytes.get(), declaration.encoding());
        int number = 0;
        for (String line : text.split("\r\n|\n|\r")) {
            number++;
            Optional<ManifestLine> read = ManifestLine.read(line);
            if (read.isPresent()) {
                checkLine(manifest, number, read.get(), listed);
            } else if (!line.isBlank()) {
                strict = false;
                problems.cell(new Problems.Cell(manifest, "", number, "", line), Code.UNREADABLE, "manifest_line");
            }
        }
        if (payload) {
            for (PackInventory.Entry entry : inventory.entries()) {
                if (entry.path().startsWith("data/") && !listed.contains(entry.path())) {
                    strict = false;
                    worsen(entry, FileState.EXTRA, List.of("intake.file.extra", manifest));
                }
            }
        }
    }

    private void checkLine(String manifest, int number, ManifestLine line, Set<String> listed) {
        Problems.Cell cell = new Problems.Cell(manifest, "", number, "", line.path());
        if (!line.plain()) {
            problems.cell(cell, Code.CONVERTED, "manifest_path");
            strict &= !declaration.isRfc8493();
        }
        String path = line.path();
        if (!entries.containsKey(path)) {
            String same = normalised.get(Normalizer.normalize(path, Normalizer.Form.NFC));
            if (same != null) {
                problems.cell(cell, Code.CONVERTED, "path_normalised", same);
                path = same;
            }
        }
        if (!listed.add(path)) {
            problems.cell(cell, Code.DUPLICATE, "manifest_twice");
            strict &= !declaration.isRfc8493();
        }
        PackInventory.Entry entry = entries.get(path);
        if (entry == null) {
            strict = false;
            absent(path, manifest);
            return;
        }
        String found =
                entry.digests().getOrDefault(BagRoot.manifestAlgorithm(manifest).orElse(""), "");
        if (!found.equals(line.digest())) {
            strict = false;
            worsen(entry, FileState.CHANGED, List.of("intake.file.changed", manifest, line.digest(), found));
        }
    }

    private void absent(String path, String manifest) {
        String shown = EntryNames.visible(path);
        Optional<String> reason = Optional.ofNullable(refused.get(shown)).or(() -> EntryNames.refusal(path));
        if (reason.isPresent()) {
            List<String> why = List.of("intake.refused." + reason.get(), EvidenceFile.LISTED, manifest);
            files.put(shown, new EvidenceFile(shown, 0, "", FileState.REFUSED, why));
            if (!refused.containsKey(shown)) {
                problems.file(shown, Code.REFUSED, "manifest_path_refused", manifest);
            }
        } else {
            files.putIfAbsent(
                    shown, new EvidenceFile(shown, 0, "", FileState.MISSING, List.of("intake.file.missing", manifest)));
        }
    }

    /** A changed file stays changed; an extra one may still turn out to be changed. */
    private void worsen(PackInventory.Entry entry, FileState state, List<String> reason) {
        EvidenceFile known = files.get(entry.path());
        if (known == null || known.state() == FileState.INTACT || state == FileState.CHANGED) {
            if (known == null || known.state() != FileState.CHANGED) {
                files.put(entry.path(), file(entry, state, reason));
            }
        }
    }

    private static EvidenceFile file(PackInventory.Entry entry, FileState state, List<String> reason) {
        return new EvidenceFile(entry.path(), entry.size(), entry.sm3(), state, reason);
    }

    /** {@code fetch.txt} is never fetched; what it names and is not here makes the bag incomplete. */
    private void checkFetch() throws IOException {
        Optional<byte[]> bytes = PackFiles.read(content, "fetch.txt", LARGEST_TAG_FILE);
        if (bytes.isEmpty()) {
            return;
        }
        problems.file("fetch.txt", Code.MISSING, "fetch");
        for (String line : new String(bytes.get(), declaration.encoding()).split("\r\n|\n|\r")) {
            String[] parts = line.strip().split("[ \t]+", 3);
            if (parts.length == 3 && !entries.containsKey(ManifestLine.decoded(parts[2]))) {
                strict = false;
                absent(ManifestLine.decoded(parts[2]), "fetch.txt");
            }
        }
    }

    private void checkOxum() throws IOException {
        Optional<byte[]> bytes = PackFiles.read(content, "bag-info.txt", LARGEST_TAG_FILE);
        Matcher oxum = OXUM.matcher(new String(bytes.orElse(new byte[0]), declaration.encoding()));
        if (!oxum.find()) {
            return;
        }
        long size = 0;
        long count = 0;
        for (PackInventory.Entry entry : inventory.entries()) {
            if (entry.path().startsWith("data/")) {
                size += entry.size();
                count++;
            }
        }
        if (size != Long.parseLong(oxum.group(1)) || count != Long.parseLong(oxum.group(2))) {
            String found = size + "." + count;
            broken("bag-info.txt", Code.CONTRADICTS, "oxum", oxum.group(1) + "." + oxum.group(2), found);
        }
    }

    /** Lines {@code sm3 TAB path LF}, sorted: what a folder's digest is over. */
    static byte[] folderDigestInput(PackInventory inventory) {
        List<String> lines = new ArrayList<>();
        for (PackInventory.Entry entry : inventory.entries()) {
            lines.add(entry.sm3() + "\t" + entry.path() + "\n");
        }
        lines.sort(null);
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }
}
