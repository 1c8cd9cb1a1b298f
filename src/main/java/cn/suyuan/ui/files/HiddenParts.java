package cn.suyuan.ui.files;

import cn.suyuan.evidence.ImportProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a workbook was hidden when it came: it is shown, and marked. */
final class HiddenParts {
    private final Set<String> parts = new HashSet<>();

    private HiddenParts() {}

    static HiddenParts none() {
        return new HiddenParts();
    }

    /** What the problems of a file say of it. */
    static HiddenParts of(String path, List<ImportProblem> problems) {
        HiddenParts hidden = new HiddenParts();
        problems.stream().filter(p -> p.file().equals(path)).forEach(hidden::take);
        return hidden;
    }

    private void take(ImportProblem problem) {
        switch (problem.detail()) {
            case "hidden_sheet" -> parts.add(problem.sheet());
            case "hidden_columns", "hidden_rows" -> {
                for (String place : problem.found().split(" ")) {
                    parts.add(problem.sheet() + "\n" + place);
                }
            }
            default -> {}
        }
    }

    boolean sheet(String sheet) {
        return parts.contains(sheet);
    }

    /** Whether a row, or a column by its letters, is hidden. */
    boolean line(String sheet, String place) {
        return parts.contains(sheet + "\n" + place);
    }
}
