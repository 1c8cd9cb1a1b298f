package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The sample company's clean pack as a folder, to be tampered with, and its trust folder.
 *
 * @param pack folder of the bag
 * @param trust trust folder
 */
record UnpackedSample(Path pack, Path trust) {

    private static final Path SAMPLES = Path.of("sample-data");

    /** Unpacks the clean twin. */
    static UnpackedSample clean(Path folder) throws IOException {
        Path pack = Files.createDirectory(folder.resolve("pack"));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(SAMPLES.resolve("clean-pack.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replaceFirst("^(?!data/)[^/]*/(?=data/|bag|manifest|tag|sign)", "");
                Path target = pack.resolve(name).normalize();
                assertThat(target).startsWithRaw(pack);
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
        Path trust = Files.createDirectories(folder.resolve("trust"));
        try (var files = Files.list(SAMPLES.resolve("trust"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, trust.resolve(String.valueOf(file.getFileName())));
            }
        }
        return new UnpackedSample(pack, trust);
    }
}
