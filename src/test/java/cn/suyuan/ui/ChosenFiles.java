package cn.suyuan.ui;

import cn.suyuan.ui.kit.FileChoice;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A person who has made up their mind beforehand which files to choose. */
final class ChosenFiles implements FileChoice {
    private final Deque<Path> chosen = new ArrayDeque<>();

    void next(Path path) {
        chosen.add(path);
    }

    @Override
    public Optional<Path> open(String title, List<String> patterns) {
        return Optional.ofNullable(chosen.poll());
    }

    @Override
    public Optional<Path> save(String title, String name, List<String> patterns) {
        return Optional.ofNullable(chosen.poll());
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.ofNullable(chosen.poll());
    }
}
