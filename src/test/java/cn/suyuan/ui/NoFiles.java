package cn.suyuan.ui;

import cn.suyuan.ui.kit.FileChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A person who always changes their mind: chooses no file. */
final class NoFiles implements FileChoice {
    @Override
    public Optional<Path> open(String title, List<String> patterns) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String name, List<String> patterns) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.empty();
    }
}
