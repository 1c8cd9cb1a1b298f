package cn.suyuan.app;

import cn.suyuan.audit.Progress;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.intake.RequestPackage;
import cn.suyuan.report.JsonReport;
import cn.suyuan.trust.CmsSigner;
import cn.suyuan.trust.SigningKey;
import cn.suyuan.trust.SigningKeyException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes an evidence pack of a folder (evidence-pack.md, section 1): the same folder gives the same bytes. */
public final class PackMaking {

    /** Time of all entries: the first that a ZIP can hold. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final SingleChecks checks;
    private final IntakeWork intake;
    private final Clock clock;
    private final SecureRandom chance;

    PackMaking(SingleChecks checks, IntakeWork intake, Clock clock, SecureRandom chance) {
        this.checks = checks;
        this.intake = intake;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * Who signs the pack.
     *
     * @param keyFile PKCS#12 file
     * @param password the caller's to wipe
     */
    @SuppressWarnings("ArrayRecordComponent") // a secret, wiped by who made it
    public record Sealing(Path keyFile, char[] password) {
        @Override
        public String toString() {
            return "Sealing";
        }
    }

    /** Writes the pack; the files of the folder, or of its {@code data/}, become the payload. */
    public Answer create(Path folder, Path pack, Optional<Sealing> sealing, Progress progress)
            throws WorkbenchException {
        if (!Files.isDirectory(folder)) {
            throw new WorkbenchException("app.no_folder", List.of(folder.toString()));
        }
        if (Files.exists(pack)) {
            throw new WorkbenchException("app.file_exists", List.of(pack.toString()));
        }
        Path payload = payload(folder);
        PackInventory inventory = withoutGuide(checks.inventory(payload, progress));
        List<List<String>> missing = intake.missing(payload.toAbsolutePath().normalize(), inventory, progress);
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("bagit.txt", text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
        tags.put("bag-info.txt", text(bagInformation(inventory)));
        tags.put("manifest-sm3.txt", text(manifest(inventory)));
        byte[] tagManifest = text(tagManifest(tags));
        tags.put("tagmanifest-sm3.txt", tagManifest);
        if (sealing.isPresent()) {
            tags.put("signatures/company.p7s", sign(sealing.get(), tagManifest));
        }
        try (OutputStream out = Files.newOutputStream(pack);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
                zip.putNextEntry(entry(tag.getKey()));
                zip.write(tag.getValue());
            }
            for (PackInventory.Entry file : inventory.entries()) {
                zip.putNextEntry(entry("data/" + file.path()));
                Files.copy(payload.resolve(file.path()), zip);
            }
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unwritable", List.of(pack.toString()), e);
        }
        return answer(pack, inventory, sealing.isPresent(), missing);
    }

    /** A folder that was laid out like a pack has its payload under {@code data/}; any other folder is the payload. */
    private static Path payload(Path folder) {
        Path data = folder.resolve("data");
        return Files.isDirectory(data) && !Files.exists(folder.resolve("pack.json")) ? data : folder;
    }

    /** The guide of the request package and locks of office programs are no evidence. */
    private static PackInventory withoutGuide(PackInventory inventory) {
        List<PackInventory.Entry> kept = inventory.entries().stream()
                .filter(e -> !e.path().equals(RequestPackage.GUIDE))
                .filter(e -> !e.path().substring(e.path().lastIndexOf('/') + 1).startsWith("~$"))
                .toList();
        return new PackInventory(
                inventory.containerName(), inventory.containerSm3(), kept, inventory.refused(), inventory.problems());
    }

    private static Answer answer(Path pack, PackInventory inventory, boolean signed, List<List<String>> missing) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("pack", pack.toString());
        members.put("files", inventory.entries().size());
        members.put(
                "refused",
                inventory.refused().stream().map(PackInventory.Refusal::name).toList());
        members.put("signed", signed);
        members.put("missing", missing.size());
        List<List<String>> lines = new ArrayList<>(missing);
        if (!missing.isEmpty()) {
            lines.add(List.of("cli.pack.missing", Integer.toString(missing.size())));
        }
        lines.add(List.of(
                "cli.pack.created",
                pack.toString(),
                Integer.toString(inventory.entries().size())));
        return new Answer(
                JsonReport.object(members), lines, !inventory.refused().isEmpty());
    }

    private byte[] sign(Sealing sealing, byte[] tagManifest) throws WorkbenchException {
        String file = sealing.keyFile().toString();
        try (SigningKey key = SigningKey.open(Files.readAllBytes(sealing.keyFile()), sealing.password())) {
            return new CmsSigner(key, chance)
                    .signDetached(
                            tagManifest,
                            Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                            CmsSigner.Identifiers.RFC_5652);
        } catch (IOException e) {
            throw new WorkbenchException("app.key_unreadable", List.of(file), e);
        } catch (SigningKeyException e) {
            throw new WorkbenchException(e.key(), List.of(file), e);
        }
    }

    private static String bagInformation(PackInventory inventory) {
        long bytes = inventory.entries().stream()
                .mapToLong(PackInventory.Entry::size)
                .sum();
        return "BagIt-Profile-Identifier: urn:suyuan:evidence-pack:1\nPayload-Oxum: " + bytes + "."
                + inventory.entries().size() + "\n";
    }

    private static String manifest(PackInventory inventory) {
        StringBuilder lines = new StringBuilder();
        inventory
                .entries()
                .forEach(e -> lines.append(e.sm3())
                        .append("  data/")
                        .append(encoded(e.path()))
                        .append('\n'));
        return lines.toString();
    }

    private static String tagManifest(Map<String, byte[]> tags) {
        StringBuilder lines = new StringBuilder();
        tags.forEach((name, bytes) -> lines.append(DigestAlgorithm.SM3.of(bytes).hex())
                .append("  ")
                .append(name)
                .append('\n'));
        return lines.toString();
    }

    /** RFC 8493, 2.1.3: per cent, CR and LF are encoded. */
    private static String encoded(String path) {
        return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        return entry;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
