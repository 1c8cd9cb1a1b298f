package cn.suyuan.app;

import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.RawSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Column mappings as files: exported, read back, and remembered by organisation. */
public final class MappingFiles {
    private final EvidenceDoor door;

    MappingFiles(EvidenceDoor door) {
        this.door = door;
    }

    /** The tables and columns that a mapping may name. */
    public List<MappingProposal.Vocabulary> vocabularies() {
        return door.vocabularies();
    }

    /** The sheets of a table file as they came. */
    public List<RawSheet> sheets(String path, byte[] bytes, int most) {
        return door.sheets(path, bytes, most);
    }

    /** Reads a mapping from a file. */
    public ColumnMapping read(Path file) throws WorkbenchException {
        try {
            return door.mapping(Files.readAllBytes(file))
                    .orElseThrow(() -> new WorkbenchException("app.mapping_unreadable", List.of(file.toString())));
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()), e);
        }
    }

    /** Writes a mapping as a file, in place of an earlier one. */
    public void write(ColumnMapping mapping, Path file) throws WorkbenchException {
        try {
            Files.write(file, door.mappingFile(mapping));
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unwritable", List.of(file.toString()), e);
        }
    }

    /** Writes templates, folders and guide for a company into an empty folder; gives the files. */
    public List<Path> request(Path folder) throws WorkbenchException {
        return IntakeWork.write(folder);
    }

    /** Keeps a mapping for the next case of its organisation. */
    public void remember(ColumnMapping mapping, Path folder) throws WorkbenchException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unwritable", List.of(folder.toString()), e);
        }
        write(mapping, file(folder, mapping.organization()));
    }

    /** The mapping kept for an organisation; empty where there is none that can be read. */
    public Optional<ColumnMapping> remembered(String organization, Path folder) {
        try {
            Path file = file(folder, organization);
            return Files.isRegularFile(file) ? door.mapping(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Letters and digits of the name only, so that no name leads out of the folder. */
    private static Path file(Path folder, String organization) {
        String plain = organization.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
        return folder.resolve((plain.isEmpty() ? "unnamed" : plain) + ".suyuan-mapping.json");
    }
}
