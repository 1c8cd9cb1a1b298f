package cn.suyuan.ui.findings;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.Observation;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.ClauseRow;
import cn.suyuan.ui.kit.CheckList;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;

/** The longer questions about a finding: words, clauses, evidence, merging, splitting, review. */
final class Sheet {
    private final Session session;
    private final Words words;

    Sheet(Session session) {
        this.session = session;
        this.words = session.words();
    }

    void own() {
        session.current().ifPresent(view -> new OwnSheet(session, view).ask());
    }

    /** Words of a finding, by hand or by template, in Chinese and, where wanted, in English. */
    void word(Finding finding) {
        session.current().ifPresent(view -> {
            TextArea zh = area("sheet-text", finding.descriptionZh(), 6);
            TextArea en = area("sheet-english", "", 2);
            en.setPromptText(words.of("findings.word.english"));
            TemplateForm form = new TemplateForm(words, zh, TemplateForm.known(view, finding, words));
            Label trouble = trouble();
            session.sheets()
                    .ask(
                            words.of("findings.word.title"),
                            Parts.column(
                                    Parts.text(words.of("findings.word.about"), "muted"), form.node(), zh, en, trouble),
                            words.of("kit.sheet.ok"),
                            () -> {
                                String text = zh.getText().strip();
                                if (open(text, trouble) || text.isEmpty()) {
                                    return false;
                                }
                                session.perform(new Act.Reword(
                                        finding.findingId(), text, en.getText().strip()));
                                return true;
                            });
            zh.requestFocus();
        });
    }

    /** Whether blanks are open; says which. */
    boolean open(String text, Label trouble) {
        List<String> blanks = WordingTemplate.open(text);
        if (!blanks.isEmpty()) {
            tell(trouble, words.of("findings.template.open", String.join(words.of("kit.list.separator"), blanks)));
        }
        return !blanks.isEmpty();
    }

    void clauses(Finding finding) {
        session.current().ifPresent(view -> {
            CheckList list = new CheckList(clauseLabels(view, finding.clauses()), Set.copyOf(finding.clauses()));
            Label trouble = trouble();
            session.sheets()
                    .ask(
                            words.of("findings.clauses.title"),
                            Parts.column(Parts.text(words.of("findings.clauses.about"), "muted"), list.node(), trouble),
                            words.of("kit.sheet.ok"),
                            () -> {
                                if (list.ticked().isEmpty()) {
                                    tell(trouble, words.of("findings.choose.one"));
                                    return false;
                                }
                                session.perform(new Act.AssignClauses(finding.findingId(), list.ticked()));
                                return true;
                            });
            list.focus();
        });
    }

    /** Every clause once, with the words of its first requirement. */
    Map<String, String> clauseLabels(CaseView view, List<String> chosen) {
        Map<String, String> labels = new LinkedHashMap<>();
        chosen.forEach(clause -> labels.put(clause, clause));
        for (ClauseRow row : view.judged().clauses()) {
            labels.merge(
                    row.clause(),
                    row.clause() + "  " + words.pick(row.quote()),
                    (before, now) -> before.contains("  ") ? before : now);
        }
        return labels;
    }

    void evidence(Finding finding) {
        session.current().ifPresent(view -> {
            EvidenceLines lines = new EvidenceLines(words, view);
            session.sheets()
                    .ask(
                            words.of("findings.evidence.title"),
                            Parts.column(Parts.text(words.of("findings.evidence.about"), "muted"), lines.node()),
                            words.of("kit.sheet.ok"),
                            () -> {
                                List<EvidenceReference> references = lines.references();
                                if (references.isEmpty()) {
                                    return false;
                                }
                                session.perform(new Act.AttachEvidence(finding.findingId(), references));
                                return true;
                            });
            lines.focus();
        });
    }

    /** Findings that are picked beside this one are ticked beforehand. */
    void merge(Finding finding, List<Finding> picked) {
        List<Finding> others = session.current().map(CaseView::standingFindings).orElse(List.of()).stream()
                .filter(f -> !f.findingId().equals(finding.findingId()))
                .toList();
        if (others.isEmpty() || !finding.stands()) {
            session.remind(words.of("findings.merge.none"));
            return;
        }
        Map<String, String> labels = new LinkedHashMap<>();
        others.forEach(f -> labels.put(f.findingId(), label(f)));
        Set<String> ticked = picked.stream().map(Finding::findingId).collect(Collectors.toSet());
        CheckList list = new CheckList(labels, ticked);
        Label trouble = trouble();
        session.sheets()
                .ask(
                        words.of("findings.merge.title", finding.no()),
                        Parts.column(Parts.text(words.of("findings.merge.about"), "muted"), list.node(), trouble),
                        words.of("findings.merge.button"),
                        () -> {
                            if (list.ticked().isEmpty()) {
                                tell(trouble, words.of("findings.choose.one"));
                                return false;
                            }
                            session.perform(new Act.MergeFindings(finding.findingId(), list.ticked()));
                            return true;
                        });
        list.focus();
    }

    void split(Finding finding) {
        Map<String, String> labels = new LinkedHashMap<>();
        session.current()
                .ifPresent(view -> finding.observationKeys().stream()
                        .map(view::observation)
                        .flatMap(Optional::stream)
                        .forEach(o -> labels.putIfAbsent(o.key(), text(o))));
        if (labels.size() < 2) {
            session.remind(words.of("findings.split.none"));
            return;
        }
        CheckList list = new CheckList(labels, Set.of());
        Label trouble = trouble();
        session.sheets()
                .ask(
                        words.of("findings.split.title", finding.no() == 0 ? "—" : finding.no()),
                        Parts.column(Parts.text(words.of("findings.split.about"), "muted"), list.node(), trouble),
                        words.of("findings.split.button"),
                        () -> {
                            int ticked = list.ticked().size();
                            if (ticked == 0 || ticked == list.size()) {
                                tell(trouble, words.of("findings.choose.wanting"));
                                return false;
                            }
                            session.perform(new Act.SplitFinding(finding.findingId(), list.ticked()));
                            return true;
                        });
        list.focus();
    }

    void review(Finding finding) {
        RadioButton agree = new RadioButton(words.of("findings.review.agree"));
        RadioButton giveBack = new RadioButton(words.of("findings.review.return"));
        agree.setId("review-agree");
        giveBack.setId("review-return");
        ToggleGroup group = new ToggleGroup();
        agree.setToggleGroup(group);
        giveBack.setToggleGroup(group);
        agree.setSelected(true);
        TextArea note = area("sheet-text", "", 3);
        note.setPromptText(words.of("findings.review.note"));
        session.sheets()
                .ask(
                        words.of("findings.review.title", finding.no() == 0 ? "—" : finding.no()),
                        Parts.column(
                                Parts.text(words.of("findings.review.about"), "muted"),
                                Parts.row(agree, giveBack),
                                note),
                        words.of("kit.sheet.ok"),
                        () -> {
                            if (giveBack.isSelected() && note.getText().isBlank()) {
                                note.getStyleClass().add("wanting");
                                return false;
                            }
                            session.perform(new Act.Review(
                                    finding.findingId(),
                                    agree.isSelected(),
                                    note.getText().strip()));
                            return true;
                        });
        agree.requestFocus();
    }

    private String label(Finding finding) {
        String text =
                words.pick(finding.descriptionZh(), finding.descriptionEn()).replace('\n', ' ');
        return words.of("findings.title", finding.no(), String.join(words.of("kit.list.separator"), finding.clauses()))
                + "  " + text.substring(0, Math.min(80, text.length()));
    }

    private String text(Observation observation) {
        return observation.clause() + "  "
                + words.pick(
                        observation.statement().messageZh(),
                        observation.statement().messageEn());
    }

    static TextArea area(String id, String text, int rows) {
        TextArea area = new TextArea(text);
        area.setId(id);
        area.setWrapText(true);
        area.setPrefRowCount(rows);
        return area;
    }

    static Label trouble() {
        Label label = Parts.text("", "tone-bad");
        label.setVisible(false);
        label.setManaged(false);
        return label;
    }

    static void tell(Label trouble, String text) {
        trouble.setText(text);
        trouble.setVisible(true);
        trouble.setManaged(true);
    }
}
