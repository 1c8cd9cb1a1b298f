package cn.suyuan.ui.findings;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;

/** What an auditor can decide about a finding, by button or by key; each decision is one act in the journal. */
final class Decisions {
    private final Session session;
    private final Words words;
    private final Sheet sheet;

    Decisions(Session session) {
        this.session = session;
        this.words = session.words();
        this.sheet = new Sheet(session);
    }

    /** The buttons of a finding; the letter of each stands in its tooltip and on the key line. */
    Node buttons(Finding finding, List<Finding> picked) {
        FlowPane buttons = new FlowPane(8, 8);
        boolean stands = finding.stands();
        Button accept = button(
                stands ? "findings.accept.button" : "findings.restore.button",
                "mdi2c-check",
                "A",
                () -> accept(finding),
                "accent");
        accept.setId("finding-accept");
        accept.setDisable(finding.status() == Finding.Status.ACCEPTED);
        Button withdraw = button("findings.withdraw.button", "mdi2c-close", "W", () -> withdraw(finding));
        withdraw.setId("finding-withdraw");
        withdraw.setDisable(finding.status() == Finding.Status.WITHDRAWN);
        Button grade = button("findings.grade.button", "mdi2s-swap-vertical", "G", () -> grade(finding));
        grade.setText(words.of("findings.grade.button", words.grade(other(finding))));
        grade.setId("finding-grade");
        Button word = button("findings.word.button", "mdi2p-pencil-outline", "E", () -> sheet.word(finding));
        word.setId("finding-word");
        Button clauses =
                button("findings.clauses.button", "mdi2f-format-list-checks", "C", () -> sheet.clauses(finding));
        clauses.setId("finding-clauses");
        Button mode = button("findings.verification.button", modeIcon(finding), "V", () -> mode(finding));
        mode.setText(words.of("findings.verification.button", otherMode(finding).name()));
        mode.setId("finding-mode");
        Button evidence = button("findings.evidence.button", "mdi2p-paperclip", "L", () -> sheet.evidence(finding));
        evidence.setId("finding-evidence");
        Button merge = button("findings.merge.button", "mdi2c-call-merge", "M", () -> sheet.merge(finding, picked));
        merge.setId("finding-merge");
        merge.setDisable(!stands);
        Button split = button("findings.split.button", "mdi2c-call-split", "S", () -> sheet.split(finding));
        split.setId("finding-split");
        split.setDisable(finding.observationKeys().size() < 2);
        Button observe = button("findings.observe.button", "mdi2e-eye-outline", "O", () -> observe(finding));
        observe.setId("finding-observe");
        observe.setDisable(finding.status() == Finding.Status.OBSERVED);
        Button review =
                button("findings.review.button", "mdi2a-account-check-outline", "R", () -> sheet.review(finding));
        review.setId("finding-review");
        buttons.getChildren()
                .addAll(accept, withdraw, grade, word, clauses, mode, evidence, merge, split, observe, review);
        return buttons;
    }

    /** Does what a key means; false where it means nothing here. */
    boolean key(KeyCode code, Finding finding, List<Finding> picked) {
        switch (code) {
            case A -> accept(finding);
            case W -> withdraw(finding);
            case G -> grade(finding);
            case E -> sheet.word(finding);
            case C -> sheet.clauses(finding);
            case V -> mode(finding);
            case L -> sheet.evidence(finding);
            case M -> sheet.merge(finding, picked);
            case S -> sheet.split(finding);
            case O -> observe(finding);
            case R -> sheet.review(finding);
            default -> {
                return false;
            }
        }
        return true;
    }

    private Button button(String key, String icon, String letter, Runnable act, String... classes) {
        Button button = Parts.button(words.of(key, ""), icon, act, classes);
        button.setTooltip(new Tooltip(words.of(key, "") + "  " + letter));
        return button;
    }

    private void accept(Finding finding) {
        if (finding.status() != Finding.Status.ACCEPTED) {
            session.perform(new Act.Accept(finding.findingId()));
        }
    }

    private void withdraw(Finding finding) {
        if (finding.status() != Finding.Status.WITHDRAWN) {
            session.sheets()
                    .text(
                            words.of("findings.withdraw.title"),
                            words.of("findings.withdraw.about"),
                            "",
                            words.of("findings.withdraw.button"),
                            reason -> session.perform(new Act.Withdraw(finding.findingId(), reason)));
        }
    }

    private void observe(Finding finding) {
        if (finding.status() != Finding.Status.OBSERVED) {
            session.sheets()
                    .text(
                            words.of("findings.observe.title"),
                            words.of("findings.observe.about"),
                            "",
                            words.of("findings.observe.button"),
                            reason -> session.perform(new Act.MakeRemark(finding.findingId(), reason)));
        }
    }

    private void grade(Finding finding) {
        NonconformityGrade other = other(finding);
        session.sheets()
                .text(
                        words.of("findings.grade.title", words.grade(other)),
                        words.of("findings.grade.about"),
                        "",
                        words.of("kit.sheet.ok"),
                        reason -> session.perform(new Act.Regrade(finding.findingId(), other, reason)));
    }

    private void mode(Finding finding) {
        session.perform(new Act.ChooseMode(finding.findingId(), otherMode(finding)));
    }

    private static NonconformityGrade other(Finding finding) {
        return finding.grade() == NonconformityGrade.SERIOUS ? NonconformityGrade.GENERAL : NonconformityGrade.SERIOUS;
    }

    private static Finding.VerificationMode otherMode(Finding finding) {
        return finding.verification() == Finding.VerificationMode.A
                ? Finding.VerificationMode.B
                : Finding.VerificationMode.A;
    }

    private static String modeIcon(Finding finding) {
        return "mdi2a-alpha-" + (otherMode(finding) == Finding.VerificationMode.A ? "a" : "b") + "-box-outline";
    }

    /** Asks for a finding of the auditor's own. */
    void own() {
        sheet.own();
    }
}
