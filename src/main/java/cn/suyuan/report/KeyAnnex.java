package cn.suyuan.report;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.report.AnnexSection.Column;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.DatumShares;
import cn.suyuan.rule.KeyDevices;
import cn.suyuan.rule.Limit;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Annex: which devices and data were held for key, by which rule, and what the team settled otherwise (clause 7.3). */
final class KeyAnnex {

    private final Wording wording;

    KeyAnnex(Wording wording) {
        this.wording = wording;
    }

    AnnexSection section(JudgedCase judged) {
        CaseView view = judged.view();
        List<Column> columns = List.of(
                new Column(wording.inline("report.column.key_what"), 5),
                new Column(wording.inline("report.column.key_rule"), 3.4f),
                new Column(wording.inline("report.column.key_share"), 1.5f),
                new Column(wording.inline("report.column.key_reason"), 4));
        List<List<String>> rows = new ArrayList<>();
        KeyDevices devices = view.keyDevices();
        for (String no : devices.all()) {
            devices.reason(no).ifPresent(r -> rows.add(device(view, no, r, "")));
        }
        devices.lifted().forEach((no, r) -> rows.add(device(view, no, r, wording.inline("report.key.lifted") + " ")));
        DatumShares shares = view.shares();
        for (String datum : shares.keyData()) {
            String said = shares.marked().getOrDefault(datum, "");
            rows.add(datum(view, datum, said.isEmpty() ? "key.KD" : "key.K5", said));
        }
        shares.lifted()
                .forEach((datum, said) ->
                        rows.add(datum(view, datum, "key.KD", wording.inline("report.key.lifted") + " " + said)));
        String about = wording.text(
                "report.key.about",
                limit(judged, "materiality"),
                limit(judged, "key.footprint_share"),
                limit(judged, "key.carrier_share"),
                limit(judged, "key.floor"),
                limit(judged, "key.datum_share"),
                limit(judged, "key.datum_cumulative"));
        return new AnnexSection(wording.inline("report.key.title"), List.of(about), columns, rows, List.of());
    }

    private static String limit(JudgedCase judged, String name) {
        Limit limit = judged.rulePack().setting(name);
        return percent(OptionalDouble.of(limit.value().doubleValue()));
    }

    private List<String> device(CaseView view, String no, KeyDevices.KeyReason reason, String before) {
        Term what = view.describe(Subject.instrument(no));
        return List.of(
                wording.pick(what.zh(), what.en()),
                word(view, "key." + reason.code()),
                percent(reason.share()),
                before + reason.said());
    }

    private List<String> datum(CaseView view, String datum, String word, String said) {
        Term what = view.describe(new Subject(datum));
        return List.of(
                wording.pick(what.zh(), what.en()),
                word(view, word),
                percent(view.shares().share(datum)),
                said);
    }

    private String word(CaseView view, String key) {
        Term term = view.word(key);
        return wording.pick(term.zh(), term.en());
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble()) : "";
    }
}
