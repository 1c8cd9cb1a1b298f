package cn.suyuan.ui.findings;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.ClauseRow;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.util.StringConverter;

/** Asks for a finding of the auditor's own, or a remark, from scratch or from an advice of the checks. */
final class OwnSheet {
    private final Session session;
    private final Words words;
    private final ComboBox<String> clause = new ComboBox<>();
    private final ComboBox<NonconformityGrade> grade = new ComboBox<>();
    private final ComboBox<Finding.VerificationMode> mode = new ComboBox<>();
    private final ComboBox<Observation> advice = new ComboBox<>();
    private final CheckBox remark = new CheckBox();
    private final TextArea wording = Sheet.area("own-wording", "", 4);
    private final EvidenceLines evidence;

    OwnSheet(Session session, CaseView view) {
        this.session = session;
        this.words = session.words();
        this.evidence = new EvidenceLines(words, view);
        clause.setId("own-clause");
        clause.getItems()
                .setAll(view.judged().clauses().stream()
                        .map(ClauseRow::clause)
                        .distinct()
                        .toList());
        clause.setPromptText(words.of("findings.column.clause"));
        grade.getItems().setAll(NonconformityGrade.values());
        grade.setConverter(shown(words::grade));
        grade.setValue(NonconformityGrade.GENERAL);
        mode.getItems().setAll(Finding.VerificationMode.values());
        mode.setValue(Finding.VerificationMode.A);
        grade.valueProperty()
                .addListener((property, before, now) -> mode.setValue(
                        now == NonconformityGrade.SERIOUS ? Finding.VerificationMode.B : Finding.VerificationMode.A));
        remark.setText(words.of("findings.own.remark"));
        remark.setId("own-remark");
        wording.setPromptText(words.of("findings.own.wording"));
        advice.setPromptText(words.of("findings.own.from"));
        advice.setMaxWidth(460);
        advice.setConverter(shown(o -> o.clause() + "  "
                + words.pick(o.statement().messageZh(), o.statement().messageEn())));
        advice.getItems()
                .setAll(view.judged().observations().stream()
                        .filter(o -> o.advisory() && o.verdict() == Verdict.NOT_MET)
                        .toList());
        advice.setVisible(!advice.getItems().isEmpty());
        advice.setManaged(advice.isVisible());
        advice.valueProperty().addListener((property, before, now) -> take(now));
    }

    void ask() {
        TemplateForm form = new TemplateForm(words, wording, Map.of());
        Label trouble = Sheet.trouble();
        session.sheets()
                .ask(
                        words.of("findings.own.title"),
                        Parts.column(
                                Parts.text(words.of("findings.own.about"), "muted"),
                                Parts.flow(clause, grade, mode, remark),
                                advice,
                                form.node(),
                                wording,
                                evidence.node(),
                                trouble),
                        words.of("findings.own.save"),
                        () -> save(trouble));
        clause.requestFocus();
    }

    private void take(Observation observation) {
        clause.setValue(observation.clause());
        wording.setText(words.pick(
                observation.statement().messageZh(), observation.statement().messageEn()));
        remark.setSelected(true);
    }

    private boolean save(Label trouble) {
        if (new Sheet(session).open(wording.getText(), trouble)) {
            return false;
        }
        List<EvidenceReference> references = evidence.references();
        Observation from = advice.getValue();
        boolean grounded = from != null || !references.isEmpty();
        if (clause.getValue() == null || wording.getText().isBlank() || !grounded) {
            Sheet.tell(trouble, words.of("findings.own.wanting"));
            return false;
        }
        session.perform(new Act.AddFinding(
                List.of(clause.getValue()),
                grade.getValue(),
                wording.getText().strip(),
                mode.getValue(),
                from == null ? List.of() : List.of(from.key()),
                references,
                remark.isSelected()));
        return true;
    }

    private static <T> StringConverter<T> shown(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException(typed);
            }
        };
    }
}
