package cn.suyuan.report;

import cn.suyuan.footprint.FootprintEffects;
import cn.suyuan.uncertainty.SimulationCode;
import cn.suyuan.uncertainty.SubmittedWorkbook;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Submitted workbooks and code of simulations as JSON. */
final class SubmittedJson {

    private final BothLanguages words;

    SubmittedJson(BothLanguages words) {
        this.words = words;
    }

    Map<String, Object> workbook(SubmittedWorkbook workbook) {
        return new JsonObject()
                .put("file", workbook.path())
                .put("formulas", workbook.formulas())
                .put("agreeing", workbook.agreeing())
                .put("budget", workbook.budget())
                .put("model", workbook.model().map(m -> m.outputs().get(0).formula()))
                .put("issues", workbook.issues().stream().map(this::issue).toList())
                .map();
    }

    /** What each correction does to the footprint, alone and together. */
    static Map<String, Object> effects(FootprintEffects effects) {
        return new JsonObject()
                .put("submitted", effects.submitted())
                .put("corrected", effects.corrected())
                .put("unit", effects.unit())
                .put("absolute", effects.together())
                .put("relative", effects.togetherRelative())
                .put(
                        "effects",
                        effects.effects().stream()
                                .map(e -> new JsonObject()
                                        .put("datum", e.correction().reference())
                                        .put("basis", e.correction().basis())
                                        .put("symbol", e.symbol())
                                        .put("submitted", e.correction().submitted())
                                        .put("right", e.correction().right())
                                        .put("absolute", e.absolute())
                                        .put("relative", e.relative())
                                        .map())
                                .toList())
                .put(
                        "other_findings",
                        effects.others().stream()
                                .map(e -> new JsonObject()
                                        .put("finding", e.finding())
                                        .put("absolute", e.absolute())
                                        .put("relative", e.relative())
                                        .map())
                                .toList())
                .map();
    }

    private Object issue(SubmittedWorkbook.CellIssue issue) {
        String code = issue.kind().name().toLowerCase(Locale.ROOT);
        JsonObject object = new JsonObject()
                .put("code", code)
                .put("fault", issue.kind().fault())
                .put("sheet", issue.sheet())
                .put("cell", issue.cell())
                .put("shown", issue.shown())
                .put("computed", issue.computed())
                .put("formula", issue.formula());
        return words.put(object, "uncertainty.workbook." + code, arguments(issue))
                .map();
    }

    /** Place, shown, computed, formula: the arguments of the wording. */
    static List<String> arguments(SubmittedWorkbook.CellIssue issue) {
        String place = issue.cell().isEmpty() ? issue.sheet() : issue.sheet() + "!" + issue.cell();
        return List.of(place, issue.shown(), issue.computed(), issue.formula());
    }

    Map<String, Object> code(SimulationCode code) {
        return new JsonObject()
                .put("file", code.path())
                .put("language", code.language().name().toLowerCase(Locale.ROOT))
                .put("marks", code.marks().stream().map(SubmittedJson::mark).toList())
                .put("remarks", code.remarks().stream().map(this::remark).toList())
                .map();
    }

    private static Object mark(SimulationCode.Mark mark) {
        return new JsonObject()
                .put("kind", mark.kind().name().toLowerCase(Locale.ROOT))
                .put("line", mark.line())
                .put("value", mark.value())
                .map();
    }

    private Object remark(SimulationCode.Remark remark) {
        String code = remark.doubt().name().toLowerCase(Locale.ROOT);
        JsonObject object = new JsonObject().put("code", code).put("line", remark.line());
        return words.put(object, "uncertainty.code." + code, remark.arguments()).map();
    }
}
