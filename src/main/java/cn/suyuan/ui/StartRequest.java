package cn.suyuan.ui;

import cn.suyuan.text.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the person asked for when starting the window.
 *
 * @param sample whether to open the sample case
 * @param language language to begin with
 * @param caseFile case file to open
 */
record StartRequest(boolean sample, Language language, Optional<Path> caseFile) {
    /** Reads {@code --sample}, {@code --english}, and a case file. */
    static StartRequest of(List<String> arguments) {
        return new StartRequest(
                arguments.contains("--sample"),
                arguments.contains("--english") ? Language.EN : Language.ZH,
                arguments.stream()
                        .filter(a -> !a.startsWith("-") && !a.equals("ui"))
                        .findFirst()
                        .map(Path::of));
    }
}
