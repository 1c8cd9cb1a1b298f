package cn.suyuan.app;

import cn.suyuan.app.AmendmentWork.Amendment;
import cn.suyuan.app.AmendmentWork.TouchedFinding;
import cn.suyuan.evidence.PackChange;
import cn.suyuan.report.JsonReport;
import cn.suyuan.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import into a case answers on the command line.
 *
 * @param number number of the delivery
 * @param standing findings that stand now
 * @param language language of descriptions
 */
record AmendmentAnswer(int number, int standing, Language language) {

    Answer of(Optional<Amendment> amendment) {
        List<List<String>> lines = new ArrayList<>();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("delivery", number);
        List<Map<String, ?>> changes = new ArrayList<>();
        List<Map<String, ?>> findings = new ArrayList<>();
        if (amendment.isPresent()) {
            Amendment made = amendment.get();
            String relation = made.after().relation().map(r -> r.wireName()).orElse("replaces");
            members.put("relation", relation);
            lines.add(List.of(
                    "cli.amend." + relation,
                    Integer.toString(number),
                    made.after().container(),
                    made.before().container()));
            for (PackChange change : made.changes()) {
                lines.add(IntakeWork.line(change));
                changes.add(IntakeWork.members(change));
            }
            lines.add(
                    List.of("cli.change.total", Integer.toString(made.changes().size())));
            for (TouchedFinding touched : made.findings()) {
                lines.add(line(touched));
                findings.add(members(touched));
            }
        }
        lines.add(List.of("cli.amend.standing", Integer.toString(standing)));
        members.put("changes", changes);
        members.put("findings", findings);
        members.put("standing", standing);
        return new Answer(JsonReport.object(members), lines, standing > 0);
    }

    private List<String> line(TouchedFinding touched) {
        return List.of(
                "cli.amend.finding." + touched.state().word(),
                touched.finding().no() == 0
                        ? touched.finding().findingId()
                        : Integer.toString(touched.finding().no()),
                String.join("、", touched.finding().clauses()),
                language == Language.EN
                        ? touched.finding().descriptionEn()
                        : touched.finding().descriptionZh(),
                Integer.toString(touched.changes().size()));
    }

    private static Map<String, Object> members(TouchedFinding touched) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("finding", touched.finding().findingId());
        members.put("state", touched.state().word());
        members.put("clauses", touched.finding().clauses());
        members.put("description", touched.finding().descriptionZh());
        members.put("changes", touched.changes());
        return members;
    }
}
