package cn.suyuan.rule;

import cn.suyuan.evidence.DocumentEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether something was really given: a dash, "none" or "to be added" in a cell is not. */
public final class Given {

    private static final Pattern NOTHING = Pattern.compile(
            "[-—–_/\\\\.·…?？*\\s]*|无|暂无|没有|未知|不详|待补|待补充|待定|空|N/?A|null|none|tbd", Pattern.CASE_INSENSITIVE);

    private Given() {}

    /** Whether a cell says something. */
    public static boolean is(String text) {
        return !NOTHING.matcher(text.strip()).matches();
    }

    /**
     * Whether the pack holds a file, named relative to {@code data/} or in full, that came and was not refused; of
     * several separated by semicolons every one.
     */
    public static boolean file(String paths, CaseView view) {
        if (paths.indexOf(';') >= 0) {
            return Arrays.stream(paths.split(";")).allMatch(path -> file(path, view));
        }
        String plain = paths.strip();
        if (plain.isEmpty()) {
            return false;
        }
        for (String name : List.of(plain, "data/" + plain)) {
            if (view.hasFile(name)) {
                return true;
            }
        }
        return false;
    }

    /** The first document whose file came among those that a test picks. */
    public static Optional<DocumentEntry> document(CaseView view, Predicate<DocumentEntry> wanted) {
        return view.facts().tables().documents().stream()
                .filter(wanted)
                .filter(d -> file(d.file(), view))
                .findFirst();
    }
}
