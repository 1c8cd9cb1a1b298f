package cn.suyuan.ui.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the person for a file; behind an interface because the system's own dialogs cannot be driven by a test. */
public interface FileChoice {
    /** A file to open, empty where the person changed their mind. */
    Optional<Path> open(String title, List<String> patterns);

    /** A place to save to. */
    Optional<Path> save(String title, String name, List<String> patterns);

    /** A folder. */
    Optional<Path> folder(String title);
}
