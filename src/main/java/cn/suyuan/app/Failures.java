package cn.suyuan.app;

import cn.suyuan.casefile.CaseFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Failures of the doors in words for people. */
final class Failures {

    private Failures() {}

    static WorkbenchException of(CaseFileException e, Path file) {
        String key = "casefile." + e.reason().name().toLowerCase(Locale.ROOT);
        return new WorkbenchException(key, List.of(file.toString()), e);
    }
}
