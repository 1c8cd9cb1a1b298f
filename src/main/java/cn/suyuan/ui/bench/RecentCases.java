package cn.suyuan.ui.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Case files opened lately, kept in the user's folder; nothing of a case but its path. */
final class RecentCases {
    private static final int MOST = 8;
    private final Path list;

    private RecentCases(Path list) {
        this.list = list;
    }

    static RecentCases ofUser() {
        String own = System.getProperty("suyuan.home"); // the tests keep out of the user's list
        Path folder = own == null ? Path.of(System.getProperty("user.home", "."), ".suyuan") : Path.of(own);
        return new RecentCases(folder.resolve("recent.txt"));
    }

    /** Newest first; files that are gone are left out. */
    List<Path> list() {
        List<Path> cases = new ArrayList<>();
        try {
            if (Files.exists(list)) {
                for (String line : Files.readAllLines(list)) {
                    Path path = Path.of(line);
                    if (Files.exists(path)) {
                        cases.add(path);
                    }
                }
            }
        } catch (IOException | InvalidPathException e) {
            return List.of(); // a convenience only
        }
        return cases;
    }

    void add(Path file) {
        List<Path> cases = new ArrayList<>(list());
        Path absolute = file.toAbsolutePath();
        cases.remove(absolute);
        cases.add(0, absolute);
        try {
            Files.createDirectories(list.getParent());
            Files.write(list, cases.stream().limit(MOST).map(Path::toString).toList());
        } catch (IOException e) {
            return; // a convenience only
        }
    }
}
