package cn.suyuan.cli;

import cn.suyuan.app.WorkbenchException;
import cn.suyuan.rule.AuditTeam;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A team as a text file, one member a line: {@code name,role,independence,confidentiality,clauses}; role is lead,
 * auditor, expert or observer; the declarations are yes or no; clauses are separated by {@code ;}, {@code *} for all.
 */
final class TeamFile {

    private static final List<String> ROLES = List.of("lead", "auditor", "expert", "observer");
    private static final List<String> YES = List.of("yes", "是", "true", "1");

    private TeamFile() {}

    static AuditTeam read(Path file) throws WorkbenchException {
        try {
            List<AuditTeam.Member> members = new ArrayList<>();
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                String text = line.strip().replace("\uFEFF", "");
                if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith("name,")) {
                    members.add(member(text.split(",", -1), file, number));
                }
            }
            return new AuditTeam(members);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()));
        }
    }

    private static AuditTeam.Member member(String[] cells, Path file, int line) throws WorkbenchException {
        if (cells.length < 2 || !ROLES.contains(cells[1].strip())) {
            throw new WorkbenchException(
                    "cli.team.bad_line", List.of(file.toString(), Integer.toString(line), String.join(" ", ROLES)));
        }
        return new AuditTeam.Member(
                cells[0].strip(),
                cells[1].strip(),
                cells.length > 2 && YES.contains(cells[2].strip()),
                cells.length > 3 && YES.contains(cells[3].strip()),
                cells.length > 4 ? List.of(cells[4].strip().split(";", -1)) : List.of("*"));
    }
}
