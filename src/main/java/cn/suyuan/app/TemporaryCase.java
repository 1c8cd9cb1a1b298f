package cn.suyuan.app;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Progress;
import cn.suyuan.audit.TrustMaterial;
import cn.suyuan.audit.VerifiedCase;
import cn.suyuan.casefile.CaseFile;
import cn.suyuan.casefile.CaseFileException;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.ReadingChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Evidence looked at and not kept: an encrypted case with a key that nobody knows, removed in the end. */
final class TemporaryCase implements AutoCloseable {

    private static final KeyDerivation CHEAP = new KeyDerivation(8, 1, 1);

    private final Doors doors;
    private final Path folder;
    private final CaseFile file;

    TemporaryCase(Doors doors) throws WorkbenchException {
        this.doors = doors;
        try {
            folder = Files.createTempDirectory("suyuan");
        } catch (IOException e) {
            throw new WorkbenchException("app.no_temporary_folder", List.of(), e);
        }
        byte[] secret = new byte[32];
        doors.chance().nextBytes(secret);
        char[] passphrase = HexFormat.of().formatHex(secret).toCharArray();
        Path path = folder.resolve("temporary" + CaseFile.EXTENSION);
        try {
            file = CaseFile.create(path, passphrase, CHEAP, doors.chance());
        } catch (CaseFileException e) {
            throw Failures.of(e, path);
        }
    }

    /**
     * Evidence understood.
     *
     * @param understood first station and model
     * @param submitted the same with its bytes and what is trusted
     */
    record Taken(EvidenceDoor.Understood understood, AuditPipeline.Submitted submitted) {}

    /** Takes in what the auditor trusts. */
    TrustMaterial trust(Optional<Path> trustFolder, Progress progress) throws WorkbenchException {
        if (trustFolder.isEmpty()) {
            return TrustMaterial.none();
        }
        PackInventory inventory = doors.evidence().take(trustFolder.get(), new StoreSink(file.evidence()), progress);
        return doors.evidence().trust(inventory, new StoredFolder(file.evidence(), inventory));
    }

    /** Takes in a pack and understands it. */
    Taken take(Path pack, TrustMaterial trust, Progress progress) throws WorkbenchException {
        return take(pack, trust, ColumnMapping.none(), progress);
    }

    /** The same with a column mapping. */
    Taken take(Path pack, TrustMaterial trust, ColumnMapping mapping, Progress progress) throws WorkbenchException {
        PackInventory inventory = doors.evidence().take(pack, new StoreSink(file.evidence()), progress);
        StoredFolder content = new StoredFolder(file.evidence(), inventory);
        EvidenceDoor.Understood understood = doors.evidence()
                .understand(
                        inventory,
                        content,
                        trust,
                        ReadingChoices.of(mapping)
                                .under(doors.pipeline().rulePack().documents()),
                        progress);
        return new Taken(understood, new AuditPipeline.Submitted(understood.imported(), content, trust));
    }

    /** Verifies what was taken. */
    VerifiedCase verify(Taken taken, CaseSettings settings, Progress progress) throws WorkbenchException {
        try {
            VerifiedCase verified = doors.pipeline().verify(taken.submitted(), settings, progress);
            if (progress.isCancelled()) {
                throw new WorkbenchException("app.cancelled", List.of());
            }
            return verified;
        } catch (IOException e) {
            throw new WorkbenchException(
                    "app.evidence_unreadable", List.of(file.path().toString()), e);
        }
    }

    @Override
    public void close() throws WorkbenchException {
        try (var left = Files.list(folder)) {
            file.close();
            for (Path path : left.toList()) {
                Files.deleteIfExists(path);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new WorkbenchException("app.no_temporary_folder", List.of(), e);
        } catch (CaseFileException e) {
            throw Failures.of(e, file.path());
        }
    }
}
