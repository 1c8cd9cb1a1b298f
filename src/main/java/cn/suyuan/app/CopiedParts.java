package cn.suyuan.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The small parts of a pack in a folder of their own, removed in the end: tables, keys, seals, anchors. */
final class CopiedParts implements AutoCloseable {

    private static final Set<String> FOLDERS = Set.of("keys", "seals", "anchors");

    private final Path data;
    private final Path folder;

    CopiedParts(Path root) throws IOException {
        this.data = root.resolve("data");
        this.folder = Files.createTempDirectory("suyuan");
        Files.createDirectories(folder.resolve("data"));
    }

    Path folder() {
        return folder;
    }

    void copyTables() throws IOException {
        if (!Files.isDirectory(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path inside = data.relativize(file);
                if (inside.getNameCount() == 1
                        || FOLDERS.contains(inside.getName(0).toString())) {
                    copy(file, inside);
                }
            }
        }
    }

    void copyReadings(String stream) throws IOException {
        Path inside = Path.of("readings", stream + ".csv");
        Path file = data.resolve(inside).normalize();
        if (file.startsWith(data) && Files.isRegularFile(file)) {
            copy(file, inside);
        }
    }

    private void copy(Path file, Path inside) throws IOException {
        Path target = folder.resolve("data").resolve(inside);
        Path above = target.getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        Files.copy(file, target);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
