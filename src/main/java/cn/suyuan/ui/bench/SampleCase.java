package cn.suyuan.ui.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the sample evidence lies, and the temporary case it is opened in. */
final class SampleCase {
    private Optional<Path> folder = Optional.empty();

    /** The sample pack: beside the program, or in the folder it was started from. */
    Optional<Path> pack() {
        return find("demo-pack.zip");
    }

    /** The trust folder of the sample. */
    Optional<Path> trust() {
        return find("trust");
    }

    private static Optional<Path> find(String name) {
        return places().stream()
                .map(place -> place.resolve("sample-data").resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    private static List<Path> places() {
        List<Path> places = new ArrayList<>(List.of(Path.of("").toAbsolutePath()));
        try {
            Path program = Path.of(SampleCase.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path up = program; up != null && places.size() < 5; up = up.getParent()) {
                places.add(up);
            }
        } catch (URISyntaxException | SecurityException e) {
            return places; // only the folder it was started from
        }
        return places;
    }

    /** A case file that nobody will look for; it goes with the window. */
    Path newCaseFile() throws IOException {
        remove();
        Path made = Files.createTempDirectory("suyuan-sample");
        folder = Optional.of(made);
        return made.resolve("sample.sycase");
    }

    /** Removes the temporary case. */
    void remove() {
        folder.ifPresent(made -> {
            try (Stream<Path> files = Files.list(made)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(made);
            } catch (IOException e) {
                made.toFile().deleteOnExit();
            }
        });
        folder = Optional.empty();
    }
}
