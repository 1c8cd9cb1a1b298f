package cn.suyuan.ui.findings;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.ClauseRow;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;

/** What an auditor can decide about a finding; each decision is one act in the journal. */
final class Decisions {
    private final Session session;
    private final Words words;

    Decisions(Session session) {
        this.session = session;
        this.words = session.words();
    }

    Node buttons(Finding finding) {
        String id = finding.findingId();
        Button accept = Parts.button(
                words.of("findings.accept.button"), "mdi2c-check", () -> session.perform(new Act.Accept(id)), "accent");
        accept.setId("finding-accept");
        accept.setDisable(finding.status() == Finding.Status.ACCEPTED);
        Button withdraw = Parts.button(
                words.of("findings.withdraw.button"),
                "mdi2c-close",
                () -> session.sheets()
                        .text(
                                words.of("findings.withdraw.title"),
                                words.of("findings.withdraw.about"),
                                "",
                                words.of("findings.withdraw.button"),
                                reason -> session.perform(new Act.Withdraw(id, reason))));
        withdraw.setId("finding-withdraw");
        withdraw.setDisable(finding.status() == Finding.Status.WITHDRAWN);
        NonconformityGrade other =
                finding.grade() == NonconformityGrade.SERIOUS ? NonconformityGrade.GENERAL : NonconformityGrade.SERIOUS;
        Button grade = Parts.button(
                words.of("findings.grade.button", words.grade(other)),
                "mdi2s-swap-vertical",
                () -> session.sheets()
                        .text(
                                words.of("findings.grade.title", words.grade(other)),
                                words.of("findings.grade.about"),
                                "",
                                words.of("kit.sheet.ok"),
                                reason -> session.perform(new Act.Regrade(id, other, reason))));
        Button word = Parts.button(
                words.of("findings.word.button"),
                "mdi2p-pencil-outline",
                () -> session.sheets()
                        .text(
                                words.of("findings.word.title"),
                                words.of("findings.word.about"),
                                finding.descriptionZh(),
                                words.of("kit.sheet.ok"),
                                text -> session.perform(new Act.Reword(id, text))));
        Finding.VerificationMode mode = finding.verification() == Finding.VerificationMode.A
                ? Finding.VerificationMode.B
                : Finding.VerificationMode.A;
        Button verification = Parts.button(
                words.of("findings.verification.button", mode.name()),
                "mdi2a-alpha-" + (mode == Finding.VerificationMode.A ? "a" : "b") + "-box-outline",
                () -> session.perform(new Act.ChooseMode(id, mode)));
        return new FlowPane(8, 8, accept, withdraw, grade, word, verification);
    }

    /** Asks for a finding of the auditor's own. */
    void own() {
        ComboBox<String> clause = new ComboBox<>();
        session.current()
                .ifPresent(view -> clause.getItems()
                        .setAll(view.judged().clauses().stream()
                                .map(ClauseRow::clause)
                                .distinct()
                                .toList()));
        clause.setPromptText(words.of("findings.column.clause"));
        ComboBox<NonconformityGrade> grade = new ComboBox<>();
        grade.getItems().setAll(NonconformityGrade.values());
        grade.setValue(NonconformityGrade.GENERAL);
        grade.setConverter(new StringConverter<>() {
            @Override
            public String toString(NonconformityGrade value) {
                return value == null ? "" : words.grade(value);
            }

            @Override
            public NonconformityGrade fromString(String text) {
                return NonconformityGrade.GENERAL;
            }
        });
        ComboBox<Finding.VerificationMode> mode = new ComboBox<>();
        mode.getItems().setAll(Finding.VerificationMode.values());
        mode.setValue(Finding.VerificationMode.A);
        TextArea wording = new TextArea();
        wording.setPromptText(words.of("findings.own.wording"));
        wording.setWrapText(true);
        wording.setPrefRowCount(4);
        TextArea evidence = new TextArea();
        evidence.setPromptText(words.of("findings.own.evidence"));
        evidence.setPrefRowCount(2);
        session.sheets()
                .ask(
                        words.of("findings.own.title"),
                        Parts.column(
                                Parts.text(words.of("findings.own.about"), "muted"),
                                Parts.flow(clause, grade, mode),
                                wording,
                                evidence),
                        words.of("findings.own.save"),
                        () -> {
                            List<String> places = evidence.getText()
                                    .lines()
                                    .map(String::strip)
                                    .filter(line -> !line.isEmpty())
                                    .toList();
                            if (clause.getValue() == null || wording.getText().isBlank() || places.isEmpty()) {
                                return false;
                            }
                            session.perform(new Act.AddFinding(
                                    clause.getValue(),
                                    grade.getValue(),
                                    wording.getText().strip(),
                                    mode.getValue(),
                                    places));
                            return true;
                        });
    }
}
