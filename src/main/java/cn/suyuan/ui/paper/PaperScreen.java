package cn.suyuan.ui.paper;

import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.PaperView.IssuedReport;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.PagesView;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The record as it will print; issue, sign, confirm or refuse, export. */
public final class PaperScreen implements ScreenView {
    private static final List<String> KEYS = List.of("*.p12", "*.pfx");
    private final Session session;
    private final Words words;
    private final StackPane pages = new StackPane();
    private final VBox side = new VBox(14);
    private final Node node;
    private String shown = "";

    public PaperScreen(Session session) {
        this.session = session;
        this.words = session.words();
        side.setPrefWidth(300);
        side.setMinWidth(270);
        pages.setId("report-pages");
        pages.getStyleClass().add("preview");
        HBox split = new HBox(14, Parts.grow(pages), Parts.scroll(side));
        VBox page = new VBox(10, Parts.text(words.of("screen.paper"), "title"), Parts.grow(split));
        page.getStyleClass().add("page");
        node = page;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        Optional<IssuedReport> report = view.paper().report();
        side.getChildren().setAll(issue(view, report));
        report.ifPresent(issued -> {
            side.getChildren().addAll(sign(issued), confirm(issued), export());
            if (!shown.equals(issued.sm3())) {
                shown = issued.sm3();
                pages.getChildren().setAll(Parts.empty("mdi2t-timer-sand", words.of("paper.drawing")));
                session.tasks()
                        .look(
                                progress -> session.desk().reportPages(),
                                images -> pages.getChildren().setAll(new PagesView(images).node()));
            }
        });
        if (report.isEmpty()) {
            shown = "";
            pages.getChildren()
                    .setAll(Parts.empty(
                            "mdi2f-file-document-outline",
                            words.of("paper.none", view.standingFindings().size()),
                            issueButton("paper.issue.button")));
        }
    }

    private Button issueButton(String key) {
        Button button = Parts.button(
                words.of(key),
                "mdi2f-file-document-edit-outline",
                () -> session.perform(new Act.IssueReport()),
                "accent");
        button.setId("report-issue");
        return button;
    }

    private Node issue(CaseView view, Optional<IssuedReport> report) {
        long drafts = view.judged().findings().stream()
                .filter(f -> f.status() == cn.suyuan.finding.Finding.Status.DRAFT)
                .count();
        VBox card = Parts.card(words.of("paper.issue.title"));
        if (drafts > 0) {
            card.getChildren().add(Parts.text(words.of("paper.issue.drafts", drafts), Tone.WARNING.styleClass()));
        }
        report.ifPresent(issued -> {
            List<Field> fields = new ArrayList<>();
            fields.add(new Field(words.of("paper.field.issued"), issued.issued()));
            fields.add(new Field("SM3", issued.sm3()));
            card.getChildren().addAll(Parts.fields(fields), issueButton("paper.issue.again"));
        });
        if (report.isEmpty()) {
            card.getChildren().add(Parts.text(words.of("paper.issue.about"), "muted"));
        }
        return card;
    }

    private Node sign(IssuedReport issued) {
        VBox card = Parts.card(words.of("paper.sign.title"));
        if (issued.signers().isEmpty()) {
            card.getChildren().add(Parts.badge(new Mark(Tone.NEUTRAL, words.of("paper.sign.none"))));
        }
        issued.signers().forEach(signer -> card.getChildren().add(Parts.badge(new Mark(Tone.GOOD, signer))));
        Button auditor = Parts.button(words.of("paper.sign.auditor"), "mdi2d-draw-pen", () -> sign(false), "accent");
        auditor.setId("report-sign");
        Button representative = Parts.button(words.of("paper.sign.representative"), "mdi2d-draw-pen", () -> sign(true));
        representative.setId("report-sign-representative");
        card.getChildren().addAll(auditor, representative, Parts.text(words.of("paper.sign.about"), "muted"));
        return card;
    }

    private void sign(boolean representative) {
        session.files()
                .open(words.of("paper.sign.choose"), KEYS)
                .ifPresent(key -> session.sheets()
                        .secret(
                                words.of("paper.sign.secret", String.valueOf(key.getFileName())),
                                words.of("paper.sign.wiped"),
                                false,
                                secret -> session.perform(
                                        new Act.SignReport(key, secret, representative),
                                        view -> session.tell(words.of("paper.sign.done")))));
    }

    private Node confirm(IssuedReport issued) {
        VBox card = Parts.card(words.of("paper.confirm.title"));
        Tone tone = switch (issued.confirmation()) {
            case "confirmed" -> Tone.GOOD;
            case "refused" -> Tone.WARNING;
            default -> Tone.NEUTRAL;
        };
        card.getChildren().add(Parts.badge(new Mark(tone, words.of("paper.confirm." + issued.confirmation()))));
        if (!issued.refusal().isBlank()) {
            card.getChildren().add(Parts.text(words.of("paper.confirm.reason", issued.refusal())));
        }
        card.getChildren()
                .add(Parts.flow(
                        Parts.button(
                                words.of("paper.confirm.yes"),
                                "mdi2c-checkbox-marked-outline",
                                () -> session.perform(new Act.Confirm(true, ""))),
                        Parts.button(
                                words.of("paper.confirm.no"),
                                "mdi2c-close-box-outline",
                                () -> session.sheets()
                                        .text(
                                                words.of("paper.confirm.no"),
                                                words.of("paper.confirm.about"),
                                                "",
                                                words.of("kit.sheet.ok"),
                                                reason -> session.perform(new Act.Confirm(false, reason))))));
        return card;
    }

    private Node export() {
        return Parts.card(
                words.of("paper.export.title"),
                Parts.text(words.of("paper.export.about"), "muted"),
                Parts.button(
                        words.of("paper.export.button"),
                        "mdi2e-export",
                        () -> session.files()
                                .folder(words.of("paper.export.button"))
                                .ifPresent(folder -> session.tasks()
                                        .act(
                                                "task.export",
                                                progress -> session.desk().export(folder),
                                                files -> session.tell(words.of("paper.export.done", files))))));
    }
}
