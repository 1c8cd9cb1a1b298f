package cn.suyuan.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One file in a folder of its own, so that it can be read like a pack; the copy is removed in the end. */
final class CopiedAlone implements AutoCloseable {

    private final Path folder;
    private final Path copy;

    CopiedAlone(Path file) throws WorkbenchException {
        if (!Files.isRegularFile(file)) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()));
        }
        try {
            folder = Files.createTempDirectory("suyuan");
            copy = Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()), e);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws WorkbenchException {
        try {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new WorkbenchException("app.no_temporary_folder", List.of(), e);
        }
    }
}
